import type { NewId } from '../ids.ts';
import { readPeriodLabel } from './period.ts';
import { readPeriod, unitOfLabel } from './read-value.ts';
import {
  blankValue,
  type StatisticsPeriod,
  type StatisticsSeries,
  type StatisticsTable,
} from './statistics-content.ts';

function isPeriod({ label }: { readonly label: string }): boolean {
  return readPeriodLabel(label) !== null;
}

/** What stands below years as a row of its own. */
const summary =
  /^(?:増減|差|前年|対前年|伸び|平均|累計|(?:合|総)?計|(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:か|カ|ヶ|ケ|ヵ|箇)?年(?:度)?間?の?(?:合?計|平均|累計))$/u;

/** True for a table whose rows are periods and whose columns are not: the quantities stand where the years belong. */
export function liesAcross({ series, periods }: Pick<StatisticsTable, 'series' | 'periods'>): boolean {
  const others = series.filter((row) => !isPeriod(row));
  return (
    series.length - others.length >= 2 &&
    others.length <= 1 &&
    others.every(({ label }) => summary.test(label.normalize('NFKC').trim())) &&
    !periods.some(isPeriod)
  );
}

/**
 * The same figures with rows and columns exchanged; the paper goes on printing a row for each period, under the ids that
 * the rows have. Only for a table of which nothing has been computed or chosen, which would refer to its rows.
 */
export function uprightTable(table: StatisticsTable, newId: NewId): StatisticsTable {
  const width = Math.max(table.periods.length, ...table.series.map(({ values }) => values.length));
  return {
    ...table,
    periodsAsRows: true,
    periods: table.series.map(({ id, label, values }) => {
      const period = readPeriod(label);
      const undecided = values.length > 0 && values.every(({ missing }) => missing === 'undecided');
      return { ...period, id, undecided: period.undecided || undecided };
    }),
    series: Array.from({ length: width }, (_, column): StatisticsSeries => {
      const label = table.periods[column]?.label ?? '';
      return {
        id: newId(),
        label,
        unit: unitOfLabel(label) ?? unitOfAll(table),
        values: table.series.map(({ values }) => values[column] ?? blankValue),
      };
    }),
  };
}

function unitOfAll({ series: [first, ...rest] }: StatisticsTable): string | null {
  return first !== undefined && rest.every(({ unit }) => unit === first.unit) ? first.unit : null;
}

/** Prints a row for each period, or a row for each series again; the figures stay as they are. */
export function withPeriodsAsRows(table: StatisticsTable, asRows: boolean, newId: NewId): StatisticsTable {
  if (!asRows) {
    const { periodsAsRows, ...rest } = table;
    return periodsAsRows === undefined ? table : { ...rest, periods: table.periods.map(withoutRow) };
  }
  // Values without a period need a row as well.
  const width = Math.max(table.periods.length, ...table.series.map(({ values }) => values.length));
  return withPeriodIds(
    {
      ...table,
      periodsAsRows: true,
      periods: Array.from({ length: width }, (_, column) => table.periods[column] ?? readPeriod('')),
    },
    newId,
  );
}

/** A period as papers have it that print a row for each series. */
export function withoutRow({ label, provisional, undecided }: StatisticsPeriod): StatisticsPeriod {
  return { label, provisional, undecided };
}

/** Gives new periods their row where periods are printed as rows. */
export function withPeriodIds(table: StatisticsTable, newId: NewId): StatisticsTable {
  if (table.periodsAsRows === undefined || table.periods.every(({ id }) => id !== undefined)) return table;
  return { ...table, periods: table.periods.map((period) => ({ ...period, id: period.id ?? newId() })) };
}

/** The block in which the figures of a series are printed: its own row, or the head where the rows are the periods. */
export function blockOfSeries(table: StatisticsTable, { id }: StatisticsSeries): string {
  return table.periodsAsRows === undefined ? id : table.headerId;
}

/** The block in which a period is printed: the head, or its own row. */
export function blockOfPeriod(table: StatisticsTable, column: number): string {
  return (table.periodsAsRows === undefined ? null : table.periods[column]?.id) ?? table.headerId;
}

/** The block in which a figure is printed. */
export function blockOfValue(table: StatisticsTable, series: StatisticsSeries, column: number): string {
  return table.periodsAsRows === undefined ? series.id : blockOfPeriod(table, column);
}
