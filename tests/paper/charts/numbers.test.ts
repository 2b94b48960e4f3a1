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

  it('breaks between phrases, and leaves no letter alone on the last line', () => {
    expect(wrapLabel('うち保健、医療又は福祉の活動をする法人', 13)).toEqual([
      'うち保健、医療又は福祉の',
      '活動をする法人',
    ]);
    expect(wrapLabel('1世帯当たりの人数（人）（右目盛）', 11)).toEqual([
      '1世帯当たりの人数（人）',
      '（右目盛）',
    ]);
    expect(wrapLabel('住まいの困りごとを聞く会', 11)).toEqual(['住まいの困りごとを', '聞く会']);
    expect(wrapLabel('市民と活動団体へのアンケート調査', 12.4)).toEqual([
      '市民と活動団体への',
      'アンケート調査',
    ]);
    expect(wrapLabel('短い名', 12)).toEqual(['短い名']);
  });

  it('breaks a phrase that is longer than a line, but no number and not before a mark that closes', () => {
    expect(wrapLabel('平成30年度', 3)).toEqual(['平成30', '年度']);
    for (const limit of [1, 2, 3, 4, 5.5, 8]) {
      for (const text of [
        'コミュニティーセンター',
        '障害者計画・障害福祉計画',
        '地域（東部）',
        '1234567890',
      ]) {
        const lines = wrapLabel(text, limit);
        expect(lines.join('')).toBe(text);
        for (const line of lines.slice(1)) expect(limit < 3 ? '' : line).not.toMatch(/^[ー・）ィ]/u);
      }
    }
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
