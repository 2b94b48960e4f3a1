import { Decimal } from 'decimal.js';
import { figure } from '../statistics/figure.ts';
import type { GoodDirection } from './direction.ts';

/** How an indicator came out; the words are in the glossary. */
export const judgementIds = [
  'achieved',
  'improved',
  'maintainedOrBetter',
  'declined',
  'notAchievedImproved',
  'notAchievedUnchanged',
  'notAchievedWorsened',
  'notAchieved',
  'notDeterminable',
] as const;
export type JudgementId = (typeof judgementIds)[number];

/** A printed period: 「令和5年度」 and the fiscal year it means, or ends in. */
export interface IndicatorPeriod {
  readonly text: string;
  readonly fiscalYear: number | null;
}

/** An indicator as written, with the periods of its columns where the head of the table names them. */
export interface IndicatorValues {
  readonly indicator: string;
  readonly baseline: string;
  readonly target: string;
  readonly result: string;
  readonly targetPeriod: IndicatorPeriod | null;
  readonly resultPeriod: IndicatorPeriod | null;
}

/** The rule that led to a judgement. `code` is a key below `indicators:rule` in core/locales; `values` fill its words. */
export const judgementRuleCodes = [
  'resultMissing',
  'resultPending',
  'resultIsWord',
  'resultUnreadable',
  'resultBounded',
  'resultNotNumber',
  'targetMissing',
  'targetUnreadable',
  'baselineMissing',
  'unitsDiffer',
  'reached.higher',
  'reached.lower',
  'missed.higher',
  'missed.lower',
  'missedUnchanged',
  'missedImproved.higher',
  'missedImproved.lower',
  'missedWorsened.higher',
  'missedWorsened.lower',
  'bettered.higher',
  'bettered.lower',
  'keptOrBetter.higher',
  'keptOrBetter.lower',
  'kept',
  'keptUp',
  'stopped',
  'fell.higher',
  'fell.lower',
  'milestoneInTime',
  'milestoneWithoutDate',
  'milestoneLate',
  'milestoneNotDone',
  'milestoneAhead',
  'milestoneOther',
  'milestoneCounted',
] as const;

export interface JudgementRule {
  readonly code: (typeof judgementRuleCodes)[number];
  readonly values: Readonly<Record<string, string>>;
}

export interface Verdict {
  readonly judgement: JudgementId;
  readonly rule: JudgementRule;
}

export function verdict(
  judgement: JudgementId,
  code: JudgementRule['code'],
  values: Readonly<Record<string, string>>,
): Verdict {
  return { judgement, rule: { code, values } };
}

/** What a person should look at before the judgement is used; a key below `indicators:remark`. */
export const judgementRemarkCodes = [
  'scopeDiffers',
  'roughNumber',
  'unitAssumed',
  'targetRepeated',
  'deadlineDiffers',
] as const;
export interface JudgementRemark {
  readonly code: (typeof judgementRemarkCodes)[number];
  readonly values: Readonly<Record<string, string>>;
}

export interface Judgement {
  readonly judgement: JudgementId;
  readonly rule: JudgementRule;
  readonly direction: GoodDirection;
  /** Result less baseline, exact, in the unit of the values. */
  readonly change: { readonly number: Decimal; readonly decimals: number; readonly unit: string } | null;
  /** The change in per cent of the baseline, exact; null where the baseline is zero. */
  readonly changePercent: Decimal | null;
  /** Change as a share of the way from baseline to target, in per cent, exact; negative when it went the other way. */
  readonly progress: Decimal | null;
  /** What is lacking to a target in numbers; zero when it is reached, null without such a target. */
  readonly shortfall: Decimal | null;
  readonly remarks: readonly JudgementRemark[];
  /** The rule interprets words, or cannot decide: 要確認. */
  readonly needsConfirmation: boolean;
}

/** Half up in decimal arithmetic, away from zero: −143.75 → −143.8. */
export function rounded(value: Decimal, decimals: number): string {
  return value.toFixed(decimals, Decimal.ROUND_HALF_UP);
}

/** 「+2,345人」, 「-2.3ポイント」, 「±0」. A change of shares is a change in points. */
export function changeText({ change }: Pick<Judgement, 'change'>): string | null {
  if (change === null) return null;
  if (change.number.isZero()) return '±0';
  const sign = change.number.isNegative() ? '' : '+';
  return `${sign}${figure(change.number, change.decimals)}${change.unit === '%' ? 'ポイント' : change.unit}`;
}
