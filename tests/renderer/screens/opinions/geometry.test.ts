import { describe, expect, it } from 'vitest';
import { TableGeometry } from '../../../../renderer/screens/opinions/table/geometry.ts';

const section = (count: number) => ({ key: `${count}`, title: null, count, submitters: 1 });
const heights = { row: 60, heading: 52 };

describe('where rows stand', () => {
  it('counts the headings above a row', () => {
    const geometry = new TableGeometry(10, [section(3), section(7)], heights);
    expect(geometry.topOf(0)).toBe(52);
    expect(geometry.topOf(2)).toBe(52 + 120);
    expect(geometry.topOf(3)).toBe(104 + 180);
    expect(geometry.height).toBe(10 * 60 + 2 * 52);
    expect([0, 2, 3, 9].map((index) => geometry.sectionOf(index))).toEqual([0, 0, 1, 1]);
    expect(geometry.lineOf(0)).toBe(3);
    expect(geometry.lineOf(3)).toBe(7);
    expect(geometry.lines).toBe(13);
  });

  it('has no headings in an order without them', () => {
    const geometry = new TableGeometry(4, [], heights);
    expect(geometry.sectionOf(3)).toBe(-1);
    expect(geometry.topOf(3)).toBe(180);
    expect(geometry.lineOf(0)).toBe(2);
  });

  it('finds for every height the row that is there or comes next', () => {
    const geometry = new TableGeometry(10, [section(1), section(4), section(5)], heights);
    for (let top = 0; top < geometry.height; top += 1) {
      const index = geometry.rowAt(top);
      expect(geometry.topOf(index) + heights.row).toBeGreaterThan(top);
      if (index > 0) {
        expect(geometry.topOf(index - 1) + heights.row).toBeLessThanOrEqual(top);
      }
    }
    expect(geometry.rowAt(geometry.height + 1000)).toBe(9);
  });

  it('puts a heading before the first of its rows, and nothing beyond the end', () => {
    const geometry = new TableGeometry(4, [section(2), section(2)], heights);
    expect(geometry.slices(1, 99)).toEqual([
      { type: 'row', index: 1, top: 112 },
      { type: 'heading', section: 1, index: 2, top: 172 },
      { type: 'row', index: 2, top: 224 },
      { type: 'row', index: 3, top: 284 },
    ]);
  });
});
