import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { JudgementId } from '../../../../core/domain/indicators/judgement.ts';
import { contradiction, printedRating } from '../../../../core/domain/indicators/printed-rating.ts';
import type { IndicatorHead } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';

const column = { label: '', period: '' };
const cells = (...texts: string[]) => texts.map((text) => ({ id: '', text }));
const headOf = (...more: string[]): IndicatorHead => ({
  id: '',
  periodRowId: '',
  project: '',
  indicator: '指標',
  group: '',
  baseline: column,
  target: column,
  result: column,
  more: cells(...more),
});

describe('a printed rating', () => {
  it('is a letter or a sign in a column of ratings', () => {
    const read = (text: string, head = '評価') => printedRating(headOf('担当課', head), cells('A', text));
    expect(read('Ｂ')).toEqual({ text: 'Ｂ', rank: 1 });
    expect(read('〇', '達成状況')).toEqual({ text: '〇', rank: 1 });
    expect(read('✕')).toEqual({ text: '✕', rank: 3 });
    expect(read('―')).toBeNull();
    expect(read('順調')).toEqual({ text: '順調', rank: null });
    expect(read('前年度より1割の増')).toBeNull();
    expect(read('A', '備考')).toBeNull();
    expect(printedRating(null, undefined)).toBeNull();
  });

  it('in words is compared by what the word says', () => {
    const said = (text: string, judgement: JudgementId) =>
      contradiction({ text, rank: null }, { judgement, progress: null });
    expect(said('達成', 'achieved')).toBeNull();
    expect(said('達成', 'notAchievedImproved')).toBe('tooGood');
    expect(said('未達成', 'achieved')).toBe('tooBad');
    expect(said('未達成', 'notAchieved')).toBeNull();
    expect(said('改善', 'notAchievedWorsened')).toBe('tooGood');
    expect(said('悪化', 'improved')).toBe('tooBad');
    expect(said('順調', 'declined')).toBeNull();
  });

  it.each<[number, JudgementId, number | null, 'tooGood' | 'tooBad' | null]>([
    [0, 'achieved', 100, null],
    [1, 'achieved', 100, null],
    [2, 'achieved', 100, 'tooBad'],
    [3, 'improved', null, 'tooBad'],
    [2, 'improved', null, null],
    [0, 'notAchievedImproved', 80, null],
    [0, 'notAchievedImproved', 20, 'tooGood'],
    [0, 'notAchieved', null, null],
    [3, 'notAchievedImproved', 80, null],
    [0, 'notAchievedUnchanged', 0, 'tooGood'],
    [1, 'notAchievedWorsened', -10, null],
    [1, 'notAchievedWorsened', -40, 'tooGood'],
    [0, 'declined', null, 'tooGood'],
    [1, 'declined', null, null],
    [3, 'notDeterminable', null, null],
  ])('of rank %s for %s at %s %% of the way: %s', (rank, judgement, progress, expected) => {
    const way = progress === null ? null : new Decimal(progress);
    expect(contradiction({ text: '', rank }, { judgement, progress: way })).toBe(expected);
  });
});
