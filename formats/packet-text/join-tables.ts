import type { Element, TableElement } from './elements.ts';
import type { PlacedTable } from './pipe-table.ts';
import { mayMerge, type Row, type Table } from './table.ts';
import { key } from './text.ts';

/**
 * Adds a table to the elements. A table that goes on behind blank lines or a page break is one table again: when its head
 * is repeated, or when its first cell is empty and it has as many columns.
 */
export function appendTable(elements: Element[], placed: PlacedTable, apart: boolean): void {
  const before = elements.at(-1);
  const rest = before?.type === 'table' ? continuation(before, placed.table) : null;
  if (before?.type !== 'table' || rest === null) {
    elements.push({ type: 'table', apart, ...placed });
    return;
  }
  const table: Table = { ...before.table, rows: joined(before.table.rows, rest) };
  elements[elements.length - 1] = { ...before, table, endLine: placed.endLine };
}

/** Tables grow by appending, so that a table in a thousand pieces is still joined in linear time. */
function joined(rows: readonly Row[], rest: readonly Row[]): Row[] {
  const grown = rows as Row[];
  for (const row of rest) grown.push(row);
  return grown;
}

/** The rows by which `next` continues a table, or null where it is a table of its own. */
function continuation(before: TableElement, next: Table): readonly Row[] | null {
  const { table } = before;
  if (table.style !== next.style) return null;
  const [head] = table.rows;
  const [first] = next.rows;
  if (head === undefined || first === undefined) return null;
  const headRows = Math.max(1, table.headRows);
  const repeated =
    table.rows.length > headRows && rowsAgree(table.rows.slice(0, headRows), next.rows.slice(0, headRows));
  // The periods of a further table of statistics look like a repeated head, but then a title stands between.
  if (repeated && keysOf(first).length > 1) return next.rows.slice(headRows);
  if (next.headRows > 0 || mayMerge(next)) return null;
  const width = widthOf(table);
  const goesOn = first.cells[0]?.text === '' && width > 1 && widthOf(next) === width;
  return goesOn && !looksLikeHead(first) ? next.rows : null;
}

function rowsAgree(one: readonly Row[], other: readonly Row[]): boolean {
  return (
    one.length === other.length &&
    one.every((row, index) => keysOf(row).join('\t') === keysOf(other[index]).join('\t'))
  );
}

function keysOf(row: Row | undefined): string[] {
  return row?.cells.map((cell) => key(cell.text)) ?? [];
}

/** Periods beside an empty corner. */
function looksLikeHead(row: Row): boolean {
  const rest = row.cells.slice(1).map((cell) => key(cell.text));
  return (
    rest.length > 1 && rest.filter((text) => /年度?$|^※?[RHS]?\d+[.年]/u.test(text)).length * 2 >= rest.length
  );
}

/** The number of columns that most rows have. */
function widthOf(table: Table): number {
  const counts = new Map<number, number>();
  let best = 0;
  let width = 0;
  for (const row of table.rows.slice(0, 50)) {
    const count = (counts.get(row.cells.length) ?? 0) + 1;
    counts.set(row.cells.length, count);
    if (count > best) {
      best = count;
      width = row.cells.length;
    }
  }
  return width;
}
