import type { TextRange } from '../../../core/domain/blocks/block.ts';

/** A stretch of a text, and everything that is said about it. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Stands on this side only. */
  readonly changed: boolean;
  /** The annotation in question holds it. */
  readonly marked: boolean;
  /** Text before it was left out. */
  readonly afterGap: boolean;
}

/** Longer texts are shown around what matters in them. */
const longText = 700;
const context = 80;

/**
 * A text cut wherever something begins or ends.
 * @param changes ranges that differ from the other side, in order
 * @param marks ranges that the annotation holds
 */
export function piecesOf(text: string, changes: readonly TextRange[], marks: readonly TextRange[]): Piece[] {
  const edges = new Set([0, text.length, ...changes.flat(), ...marks.flat()]);
  const shown = text.length > longText ? around([...changes, ...marks], text.length) : null;
  if (shown !== null) {
    for (const edge of shown.flat()) {
      edges.add(edge);
    }
  }
  const sorted = [...edges].filter((edge) => edge >= 0 && edge <= text.length).sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let gap = false;
  for (const [index, from] of sorted.entries()) {
    const to = sorted[index + 1];
    if (to === undefined || to === from) {
      continue;
    }
    if (shown !== null && !inside(shown, from, to)) {
      gap = true;
      continue;
    }
    pieces.push({
      from,
      to,
      text: text.slice(from, to),
      changed: inside(changes, from, to),
      marked: inside(marks, from, to),
      afterGap: gap,
    });
    gap = false;
  }
  return pieces;
}

function inside(ranges: readonly TextRange[], from: number, to: number): boolean {
  return ranges.some(([start, end]) => start <= from && to <= end && start < end);
}

/** The neighbourhood of the given ranges; the beginning of the text where there are none. */
function around(ranges: readonly TextRange[], length: number): TextRange[] {
  const wide = (ranges.length === 0 ? [[0, 0] as const] : ranges).map(
    ([from, to]): TextRange => [Math.max(0, from - context), Math.min(length, to + context)],
  );
  wide.sort((a, b) => a[0] - b[0]);
  const joined: TextRange[] = [];
  for (const range of wide) {
    const last = joined.at(-1);
    if (last !== undefined && range[0] <= last[1]) {
      last[1] = Math.max(last[1], range[1]);
    } else {
      joined.push([range[0], range[1]]);
    }
  }
  return joined;
}
