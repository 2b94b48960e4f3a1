import type { Evaluation, ShownIndicator } from '../../core/contract/evidence-calls.ts';
import { sheetsOf } from '../../core/domain/checks/packet.ts';
import type { Direction } from '../../core/domain/indicators/direction.ts';
import { exactNumber } from '../../core/domain/indicators/judge.ts';
import { type JudgedIndicator, judgedIndicators } from '../../core/domain/indicators/judged-indicators.ts';
import { changeText, rounded } from '../../core/domain/indicators/judgement.ts';
import { type IndicatorReview, isConfirmed } from '../../core/domain/indicators/review.ts';
import { type EvaluationScale, stepOf } from '../../core/domain/indicators/scale.ts';
import { readWrittenValue, type WrittenValue } from '../../core/domain/indicators/written-value.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { evaluationScale, indicatorReviews } from '../../db/evidence/queries.ts';
import { papersOf } from './checked-packet.ts';

/** Directions that the secretariat has set, by indicatorKey. */
function chosenDirections(reviews: ReadonlyMap<string, IndicatorReview>): Map<string, Direction> {
  return new Map(
    [...reviews].flatMap(([key, { direction }]) => (direction === null ? [] : [[key, direction] as const])),
  );
}

/**
 * A meeting's indicators, judged with the directions that are set.
 * @param instead directions that stand for those kept
 */
export function indicatorsOf(
  read: ReadHandle,
  meeting: Meeting,
  instead?: ReadonlyMap<string, Direction>,
): JudgedIndicator[] {
  return judgedIndicators(
    sheetsOf(papersOf(read, meeting)),
    instead ?? chosenDirections(indicatorReviews(read)),
  );
}

/** The indicators of a meeting's issue sheets for its evaluation: judged, rated, and what people say of them. */
export function evaluationOf(read: ReadHandle, meeting: Meeting): Evaluation {
  const reviews = indicatorReviews(read);
  const scale = evaluationScale(read);
  const sheets = sheetsOf(papersOf(read, meeting));
  const indicators = judgedIndicators(sheets, chosenDirections(reviews));
  return {
    scale,
    goals: sheets
      .map(({ materialId, sheet }) => ({
        materialId,
        goalNo: sheet.goalNo,
        title: sheet.goalTitle,
        indicators: indicators
          .filter((indicator) => indicator.materialId === materialId && indicator.goalNo === sheet.goalNo)
          .map((indicator) => shown(indicator, reviews.get(indicator.key), scale)),
      }))
      .filter((goal) => goal.indicators.length > 0),
  };
}

function shown(
  indicator: JudgedIndicator,
  review: IndicatorReview | undefined,
  scale: EvaluationScale,
): ShownIndicator {
  const { judgement } = indicator;
  const one = (value: typeof judgement.progress): string | null =>
    value === null ? null : rounded(value, 1);
  const codes = scale.steps.map(({ code }) => code);
  const byHand = review?.rating ?? null;
  const ratedByHand = byHand !== null && codes.includes(byHand);
  const computedRating = stepOf(scale, judgement.judgement)?.code ?? null;
  return {
    key: indicator.key,
    materialId: indicator.materialId,
    blockId: indicator.blockId,
    goalNo: indicator.goalNo,
    scope: indicator.scope,
    project: indicator.project,
    indicator: indicator.indicator,
    baseline: indicator.baseline,
    target: indicator.target,
    result: indicator.result,
    baselinePeriod: indicator.baselinePeriod?.text ?? '',
    targetPeriod: indicator.targetPeriod?.text ?? '',
    resultPeriod: indicator.resultPeriod?.text ?? '',
    judgement: judgement.judgement,
    rule: { code: judgement.rule.code, values: { ...judgement.rule.values } },
    remarks: judgement.remarks.map(({ code, values }) => ({ code, values: { ...values } })),
    direction: judgement.direction,
    change: changeText(judgement),
    changePercent: one(judgement.changePercent),
    progress: one(judgement.progress),
    shortfall: judgement.shortfall?.toFixed() ?? null,
    numbers: numbersOf(indicator),
    needsConfirmation: judgement.needsConfirmation,
    confirmed: isConfirmed(indicator, review),
    review: review ?? null,
    printedRating: indicator.printedRating?.text ?? null,
    rating: ratedByHand ? byHand : computedRating,
    ratedByHand,
    computedRating,
  };
}

function numbersOf(indicator: JudgedIndicator): ShownIndicator['numbers'] {
  const values = [indicator.baseline, indicator.target, indicator.result].map(readWrittenValue);
  const drawn = (value: WrittenValue | undefined): number | null =>
    value === undefined ? null : (exactNumber(value)?.number.toNumber() ?? null);
  const baseline = drawn(values[0]);
  // A target may say 以上 or 以下: its number is the line that is meant to be reached.
  const target = values[1]?.kind === 'number' ? values[1].number.toNumber() : null;
  const result = drawn(values[2]);
  const unit = values.flatMap((value) =>
    value.kind === 'number' && value.unit !== '' ? [value.unit] : [],
  )[0];
  return { baseline, target, result, unit: unit ?? '' };
}
