import { foldKey } from '../blocks/fold.ts';
import type { NewId } from '../ids.ts';
import { periodRank, readPeriodLabel, samePeriod } from './period.ts';
import {
  blankValue,
  type StatisticsPeriod,
  type StatisticsSeries,
  type StatisticsTable,
  type StatisticsValue,
} from './statistics-content.ts';
import { withoutRow, withPeriodIds } from './upright.ts';

/** A figure that stands differently in the table and in what is added to it. */
export interface AppendDifference {
  readonly series: string;
  readonly period: string;
  readonly before: string;
  readonly after: string;
}

export interface AppendPlan {
  /** The table with what was added. */
  readonly table: StatisticsTable;
  readonly addedPeriods: readonly string[];
  /** Cells without a number that now have one. */
  readonly filled: number;
  readonly differences: readonly AppendDifference[];
  /** Rows that the table did not have. */
  readonly addedSeries: readonly string[];
  /** Rows of the table for which nothing came. */
  readonly withoutNews: readonly string[];
}

export interface AppendOptions {
  /** Whether figures that differ are taken over; else the table's own stay. */
  readonly overwrite: boolean;
  /** Whether rows that the table does not have are added to it. */
  readonly addSeries: boolean;
}

/** Adds periods (a new year) and figures of another table to one; rows are found by their label, columns by their period. */
export function planAppend(
  target: StatisticsTable,
  incoming: StatisticsTable,
  options: AppendOptions,
  newId: NewId,
): AppendPlan {
  const partners = new Map<StatisticsSeries, StatisticsSeries>();
  const unknown: StatisticsSeries[] = [];
  for (const series of incoming.series) {
    const partner = partnerOf(series, target, [...partners.values()]);
    if (partner === null) unknown.push(series);
    else partners.set(series, partner);
  }
  const columns = mergedPeriods(target, incoming);
  const differences: AppendDifference[] = [];
  let filled = 0;
  const valuesOf = (own: StatisticsSeries | null, added: StatisticsSeries | null): StatisticsValue[] =>
    columns.map(({ period, own: ownColumn, added: addedColumn }) => {
      const before = ownColumn === null ? null : (own?.values[ownColumn] ?? null);
      const after = addedColumn === null ? null : (added?.values[addedColumn] ?? null);
      if (before === null) return after ?? blankValue;
      if (after === null || after.missing === 'blank' || before.raw === after.raw) return before;
      if (before.value === null && after.value !== null) {
        filled += 1;
        return after;
      }
      if (before.value !== null && before.value === after.value) return before;
      differences.push({
        series: own?.label ?? '',
        period: period.label,
        before: before.raw,
        after: after.raw,
      });
      return options.overwrite ? after : before;
    });
  const incomingOf = (own: StatisticsSeries): StatisticsSeries | null =>
    [...partners].find(([, partner]) => partner === own)?.[0] ?? null;
  const series = target.series.map((own) => {
    const surplus = own.values.slice(target.periods.length);
    return { ...own, values: [...valuesOf(own, incomingOf(own)), ...surplus] };
  });
  const added = options.addSeries
    ? unknown.map((one) => ({ id: newId(), label: one.label, unit: one.unit, values: valuesOf(null, one) }))
    : [];
  return {
    table: withPeriodIds(
      { ...target, periods: columns.map(({ period }) => period), series: [...series, ...added] },
      newId,
    ),
    addedPeriods: columns.filter(({ own }) => own === null).map(({ period }) => period.label),
    filled,
    differences,
    addedSeries: unknown.map(({ label }) => label),
    withoutNews: target.series.filter((own) => incomingOf(own) === null).map(({ label }) => label),
  };
}

/** The row of the same name; failing that the only one of the same name before a bracket. */
function partnerOf(
  series: StatisticsSeries,
  target: StatisticsTable,
  taken: readonly StatisticsSeries[],
): StatisticsSeries | null {
  const free = target.series.filter((own) => !taken.includes(own));
  const key = foldKey(series.label);
  const exact = free.find((own) => foldKey(own.label) === key);
  if (exact !== undefined) return exact;
  const short = (label: string): string => foldKey(label).replace(/[(（[【].*$/u, '');
  const like = free.filter((own) => short(own.label) === short(series.label) && short(own.label) !== '');
  const [only] = like;
  return only !== undefined && like.length === 1 ? only : null;
}

interface MergedColumn {
  readonly period: StatisticsPeriod;
  readonly own: number | null;
  readonly added: number | null;
}

/** The columns of both, the new ones where they belong in time; what is no period (増減) stays behind the years. */
function mergedPeriods(target: StatisticsTable, incoming: StatisticsTable): MergedColumn[] {
  const columns: MergedColumn[] = target.periods.map((period, own) => {
    const added = incoming.periods.findIndex(({ label }) => samePeriod(label, period.label));
    return { period, own, added: added < 0 ? null : added };
  });
  const newestFirst = isNewestFirst(target.periods.map(({ label }) => label));
  incoming.periods.forEach((period, added) => {
    if (columns.some((column) => column.added === added)) return;
    const rank = periodRank(period.label);
    const at =
      rank === null
        ? -1
        : columns.findIndex((column) => {
            const other = periodRank(column.period.label);
            if (other === null) return readPeriodLabel(column.period.label) === null;
            return newestFirst ? other < rank : other > rank;
          });
    // The row of another paper is not this one's.
    const column = withoutRow(period);
    columns.splice(at < 0 ? columns.length : at, 0, { period: column, own: null, added });
  });
  return columns;
}

function isNewestFirst(labels: readonly string[]): boolean {
  const ranks = labels.flatMap((label) => periodRank(label) ?? []);
  return ranks.length > 1 && ranks.every((rank, index) => index === 0 || rank < (ranks[index - 1] ?? 0));
}

/**
 * Figures of a download as papers print them: 121396 → 121,396. Only where the table separates no thousands anywhere.
 */
export function withThousands(table: StatisticsTable): StatisticsTable {
  const all = table.series.flatMap(({ values }) => values);
  if (all.some(({ raw, value }) => value !== null && raw.includes(','))) return table;
  const grouped = (value: StatisticsValue): StatisticsValue =>
    value.value !== null && /^[-−△▲]?[1-9]\d{3,}(?:\.\d+)?$/u.test(value.raw)
      ? { ...value, raw: value.raw.replace(/(?<=\d)(?=(?:\d{3})+(?:\.|$))/gu, ',') }
      : value;
  return {
    ...table,
    series: table.series.map((series) => ({ ...series, values: series.values.map(grouped) })),
  };
}
