import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { attributionStyleSchema, exportVersionSchema } from './attribution.ts';

/** What the 原文集, all sheets of a meeting as one paper, is to hold. */
export const sheetCollectionChoicesSchema = z.strictObject({
  meetingId: idSchema,
  version: exportVersionSchema,
  attribution: attributionStyleSchema,
  /** Answers to the committee's own questions: they may say where somebody lives. */
  withAnswers: z.boolean(),
  /** Title of its own, or null. */
  title: z.string().min(1).max(200).nullable(),
  /** 「参考資料2」, boxed at the top right; null for none. */
  numberLabel: z.string().min(1).max(20).nullable(),
});
export type SheetCollectionChoices = z.infer<typeof sheetCollectionChoicesSchema>;

/** The choices that a 原文集 begins with: with names as far as they may be published, for the public version without. */
export function usualCollectionChoices(
  meetingId: string,
  version: SheetCollectionChoices['version'],
): SheetCollectionChoices {
  const isInternal = version === 'internal';
  return {
    meetingId,
    version,
    attribution: isInternal ? 'name' : 'letter',
    withAnswers: isInternal,
    title: null,
    numberLabel: null,
  };
}

/** Sheets that are not in it, by why. `membersOnly`: may not be published. */
export const sheetsLeftOutSchema = z.object({
  membersOnly: z.int().nonnegative(),
  withdrawn: z.int().nonnegative(),
  outOfScope: z.int().nonnegative(),
});
export type SheetsLeftOut = z.infer<typeof sheetsLeftOutSchema>;
