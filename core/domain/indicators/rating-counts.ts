import type { JudgementId } from './judgement.ts';
import { type EvaluationScale, stepOf } from './scale.ts';

/** How many indicators of each goal got a rating; `code` is empty for those that got none. */
export interface RatingCount {
  readonly code: string;
  readonly label: string;
  readonly counts: readonly number[];
}

/** The counts of every step of the scale, and of what is not rated where there is any: together they are all indicators. */
export function ratingCounts(
  goals: readonly { readonly indicators: readonly { readonly rating: string | null }[] }[],
  scale: EvaluationScale,
): RatingCount[] {
  const count = (wanted: string | null): number[] =>
    goals.map(({ indicators }) => indicators.filter(({ rating }) => rating === wanted).length);
  const unrated = count(null);
  return [
    ...scale.steps.map(({ code, label }) => ({ code, label, counts: count(code) })),
    ...(unrated.some((number) => number > 0) ? [{ code: '', label: '', counts: unrated }] : []),
  ];
}

/** What a change of the scale does to an indicator's rating depends on. */
export interface RatedIndicator {
  readonly rating: string | null;
  readonly judgement: JudgementId;
  readonly review: { readonly rating: string | null } | null;
}

/**
 * How many indicators that are rated now would be rated no more by another scale: 評価しない.
 * A rating by hand counts as long as the scale has its code; else the judgement decides.
 */
export function losingRating(indicators: readonly RatedIndicator[], scale: EvaluationScale): number {
  return indicators.filter(({ rating, judgement, review }) => {
    const byHand = review?.rating ?? null;
    const keeps = byHand !== null && scale.steps.some(({ code }) => code === byHand);
    return rating !== null && !keeps && stepOf(scale, judgement) === null;
  }).length;
}
