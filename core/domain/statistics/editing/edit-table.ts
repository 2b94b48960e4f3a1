import type { NewId } from '../../ids.ts';
import { type LabelStyle, nextPeriodLabel, restyledLabel } from '../period.ts';
import { readPeriod, readPeriods, readValue, unitOfLabel } from '../read-value.ts';
import {
  blankValue,
  type Missing,
  type StatisticsPeriod,
  type StatisticsSeries,
  type StatisticsTable,
  type StatisticsValue,
} from '../statistics-content.ts';
import { blankSeries } from './blank.ts';
import { renamedInFormula } from './rename.ts';

/*
 * Plain edits of a table, for its editor: a copy comes back that shares everything untouched with the original; the same
 * table where nothing changes.
 */

/** A cell by its series and period, both counted from 0. */
export interface CellPlace {
  readonly series: number;
  readonly period: number;
}

/** How each kind of missing value is printed when nothing else is. */
export const missingText: Readonly<Record<Missing, string>> = { blank: '', dash: '—', undecided: '未定' };

function replaced<T>(list: readonly T[], index: number, change: (value: T) => T): readonly T[] {
  const before = list[index];
  if (before === undefined) return list;
  const after = change(before);
  return after === before ? list : list.with(index, after);
}

function withSeries(
  table: StatisticsTable,
  index: number,
  change: (series: StatisticsSeries) => StatisticsSeries,
): StatisticsTable {
  const series = replaced(table.series, index, change);
  return series === table.series ? table : { ...table, series: [...series] };
}

/** A row with a value for each period, in case it had fewer. */
function filledUp(values: readonly StatisticsValue[], width: number): StatisticsValue[] {
  return values.length >= width
    ? [...values]
    : [...values, ...Array.from({ length: width - values.length }, () => blankValue)];
}

/** The printed text of a cell; its number, or which kind of no number it is, is read from it. */
export function withCell(table: StatisticsTable, place: CellPlace, raw: string): StatisticsTable {
  return withSeries(table, place.series, (series) => {
    if ((series.values[place.period]?.raw ?? '') === raw) return series;
    const values = filledUp(series.values, Math.max(table.periods.length, place.period + 1));
    return { ...series, values: values.with(place.period, readValue(raw, series.unit)) };
  });
}

/** Cells without a number: blank, 「—」 or 未定. */
export function withMissing(
  table: StatisticsTable,
  places: readonly CellPlace[],
  missing: Missing,
): StatisticsTable {
  return places.reduce((changed, place) => withCell(changed, place, missingText[missing]), table);
}

/** The name of a row. Formulas that call it by its full name follow; a unit in its brackets becomes its unit. */
export function withLabel(table: StatisticsTable, index: number, label: string): StatisticsTable {
  const before = table.series[index]?.label ?? '';
  if (before === label) return table;
  const unit = unitOfLabel(label);
  const renamed = withSeries(table, index, (series) =>
    inUnit(
      { ...series, label },
      unit !== null && (series.unit === null || series.unit === unitOfLabel(before)) ? unit : series.unit,
    ),
  );
  if (before === '' || table.derived === undefined) return renamed;
  return {
    ...renamed,
    derived: table.derived.map((derived) => {
      const formula = renamedInFormula(derived.formula, before, label);
      return formula === derived.formula ? derived : { ...derived, formula };
    }),
  };
}

export function withUnit(table: StatisticsTable, index: number, unit: string): StatisticsTable {
  return withSeries(table, index, (series) => {
    const next = unit === '' ? null : unit;
    return series.unit === next ? series : inUnit(series, next);
  });
}

/** The row in another unit; what a printed 「5千円」 says depends on it. */
function inUnit(series: StatisticsSeries, unit: string | null): StatisticsSeries {
  const values = series.values.map((value) =>
    /[千百万億兆]/u.test(value.raw) ? readValue(value.raw, unit) : value,
  );
  return { ...series, unit, values };
}

function withPeriod(
  table: StatisticsTable,
  index: number,
  change: (period: StatisticsPeriod) => StatisticsPeriod,
): StatisticsTable {
  const periods = replaced(table.periods, index, change);
  return periods === table.periods ? table : { ...table, periods: [...periods] };
}

/** The head of a column; what it says of 速報値 and 未定 counts, as in a paper that is read. */
export function withPeriodLabel(table: StatisticsTable, index: number, label: string): StatisticsTable {
  return withPeriod(table, index, (period) => {
    if (period.label === label) return period;
    const labels = table.periods.map((one) => one.label);
    const read = readPeriods(labels.with(index, label))[index] ?? readPeriod(label);
    const before = readPeriods(labels)[index] ?? readPeriod(period.label);
    // What a person has set against the words of the label stays.
    const kept = (name: 'provisional' | 'undecided'): boolean =>
      period[name] === before[name] ? read[name] : period[name];
    return { ...period, label, provisional: kept('provisional'), undecided: kept('undecided') };
  });
}

