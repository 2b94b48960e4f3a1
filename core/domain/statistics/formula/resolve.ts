import { foldKey } from '../../blocks/fold.ts';
import type { DerivedSeries, StatisticsSeries, StatisticsTable } from '../statistics-content.ts';
import type { FormulaProblem, Reference } from './expression.ts';

/** A row that a name means. */
export interface ResolvedSeries {
  readonly table: StatisticsTable;
  readonly row:
    | { readonly kind: 'printed'; readonly series: StatisticsSeries }
    | { readonly kind: 'derived'; readonly derived: DerivedSeries };
}

export type Resolution = ResolvedSeries | FormulaProblem;

export function isProblem(value: Resolution): value is FormulaProblem {
  return 'code' in value;
}

/** A name that several things bear, or several that begin with it: how a person would understand it. */
type Found<T> = { readonly one: T } | { readonly many: readonly T[] } | null;

/**
 * What a name means: the thing of exactly this name, else of this name before a closing bracket (老年人口 for
 * 老年人口（65歳以上）), else the only one that begins with it, else the only one that holds it.
 */
function byName<T>(things: readonly T[], nameOf: (thing: T) => string, wanted: string): Found<T> {
  const key = foldKey(wanted);
  if (key === '') return null;
  const named = things.map((thing) => ({ thing, key: foldKey(nameOf(thing)) }));
  const withoutBracket = (text: string): string => text.replace(/[(（[【].*$/u, '');
  const steps: ((candidate: string) => boolean)[] = [
    (candidate) => candidate === key,
    (candidate) => withoutBracket(candidate) === key,
    (candidate) => candidate.startsWith(key),
    (candidate) => candidate.includes(key),
  ];
  for (const step of steps) {
    const found = named.filter((candidate) => step(candidate.key)).map(({ thing }) => thing);
    const [one] = found;
    if (one !== undefined) return found.length === 1 ? { one } : { many: found };
  }
  return null;
}

/** 「①年齢3区分別の人口」, as a table is referred to. */
export function nameOfTable(table: Pick<StatisticsTable, 'no' | 'title'>): string {
  return table.no + table.title;
}

function tableByName(tables: readonly StatisticsTable[], name: string): Found<StatisticsTable> {
  const key = foldKey(name);
  const numbered = tables.filter((table) => table.no !== '' && foldKey(table.no) === key);
  const [one] = numbered;
  if (one !== undefined) return numbered.length === 1 ? { one } : { many: numbered };
  return byName(tables, (table) => table.title, name) ?? byName(tables, nameOfTable, name);
}

interface Row {
  readonly label: string;
  readonly row: ResolvedSeries['row'];
}

function rowsOf(table: StatisticsTable, withoutId: string): Row[] {
  const printed = table.series
    .filter((series) => series.label.trim() !== '')
    .map((series): Row => ({ label: series.label, row: { kind: 'printed', series } }));
  const derived = (table.derived ?? [])
    .filter((candidate) => candidate.id !== withoutId)
    .map((candidate): Row => ({ label: candidate.label, row: { kind: 'derived', derived: candidate } }));
  return [...printed, ...derived];
}

/**
 * The row that a reference of a formula means. Printed rows go before computed ones of the same name.
 * @param ownId the computed row whose formula this is; it never means itself
 */
export function resolveReference(
  reference: Reference,
  home: StatisticsTable,
  tables: readonly StatisticsTable[],
  ownId: string,
): Resolution {
  let table = home;
  let series = reference.series;
  const refuse = (
    code: FormulaProblem['code'],
    text: string,
    candidates: readonly string[],
  ): FormulaProblem => ({
    code,
    text,
    candidates,
    from: reference.from,
    to: reference.to,
  });
  if (reference.table !== null) {
    const found = tableByName(tables, reference.table);
    if (found === null) return refuse('unknownTable', reference.table, []);
    if ('many' in found) return refuse('ambiguous', reference.table, found.many.map(nameOfTable));
    table = found.one;
  }
  let rows = rowsOf(table, ownId);
  let found = byName(rows, (row) => row.label, series);
  // 「①の合計」 typed without quotation marks.
  const split = /^(.+?)の(.+)$/u.exec(series);
  if (found === null && reference.table === null && split !== null) {
    const other = tableByName(tables, split[1] ?? '');
    if (other !== null && 'one' in other) {
      table = other.one;
      series = split[2] ?? '';
      rows = rowsOf(table, ownId);
      found = byName(rows, (row) => row.label, series);
    }
  }
  if (found === null) return refuse('unknownSeries', series, []);
  if ('one' in found) return { table, row: found.one.row };
  const printed = found.many.filter(({ row }) => row.kind === 'printed');
  const only = printed[0];
  return only !== undefined && printed.length === 1
    ? { table, row: only.row }
    : refuse(
        'ambiguous',
        series,
        found.many.map(({ label }) => label),
      );
}

/** A reference as the editor writes it: 「合計」, or ①の「合計」 for a row of another table. */
export function referenceText(label: string, table: Pick<StatisticsTable, 'no' | 'title'> | null): string {
  const series = `「${label}」`;
  if (table === null) return series;
  return table.no === '' || /[\s「」]/u.test(table.no)
    ? `「${table.title}」の${series}`
    : `${table.no}の${series}`;
}
