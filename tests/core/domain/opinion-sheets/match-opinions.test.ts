import { describe, expect, it } from 'vitest';
import {
  likeness,
  matchOpinions,
  shareOpinion,
} from '../../../../core/domain/opinion-sheets/match-opinions.ts';

const known = [
  { id: 'a', text: '歩道の段差をなくしてほしい。' },
  { id: 'b', text: '会議録は一週間で出すこと。' },
  { id: 'c', text: '備蓄の説明を先にしてほしい。' },
];

describe('opinions without ids', () => {
  it('are found by their words, in whatever order they stand', () => {
    expect(matchOpinions([known[2]?.text ?? '', known[0]?.text ?? '', '新しい別の話。'], known)).toEqual([
      'c',
      'a',
      null,
    ]);
  });

  it('are found by their likeness when words were changed, each at most once', () => {
    expect(
      matchOpinions(['歩道の段差を全部なくしてほしい。', '歩道の段差をなくしてほしい。'], known),
    ).toEqual([null, 'a']);
    expect(matchOpinions(['先頭に足した件です。', '歩道の段差を早くなくしてほしい。'], known)).toEqual([
      null,
      'a',
    ]);
  });

  it('that have nothing in common are others', () => {
    expect(shareOpinion(['まったく違うこと。'], known)).toBe(false);
    expect(shareOpinion(['会議録は一週間で必ず出すこと。'], known)).toBe(true);
    expect(matchOpinions([], known)).toEqual([]);
  });

  it('are not one another for ending in the same way: an answer to one would become that of the other', () => {
    const parking = [{ id: 'a', text: '駅前の駐輪場を増やしてほしい。' }];
    expect(matchOpinions(['図書館を開けて。', '駅前の街灯を明るくしてほしい。'], parking)).toEqual([
      null,
      null,
    ]);
    expect(matchOpinions(['別のこと。', '駅前の駐輪場をもっと増やしてください。'], parking)).toEqual([
      null,
      'a',
    ]);
    expect(likeness('です。', 'です。')).toBe(1);
  });

  it('make two sheets one by their words, never by standing in the same place', () => {
    const other = '公園の街灯を増やしてほしい。';
    const first = [{ id: 'a', text: '駅前の駐輪場を増やしてほしい。' }];
    expect(likeness(other, first[0]?.text ?? '')).toBeGreaterThan(0.25);
    expect(shareOpinion([other], first)).toBe(false);
  });

  it('are as alike as their pairs of characters, whatever their width', () => {
    expect(likeness('ＡＢＣ', 'ABC')).toBe(1);
    expect(likeness('', '')).toBe(1);
    expect(likeness('あ', 'い')).toBe(0);
  });
});
