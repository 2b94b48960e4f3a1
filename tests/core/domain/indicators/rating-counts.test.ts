import { describe, expect, it } from 'vitest';
import { overviewChart } from '../../../../core/domain/indicators/evaluation-charts.ts';
import { ratingCounts } from '../../../../core/domain/indicators/rating-counts.ts';
import { scalePresets } from '../../../../core/domain/indicators/scale.ts';

const goal = (...ratings: (string | null)[]) => ({ indicators: ratings.map((rating) => ({ rating })) });
const words = { title: 'まとめ', total: '計', unrated: '評価しない' };

describe('the counts of ratings', () => {
  it('are one row for each step', () => {
    const counted = ratingCounts([goal('A', 'A', 'D'), goal('B')], scalePresets.letters);
    expect(counted.map(({ code, counts }) => [code, ...counts])).toEqual([
      ['A', 2, 0],
      ['B', 0, 1],
      ['C', 0, 0],
      ['D', 1, 0],
      ['―', 0, 0],
    ]);
  });

  it('add up to all indicators, those that are not rated included, in the chart too', () => {
    const goals = [goal('A', null, null), goal('B', 'C')];
    const counted = ratingCounts(goals, scalePresets.letters);
    expect(counted.at(-1)).toEqual({ code: '', label: '', counts: [2, 0] });
    const chart = overviewChart(['目標1', '目標2'], counted, words);
    expect(chart?.total?.values).toEqual(goals.map(({ indicators }) => indicators.length));
    expect(chart?.series.map(({ label }) => label)).toEqual([
      'A 順調',
      'B おおむね順調',
      'C やや遅れ',
      '評価しない',
    ]);
  });
});
