import type { TextMark, TextMarks } from './mark-store.ts';

/** A piece of a run: text, or what one annotation marks, with what others mark inside it. */
export type Piece =
  | { readonly type: 'text'; readonly from: number; readonly to: number }
  | {
      readonly type: 'mark';
      readonly mark: TextMark;
      /** How many marks lie around it. */
      readonly depth: number;
      readonly from: number;
      readonly to: number;
      /** Marks whose signs stand above the first character of this piece. */
      readonly signs: readonly TextMark[];
      readonly pieces: readonly Piece[];
    };

/** Signs of marks that begin closer together than this would cover each other: they stand side by side. In UTF-16 units. */
const signWidth = 3;

/** The outer marks first: those that begin earlier, the longer ones first. */
function outerFirst(a: TextMark, b: TextMark): number {
  return a.from - b.from || b.to - a.to;
}

/**
 * A run of text cut where marks begin and end. Marks that cross each other are nested by turns, so that each stays in one
 * piece as far as possible.
 */
export function piecesOf(from: number, to: number, all: TextMarks): Piece[] {
  const marks = all.filter((mark) => mark.from < to && mark.to > from).sort(outerFirst);
  const starting = marks.filter((mark) => mark.starts && mark.from >= from);
  return nested(from, to, marks, signPlaces(starting), 0);
}

/** Offset at which signs stand → the marks whose signs stand there. */
function signPlaces(starting: readonly TextMark[]): Map<number, TextMark[]> {
  const places = new Map<number, TextMark[]>();
  let last = Number.NEGATIVE_INFINITY;
  for (const mark of starting) {
    if (mark.from - last >= signWidth) {
      last = mark.from;
    }
    places.set(last, [...(places.get(last) ?? []), mark]);
  }
  return places;
}

function nested(
  from: number,
  to: number,
  marks: readonly TextMark[],
  signs: Map<number, TextMark[]>,
  depth: number,
): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const text = (end: number): void => {
    if (end > at) {
      pieces.push({ type: 'text', from: at, to: end });
      at = end;
    }
  };
  for (const [index, mark] of marks.entries()) {
    const start = Math.max(mark.from, at);
    const end = Math.min(mark.to, to);
    if (start >= end) {
      continue;
    }
    text(start);
    const standing = signs.get(start) ?? [];
    signs.delete(start);
    const inside = marks.slice(index + 1).filter((other) => other.from < end && other.to > start);
    pieces.push({
      type: 'mark',
      mark,
      depth,
      from: start,
      to: end,
      signs: standing,
      pieces: nested(start, end, inside, signs, depth + 1),
    });
    at = end;
  }
  text(to);
  return pieces;
}
