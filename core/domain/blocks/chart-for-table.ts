import { computedMark, computedSeries } from '../statistics/compute.ts';
import { unitOfLabel } from '../statistics/read-value.ts';
import type { ChartChoice, StatisticsSeries, StatisticsTable } from '../statistics/statistics-content.ts';
import { inTimeOrder } from '../statistics/time-order.ts';
import type { ChartSpecification } from './block.ts';
import { areSharesOfWhole, areSteps, followOneAnother, ofOneKind, ofOneMeasure } from './chart-columns.ts';
import { chartTitle, decimalsIn, unitOfLine } from './chart-words.ts';
import { pyramidForTable } from './pyramid.ts';
import { isSumLabel } from './to-blocks/parts.ts';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly unit: string | null;
  readonly decimals: number;
  /** Values of the periods that are drawn. */
  readonly values: readonly (number | null)[];
}

/** Series whose medians lie further apart than this are not readable against one axis. */
const READABLE_RATIO = 12;

interface Drawing {
  readonly type: ChartSpecification['type'];
  readonly main: readonly Row[];
  /** Against the right-hand axis. */
  readonly second: readonly Row[];
}

/**
 * The chart a careful reader would draw of the table, or null where nothing can be compared.
 * Series over time become lines or columns, parts that add up to a printed total a stacked bar, many rows of one to
 * three periods horizontal bars, ages by 男 and 女 a population pyramid. Totals are not drawn beside their parts, nor rates beside counts on the same axis;
 * what is left out is named. A missing value stays missing. What a person has decided (`table.chart`) goes before.
 * @param tables all tables of the paper, for computed rows that a person wants drawn
 */
export function chartForTable(
  table: StatisticsTable,
  tables: readonly StatisticsTable[] = [table],
): ChartSpecification | null {
  if (table.chart?.type === 'none') return null;
  const pyramid = wantsPyramid(table) ? pyramidForTable(table, table.chart?.series) : null;
  if (pyramid !== null) {
    return table.chart?.figures == null ? pyramid : { ...pyramid, figures: table.chart.figures };
  }
  const kept = keptPeriods(table);
  const chart = drawnChart(table, tables, kept);
  // More bars than a page holds say less than those of the latest year.
  const isCrowded = chart?.type === 'bar' && chart.series.length * kept.length > mostBars;
  return isCrowded && table.chart?.type !== 'bar' && followOneAnother(chart.periods)
    ? drawnChart(table, tables, kept.slice(-1))
    : chart;
}

/** Ages by 男 and 女 are a pyramid, unless a person wants another chart of them. */
function wantsPyramid({ chart }: StatisticsTable): boolean {
  return (chart?.type ?? 'pyramid') === 'pyramid';
}

/** Bars that stand on one page beside their names and figures. */
const mostBars = 48;

function drawnChart(
  table: StatisticsTable,
  tables: readonly StatisticsTable[],
  kept: readonly number[],
): ChartSpecification | null {
  const choice = table.chart;
  const hasValue = (row: Row): boolean => row.values.some((value) => value !== null);
  const rows = printedRows(table, kept).filter(hasValue);
  const total = totalOf(rows);
  const labels = kept.map((index) => table.periods[index]?.label ?? '');
  const automatic = automaticDrawing(rows, total, labels);
  const drawing =
    choice === undefined
      ? automatic
      : chosenDrawing(
          choice,
          [...rows, ...computedRows(table, tables, kept).filter(hasValue)],
          total,
          automatic,
        );
  if (drawing === null) return null;

  const { type, main, second } = drawing;
  const series = type === 'bar' ? biggestFirst(main) : main;
  const drawn = [...series, ...second];
  const shownTotal = type === 'stackedBar' && total !== null && sumsUp(main, total) ? total : null;
  const omitted = rows.filter((row) => !drawn.includes(row) && row !== shownTotal && !isSumLabel(row.label));
  return {
    type,
    title: chartTitle(table),
    unit: main[0]?.unit ?? unitOfLabel(labels[0] ?? ''),
    periods: labels,
    provisional: kept.map((index) => table.periods[index]?.provisional ?? false),
    series: drawn.map((row) => ({
      label: row.label,
      unit: row.unit,
      decimals: row.decimals,
      values: [...row.values],
      secondAxis: second.includes(row),
    })),
    total: shownTotal === null ? null : { label: shownTotal.label, values: [...shownTotal.values] },
    omittedSeries: omitted.map((row) => row.label),
    omittedPeriods: table.periods.filter((_, index) => !kept.includes(index)).map((period) => period.label),
    ...(choice?.fromZero == null ? {} : { fromZero: choice.fromZero }),
    ...(choice?.figures == null ? {} : { figures: choice.figures }),
  };
}

function printedRows(table: StatisticsTable, kept: readonly number[]): Row[] {
  return table.series.map((series) => ({
    id: series.id,
    label: series.label,
    unit: series.unit ?? unitOfLine(table.unitLine?.text ?? ''),
    decimals: decimalsOf(series, kept),
    values: kept.map((index) => series.values[index]?.value ?? null),
  }));
}

