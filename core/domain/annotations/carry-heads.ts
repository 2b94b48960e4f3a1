import { resemblance, shapeOf } from '../blocks/align/resemblance.ts';
import type { Row, RowCell } from '../blocks/align/rows.ts';
import type { TextRange } from '../blocks/block.ts';
import type { CarryContext } from './carry-context.ts';
import { numbersIn } from './numbers.ts';

/** What became of the columns in which marked cells stand. */
export interface Columns {
  /** Whether another head stands above one of the cells now: the same figure would say something else. */
  readonly changed: boolean;
  /** Whether a cell stands in another column, under its old head. */
  readonly moved: boolean;
}

const untouched: Columns = { changed: false, moved: false };
/** A head that is less like the old one than this is another head. */
const leastAlike = 0.5;

/** @param ranges marked text of the old version, every unit of which is in the new one */
export function columnsOf(ranges: readonly TextRange[], { correspondence }: CarryContext): Columns {
  const { before, after, map, rowsBefore, rowsAfter } = correspondence;
  let result = untouched;
  for (const [from, to] of ranges) {
    for (let at = from; at < to; ) {
      const passage = before.passageAt[at] ?? 0;
      const row = rowsBefore.get(passage);
      const index = row?.cells.findIndex((one) => at >= one.start && at < one.end) ?? -1;
      const cell = row?.cells[index];
      if (cell === undefined) {
        // The border of a cell, or no row at all.
        at = row === undefined ? (before.passages[passage]?.end ?? to) : at + 1;
        continue;
      }
      const place = map[at] ?? -1;
      const rowAfter = rowsAfter.get(after.passageAt[place] ?? -1);
      const indexAfter = rowAfter?.cells.findIndex((one) => place >= one.start && place < one.end) ?? -1;
      const cellAfter = rowAfter?.cells[indexAfter];
      if (rowAfter !== undefined && cellAfter !== undefined)
        result = {
          changed: result.changed || headChanged(cell, cellAfter, rowAfter),
          moved: result.moved || (row?.cells.length === rowAfter.cells.length && index !== indexAfter),
        };
      at = cell.end;
    }
  }
  return result;
}

function headChanged(before: RowCell, after: RowCell, row: Row): boolean {
  if (before.head === after.head) return false;
  if (row.cells.some((cell) => cell !== after && cell.head === before.head)) return true;
  const [old, now] = [numbersIn(before.head), numbersIn(after.head)];
  if (old.length !== now.length || old.some((one, index) => one.value !== now[index]?.value)) return true;
  return resemblance(shapeOf(before.head), shapeOf(after.head)) < leastAlike;
}
