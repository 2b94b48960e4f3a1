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

  it('make two sheets one by their words, never by standing in the same place', () => {
    const other = '三つ目は、さらに別の話です。';
    const first = [{ id: 'a', text: '一つ目の意見です。' }];
    expect(likeness(other, first[0]?.text ?? '')).toBeGreaterThan(0.25);
    expect(shareOpinion([other], first)).toBe(false);
  });

  it('are as alike as their pairs of characters, whatever their width', () => {
    expect(likeness('ＡＢＣ', 'ABC')).toBe(1);
    expect(likeness('', '')).toBe(1);
    expect(likeness('あ', 'い')).toBe(0);
  });
});
