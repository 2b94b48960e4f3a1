import type { IndicatorHead, MoreCell } from '../issue-sheets/issue-sheet-content.ts';
import type { Judgement } from './judgement.ts';
import { ratingCode, wordContradiction } from './rating-legend.ts';

/** A rating that the paper prints beside the values: 「A」, 「◎」. */
export interface PrintedRating {
  readonly text: string;
  /** 0 for the best step: A or ◎; null for a rating in words. */
  readonly rank: number | null;
}

const ratingHead = /評価|判定|達成度|達成状況|進捗|ランク/u;
const letters = ['A', 'B', 'C', 'D', 'E'];
const signs = ['◎', '○', '△', '×'];

/** The rating in the further columns of a row; null where none is printed. */
export function printedRating(
  head: IndicatorHead | null,
  more: readonly MoreCell[] | undefined,
): PrintedRating | null {
  for (const [index, { text }] of (more ?? []).entries()) {
    if (!ratingHead.test(head?.more?.[index]?.text ?? '')) continue;
    const plain = ratingCode(text);
    const rank = Math.max(letters.indexOf(plain), signs.indexOf(plain));
    if (rank >= 0) return { text: text.trim(), rank };
    if (/^\p{Script=Han}[\p{Script=Han}\p{Script=Hiragana}]{1,7}$/u.test(plain)) {
      return { text: text.trim(), rank: null };
    }
  }
  return null;
}

/** Ranks from which on a rating says that something is lacking, and that nothing came of it. */
const LACKING = 2;
const FAILED = 3;
/** Shares of the way to the target, in per cent: below the one no best rating, below the other no good one either. */
const HALF_WAY = 50;
const WELL_BACK = -20;

/**
 * Whether a rating says the opposite of the values. Committees rate by measures of their own, and close calls are theirs;
 * only what no measure explains counts.
 */
export function contradiction(
  { rank, text }: PrintedRating,
  { judgement, progress }: Pick<Judgement, 'judgement' | 'progress'>,
): 'tooGood' | 'tooBad' | null {
  if (rank === null) return wordContradiction(text, judgement);
  switch (judgement) {
    case 'achieved':
      return rank >= LACKING ? 'tooBad' : null;
    case 'improved':
    case 'maintainedOrBetter':
      return rank >= FAILED ? 'tooBad' : null;
    case 'notAchievedImproved':
    case 'notAchieved':
      return rank === 0 && progress !== null && progress.lessThan(HALF_WAY) ? 'tooGood' : null;
    case 'notAchievedUnchanged':
      return rank === 0 ? 'tooGood' : null;
    case 'declined':
    case 'notAchievedWorsened':
      return rank === 0 || (rank === 1 && progress?.lessThan(WELL_BACK) === true) ? 'tooGood' : null;
    case 'notDeterminable':
      return null;
  }
}