function computedRows(
  table: StatisticsTable,
  tables: readonly StatisticsTable[],
  kept: readonly number[],
): Row[] {
  return computedSeries(table, tables).map(({ derived, cells }) => ({
    id: derived.id,
    label: `${derived.label}（${computedMark}）`,
    unit: derived.unit,
    decimals: derived.decimals,
    values: kept.map((index) => cells[index]?.exact?.toDecimalPlaces(derived.decimals).toNumber() ?? null),
  }));
}

function automaticDrawing(
  rows: readonly Row[],
  total: Row | null,
  labels: readonly string[],
): Drawing | null {
  const periods = labels.length;
  const parts = summedParts(rows, total) ?? rows.filter((row) => row !== total && !isSumLabel(row.label));
  const main = comparable(parts.length > 0 ? parts : rows);
  if (main.length === 0 || main.length * periods < 2) return null;
  const others = rows.filter((row) => !main.includes(row) && row !== total);
  if (!followOneAnother(labels)) {
    if (periods >= 2 && areSharesOfWhole(parts)) return { type: 'stackedBar', main: parts, second: [] };
    const type = chartType(main, periods, total !== null && sumsUp(main, total));
    const beside = main.length <= 3 && periods <= 8 ? 'column' : 'bar';
    return { type: type === 'line' ? beside : type, main, second: [] };
  }
  const type = chartType(main, periods, total !== null && sumsUp(main, total));
  const rates = others.filter(isDerived);
  // One further quantity, or of several the one rate: what a count is usually shown with.
  const beside = others.length === 1 ? others : rates.length === 1 ? rates : [];
  return { type, main, second: type === 'column' && periods >= 3 ? beside : [] };
}

/** Counts above a printed total that add up to it: what stands below (総人口) is a quantity of its own. */
function summedParts(rows: readonly Row[], total: Row | null): readonly Row[] | null {
  if (total === null) return null;
  const above = rows.slice(0, rows.indexOf(total)).filter((row) => !isDerived(row) && !isSumLabel(row.label));
  return sumsUp(above, total) ? above : null;
}

/** What a person has decided, as far as the figures allow it; the rest as the program would. */
function chosenDrawing(
  choice: ChartChoice,
  rows: readonly Row[],
  total: Row | null,
  automatic: Drawing | null,
): Drawing | null {
  const usual = automatic === null ? [] : [...automatic.main, ...automatic.second];
  const drawn = choice.series === null ? usual : rows.filter((row) => choice.series?.includes(row.id));
  const [first] = drawn;
  if (first === undefined) return null;
  const like = choice.series === null ? (automatic?.main ?? []) : comparable(drawn);
  const type =
    choice.type === null || choice.type === 'none'
      ? choice.series === null && automatic !== null
        ? automatic.type
        : chartType(like, first.values.length, total !== null && sumsUp(drawn, total))
      : choice.type;
  // Stacks cannot show what lies below zero, and of what is no pyramid bars come nearest.
  const possible = type === 'stackedBar' && hasNegative(drawn) ? 'line' : type === 'pyramid' ? 'bar' : type;
  if (possible === 'bar' || possible === 'stackedBar') return { type: possible, main: drawn, second: [] };
  const second =
    choice.secondAxis === null
      ? drawn.filter((row) => !like.includes(row))
      : drawn.filter((row) => choice.secondAxis?.includes(row.id));
  const main = drawn.filter((row) => !second.includes(row));
  return main.length === 0 ? { type: possible, main: second, second: [] } : { type: possible, main, second };
}

function hasNegative(rows: readonly Row[]): boolean {
  return rows.some((row) => row.values.some((value) => (value ?? 0) < 0));
}

/**
 * Whole years stand at equal distances; a date inside a year, or a column without any number before or behind all others, does
 * not belong there. A year without numbers between others stays: a line must not run across it.
 */
function keptPeriods(table: StatisticsTable): number[] {
  const hasValue = (index: number): boolean =>
    table.series.some((series) => (series.values[index]?.value ?? null) !== null);
  const all = table.periods.map((_, index) => index);
  const [first, last] = [all.find(hasValue) ?? 0, all.findLast(hasValue) ?? -1];
  const withValues = all.filter(
    (index) =>
      hasValue(index) || (index > first && index < last && isWholeYear(table.periods[index]?.label ?? '')),
  );
  const regular = withValues.filter((index) => isWholeYear(table.periods[index]?.label ?? ''));
  const labelOf = (index: number): string => table.periods[index]?.label ?? '';
  const columns = ofOneKind(regular.length >= 2 ? regular : withValues, labelOf);
  const followed = followOneAnother(columns.map(labelOf)) ? columns : ofOneMeasure(columns, labelOf);
  return inTimeOrder(followed, labelOf);
}

function isWholeYear(label: string): boolean {
  const text = label
    .normalize('NFKC')
    .replace(/[※*\s]/gu, '')
    .replace(/[(（][^)）]*[)）]/gu, '');
  return /^(?:(?:明治|大正|昭和|平成|令和|[MTSHR])?(?:元|\d{1,4})(?:年度?)?(?:末|実績|速報値?)?)$/u.test(
    text,
  );
}

