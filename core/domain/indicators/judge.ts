import { Decimal } from 'decimal.js';
import { type Direction, type GoodDirection, goodDirection } from './direction.ts';
import { judgeMilestone } from './judge-milestone.ts';
import {
  type IndicatorValues,
  type Judgement,
  type JudgementId,
  type JudgementRemark,
  type Verdict,
  verdict,
} from './judgement.ts';
import { type NumberValue, readWrittenValue, type WrittenValue } from './written-value.ts';

/** The three values of an indicator, read. */
export interface ReadValues {
  readonly baseline: WrittenValue;
  readonly target: WrittenValue;
  readonly result: WrittenValue;
}

export function readValues(row: IndicatorValues): ReadValues {
  return {
    baseline: readWrittenValue(row.baseline),
    target: readWrittenValue(row.target),
    result: readWrittenValue(row.result),
  };
}

/**
 * Judges a result against its target, by rules that are named in the answer. A value that carries no number, no date and no
 * 「策定」 leads to `notDeterminable`, never to a guess.
 * @param chosen the direction that the secretariat has set, or null
 */
export function judgeIndicator(row: IndicatorValues, chosen: Direction | null = null): Judgement {
  const values = readValues(row);
  const direction = goodDirection(row.indicator, values.baseline, values.target, chosen);
  const decided = decide(row, values, direction);
  const measures = measure(values, decided.judgement);
  const remarks = remarksOf(row, values);
  return {
    ...decided,
    direction,
    ...measures,
    remarks,
    needsConfirmation:
      decided.judgement === 'notDeterminable' ||
      decided.rule.code === 'milestoneCounted' ||
      values.target.kind === 'aim' ||
      remarks.some(({ code }) => code !== 'deadlineDiffers'),
  };
}

function decide(row: IndicatorValues, values: ReadValues, direction: GoodDirection): Verdict {
  const { target, result } = values;
  const printed = { baseline: row.baseline, target: row.target, result: row.result };
  switch (result.kind) {
    case 'missing':
    case 'pending':
      return verdict(
        'notDeterminable',
        result.kind === 'missing' ? 'resultMissing' : 'resultPending',
        printed,
      );
    case 'aim':
      return verdict('notDeterminable', 'resultIsWord', { ...printed, word: result.word });
    case 'text':
      return verdict('notDeterminable', 'resultUnreadable', printed);
    case 'number':
      if (result.bound !== null) return verdict('notDeterminable', 'resultBounded', printed);
      break;
    case 'done':
    case 'notDone':
      break;
  }
  switch (target.kind) {
    case 'missing':
    case 'pending':
      return verdict('notDeterminable', 'targetMissing', printed);
    case 'text':
      return verdict('notDeterminable', 'targetUnreadable', printed);
    case 'notDone':
      // 「令和6年度策定予定」 in the column of targets: that it be done by then.
      return target.planned
        ? judgeMilestone(row, { ...target, kind: 'done' }, result)
        : verdict('notDeterminable', 'targetUnreadable', printed);
    case 'done':
      return judgeMilestone(row, target, result);
    case 'number':
      return result.kind === 'number'
        ? againstNumber(values.baseline, target, result, direction.good, printed)
        : verdict('notDeterminable', 'resultNotNumber', printed);
    case 'aim':
      return againstAim(values, direction.good, printed, target.word);
  }
}

type Printed = Readonly<Record<'baseline' | 'target' | 'result', string>>;

/** A number that is a level of its own: 「30人以上」 has none, so nothing is reckoned from it. */
export function exactNumber(value: WrittenValue): NumberValue | null {
  return value.kind === 'number' && value.bound === null ? value : null;
}

function comparableBase(baseline: WrittenValue, result: NumberValue): NumberValue | null {
  const base = exactNumber(baseline);
  return base !== null && comparable(base, result) ? base : null;
}

/** How far the result lies on the good side of the other value: positive is better. */
function gain(result: NumberValue, other: NumberValue, good: Direction): number {
  return result.number.comparedTo(other.number) * (good === 'higher' ? 1 : -1);
}

export function comparable(first: NumberValue, second: NumberValue): boolean {
  const sameUnit = first.unit === second.unit || first.unit === '' || second.unit === '';
  return sameUnit && (first.per === second.per || first.per === '' || second.per === '');
}

function againstNumber(
  baseline: WrittenValue,
  target: NumberValue,
  result: NumberValue,
  good: Direction,
  printed: Printed,
): Verdict {
  if (!comparable(target, result)) return verdict('notDeterminable', 'unitsDiffer', printed);
  const strict = target.bound === 'above' || target.bound === 'below';
  const reached = gain(result, target, good);
  if (reached > 0 || (reached === 0 && !strict)) return verdict('achieved', `reached.${good}`, printed);
  const base = comparableBase(baseline, result);
  if (base === null) return verdict('notAchieved', `missed.${good}`, printed);
  const step = gain(result, base, good);
  if (step === 0) return verdict('notAchievedUnchanged', 'missedUnchanged', printed);
  return step > 0
    ? verdict('notAchievedImproved', `missedImproved.${good}`, printed)
    : verdict('notAchievedWorsened', `missedWorsened.${good}`, printed);
}

