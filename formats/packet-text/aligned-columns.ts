import { readValue } from '../../core/domain/statistics/read-value.ts';
import { joinedSegments, type Segment } from './aligned-lines.ts';

/** Display columns that a column of a table takes so far. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A row with a segment for each column; undefined where the cell is blank. */
export type PlacedRow = readonly (Segment | undefined)[];

/**
 * Puts the segments of a line into columns: by their order where there are as many, else by what they stand below.
 * @returns the row with the columns as they are then; null where the line does not fit
 */
export function placeRow(
  segments: readonly Segment[],
  columns: readonly Span[],
  line: string,
): { readonly row: PlacedRow; readonly columns: readonly Span[] } | null {
  const row: (Segment | undefined)[] =
    segments.length === columns.length ? [...segments] : columns.map(() => undefined);
  if (segments.length !== columns.length) {
    for (const segment of segments) {
      const at = columnOf(segment, columns);
      if (at < 0) return null;
      const before = row[at];
      // Two figures are never one cell.
      if (before !== undefined && (isFigure(before.text) || isFigure(segment.text))) return null;
      row[at] = before === undefined ? segment : joinedSegments(before, segment, line);
    }
  }
  const grown = columns.map((column, index): Span => {
    const segment = row[index];
    return segment === undefined
      ? column
      : { start: Math.min(column.start, segment.start), end: Math.max(column.end, segment.end) };
  });
  const isApart = grown.every(
    (column, index) => column.end < (grown[index + 1]?.start ?? Number.POSITIVE_INFINITY),
  );
  return isApart ? { row, columns: grown } : null;
}

/** The column that a segment stands below, or between whose neighbours it stands; -1 where it reaches over two. */
function columnOf(segment: Segment, columns: readonly Span[]): number {
  const below = columns.flatMap((column, index) =>
    segment.start < column.end && segment.end > column.start ? [index] : [],
  );
  if (below.length > 1) return -1;
  const [only] = below;
  if (only !== undefined) return only;
  // Behind the beginning of a column and before the next: the cell is longer than those above.
  return columns.findLastIndex((column) => column.start <= segment.start);
}

export function isFigure(text: string): boolean {
  const { value, missing } = readValue(text);
  return value !== null || (missing !== null && missing !== 'blank');
}
