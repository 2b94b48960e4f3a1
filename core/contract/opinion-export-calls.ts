/** Calls that give out what came of the opinion sheets: on paper and as files. Spread into service.ts. */
import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import {
  opinionTableChoicesSchema,
  reviewDecisionSchema,
  reviewPlaceSchema,
} from '../domain/opinion-sheets/giving-out.ts';
import {
  sheetCollectionChoicesSchema,
  sheetsLeftOutSchema,
} from '../domain/opinion-sheets/sheet-collection.ts';
import { tableReportSchema } from './plan-calls.ts';
import type { Contract } from './rpc.ts';
import { exportReportSchema } from './schemas.ts';

const pathText = z.string().min(1).max(4096);

/**
 * Which 意見・提案シート is printed. `own`: the owner's, as it stands now. `blank`: the empty form to be written on by hand.
 * `received`: one that was taken in, in the revision that counts.
 */
export const printedSheetSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('own'), meetingId: idSchema }),
  z.strictObject({ of: z.literal('blank'), meetingId: idSchema }),
  z.strictObject({ of: z.literal('received'), sheetId: idSchema }),
]);
export type PrintedSheetChoice = z.infer<typeof printedSheetSchema>;

/** `changeList`: 修正箇所一覧. `comparison`: 新旧対照表. */
export const planChangeFormSchema = z.enum(['changeList', 'comparison']);
export type PlanChangeForm = z.infer<typeof planChangeFormSchema>;

export const opinionTableReportSchema = z.object({
  path: z.string(),
  /** Rows, without headings. */
  items: z.int().positive(),
  /** Places at which 〔氏名〕 or the like stands now. */
  masked: z.int().nonnegative(),
  /** Counted opinions that are not in it, by why. */
  leftOut: z.object({ membersOnly: z.int().nonnegative(), unanswered: z.int().nonnegative() }),
  /** Where it was printed. */
  pdf: exportReportSchema.nullable(),
});
export type OpinionTableReport = z.infer<typeof opinionTableReportSchema>;

/** `masked`: places at which 〔氏名〕 or the like stands now. */
export const planChangesReportSchema = tableReportSchema.extend({ masked: z.int().nonnegative() });
export type PlanChangesReport = z.infer<typeof planChangesReportSchema>;

export const sheetCollectionReportSchema = z.object({
  path: z.string(),
  sheets: z.int().positive(),
  opinions: z.int().nonnegative(),
  /** Places at which 〔氏名〕 or the like stands now. */
  masked: z.int().nonnegative(),
  leftOut: sheetsLeftOutSchema,
  pdf: exportReportSchema,
});
export type SheetCollectionReport = z.infer<typeof sheetCollectionReportSchema>;

export const opinionExportCalls = {
  /** What a 対応表 of these choices would hold, and where personal data stands in its free texts. */
  previewOpinionTable: {
    kind: 'read',
    input: opinionTableChoicesSchema,
    output: z.object({
      items: z.int().nonnegative(),
      leftOut: z.object({ membersOnly: z.int().nonnegative(), unanswered: z.int().nonnegative() }),
      places: z.array(reviewPlaceSchema),
      /** Numbers of rows whose words were changed since the secretariat looked at them. */
      revised: z.array(z.int()),
    }),
  },
  /** Keeps what a person decided about such places; null takes it back. The texts themselves stay as they are. */
  reviewPersonalData: {
    kind: 'write',
    input: z.strictObject({
      meetingId: idSchema,
      decisions: z
        .array(z.strictObject({ key: z.string().min(1).max(300), decision: reviewDecisionSchema.nullable() }))
        .min(1)
        .max(20_000),
    }),
    output: z.null(),
  },
  /**
   * 対応表. The ending of the path says what is made: .pdf, .xlsx, .csv, .docx or .txt. Refused with
   * `personal-data-unreviewed` while a place is undecided.
   */
  exportOpinionTable: {
    kind: 'write',
    input: z.strictObject({ choices: opinionTableChoicesSchema, path: pathText, jobId: idSchema }),
    output: opinionTableReportSchema,
  },
  /** How many changes 修正箇所一覧 or 新旧対照表 would hold, and where personal data stands in their texts. */
  previewPlanChanges: {
    kind: 'read',
    input: z.strictObject({ meetingId: idSchema, appliedOnly: z.boolean() }),
    output: z.object({ rows: z.int().nonnegative(), places: z.array(reviewPlaceSchema) }),
  },
  /**
   * What the opinions of a meeting change in the plan: .pdf, .xlsx, .csv, .docx or .txt. Refused with
   * `personal-data-unreviewed` while a place is undecided.
   */
  exportPlanChanges: {
    kind: 'write',
    input: z.strictObject({
      meetingId: idSchema,
      form: planChangeFormSchema,
      /** Only what the plan has already (反映済). */
      appliedOnly: z.boolean(),
      numberLabel: z.string().min(1).max(20).nullable(),
      path: pathText,
      jobId: idSchema,
    }),
    output: planChangesReportSchema,
  },
  /** What a 原文集 of these choices would hold, and where personal data stands in it. */
  previewSheetCollection: {
    kind: 'read',
    input: sheetCollectionChoicesSchema,
    output: z.object({
      sheets: z.int().nonnegative(),
      leftOut: sheetsLeftOutSchema,
      /** Answers to the committee's own questions that the sheets hold, wanted or not. */
      answerCount: z.int().nonnegative(),
      places: z.array(reviewPlaceSchema),
    }),
  },
  /** 原文集: all sheets of a meeting as one PDF. Refused with `personal-data-unreviewed` while a place is undecided. */
  exportSheetCollection: {
    kind: 'write',
    input: z.strictObject({ choices: sheetCollectionChoicesSchema, path: pathText, jobId: idSchema }),
    output: sheetCollectionReportSchema,
  },
  /** 意見・提案シート as PDF. */
  exportSheetPaper: {
    kind: 'write',
    input: z.strictObject({ sheet: printedSheetSchema, path: pathText, jobId: idSchema }),
    output: exportReportSchema,
  },
} as const satisfies Contract;
