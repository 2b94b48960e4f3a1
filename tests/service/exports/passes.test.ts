import { describe, expect, it } from 'vitest';
import { passesOf } from '../../../service/exports/passes.ts';

/** Materials of so many pages each. */
const materials = (...pages: number[]) =>
  pages.map((count, index) => ({ id: index, blocks: [{ text: '福'.repeat(count * 750) }] }));
const lengths = (passes: { blocks: { text: string }[] }[][]) =>
  passes.map((pass) => pass.reduce((sum, { blocks }) => sum + (blocks[0]?.text.length ?? 0) / 750, 0));

describe('passes of printing', () => {
  it('prints a short packet in one', () => {
    expect(lengths(passesOf(materials(1, 1, 8, 4, 12)))).toEqual([26]);
  });

  it('halves a longer one where the halves are nearest to each other', () => {
    expect(lengths(passesOf(materials(1, 1, 8, 10, 12, 9, 19)))).toEqual([32, 28]);
    expect(lengths(passesOf(materials(40, 1, 1, 1)))).toEqual([40, 3]);
    expect(lengths(passesOf(materials(1, 1, 1, 40)))).toEqual([3, 40]);
  });

  it('makes as many as memory wants of a very long one', () => {
    const passes = lengths(passesOf(materials(...Array.from({ length: 100 }, () => 10))));
    expect(passes).toHaveLength(5);
    expect(passes.every((pages) => pages === 200)).toBe(true);
  });

  it('keeps every material, once and in order', () => {
    const all = materials(0, 300, 7, 0, 55, 120, 1, 90, 0);
    expect(passesOf(all).flat()).toEqual(all);
    expect(passesOf([])).toEqual([]);
    expect(passesOf(materials(0))).toHaveLength(1);
  });
});
