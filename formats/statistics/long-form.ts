import { periodKey, readPeriodLabel } from '../../core/domain/statistics/period.ts';
import { inTimeOrder } from '../../core/domain/statistics/time-order.ts';
import type { Dataset } from './foreign-tables.ts';
import { isFigure, type Region } from './regions.ts';

interface Columns {
  readonly value: number;
  readonly time: number;
  readonly unit: number;
  readonly names: readonly { readonly column: number; readonly head: string }[];
}

/**
 * One row per figure: item, area, time, unit, value (the usual download of a database). Becomes series by periods; what is the
 * same for every figure is said once.
 * @returns null for a region of another shape
 */
export function longForm(region: Region): Dataset | null {
  const columns = columnsOf(region);
  if (columns === null) return null;
  const cellOf = (cells: readonly string[], column: number): string =>
    column < 0 ? '' : (cells[column] ?? '');
  const varying = columns.names.filter(
    ({ column }) => new Set(region.body.map((cells) => cellOf(cells, column))).size > 1,
  );
  const constants = columns.names.filter((name) => !varying.includes(name));
  const periods: string[] = [];
  const keys = new Map<string, number>();
  const series = new Map<string, { label: string; unit: string | null; values: string[] }>();
  let duplicates = false;
  for (const cells of region.body) {
    const period = cellOf(cells, columns.time);
    const key = periodKey(period);
    const at = keys.get(key) ?? periods.length;
    if (!keys.has(key)) {
      keys.set(key, at);
      periods.push(period);
    }
    const label = varying
      .map(({ column }) => cellOf(cells, column))
      .filter((text) => text !== '')
      .join('　');
    const known = series.get(label);
    const unit = cellOf(cells, columns.unit);
    const entry = known ?? { label, unit: unit === '' || unit === '-' ? null : unit, values: [] };
    if (known === undefined) series.set(label, entry);
    if (entry.values[at] !== undefined) duplicates = true;
    else entry.values[at] = cellOf(cells, columns.value);
  }
  // Databases give out the latest year first.
  const order = inTimeOrder([...periods.keys()], (at) => periods[at] ?? '');
  const [onlyName] = constants
    .map(({ column }) => cellOf(region.body[0] ?? [], column))
    .filter((text) => text !== '');
  return {
    stub: varying.map(({ head }) => head).join('　'),
    periods: order.map((at) => periods[at] ?? ''),
    series: [...series.values()].map(({ label, unit, values }) => ({
      label: label === '' ? (onlyName ?? '') : label,
      unit,
      values: order.map((at) => values[at] ?? ''),
    })),
    remarks: ['longForm', ...(duplicates ? (['duplicates'] as const) : [])],
    constants: (varying.length === 0 ? constants.slice(1) : constants).flatMap(({ column, head }) => {
      const text = cellOf(region.body[0] ?? [], column);
      return text === '' ? [] : [head === '' ? text : `${head}：${text}`];
    }),
  };
}

function columnsOf(region: Region): Columns | null {
  const { head, body } = region;
  const width = Math.max(0, ...body.map((cells) => cells.length));
  if (head.length !== 1 || body.length < 2 || width < 3) return null;
  const heads = Array.from({ length: width }, (_, column) => head[0]?.[column] ?? '');
  const texts = (column: number): string[] => body.map((cells) => cells[column] ?? '');
  const isCodes = (column: number): boolean =>
    /コード|code/iu.test(heads[column] ?? '') ||
    texts(column).every((text) => text === '' || /^0\d{1,11}$|^\d{8,12}$/u.test(text));
  const isTime = (column: number): boolean =>
    !isCodes(column) && texts(column).every((text) => readPeriodLabel(text) !== null);
  const all = heads.map((_, column) => column);
  const times = all.filter(isTime);
  const [time] = times;
  const value = heads.findIndex((text) => /^(?:value|値|数値|データ値?|観測値|統計値|実数)$/iu.test(text));
  const figures = all.filter(
    (column) =>
      !isTime(column) &&
      !isCodes(column) &&
      texts(column)
        .filter((text) => text !== '')
        .every(isFigure),
  );
  const only = value >= 0 ? value : figures.length === 1 ? (figures[0] ?? -1) : -1;
  if (time === undefined || times.length !== 1 || only < 0) return null;
  // Without a word for the value, times that come again tell a list of figures from a table by years.
  const repeated = new Set(texts(time).map(periodKey)).size < body.length;
  if (value < 0 && !repeated) return null;
  const unit = heads.findIndex((text) => /^(?:単\s*位|unit)$/iu.test(text));
  return {
    value: only,
    time,
    unit,
    names: all
      .filter((column) => ![only, time, unit].includes(column) && !isCodes(column))
      .filter(
        (column) =>
          texts(column).some((text) => text !== '') &&
          !/^(?:annotation|注釈|補助)/iu.test(heads[column] ?? ''),
      )
      .map((column) => ({ column, head: heads[column] ?? '' })),
  };
}