/** Marks columns as 速報値 or takes the mark away: a ※ before the label says it on paper, so that no colour has to. */
export function withProvisional(
  table: StatisticsTable,
  columns: readonly number[],
  provisional: boolean,
): StatisticsTable {
  return columns.reduce(
    (changed, column) =>
      withPeriod(changed, column, (period) => {
        const marked = /[※*＊]|速報|見込|暫定|概数/u.test(period.label);
        const label = provisional
          ? marked || period.label === ''
            ? period.label
            : `※${period.label}`
          : period.label.replace(/^[※*＊]\s*|[（(]?(?:速報値?|暫定値?|概数|見込み?)[)）]?/gu, '');
        return period.provisional === provisional && period.label === label
          ? period
          : { ...period, label, provisional };
      }),
    table,
  );
}

export function withUndecided(
  table: StatisticsTable,
  columns: readonly number[],
  undecided: boolean,
): StatisticsTable {
  return columns.reduce(
    (changed, column) =>
      withPeriod(changed, column, (period) =>
        period.undecided === undecided ? period : { ...period, undecided },
      ),
    table,
  );
}

/** All heads in one calendar, years as 年 or 年度. */
export function withLabelStyle(table: StatisticsTable, style: LabelStyle): StatisticsTable {
  return table.periods.reduce(
    (changed, { label }, index) =>
      withPeriod(changed, index, (period) => ({ ...period, label: restyledLabel(label, style) })),
    table,
  );
}

/** Empty rows before the row at `index`. */
export function withNewSeries(
  table: StatisticsTable,
  index: number,
  count: number,
  newId: NewId,
): StatisticsTable {
  const rows = Array.from({ length: count }, () => blankSeries(table.periods.length, newId));
  return { ...table, series: table.series.toSpliced(index, 0, ...rows) };
}

/** Takes rows away; what referred to them (a formula's row, a chart's choice) no longer does. */
export function withoutSeries(table: StatisticsTable, from: number, count: number): StatisticsTable {
  const gone = new Set(table.series.slice(from, from + count).map(({ id }) => id));
  if (gone.size === 0) return table;
  const kept = (ids: readonly string[] | null): string[] | null => ids?.filter((id) => !gone.has(id)) ?? null;
  return {
    ...table,
    series: table.series.toSpliced(from, count),
    ...(table.derived === undefined
      ? {}
      : {
          derived: table.derived.map((derived) =>
            derived.stated !== null && gone.has(derived.stated) ? { ...derived, stated: null } : derived,
          ),
        }),
    ...(table.chart === undefined
      ? {}
      : {
          chart: {
            ...table.chart,
            series: kept(table.chart.series),
            secondAxis: kept(table.chart.secondAxis),
          },
        }),
  };
}

/** Moves rows by `by` places; as far as there is room. */
export function withMovedSeries(
  table: StatisticsTable,
  from: number,
  count: number,
  by: number,
): StatisticsTable {
  const to = Math.max(0, Math.min(table.series.length - count, from + by));
  if (to === from || count < 1) return table;
  const rows = table.series.slice(from, from + count);
  return { ...table, series: table.series.toSpliced(from, count).toSpliced(to, 0, ...rows) };
}

/** Columns before the one at `index`; without labels they go on with the years of the column before. */
export function withNewPeriods(
  table: StatisticsTable,
  index: number,
  count: number,
  labels: readonly string[] = [],
): StatisticsTable {
  let before = table.periods[index - 1]?.label ?? '';
  const taken = new Set(table.periods.map(({ label }) => label));
  const newLabels = Array.from({ length: count }, (_, at): string => {
    const next = labels[at] ?? nextPeriodLabel(before) ?? '';
    const label = labels[at] === undefined && taken.has(next) ? '' : next;
    before = label;
    taken.add(label);
    return label;
  });
  const all = table.periods.map(({ label }) => label).toSpliced(index, 0, ...newLabels);
  const added = readPeriods(all).slice(index, index + count);
  return {
    ...table,
    periods: table.periods.toSpliced(index, 0, ...added),
    series: table.series.map((series) => ({
      ...series,
      values: filledUp(series.values, table.periods.length).toSpliced(
        index,
        0,
        ...added.map(() => blankValue),
      ),
    })),
  };
}

export function withoutPeriods(table: StatisticsTable, from: number, count: number): StatisticsTable {
  if (count < 1 || from >= table.periods.length) return table;
  return {
    ...table,
    periods: table.periods.toSpliced(from, count),
    series: table.series.map((series) => ({ ...series, values: series.values.toSpliced(from, count) })),
  };
}

export function withMovedPeriods(
  table: StatisticsTable,
  from: number,
  count: number,
  by: number,
): StatisticsTable {
  const to = Math.max(0, Math.min(table.periods.length - count, from + by));
  if (to === from || count < 1) return table;
  const moved = <T>(list: readonly T[]): T[] =>
    list.toSpliced(from, count).toSpliced(to, 0, ...list.slice(from, from + count));
  return {
    ...table,
    periods: moved(table.periods),
    series: table.series.map((series) => ({
      ...series,
      values: moved(filledUp(series.values, table.periods.length)),
    })),
  };
}
