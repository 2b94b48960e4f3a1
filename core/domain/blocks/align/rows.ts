import type { BlockOf } from '../block.ts';
import { foldKey } from '../fold.ts';
import { type Reading, textRangesOf } from './reading.ts';
import { resemblance, shapeOf } from './resemblance.ts';

export interface RowCell {
  /** Range of the text of the reading; empty for an empty cell. */
  readonly start: number;
  readonly end: number;
  /** Its comparable text. */
  readonly key: string;
  /** First column that it covers, cells that reach down from above counted. */
  readonly column: number;
  /** What stands above it at the head of the table; empty without a head. */
  readonly head: string;
}

export interface Row {
  readonly table: string;
  readonly cells: readonly RowCell[];
  /** What the row is about: its header cells, or else its first cell when that has words. Empty without either. */
  readonly label: string;
  readonly labelCells: ReadonlySet<number>;
  /** Whether it heads the columns. */
  readonly isHead: boolean;
}

/** The cells of every row of a version, by the index of its passage. */
export function readRows(reading: Reading): ReadonlyMap<number, Row> {
  const rows = new Map<number, Row>();
  const grids = new Map<string, Grid>();
  reading.passages.forEach((passage, index) => {
    const block = reading.blocks[passage.block];
    if (passage.form !== 'row' || block?.kind !== 'table-row') return;
    const grid = grids.get(block.table.id) ?? { reaching: [], heads: [] };
    grids.set(block.table.id, grid);
    rows.set(index, readRow(reading, passage.block, block, grid));
  });
  return rows;
}

interface Grid {
  /** For each column, over how many further rows a cell from above reaches. */
  readonly reaching: number[];
  /** For each column the words above it. */
  readonly heads: string[];
}

function readRow(reading: Reading, index: number, block: BlockOf<'table-row'>, grid: Grid): Row {
  const cells: RowCell[] = [];
  const labelCells = new Set<number>();
  let column = 0;
  const skipCovered = (): void => {
    while ((grid.reaching[column] ?? 0) > 0) {
      grid.reaching[column] = (grid.reaching[column] ?? 0) - 1;
      column += 1;
    }
  };
  block.cells.forEach((cell, number) => {
    skipCovered();
    const ranges = textRangesOf(reading, index, cell.range[0], cell.range[1]);
    const start = ranges[0]?.[0] ?? 0;
    const end = ranges.at(-1)?.[1] ?? start;
    const key = reading.text.slice(start, end);
    const head = grid.heads[column] ?? '';
    cells.push({ start, end, key, column, head });
    if (cell.header === 'row') labelCells.add(number);
    for (let covered = 0; covered < cell.columnSpan; covered += 1) {
      grid.reaching[column] = cell.rowSpan - 1;
      if (block.rowType === 'head' && key !== '')
        grid.heads[column] = (grid.heads[column] ?? '') + (head === '' ? '' : '\n') + key;
      column += 1;
    }
  });
  skipCovered();
  const first = cells[0];
  if (labelCells.size === 0 && first !== undefined && /\p{L}{2}/u.test(first.key)) labelCells.add(0);
  const label = cells.flatMap(({ key }, number) => (labelCells.has(number) ? [key] : [])).join('\t');
  return {
    table: block.table.id,
    cells,
    label: label.trim() === '' ? '' : label,
    labelCells,
    isHead: block.rowType === 'head',
  };
}

/** Which cell of the second row holds what a cell of the first one held; -1 for none. One to one. */
export function cellsOf(before: Row, after: Row): number[] {
  if (before.isHead && after.isHead) {
    const byKey = new Map(after.cells.map((cell, index) => [cell.key, index]));
    const found = before.cells.map((cell) => byKey.get(cell.key) ?? -1);
    if (!found.includes(-1) && new Set(found).size === after.cells.length) return found;
  }
  const headsBefore = singleHeads(before);
  const headsAfter = singleHeads(after);
  const partner = before.cells.map((cell) =>
    headsBefore.has(cell.head) ? (headsAfter.get(cell.head) ?? -1) : -1,
  );
  const taken = new Set(partner);
  // The first cell may stand for several rows and be missing in one of them; columns still tell.
  const sameLength = before.cells.length === after.cells.length;
  const byColumn = new Map(after.cells.map((cell, index) => [cell.column, index]));
  before.cells.forEach((cell, index) => {
    if (partner[index] !== -1) return;
    const place = sameLength ? index : (byColumn.get(cell.column) ?? -1);
    if (place < 0 || taken.has(place)) return;
    partner[index] = place;
    taken.add(place);
  });
  return partner;
}

/** Heads that stand above one cell only, with the number of that cell. */
function singleHeads({ cells }: Row): Map<string, number> {
  const heads = new Map<string, number>();
  const repeated = new Set(['']);
  cells.forEach(({ head }, index) => {
    if (heads.has(head)) repeated.add(head);
    heads.set(head, index);
  });
  for (const head of repeated) heads.delete(head);
  return heads;
}

/** How much two rows are the same row, from 0 to 1: half for what they are about, half for what their cells say. */
export function rowResemblance(before: Row, after: Row): number {
  const partner = cellsOf(before, after);
  let weight = 0;
  let equal = 0;
  before.cells.forEach((cell, index) => {
    if (before.labelCells.has(index)) return;
    const value = cell.key === '' ? 0.25 : 1;
    weight += value;
    const other = after.cells[partner[index] ?? -1];
    if (other !== undefined)
      equal +=
        value * (other.key === cell.key ? 1 : resemblance(shapeOf(cell.key), shapeOf(other.key)) * 0.7);
  });
  const cells = weight === 0 ? (before.cells.length === after.cells.length ? 1 : 0) : equal / weight;
  if (before.label === '' || after.label === '') return before.label === after.label ? cells : cells / 2;
  const label = before.label === after.label ? 1 : resemblance(shapeOf(before.label), shapeOf(after.label));
  return weight === 0 ? label : (label + cells) / 2;
}

export function labelKey(row: Row): string {
  return foldKey(row.label);
}
