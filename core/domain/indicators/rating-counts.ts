import type { EvaluationScale } from './scale.ts';

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
