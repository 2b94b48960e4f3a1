import { z } from 'zod';
import type { JudgedIndicator } from './judged-indicators.ts';
import { judgementIds } from './judgement.ts';

/** The values of an indicator when a person confirmed what they mean. */
export const confirmedValuesSchema = z.object({
  baseline: z.string(),
  target: z.string(),
  result: z.string(),
  judgement: z.enum(judgementIds),
});
export type ConfirmedValues = z.infer<typeof confirmedValuesSchema>;

/** What people say of an indicator beside its judgement by rules. */
export const indicatorReviewSchema = z.object({
  /** indicatorKey of what it measures. */
  key: z.string().min(1).max(2000),
  indicator: z.string(),
  /** Which way is good, where the secretariat has set it. */
  direction: z.enum(['higher', 'lower']).nullable(),
  /** Code of the committee's scale, where it was given by hand instead of by the judgement. */
  rating: z.string().nullable(),
  remark: z.string().nullable(),
  confirmed: confirmedValuesSchema.nullable(),
  /** Unix time in milliseconds. */
  changedAt: z.int(),
});
export type IndicatorReview = z.infer<typeof indicatorReviewSchema>;

/** Whether a person has confirmed the judgement of just these values. It lapses when the paper says something else. */
export function isConfirmed(indicator: JudgedIndicator, review: IndicatorReview | undefined): boolean {
  const confirmed = review?.confirmed ?? null;
  return (
    confirmed !== null &&
    confirmed.baseline === indicator.baseline &&
    confirmed.target === indicator.target &&
    confirmed.result === indicator.result &&
    confirmed.judgement === indicator.judgement.judgement
  );
}
