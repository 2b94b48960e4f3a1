/** Calls that give out what came of the opinion sheets: on paper and as files. Spread into service.ts. */
import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import {
  opinionTableChoicesSchema,
  reviewDecisionSchema,
  reviewPlaceSchema,
} from '../domain/opinion-sheets/giving-out.ts';
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

export const opinionExportCalls = {
  /** What a 対応表 of these choices would hold, and where personal data stands in its free texts. */
  previewOpinionTable: {
    kind: 'read',
    input: opinionTableChoicesSchema,
    output: z.object({
      items: z.int().nonnegative(),
      leftOut: z.object({ membersOnly: z.int().nonnegative(), unanswered: z.int().nonnegative() }),
      places: z.array(reviewPlaceSchema),
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
  /** What the opinions of a meeting change in the plan: .pdf, .xlsx, .csv, .docx or .txt. */
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
    output: tableReportSchema,
  },
  /** 意見・提案シート as PDF. */
  exportSheetPaper: {
    kind: 'write',
    input: z.strictObject({ sheet: printedSheetSchema, path: pathText, jobId: idSchema }),
    output: exportReportSchema,
  },
} as const satisfies Contract;
