import type { Block, BlockOf } from '../../core/domain/blocks/block.ts';
import { textWidth } from '../charts/numbers.ts';
import { placeCells } from './table-grid.ts';

/** Em: a column of numbers, marks or single words is not wider, and its words are not broken. */
const shortest = 6.5;
/** Em that a head may ask for above such a column; longer ones are set in lines. */
const headWidth = 3.5;

type Row = BlockOf<'table-row'>;

/** The widest line of each column, in the body and in the head, over one or several tables of the same columns. */
function widest(tables: readonly (readonly Row[])[]): { body: number[]; head: number[] } {
  const count = tables[0]?.[0]?.table.columnCount ?? 0;
  const body = Array.from({ length: count }, () => 0);
  const head = Array.from({ length: count }, () => 0);
  for (const rows of tables) {
    const placed = placeCells(rows);
    for (const row of rows) {
      const widths = row.rowType === 'head' ? head : body;
      for (const { cell, column } of placed.get(row.id) ?? []) {
        if (cell.columnSpan > 1) continue;
        const lines = row.text.slice(...cell.range).split('\n');
        widths[column] = Math.max(widths[column] ?? 0, ...lines.map(textWidth));
      }
    }
  }
  return { body, head };
}

/**
 * Widths in em of the columns that hold short entries only, null for those that share what is left. Without them a table
 * with long texts would squeeze 「No.」 into two lines.
 */
export function columnWidths(rows: readonly Row[]): (number | null)[] {
  return shortWidths([rows]);
}

function shortWidths(tables: readonly (readonly Row[])[]): (number | null)[] {
  const { body, head } = widest(tables);
  const widths = body.map((width, column) =>
    width > shortest ? null : Math.max(width, Math.min(head[column] ?? 0, headWidth), 1),
  );
  return widths.includes(null) ? widths : widths.map(() => null);
}

/** Em of a text beyond which a column gets no more room for it, and of a table as wide as the text of a page. */
const longest = 60;
const tableEm = 45;
/** The widest of the columns with texts is at most so many times as wide as the narrowest. */
const mostApart = 2.5;

/** Of a column that tables of one document share: em of a short one, or per cent of the table. */
export type SharedWidth = { readonly em: number } | { readonly percent: number };

/**
 * Widths of the columns of tables with the same head in one document, by the id of the table: set one below the other, their columns
 * stand below one another too. Tables that stand alone in their document are not among them.
 */
export function sharedColumns(blocks: readonly Block[]): ReadonlyMap<string, readonly SharedWidth[]> {
  const tables = new Map<string, Row[]>();
  for (const block of blocks) {
    if (block.kind !== 'table-row' || block.table.role !== 'plain' || block.table.widths !== undefined)
      continue;
    tables.set(block.table.id, [...(tables.get(block.table.id) ?? []), block]);
  }
  const alike = new Map<string, Row[][]>();
  for (const rows of tables.values()) {
    const head = rows.filter(({ rowType }) => rowType === 'head').map(({ text }) => text);
    if (head.length === 0) continue;
    const key = [...head, rows[0]?.table.columnCount].join('\n');
    alike.set(key, [...(alike.get(key) ?? []), rows]);
  }
  const shared = new Map<string, readonly SharedWidth[]>();
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const widths = widthsOfGroup(group);
    for (const rows of group) shared.set(rows[0]?.table.id ?? '', widths);
  }
  return shared;
}

function widthsOfGroup(tables: readonly (readonly Row[])[]): SharedWidth[] {
  const short = shortWidths(tables);
  const { head } = widest(tables);
  const amounts = short.map((_, column) => Math.max(amountIn(tables, column), head[column] ?? 0, 1));
  const least = Math.min(...amounts.filter((_, column) => short[column] === null));
  const weights = amounts.map((amount, column) =>
    short[column] === null ? Math.min(amount, least * mostApart) : 0,
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const taken = short.reduce<number>((sum, width) => sum + (width === null ? 0 : width + 1.7), 0);
  const rest = Math.max(40, 100 - (taken / tableEm) * 100);
  return short.map((em, column) =>
    em === null ? { percent: ((weights[column] ?? 0) / whole) * rest } : { em },
  );
}

/** How much text the cells of a column hold on an average, in em. */
function amountIn(tables: readonly (readonly Row[])[], column: number): number {
  const amounts = tables.flatMap((rows) => {
    const placed = placeCells(rows);
    return rows.flatMap((row) =>
      row.rowType === 'head'
        ? []
        : (placed.get(row.id) ?? [])
            .filter((entry) => entry.column === column && entry.cell.columnSpan === 1)
            .map(({ cell }) => Math.min(longest, textWidth(row.text.slice(...cell.range)))),
    );
  });
  return amounts.length === 0 ? 0 : amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
}
