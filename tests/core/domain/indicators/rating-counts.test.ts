import { describe, expect, it } from 'vitest';
import { overviewChart } from '../../../../core/domain/indicators/evaluation-charts.ts';
import {
  losingRating,
  type RatedIndicator,
  ratingCounts,
} from '../../../../core/domain/indicators/rating-counts.ts';
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

describe('indicators that a change of the scale leaves without a rating', () => {
  const rated = (
    rating: string | null,
    judgement: RatedIndicator['judgement'],
    byHand: string | null = null,
  ): RatedIndicator => ({ rating, judgement, review: { rating: byHand } });
  const without = (code: string) => ({
    steps: scalePresets.letters.steps.filter((step) => step.code !== code),
  });

  it('are those whose judgement led to the step that went', () => {
    const all = [rated('C', 'notAchieved'), rated('C', 'notAchievedUnchanged'), rated('A', 'achieved')];
    expect(losingRating(all, scalePresets.letters)).toBe(0);
    expect(losingRating(all, without('C'))).toBe(2);
  });

  it('a rating by hand holds while its code is there, and else gives way to the judgement', () => {
    const all = [rated('B', 'notAchieved', 'B'), rated('C', 'achieved', 'C')];
    expect(losingRating(all, without('C'))).toBe(0);
    expect(losingRating([rated('C', 'notAchieved', 'C')], without('C'))).toBe(1);
  });

  it('what was not rated before loses nothing', () => {
    expect(losingRating([rated(null, 'notAchieved')], without('C'))).toBe(0);
  });
});
