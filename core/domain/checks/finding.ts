import { z } from 'zod';
import { idSchema } from '../ids.ts';

/**
 * Every inconsistency that the checks know, with its weight. `error`: the papers contradict themselves or the calendar.
 * `warning`: something is missing or looks wrong, a person has to say. `info`: worth knowing, nothing to correct.
 */
export const findingSeverities = {
  totalDiffers: 'error',
  totalNeverAddsUp: 'warning',
  totalRounded: 'info',
  partExceedsWhole: 'error',
  wholeMissing: 'warning',
  rateDiffers: 'error',
  rateRounded: 'info',
  changeDiffers: 'error',
  rateNotReproducible: 'info',
  formulaDiffers: 'error',
  formulaRounded: 'info',
  formulaUnreadable: 'warning',
  sameFigureDiffers: 'error',
  figureInTextDiffers: 'error',
  shareInTextDiffers: 'warning',
  pointsDiffer: 'error',
  countsDiffer: 'error',
  statedShareDiffers: 'error',
  statedChangeDiffers: 'error',
  statedSumDiffers: 'error',
  figureSuspect: 'warning',
  figureYearDiffers: 'error',
  figureYearMissing: 'warning',
  figureOfOtherGroup: 'warning',
  figureUnsupported: 'info',
  superlativeDiffers: 'warning',
  pointsDirectionDiffers: 'error',
  tableReferenceUnknown: 'warning',
  trendDiffers: 'warning',
  unitMissing: 'warning',
  periodUndecided: 'warning',
  valueBlank: 'warning',
  periodRepeated: 'error',
  periodOutOfOrder: 'error',
  periodSkipped: 'warning',
  periodRangeDiffers: 'warning',
  tableNumberSkipped: 'warning',
  projectionMissing: 'warning',
  dateImpossible: 'error',
  eraYearDiffers: 'error',
  weekdayDiffers: 'error',
  rangeReversed: 'error',
  rangeTooLong: 'warning',
  durationDiffers: 'error',
  eventDateDiffers: 'warning',
  eventsOutOfOrder: 'error',
  dateOutsideFiscalYear: 'error',
  scheduleOutOfOrder: 'error',
  scheduleDistant: 'warning',
  sessionSkipped: 'warning',
  sessionStartsLate: 'warning',
  sessionRepeated: 'error',
  meetingDateDiffers: 'error',
  meetingNumberDiffers: 'error',
  meetingNotInSchedule: 'warning',
  timesReversed: 'error',
  agendaNumberSkipped: 'warning',
  handoutNotReceived: 'warning',
  handoutListedTwice: 'info',
  handoutNumberSkipped: 'warning',
  handoutRemarkMerged: 'warning',
  materialNotListed: 'warning',
  fileNotListed: 'info',
  materialReferenceUnknown: 'warning',
  materialReferenceDiffers: 'warning',
  goalNumberSkipped: 'warning',
  rowCopyDiffers: 'error',
  indicatorResultNotNumber: 'error',
  indicatorResultMissing: 'warning',
  indicatorUnitDiffers: 'warning',
  indicatorPeriodsReversed: 'error',
  indicatorPeriodDiffers: 'warning',
  evaluationWithoutRow: 'warning',
  indicatorCountDiffers: 'warning',
  indicatorTextDiffers: 'error',
  ratingTooGood: 'warning',
  ratingTooBad: 'warning',
  changeDirectionDiffers: 'error',
  citationLabelMistyped: 'error',
  citationLabelDiffers: 'warning',
  citationPercentDiffers: 'error',
  citationOnlyInOtherGoal: 'warning',
  citationUnknown: 'warning',
  citedQuestionUnknown: 'warning',
  citedQuestionDiffers: 'error',
  citedTopicDiffers: 'error',
  citedTopicUnlike: 'warning',
  citedQuestionUnlike: 'info',
  answerDiffers: 'error',
  answersSumDiffers: 'error',
  percentImpossible: 'error',
  sharesOutOfOrder: 'error',
  sharesNotHundred: 'warning',
  questionUnreadable: 'warning',
  questionConflict: 'warning',
  questionOutOfOrder: 'warning',
  questionPartSeparated: 'warning',
  questionNamedOtherwise: 'warning',
  questionNumberFar: 'warning',
  surveyNameDiffers: 'warning',
  reportQuestionMissing: 'warning',
  reportQuestionDiffers: 'error',
  reportAnswerMissing: 'warning',
  reportShareDiffers: 'error',
  sentenceFigureDiffers: 'warning',
  nameSuspect: 'warning',
  phraseSuspect: 'warning',
  termsMixed: 'info',
} as const satisfies Record<string, 'error' | 'warning' | 'info'>;

export type FindingCode = keyof typeof findingSeverities;
export const findingCodes = Object.keys(findingSeverities) as readonly FindingCode[];

export const findingSchema = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  /** Key below `check` in core/locales: each code has a `message` and a `reason` there. */
  code: z.string(),
  /** What the words of message and reason insert. */
  values: z.record(z.string(), z.string()),
  materialId: idSchema.nullable(),
  blockId: z.string().nullable(),
  /** The text found, as printed. */
  quote: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

/** Where something was found. `blockId` is an id that toBlocks gives for the content. */
export interface Place {
  readonly materialId: string | null;
  readonly blockId: string | null;
}

/** A finding of the severity that its code has. */
export function finding(
  code: FindingCode,
  place: Place,
  quote: string,
  values: Readonly<Record<string, string>> = {},
): Finding {
  return {
    severity: findingSeverities[code],
    code,
    values: { ...values },
    materialId: place.materialId,
    blockId: place.blockId,
    quote,
  };
}
