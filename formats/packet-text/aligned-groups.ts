import { isFigure, type PlacedRow, type Span } from './aligned-columns.ts';
import type { Segment } from './aligned-lines.ts';

/** A cell of the upper line of a head, and how many columns below it takes. */
export interface GroupCell {
  readonly segment: Segment | undefined;
  readonly columns: number;
}

/** Columns by which labels may stand out over the table. */
const slack = 2;

/**
 * The line above a head of which each label stands over as many columns as the next: years over 男 and 女.
 * @returns `unclear` where the labels stand over the table and it cannot be told over which columns; null where the line
 *   is none of the head
 */
export function groupCells(
  labels: readonly Segment[],
  rows: readonly PlacedRow[],
): readonly GroupCell[] | 'unclear' | null {
  const spans = spansOf(rows);
  const [corner, ...others] = spans;
  const [first] = labels;
  if (corner === undefined || first === undefined || labels.length >= spans.length) return null;
  if (labels.some(({ text }) => isFigure(text) || text.length > 20)) return null;
  const isCornerNamed = first.start < corner.end;
  const groups = isCornerNamed ? labels.slice(1) : labels;
  const last = others.at(-1);
  if (groups.length < 2 || last === undefined) return null;
  const isOver =
    (groups[0]?.start ?? 0) + slack >= (others[0]?.start ?? 0) &&
    (groups.at(-1)?.start ?? 0) < last.end + slack;
  if (!isOver) return null;
  const size = others.length / groups.length;
  if (!Number.isInteger(size) || size < 2) return 'unclear';
  const stand = groups.every((label, index) => {
    const [before, from, to, behind] = [-1, 0, size - 1, size].map((place) => others[index * size + place]);
    if (from === undefined || to === undefined) return false;
    const isBelow = label.start < to.end && label.end > from.start;
    return (
      isBelow && label.start >= (before?.end ?? 0) && label.end <= (behind?.start ?? Number.POSITIVE_INFINITY)
    );
  });
  if (!stand) return 'unclear';
  return [
    { segment: isCornerNamed ? first : undefined, columns: 1 },
    ...groups.map((segment) => ({ segment, columns: size })),
  ];
}

/** Display columns that each column of a table takes. */
function spansOf(rows: readonly PlacedRow[]): Span[] {
  const spans: Span[] = [];
  for (const row of rows) {
    // A group above its rows may be longer than the column.
    if (row.filter((cell) => cell !== undefined).length < 2) continue;
    row.forEach((cell, column) => {
      if (cell === undefined || cell.text === '') return;
      const span = spans[column] ?? cell;
      spans[column] = { start: Math.min(span.start, cell.start), end: Math.max(span.end, cell.end) };
    });
  }
  return spans;
}