/** Digits behind the point in the columns that are drawn; 増減 in per cent beside them has digits of its own. */
function decimalsOf(series: StatisticsSeries, kept: readonly number[]): number {
  return decimalsIn(kept.map((index) => series.values[index]?.raw ?? ''));
}

/** A rate, a share, an average or a change: not a count, whatever its size. */
function isDerived(row: Row): boolean {
  return (
    /[%‰％]|割合|比率|当たり|あたり|平均|指数|増減|前年度?比|率(?:[（(]|$)/u.test(row.label) ||
    /^[%‰％]$/u.test(row.unit ?? '')
  );
}

function totalOf(rows: readonly Row[]): Row | null {
  const named = rows.find((row) => isSumLabel(row.label));
  if (named !== undefined) return named;
  const last = rows.filter((row) => !isDerived(row)).at(-1);
  if (last === undefined) return null;
  const before = rows.slice(0, rows.indexOf(last)).filter((row) => !isDerived(row));
  return before.length >= 2 && sumsUp(before, last) ? last : null;
}

/** Whether the parts add up to the total in every period, within the rounding of the printed digits. */
function sumsUp(parts: readonly Row[], total: Row): boolean {
  if (parts.length < 2) return false;
  const digits = Math.max(total.decimals, ...parts.map((part) => part.decimals));
  const tolerance = digits === 0 ? 0.001 : (parts.length / 2) * 10 ** -digits + 1e-9;
  let compared = 0;
  const holds = total.values.every((value, index) => {
    const values = parts.map((part) => part.values[index] ?? null);
    if (value === null && values.every((part) => part === null)) return true;
    if (value === null || values.some((part) => part === null)) return false;
    compared += 1;
    return Math.abs(values.reduce<number>((sum, part) => sum + (part ?? 0), 0) - value) <= tolerance;
  });
  return holds && compared > 0;
}

/** The largest group of rows that one axis can show: counts before rates, one unit, like magnitudes. */
function comparable(rows: readonly Row[]): Row[] {
  const integers = rows.some((row) => row.decimals === 0);
  const counts = rows.filter((row) => !isDerived(row) && (row.decimals === 0 || !integers));
  const groups: Row[][] = [];
  for (const row of counts.length > 0 ? counts : rows) {
    const size = magnitude(row);
    const group = groups.find((members) =>
      members.every((member) => {
        const other = magnitude(member);
        const ratio = Math.max(size, other) / Math.max(Math.min(size, other), Number.MIN_VALUE);
        return member.unit === row.unit && (size === other || ratio <= READABLE_RATIO);
      }),
    );
    if (group === undefined) groups.push([row]);
    else group.push(row);
  }
  // Many small rows belong together even when the largest is far above the smallest: bars show that honestly.
  const first = rows[0];
  const few = (first?.values.length ?? 0) <= 3;
  const sameUnit = counts.filter((row) => row.unit === counts[0]?.unit);
  const isOneColumn = first?.values.length === 1 && first.unit !== null;
  if (few && sameUnit.length >= (isOneColumn ? 2 : 5)) return sameUnit;
  return groups.reduce<Row[]>((best, group) => (group.length > best.length ? group : best), []);
}

function magnitude(row: Row): number {
  const sorted = row.values
    .filter((value) => value !== null)
    .map(Math.abs)
    .sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function chartType(rows: readonly Row[], periods: number, isWhole: boolean): ChartSpecification['type'] {
  if (rows.length === 1) return 'column';
  if (periods <= 2 || (periods === 3 && rows.length >= 5)) return 'bar';
  if (isWhole && !isCloseRace(rows) && !hasNegative(rows)) return 'stackedBar';
  return rows.length <= 6 ? 'line' : 'bar';
}

/** Two parts of nearly the same size: which is larger, and when that changed, is what lines show and stacks hide. */
function isCloseRace(rows: readonly Row[]): boolean {
  const [first, second] = rows;
  if (rows.length !== 2 || first === undefined || second === undefined) return false;
  const [small = 0, large = 0] = [magnitude(first), magnitude(second)].sort((a, b) => a - b);
  return large <= small * 1.5;
}

/** By the latest period, but for rows in an order of their own; 「その他」 stays last, as it is no category of its own. */
function biggestFirst(rows: readonly Row[]): readonly Row[] {
  if (areSteps(rows.map(({ label }) => label))) return rows;
  const latest = (row: Row): number => row.values.at(-1) ?? Number.NEGATIVE_INFINITY;
  const isRest = (row: Row): boolean => row.label.trim().startsWith('その他');
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => {
      if (isRest(a.row) !== isRest(b.row)) return isRest(a.row) ? 1 : -1;
      const difference = latest(b.row) - latest(a.row);
      return Number.isNaN(difference) || difference === 0 ? a.index - b.index : difference;
    })
    .map((entry) => entry.row);
}
