/** Calls about indicators, evidence, surveys and findings that are accepted. Spread into service.ts. */
import { z } from 'zod';
import { acceptedFindingSchema, listedFindingSchema } from '../domain/checks/accepted-finding.ts';
import { figureStates } from '../domain/checks/figures/judged-figures.ts';
import { supportRules } from '../domain/checks/figures/support.ts';
import { findingSchema } from '../domain/checks/finding.ts';
import { surveyQuestionSchema, surveySchema } from '../domain/evidence/survey.ts';
import { idSchema } from '../domain/ids.ts';
import { judgementIds, judgementRemarkCodes, judgementRuleCodes } from '../domain/indicators/judgement.ts';
import { indicatorReviewSchema } from '../domain/indicators/review.ts';
import { evaluationScaleSchema } from '../domain/indicators/scale.ts';
import type { Contract } from './rpc.ts';
import { exportReportSchema } from './schemas.ts';

const nothing = z.strictObject({});
const done = z.null();
const pathText = z.string().min(1).max(4096);
const ofMeeting = z.strictObject({ meetingId: idSchema });
const directionSchema = z.enum(['higher', 'lower']);
const wordValues = z.record(z.string(), z.string());
const optionalText = z.string().trim().max(2000).nullable();

/** An indicator, judged. Numbers are texts of decimal digits, exact unless said otherwise. */
export const shownIndicatorSchema = z.object({
  key: z.string(),
  materialId: idSchema,
  blockId: z.string(),
  goalNo: z.int().positive(),
  scope: z.enum(['project', 'plan']),
  project: z.string(),
  indicator: z.string(),
  baseline: z.string(),
  target: z.string(),
  result: z.string(),
  /** 「平成28年度」; empty where the head of the column names none. */
  baselinePeriod: z.string(),
  targetPeriod: z.string(),
  resultPeriod: z.string(),
  judgement: z.enum(judgementIds),
  rule: z.object({ code: z.enum(judgementRuleCodes), values: wordValues }),
  remarks: z.array(z.object({ code: z.enum(judgementRemarkCodes), values: wordValues })),
  direction: z.object({
    good: directionSchema,
    reason: z.enum(['chosen', 'bound', 'target', 'aim', 'name', 'rank', 'usual']),
  }),
  /** 「+2人」 */
  change: z.string().nullable(),
  /** Change in per cent of the baseline and share of the way to the target, one digit behind the point, half up. */
  changePercent: z.string().nullable(),
  progress: z.string().nullable(),
  shortfall: z.string().nullable(),
  /** Values as numbers for drawing; null where the written value carries none. */
  numbers: z.object({
    baseline: z.number().nullable(),
    target: z.number().nullable(),
    result: z.number().nullable(),
    unit: z.string(),
  }),
  needsConfirmation: z.boolean(),
  confirmed: z.boolean(),
  review: indicatorReviewSchema.nullable(),
  /** Code of the committee's scale, by hand or by the judgement; null where it has none for it. */
  rating: z.string().nullable(),
  /** A person gave it. One that is not in the committee's scale any more counts no longer, and stays in the review. */
  ratedByHand: z.boolean(),
  /** What the judgement leads to by the scale. */
  computedRating: z.string().nullable(),
  /** The rating that the sheet itself prints beside the values. */
  printedRating: z.string().nullable(),
});
export type ShownIndicator = z.infer<typeof shownIndicatorSchema>;

