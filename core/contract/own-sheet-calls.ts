/** Calls about the sheets of the file's owner as a whole, and about a single sheet that is keyed in. Spread into service.ts. */
import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { formSettingsSchema, sheetTermsSchema } from '../domain/opinion-sheets/form-settings.ts';
import { sheetDraftSchema } from './opinion-sheet-schemas.ts';
import type { Contract } from './rpc.ts';

/** Where the owner's sheet for one meeting stands. */
export const ownSheetSummarySchema = z.object({
  meetingId: idSchema,
  /** Unix time in milliseconds; null without a deadline. */
  dueAt: z.int().nullable(),
  /** Opinions written so far. */
  opinionCount: z.int().nonnegative(),
  /** The newest revision that was handed in; null before the first. */
  handedIn: z.object({ revision: z.int().positive(), at: z.int() }).nullable(),
  /** The draft says something else than what was handed in. */
  hasChanges: z.boolean(),
  /** Answers to opinions of the owner that have come back. */
  answerCount: z.int().nonnegative(),
  /** Among them is something that the owner has not seen yet. */
  hasNewAnswers: z.boolean(),
  /** The blank form among the papers of the meeting (資料5); null where there is none. */
  formMaterialId: idSchema.nullable(),
});
export type OwnSheetSummary = z.infer<typeof ownSheetSummarySchema>;

export const ownSheetCalls = {
  /** One for each meeting, in the order of meetings. Empty in a secretariat's file: it hands nothing in. */
  ownSheets: { kind: 'read', input: z.strictObject({}), output: z.array(ownSheetSummarySchema) },
  /** A sheet that is being keyed in, with what the form asks. */
  sheetDraft: {
    kind: 'read',
    input: z.strictObject({ sheetId: idSchema }),
    output: z.object({ draft: sheetDraftSchema, settings: formSettingsSchema, terms: sheetTermsSchema }),
  },
  /** The owner has seen the answers for a meeting as they are now. */
  markAnswersRead: { kind: 'write', input: z.strictObject({ meetingId: idSchema }), output: z.null() },
} as const satisfies Contract;
