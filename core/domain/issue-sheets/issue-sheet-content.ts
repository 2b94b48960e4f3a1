import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { questionCodeSchema } from './question-code.ts';

/** A line of text that is a block of its own. `marker` is the pure bullet as printed, or empty. */
export const sheetLineSchema = z.object({ id: idSchema, marker: z.string(), text: z.string() });
export type SheetLine = z.infer<typeof sheetLineSchema>;

/** 施策の目指す姿（ビジョン）of one 施策. */
export const visionSchema = z.object({
  id: idSchema,
  /** Mark before the policy, usually 「○」. */
  marker: z.string(),
  policy: z.string(),
  items: z.array(sheetLineSchema),
});
export type Vision = z.infer<typeof visionSchema>;

/** A cell of a column that the form does not have. */
export const moreCellSchema = z.object({ id: idSchema, text: z.string() });
export type MoreCell = z.infer<typeof moreCellSchema>;

/** Values as written: 「0人」, 「充実」, 「令和3年度に策定」, 「—」. */
export const indicatorSchema = z.object({
  id: idSchema,
  /** 事業名, filled down from the merged cell. */
  project: z.string(),
  /** False where the cell of the project is merged with the row above. */
  startsProject: z.boolean(),
  indicator: z.string(),
  baseline: z.string(),
  target: z.string(),
  result: z.string(),
  /** Cells of the further columns that the head names, in their order: 担当課, 評価. */
  more: z.array(moreCellSchema).optional(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const planIndicatorSchema = z.object({
  id: idSchema,
  indicator: z.string(),
  baseline: z.string(),
  target: z.string(),
  result: z.string(),
  more: z.array(moreCellSchema).optional(),
});
export type PlanIndicator = z.infer<typeof planIndicatorSchema>;

/** A head of three value columns: the printed word and the printed period. */
export const valueColumnSchema = z.object({ label: z.string(), period: z.string() });
export const indicatorHeadSchema = z.object({
  id: idSchema,
  /** Second head row, where the periods stand below the words. */
  periodRowId: idSchema,
  /** 「事業名」; empty in the table of 計画全体の目標指標 */
  project: z.string(),
  /** 「指標」 or 「計画全体の目標指標」 */
  indicator: z.string(),
  /** 「調査結果」 over baseline and target where printed, else empty. */
  group: z.string(),
  baseline: valueColumnSchema,
  target: valueColumnSchema,
  result: valueColumnSchema,
  /** Heads of further columns as printed. */
  more: z.array(moreCellSchema).optional(),
});
export type IndicatorHead = z.infer<typeof indicatorHeadSchema>;

export const surveyAnswerSchema = z.object({
  /** Several labels where the text gives one percentage for a tie. */
  labels: z.array(z.string()).min(1),
  percent: z.number(),
  /** Who gave it, or when, where a table has a column for each: 「一般市民」, 「前回」. */
  group: z.string().optional(),
  /** The share as a table prints it: 「31.7」, 「３１.７％」. */
  written: z.string().optional(),
});
export const surveyFindingSchema = z.object({
  id: idSchema,
  text: z.string(),
  /** 問番号 as printed. */
  questionText: z.string(),
  question: questionCodeSchema.nullable(),
  answers: z.array(surveyAnswerSchema),
  /** n as the paper gives it, of all (empty group) or of a group. */
  respondents: z.array(z.object({ group: z.string(), count: z.int().nonnegative() })).optional(),
  /** The table of answers that it was read from; its id is that of the first row of the question there. */
  tableId: idSchema.optional(),
});
export type SurveyFinding = z.infer<typeof surveyFindingSchema>;

export const surveyTableCellSchema = z.object({
  id: idSchema,
  text: z.string(),
  /** Merged with the cell at its left or above it, whose text holds here too. */
  joins: z.enum(['left', 'above']).optional(),
});
export type SurveyTableCell = z.infer<typeof surveyTableCellSchema>;

export const surveyTableRowSchema = z.object({
  id: idSchema,
  head: z.boolean(),
  cells: z.array(surveyTableCellSchema),
});
export type SurveyTableRow = z.infer<typeof surveyTableRowSchema>;

/** A table of answers with their shares, printed as it is. Its findings follow from it. */
export const surveyTableSchema = z.object({
  id: idSchema,
  /** Lines above the table: 「問12 外出の頻度（n=812）」. */
  captions: z.array(sheetLineSchema),
  rows: z.array(surveyTableRowSchema),
  /** Lines below it. */
  notes: z.array(sheetLineSchema),
  /** Id of the finding that it stands behind; null before all of them; absent where that is not known: behind all. */
  follows: idSchema.nullable().optional(),
});
export type SurveyTable = z.infer<typeof surveyTableSchema>;

export const policyTrendSchema = z.object({
  id: idSchema,
  title: z.string(),
  items: z.array(sheetLineSchema),
});
export type PolicyTrend = z.infer<typeof policyTrendSchema>;

/** 次期計画に向けた課題 of one 施策. */
export const challengeSchema = z.object({
  id: idSchema,
  marker: z.string(),
  policy: z.string(),
  /** 「【現状】」 as printed, with its block id; null where the part is absent. */
  currentLabel: z.object({ id: idSchema, text: z.string() }).nullable(),
  current: z.array(sheetLineSchema),
  issuesLabel: z.object({ id: idSchema, text: z.string() }).nullable(),
  issues: z.array(sheetLineSchema),
});
export type Challenge = z.infer<typeof challengeSchema>;

/** A part's label as printed: 「施策の目指す姿（ビジョン）」, 「現在の取り組み」. */
export const partLabelSchema = z.object({ id: idSchema, text: z.string() });

/** 課題シート of one 基本目標. */
export const issueSheetSchema = z.object({
  id: idSchema,
  headingId: idSchema,
  /** The heading as printed. */
  heading: z.string(),
  goalNo: z.int().positive(),
  goalTitle: z.string(),
  visionLabel: partLabelSchema.nullable(),
  visions: z.array(visionSchema),
  projectsLabel: partLabelSchema.nullable(),
  indicatorHead: indicatorHeadSchema.nullable(),
  indicators: z.array(indicatorSchema),
  /** 「計画全体の目標指標」 as a label of its own; absent or null where only the head of the table says it. */
  planIndicatorLabel: partLabelSchema.nullable().optional(),
  planIndicatorHead: indicatorHeadSchema.nullable(),
  planIndicators: z.array(planIndicatorSchema),
  evaluationLabel: partLabelSchema.nullable(),
  evaluations: z.array(sheetLineSchema),
  surveyLabels: z.array(partLabelSchema),
  /** 「調査結果項目」, 「問番号」 as printed. */
  findingHead: z.object({ id: idSchema, text: z.string(), question: z.string() }).nullable(),
  findings: z.array(surveyFindingSchema),
  /** Tables of answers of the same part; absent where there are none. */
  surveyTables: z.array(surveyTableSchema).optional(),
  trendLabel: partLabelSchema.nullable(),
  trends: z.array(policyTrendSchema),
  challengeLabel: partLabelSchema.nullable(),
  challenges: z.array(challengeSchema),
  /** Text inside the sheet that no part claims; shown at its end. */
  others: z.array(sheetLineSchema),
});
export type IssueSheet = z.infer<typeof issueSheetSchema>;

/** 課題シート: one material holds the sheets of all goals. */
export const issueSheetContentSchema = z.object({
  kind: z.literal('issueSheet'),
  title: z.object({ id: idSchema, text: z.string() }).nullable(),
  notes: z.array(sheetLineSchema),
  sheets: z.array(issueSheetSchema),
});
export type IssueSheetContent = z.infer<typeof issueSheetContentSchema>;