export const evaluationSchema = z.object({
  scale: evaluationScaleSchema,
  goals: z.array(
    z.object({
      materialId: idSchema,
      goalNo: z.int().positive(),
      title: z.string(),
      indicators: z.array(shownIndicatorSchema),
    }),
  ),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

const placeSchema = z.object({ materialId: idSchema, blockId: z.string(), goalNo: z.int().positive() });
const rangeSchema = z.tuple([z.int(), z.int()]);
const partSchema = z.enum(['current', 'issues', 'evaluations']);
const statusSchema = z.enum([
  'exact',
  'matchAfterFolding',
  'labelDiffers',
  'percentDiffers',
  'onlyInOtherGoal',
  'planIndicator',
  'unknown',
]);

const lineFigureSchema = z.object({
  text: z.string(),
  range: rangeSchema,
  state: z.enum(figureStates),
  isCited: z.boolean(),
  rule: z.enum(supportRules).nullable(),
  formula: z.string().nullable(),
  sources: z.array(
    z.object({
      materialId: idSchema,
      blockId: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      goalNo: z.int().positive().nullable(),
      where: z.array(z.string()),
      values: z.array(z.object({ head: z.string(), value: z.string() })),
      clause: z.string().nullable(),
    }),
  ),
  findings: z.array(findingSchema),
  isAccepted: z.boolean(),
});
export type ShownLineFigure = z.infer<typeof lineFigureSchema>;

export const evidenceLineSchema = placeSchema.extend({
  goalTitle: z.string(),
  policy: z.string().nullable(),
  part: partSchema,
  text: z.string(),
  citations: z.array(
    z.object({
      label: z.string(),
      percent: z.number(),
      percentText: z.string(),
      range: rangeSchema,
      status: statusSchema,
      tableLabel: z.string().nullable(),
      tablePercent: z.number().nullable(),
      question: z.string().nullable(),
      findings: z.array(placeSchema),
    }),
  ),
  indicators: z.array(placeSchema.extend({ indicator: z.string(), values: z.array(z.string()) })),
  figures: z.array(lineFigureSchema),
});
export const evidenceFindingSchema = placeSchema.extend({
  goalTitle: z.string(),
  question: z.string(),
  survey: z.string(),
  shortCode: z.string(),
  text: z.string(),
  usedBy: z.array(
    placeSchema.extend({
      policy: z.string().nullable(),
      part: partSchema,
      text: z.string(),
      labels: z.array(z.string()),
    }),
  ),
  report: z
    .object({
      surveyId: idSchema,
      questionId: idSchema,
      answers: z.array(
        z.object({ label: z.string(), percent: z.number(), reportPercent: z.number().nullable() }),
      ),
    })
    .nullable(),
});
export const evidenceSchema = z.object({
  lines: z.array(evidenceLineSchema),
  findings: z.array(evidenceFindingSchema),
});
export type Evidence = z.infer<typeof evidenceSchema>;
export type ShownEvidenceLine = z.infer<typeof evidenceLineSchema>;
export type ShownEvidenceFinding = z.infer<typeof evidenceFindingSchema>;

const readQuestionSchema = surveyQuestionSchema.omit({ id: true, surveyId: true, order: true });

/** A survey's report as it was read, before it is kept. */
export const surveyReportSchema = z.object({
  name: z.string().nullable(),
  surveyNo: z.string().nullable(),
  questions: z.array(readQuestionSchema),
  leftOver: z.array(z.object({ sheet: z.string(), row: z.int(), text: z.string() })),
});
export type SurveyReport = z.infer<typeof surveyReportSchema>;

export const surveyOutcomeSchema = z.object({
  surveyId: idSchema,
  name: z.string(),
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  removed: z.int().nonnegative(),
});
export type SurveyImportOutcome = z.infer<typeof surveyOutcomeSchema>;

export const shownSurveySchema = surveySchema.extend({ questions: z.array(surveyQuestionSchema) });
export type ShownSurvey = z.infer<typeof shownSurveySchema>;

const surveyNameText = z.string().trim().min(1).max(100);
const exported = {
  kind: 'write',
  input: z.strictObject({ meetingId: idSchema, path: pathText, jobId: idSchema }),
  output: exportReportSchema,
} as const;

export const evidenceCalls = {
  /** Consistency findings; of one meeting, or of all. Those accepted as intended carry their acceptance. */
  check: {
    kind: 'read',
    input: z.strictObject({ meetingId: idSchema.nullable() }),
    output: z.array(listedFindingSchema),
  },
  /** Accepts a finding as intended, until the words it is about change. */
  acceptFinding: {
    kind: 'write',
    input: z.strictObject({
      meetingId: idSchema,
      fingerprint: listedFindingSchema.shape.fingerprint,
      reason: optionalText,
    }),
    output: acceptedFindingSchema,
  },
  withdrawAcceptance: { kind: 'write', input: z.strictObject({ id: idSchema }), output: done },

  /** The indicators of a meeting's issue sheets, judged and rated, goal by goal. */
  evaluation: { kind: 'read', input: ofMeeting, output: evaluationSchema },
  /** What a person says of an indicator; `confirm` confirms the judgement of its present values. */
  reviewIndicator: {
    kind: 'write',
    input: z.strictObject({
      meetingId: idSchema,
      key: z.string().min(1).max(2000),
      direction: directionSchema.nullable(),
      rating: z.string().trim().max(8).nullable(),
      remark: optionalText,
      confirm: z.boolean(),
    }),
    output: done,
  },
  setEvaluationScale: { kind: 'write', input: evaluationScaleSchema, output: done },
  /** The summary for the evaluation meeting as PDF: tables, rules and a chart for each goal. */
  exportEvaluation: exported,

  /** Which figures of the text rest on which survey findings and indicators. */
  evidence: { kind: 'read', input: ofMeeting, output: evidenceSchema },
  /** The links of evidence as PDF, both ways, with what is not used and what rests on nothing. */
  exportEvidence: exported,

  surveys: { kind: 'read', input: nothing, output: z.array(shownSurveySchema) },
  /** The surveys of a workbook or CSV, to be looked at; nothing is stored. */
  readSurveyFile: {
    kind: 'read',
    input: z.strictObject({ path: pathText }),
    output: z.array(surveyReportSchema),
  },
  /** Keeps the surveys of a file; those of known names are brought up to date. `names` stand for those the file lacks, in order. */
  importSurveyFile: {
    kind: 'write',
    input: z.strictObject({
      path: pathText,
      names: z
        .array(z.strictObject({ name: surveyNameText, surveyNo: z.string().trim().max(10).nullable() }))
        .max(50),
    }),
    output: z.array(surveyOutcomeSchema),
  },
  renameSurvey: {
    kind: 'write',
    input: z.strictObject({
      id: idSchema,
      name: surveyNameText,
      surveyNo: z.string().trim().max(10).nullable(),
    }),
    output: done,
  },
  removeSurvey: { kind: 'write', input: z.strictObject({ id: idSchema }), output: done },
} as const satisfies Contract;

export type EvidenceCalls = typeof evidenceCalls;
