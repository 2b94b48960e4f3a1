import { type IndicatorValues, type Verdict, verdict } from './judgement.ts';
import type { MilestoneValue, WrittenValue } from './written-value.ts';

/**
 * A target that something be done, by a year that stands in its cell or in the head of its column: 計画の策定（令和5年度）.
 * Done later than that is not achieved, and not undone either: 未達（改善）.
 */
export function judgeMilestone(row: IndicatorValues, target: MilestoneValue, result: WrittenValue): Verdict {
  const deadline =
    target.fiscalYear === null
      ? (row.targetPeriod ?? { text: '', fiscalYear: null })
      : { text: target.yearText, fiscalYear: target.fiscalYear };
  const words = { act: target.act, target: row.target, result: row.result, deadline: deadline.text };
  if (result.kind === 'number') {
    // One plan, three places: that counts what was done. A share or a number of people does not.
    if (/^(?:%|‰|人|円|ポイント|位|歳)$/u.test(result.unit)) {
      return verdict('notDeterminable', 'milestoneOther', { ...words, done: row.result });
    }
    return verdict(result.number.isZero() ? 'notAchieved' : 'achieved', 'milestoneCounted', words);
  }
  if (result.kind === 'notDone') {
    const now = row.resultPeriod?.fiscalYear ?? null;
    const ahead = now !== null && deadline.fiscalYear !== null && now < deadline.fiscalYear;
    return ahead
      ? verdict('notDeterminable', 'milestoneAhead', { ...words, period: row.resultPeriod?.text ?? '' })
      : verdict('notAchieved', 'milestoneNotDone', words);
  }
  if (result.kind !== 'done') return verdict('notDeterminable', 'resultUnreadable', words);
  const sameAct = result.act === '' || target.act === '' || result.act === target.act;
  if (!sameAct) return verdict('notDeterminable', 'milestoneOther', { ...words, done: result.act });
  const when =
    result.fiscalYear === null
      ? (row.resultPeriod ?? { text: '', fiscalYear: null })
      : { text: result.yearText, fiscalYear: result.fiscalYear };
  const dated = { ...words, done: when.text };
  if (when.fiscalYear === null || deadline.fiscalYear === null) {
    return verdict('achieved', 'milestoneWithoutDate', dated);
  }
  return when.fiscalYear <= deadline.fiscalYear
    ? verdict('achieved', 'milestoneInTime', dated)
    : verdict('notAchievedImproved', 'milestoneLate', dated);
}
