import type { BlockOf } from '../../core/domain/blocks/block.ts';
import { textWidth } from '../charts/numbers.ts';
import { placeCells } from './table-grid.ts';

/** Em: a column of numbers, marks or single words is not wider, and its words are not broken. */
const shortest = 6.5;
/** Em that a head may ask for above such a column; longer ones are set in lines. */
const headWidth = 3.5;

/**
 * Widths in em of the columns that hold short entries only, null for those that share what is left. Without them a table
 * with long texts would squeeze 「No.」 into two lines.
 */
export function columnWidths(rows: readonly BlockOf<'table-row'>[]): (number | null)[] {
  const count = rows[0]?.table.columnCount ?? 0;
  const body = Array.from({ length: count }, () => 0);
  const head = Array.from({ length: count }, () => 0);
  const placed = placeCells(rows);
  for (const row of rows) {
    const widths = row.rowType === 'head' ? head : body;
    for (const { cell, column } of placed.get(row.id) ?? []) {
      if (cell.columnSpan > 1) continue;
      const lines = row.text.slice(...cell.range).split('\n');
      widths[column] = Math.max(widths[column] ?? 0, ...lines.map(textWidth));
    }
  }
  const widths = body.map((width, column) =>
    width > shortest ? null : Math.max(width, Math.min(head[column] ?? 0, headWidth), 1),
  );
  return widths.includes(null) ? widths : widths.map(() => null);
}
