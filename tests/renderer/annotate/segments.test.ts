import { describe, expect, it } from 'vitest';
import type { TextMark } from '../../../renderer/annotate/mark-store.ts';
import { type Piece, piecesOf } from '../../../renderer/annotate/segments.ts';

function mark(id: string, from: number, to: number, starts = true): TextMark {
  return {
    id,
    from,
    to,
    starts,
    mark: 'highlight',
    colour: 'important',
    sign: '●',
    number: 1,
    proposed: false,
    selected: false,
    whole: false,
  };
}

const text = '0123456789abcdefghij';

/** Pieces in short: `a(…)` is what a marks, `*a` a sign above. */
function short(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      piece.type === 'text'
        ? text.slice(piece.from, piece.to)
        : `${piece.signs.map(({ id }) => `*${id}`).join('')}${piece.mark.id}(${short(piece.pieces)})`,
    )
    .join('');
}

const cut = (from: number, to: number, ...marks: TextMark[]): string => short(piecesOf(from, to, marks));

describe('a run of text with marks', () => {
  it('is one piece without marks', () => {
    expect(piecesOf(3, 8, [])).toEqual([{ type: 'text', from: 3, to: 8 }]);
    expect(cut(3, 8, mark('a', 0, 3), mark('b', 8, 9))).toBe('34567');
  });

  it('is cut where a mark begins and ends', () => {
    expect(cut(0, 10, mark('a', 2, 5))).toBe('01*aa(234)56789');
    expect(cut(0, 5, mark('a', 0, 5))).toBe('*aa(01234)');
  });

  it('nests a mark in another', () => {
    expect(cut(0, 10, mark('b', 4, 6), mark('a', 0, 8))).toBe('*aa(0123*bb(45)67)89');
  });

  it('keeps both of two marks that cross each other, and of two on the same words', () => {
    expect(cut(0, 12, mark('a', 0, 6), mark('b', 4, 10))).toBe('*aa(0123*bb(45))b(6789)ab');
    expect(cut(0, 4, mark('a', 0, 4), mark('b', 0, 4))).toBe('*a*ba(b(0123))');
    expect(cut(0, 14, mark('a', 0, 9), mark('b', 3, 6), mark('c', 5, 12))).toBe(
      '*aa(012*b*cb(34c(5))c(678))c(9ab)cd',
    );
  });

  it('puts signs side by side that would cover each other', () => {
    expect(cut(0, 10, mark('a', 1, 9), mark('b', 2, 5), mark('c', 4, 6))).toBe(
      '0*a*ba(1b(23*cc(4))c(5)678)9',
    );
  });

  it('draws a mark that began in another run without its sign', () => {
    expect(cut(5, 10, mark('a', 2, 8))).toBe('a(567)89');
    expect(cut(0, 10, mark('a', 2, 8, false))).toBe('01a(234567)89');
  });

  it('never loses or repeats a character', () => {
    for (let seed = 1; seed < 300; seed += 1) {
      const marks = Array.from({ length: 6 }, (_, index) => {
        const from = (seed * (index + 3) * 7) % 18;
        return mark(`m${index}`, from, from + 1 + ((seed * (index + 1)) % 9));
      });
      const pieces = piecesOf(2, 19, marks);
      const letters = (list: readonly Piece[]): string =>
        list
          .map((piece) => (piece.type === 'text' ? text.slice(piece.from, piece.to) : letters(piece.pieces)))
          .join('');
      expect(letters(pieces)).toBe(text.slice(2, 19));
      const signs = (list: readonly Piece[]): string[] =>
        list.flatMap((piece) =>
          piece.type === 'text' ? [] : [...piece.signs.map(({ id }) => id), ...signs(piece.pieces)],
        );
      const wanted = marks.filter(({ from, to }) => from >= 2 && from < 19 && to > 2);
      expect(signs(pieces).sort()).toEqual(wanted.map(({ id }) => id).sort());
    }
  });
});
