import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { followOneAnother } from '../../core/domain/blocks/chart-columns.ts';
import { formatNumber } from '../../core/domain/statistics/format-number.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { secondAxis } from './layout.ts';
import { tickDecimals } from './numbers.ts';

type Series = ChartSpecification['series'][number];

/** The chart in words: its kind, range, and what each series does from its first to its last value. */
export function describeChart(spec: ChartSpecification, t: Translate): string {
  const type = t(`paper:chart.${spec.type}`);
  const from = spec.periods[0] ?? '';
  const to = spec.periods.at(-1) ?? '';
  const isCourse = followOneAnother(spec.periods);
  const list = (items: readonly string[]): string => items.join(t('paper:listSeparator'));
  const parts = [
    from === to
      ? t('paper:chart.summaryOne', { type, title: spec.title, period: to })
      : isCourse
        ? t('paper:chart.summary', { type, title: spec.title, from, to })
        : t('paper:chart.summaryOne', { type, title: spec.title, period: list(spec.periods) }),
  ];
  if (spec.unit !== null) parts.push(t('paper:chart.unit', { unit: spec.unit }));
  if (spec.type === 'pyramid') parts.push(...pyramidSides(spec, t));
  else if (spec.type === 'bar' && spec.series.length > 2) parts.push(extremes(spec, t));
  else if (isCourse || from === to) parts.push(...spec.series.map((series) => course(series, t)));
  // Between columns that do not follow one another nothing rises or falls.
  else {
    parts.push(
      ...spec.series.map((series) =>
        t('paper:chart.single', { label: series.label, value: list(valuesByColumn(spec, series)) }),
      ),
    );
  }
  for (const series of spec.series) {
    if (series.values.includes(null)) {
      parts.push(t(isCourse ? 'paper:chart.missing' : 'paper:chart.missingColumn', { label: series.label }));
    }
  }
  return parts.join('').trim();
}

/** Of 男 and of 女 the age with the most people. */
function pyramidSides(spec: ChartSpecification, t: Translate): string[] {
  return spec.periods.flatMap((side, at) => {
    const known = spec.series.filter(({ values }) => (values[at] ?? null) !== null);
    const [most] = known.toSorted((a, b) => (b.values[at] ?? 0) - (a.values[at] ?? 0));
    if (most === undefined) return [];
    const value = formatNumber(most.values[at] ?? 0, most.decimals);
    return [t('paper:chart.pyramidSide', { side, label: most.label, value })];
  });
}

function valuesByColumn({ periods }: ChartSpecification, { values, decimals }: Series): string[] {
  return values.flatMap((value, index) =>
    value === null ? [] : [`${periods[index] ?? ''} ${formatNumber(value, decimals)}`],
  );
}

function course(series: Series, t: Translate): string {
  const known = series.values.filter((value) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return '';
  const words = {
    label: series.label,
    first: formatNumber(first, series.decimals),
    last: formatNumber(last, series.decimals),
  };
  if (known.length === 1) return t('paper:chart.single', { label: series.label, value: words.last });
  if (last === first) return t('paper:chart.same', words);
  return last > first ? t('paper:chart.rise', words) : t('paper:chart.fall', words);
}

function extremes(spec: ChartSpecification, t: Translate): string {
  const known = spec.series.filter((series) => (series.values.at(-1) ?? null) !== null);
  const sorted = known.toSorted((a, b) => (b.values.at(-1) ?? 0) - (a.values.at(-1) ?? 0));
  const largest = sorted[0];
  const smallest = sorted.at(-1);
  if (largest === undefined || smallest === undefined) return '';
  return t('paper:chart.largest', {
    period: spec.periods.at(-1) ?? '',
    label: largest.label,
    value: formatNumber(largest.values.at(-1) ?? 0, largest.decimals),
    smallLabel: smallest.label,
    smallValue: formatNumber(smallest.values.at(-1) ?? 0, smallest.decimals),
  });
}

/** The values drawn, as a table: a row per series, a column per period; a missing value is named, never zero. */
export function chartTable(
  spec: ChartSpecification,
  t: Translate,
): { head: string[]; rows: { label: string; values: string[] }[] } {
  const total = spec.total === null ? [] : [{ ...spec.total, decimals: spec.series[0]?.decimals ?? 0 }];
  return {
    head: [t('paper:chart.item'), ...spec.periods],
    rows: [...spec.series, ...total].map((series) => ({
      label: series.label,
      values: series.values.map((value) =>
        value === null ? t('paper:chart.noValue') : formatNumber(value, series.decimals),
      ),
    })),
  };
}

/** What stands beside the title of a figure: unit, where the axis starts, and what the table has and the chart has not. */
export function chartNotes(spec: ChartSpecification, axisStart: number | null, t: Translate): string[] {
  const notes: string[] = [];
  const from = axisStart === null ? null : formatNumber(axisStart, spec.series[0]?.decimals ?? 0);
  if (spec.unit !== null) notes.push(t('paper:unit', { unit: spec.unit }));
  if (from !== null) {
    notes.push(
      spec.unit === null
        ? t('paper:axisFrom', { value: from })
        : t('paper:axisFromUnit', { value: from, unit: spec.unit }),
    );
  }
  const second = secondAxis(spec);
  if (second?.shown === true && second.scale.min !== 0) {
    const value = formatNumber(second.scale.min, tickDecimals(second.scale));
    notes.push(t('paper:secondAxisFrom', { value }));
  }
  const list = (items: readonly string[]): string => items.join(t('paper:listSeparator'));
  const provisional = spec.periods.filter((_, index) => spec.provisional[index] === true);
  if (provisional.length > 0 && provisional.length < spec.periods.length) {
    notes.push(t('paper:provisionalPeriods', { items: list(provisional) }));
  }
  if (spec.omittedSeries.length > 0) notes.push(t('paper:notDrawn', { items: list(spec.omittedSeries) }));
  if (spec.omittedPeriods.length > 0) {
    notes.push(t('paper:notDrawnPeriods', { items: list(spec.omittedPeriods) }));
  }
  return notes;
}
