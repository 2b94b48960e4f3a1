import { describe, expect, it } from 'vitest';
import { placeInColumns } from '../../../paper/annotations/margin/columns.ts';
import { breakIntoLines } from '../../../paper/annotations/margin/lines.ts';

const room = { top: 10, bottom: 110, lineHeight: 10, gap: 5 };
/** Each character one unit wide, half-width ones half of it. */
const measure = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x100 ? 0.5 : 1), 0);

describe('notes in the margin of a page', () => {
  it('stand beside their places, below the one before where that is taken', () => {
    const places = placeInColumns(
      [
        { anchor: 20, lineCount: 2 },
        { anchor: 25, lineCount: 1 },
        { anchor: 80, lineCount: 1 },
      ],
      room,
    );
    expect(places.map((lines) => lines.map(({ top }) => top))).toEqual([[20, 30], [45], [80]]);
  });

  it('move up where the foot of the page would cut them', () => {
    const places = placeInColumns(
      [
        { anchor: 80, lineCount: 2 },
        { anchor: 100, lineCount: 3 },
      ],
      room,
    );
    expect(places.map((lines) => lines.map(({ top }) => top))).toEqual([
      [55, 65],
      [80, 90, 100],
    ]);
  });

  it('flow into as many columns as they take, and no line is lost or covers another', () => {
    const entries = Array.from({ length: 9 }, (_, index) => ({ anchor: index * 10, lineCount: 4 }));
    const lines = placeInColumns(entries, room).flat();
    expect(lines).toHaveLength(36);
    expect(new Set(lines.map(({ column, top }) => `${column} ${top}`)).size).toBe(36);
    expect(lines.every(({ top }) => top >= room.top && top + room.lineHeight <= room.bottom)).toBe(true);
    expect(Math.max(...lines.map(({ column }) => column))).toBeGreaterThan(2);
  });
});

describe('lines of a note', () => {
  it('begin with no closing sign, divide no word of Latin letters or figures, and keep own line ends', () => {
    expect(breakIntoLines('あいうえお。かき', 5, measure)).toEqual(['あいうえお。', 'かき']);
    expect(breakIntoLines('合計は12,345人', 5, measure)).toEqual(['合計は', '12,345人']);
    expect(breakIntoLines('一\n\n二', 5, measure)).toEqual(['一', '', '二']);
  });

  it('divide a word that is wider than the column, and lose nothing', () => {
    const lines = breakIntoLines('https://example.invalid/very/long', 5, measure);
    expect(lines.join('')).toBe('https://example.invalid/very/long');
    expect(lines.every((line) => measure(line) <= 6)).toBe(true);
  });
});
