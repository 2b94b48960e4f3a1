import { describe, expect, it } from 'vitest';
import {
  isSplittable,
  partsOf,
  withOffset,
} from '../../../../renderer/screens/opinions/dialogs/split-offsets.ts';

describe('places to split at', () => {
  const text = '道を広く。𠮷野家の前も。';

  it('lie inside the text, between characters, once each', () => {
    expect(isSplittable(text, [], 5)).toBe(true);
    expect(isSplittable(text, [5], 5)).toBe(false);
    expect(isSplittable(text, [], 0)).toBe(false);
    expect(isSplittable(text, [], text.length)).toBe(false);
    // Between the halves of 𠮷.
    expect(isSplittable(text, [], 6)).toBe(false);
    expect(isSplittable('  あ', [], 1)).toBe(false);
  });

  it('make parts that together are the text', () => {
    const offsets = withOffset(withOffset([], 7), 5);
    expect(offsets).toEqual([5, 7]);
    const parts = partsOf(text, offsets);
    expect(parts.map((part) => part.from)).toEqual([0, 5, 7]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });
});