/** 充実: more than before. 継続: not less than before. The word is no number, so every such verdict asks for a person. */
function againstAim(values: ReadValues, good: Direction, printed: Printed, word: string): Verdict {
  const { baseline, target, result } = values;
  const words = { ...printed, word };
  if (target.kind !== 'aim') return verdict('notDeterminable', 'targetUnreadable', printed);
  if (baseline.kind === 'done' && (result.kind === 'done' || result.kind === 'notDone')) {
    if (result.kind === 'notDone') {
      // 「令和6年度実施予定」 tells what is to come, and not whether it goes on.
      return result.planned
        ? verdict('notDeterminable', 'resultNotNumber', words)
        : verdict('declined', 'stopped', words);
    }
    return target.aim === 'keep' && baseline.act === result.act
      ? verdict('maintainedOrBetter', 'keptUp', words)
      : verdict('notDeterminable', 'resultNotNumber', words);
  }
  if (result.kind !== 'number') return verdict('notDeterminable', 'resultNotNumber', words);
  if (baseline.kind !== 'number' || baseline.bound !== null) {
    return verdict('notDeterminable', 'baselineMissing', words);
  }
  if (!comparable(baseline, result)) return verdict('notDeterminable', 'unitsDiffer', words);
  const step = gain(result, baseline, good);
  if (step < 0) return verdict('declined', `fell.${good}`, words);
  if (step === 0) return verdict('maintainedOrBetter', 'kept', words);
  return target.aim === 'keep'
    ? verdict('maintainedOrBetter', `keptOrBetter.${good}`, words)
    : verdict('improved', `bettered.${good}`, words);
}

type Measures = Pick<Judgement, 'change' | 'changePercent' | 'progress' | 'shortfall'>;

/** Change from the baseline, and how much of the way to a target in numbers is covered. Exact; rounding is for showing. */
function measure({ baseline, target, result }: ReadValues, judgement: JudgementId): Measures {
  const none: Measures = { change: null, changePercent: null, progress: null, shortfall: null };
  if (result.kind !== 'number' || result.bound !== null) return none;
  const base = comparableBase(baseline, result);
  const aimed = target.kind === 'number' && comparable(target, result) ? target : null;
  const change = base === null ? null : result.number.minus(base.number);
  const way = base === null || aimed === null ? null : aimed.number.minus(base.number);
  const missing = aimed === null ? null : aimed.number.minus(result.number).abs();
  return {
    change:
      change === null
        ? null
        : {
            number: change,
            decimals: Math.max(base?.decimals ?? 0, result.decimals),
            unit: result.unit === '' ? (base?.unit ?? '') : result.unit,
          },
    changePercent:
      change === null || base === null || base.number.isZero()
        ? null
        : change.dividedBy(base.number.abs()).times(100),
    progress: change === null || way === null || way.isZero() ? null : change.dividedBy(way).times(100),
    shortfall: missing === null ? null : judgement === 'achieved' ? new Decimal(0) : missing,
  };
}

function remarksOf(row: IndicatorValues, { baseline, target, result }: ReadValues): JudgementRemark[] {
  const remarks: JudgementRemark[] = [];
  if (baseline.kind === 'number' && result.kind === 'number') {
    if (baseline.remark !== result.remark) {
      remarks.push({
        code: 'scopeDiffers',
        values: { baseline: baseline.remark || '―', result: result.remark || '―' },
      });
    }
    if (baseline.unit !== result.unit && comparable(baseline, result)) {
      remarks.push({ code: 'unitAssumed', values: { unit: baseline.unit || result.unit } });
    }
  }
  const rough = [
    { text: row.result, value: result },
    { text: row.target, value: target },
    { text: row.baseline, value: baseline },
  ].find(({ value }) => value.kind === 'number' && value.rough);
  if (rough !== undefined) remarks.push({ code: 'roughNumber', values: { text: rough.text.trim() } });
  if (result.kind === 'aim' && target.kind === 'aim' && result.word === target.word) {
    remarks.push({ code: 'targetRepeated', values: { word: result.word } });
  }
  if (target.kind === 'done' && target.fiscalYear !== null && row.targetPeriod?.fiscalYear != null) {
    if (row.targetPeriod.fiscalYear !== target.fiscalYear) {
      remarks.push({
        code: 'deadlineDiffers',
        values: { head: row.targetPeriod.text, cell: target.yearText },
      });
    }
  }
  return remarks;
}
