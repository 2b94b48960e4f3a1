import { describe, expect, it } from 'vitest';
import { spread } from '../../../paper/charts/layout.ts';
import { niceScale, tickDecimals, wrapLabel } from '../../../paper/charts/numbers.ts';

describe('niceScale', () => {
  it('starts from zero when asked, or when the values come near it', () => {
    expect(niceScale([60247, 62816], true).min).toBe(0);
    expect(niceScale([2, 90], false).min).toBe(0);
    expect(niceScale([-5, 20], false).min).toBeLessThanOrEqual(-5);
  });

  it('holds all values between round ends', () => {
    for (const values of [[12537, 14122], [66, 70, 46], [0.1, 0.32], [7], [0], [1e6, 3.2e6]]) {
      const scale = niceScale(values, false);
      expect(scale.min).toBeLessThanOrEqual(Math.min(...values));
      expect(scale.max).toBeGreaterThanOrEqual(Math.max(...values));
      expect(scale.max).toBeGreaterThan(scale.min);
      expect(Math.abs(Math.round(scale.max / scale.step) - scale.max / scale.step)).toBeLessThan(1e-6);
    }
  });

  it('needs digits for small steps only', () => {
    expect(tickDecimals(niceScale([0.1, 0.32], true))).toBeGreaterThan(0);
    expect(tickDecimals(niceScale([100, 900], true))).toBe(0);
  });
});

describe('wrapLabel', () => {
  it('loses nothing and breaks before brackets', () => {
    expect(wrapLabel('前期高齢者（65～74歳）', 8)).toEqual(['前期高齢者', '（65～74歳）']);
    const long = 'うち、保健・医療・福祉に関するNPO法人';
    expect(wrapLabel(long, 9).join('')).toBe(long);
    expect(wrapLabel(long, 9).length).toBeGreaterThan(1);
  });
});

describe('spread', () => {
  it('moves labels apart, in order and inside', () => {
    const places = spread(
      [
        { y: 50, height: 14 },
        { y: 52, height: 14 },
        { y: 95, height: 14 },
      ],
      0,
      100,
    );
    expect(places[1]).toBeGreaterThanOrEqual((places[0] ?? 0) + 14);
    expect(places[2]).toBeLessThanOrEqual(86);
  });
});
