import { describe, expect, it } from 'vitest';
import { cellPoints, layOutSheet, linesIn, paperMargins } from '../../../formats/office/sheet-layout.ts';

const columns = (...widths: number[]) => widths.map((width) => ({ width }));

/** Points that letters have when the columns are scaled to the width of the paper. */
function printedPoints({ paper, columns: laid }: ReturnType<typeof layOutSheet>): number {
  const inches = laid.reduce((sum, { width }) => sum + (Math.trunc(width * 7) + 5) / 96, 0);
  const room = { A4: 297, A3: 420 }[paper] / 25.4 - paperMargins.left - paperMargins.right;
  return Math.min(1, room / inches) * cellPoints;
}

describe('a worksheet on paper', () => {
  it('lies on A4 as it is where that is legible', () => {
    const wanted = columns(8, 30, 60);
    expect(layOutSheet(wanted)).toEqual({ paper: 'A4', columns: wanted });
  });

  it('gives up some width before it takes A3', () => {
    const { paper, columns: laid } = layOutSheet(columns(28, 30, 10, 46, 46, 18, 10));
    expect(paper).toBe('A4');
    expect(laid[2]?.width).toBe(10);
    expect(laid[3]?.width).toBeLessThan(46);
    expect(laid[3]?.width).toBeGreaterThan(39);
  });

  it.each([
    [[6, 18, 12, 10, 24, 50, 30, 30, 14, 46, 34]],
    [[6, 18, 12, 10, 24, 50, 30, 30, 36, 20, 14, 46, 14, 34]],
    [[8, 30, 60]],
    [[28, 30, 10, 46, 46, 18, 10]],
    [[26, 90]],
  ])('is never printed in letters of less than nine points: %j', (widths) => {
    const laid = layOutSheet(columns(...widths));
    expect(printedPoints(laid)).toBeGreaterThanOrEqual(9 - 0.05);
    // Whoever measures with these columns gets the same.
    expect(layOutSheet(laid.columns)).toEqual(laid);
    for (const { width } of laid.columns) {
      expect(width).toBeGreaterThanOrEqual(Math.min(12, ...widths));
    }
  });

  it('counts lines by the width of letters', () => {
    expect(linesIn('あいうえお', 10)).toBe(1);
    expect(linesIn('あいうえおか', 10)).toBe(2);
    expect(linesIn('abcdefghij', 10)).toBe(1);
    expect(linesIn('一\n\n三', 10)).toBe(3);
  });
});
