import { z } from 'zod';
import { fileHashSchema, idSchema } from '../ids.ts';
import { originalOpinionSchema, writtenText } from './opinion.ts';

/** 提出者の区分: 委員 / 傍聴者 / 市民 / 団体 */
export const submitterRoleSchema = z.enum(['member', 'observer', 'citizen', 'organisation']);
export type SubmitterRole = z.infer<typeof submitterRoleSchema>;

/**
 * 公表の可否. `named`: may be published with the name. `unnamed`: may be published without it.
 * `membersOnly`: is handed to the members and not published.
 */
export const publishabilitySchema = z.enum(['named', 'unnamed', 'membersOnly']);
export type Publishability = z.infer<typeof publishabilitySchema>;

/** 提出方法: 審議ノートのファイル, 様式ファイル, 電子メール, 郵送, ファックス, 持参, 会場で手渡し, 電子フォーム, その他 */
export const submissionMethodSchema = z.enum([
  'bundle',
  'formFile',
  'email',
  'post',
  'fax',
  'inPerson',
  'atMeeting',
  'onlineForm',
  'other',
]);
export type SubmissionMethod = z.infer<typeof submissionMethodSchema>;

export const submitterSchema = z.object({
  /** Row of the roster; null for people who are not on it, and for unlisted members (名簿外). */
  memberId: idSchema.nullable(),
  /** null where none was given; sheets of observers may be unnamed. */
  name: writtenText(100).nullable(),
  role: submitterRoleSchema,
});
export type Submitter = z.infer<typeof submitterSchema>;

/** An answer to a field that the committee added to its form. */
export const formAnswerSchema = z.object({
  fieldId: idSchema,
  label: writtenText(200),
  text: writtenText(5000),
});
export type FormAnswer = z.infer<typeof formAnswerSchema>;

/** 意見・提案シート as it was handed in: one revision, frozen as the bytes of its JSON text. */
export const sheetDocumentSchema = z.object({
  sheetId: idSchema,
  committeeId: idSchema,
  meetingId: idSchema,
  submitter: submitterSchema,
  publishability: publishabilitySchema,
  /** 1, 2, 3 … */
  revision: z.int().positive().max(10_000),
  /** SHA-256 of the JSON text of the revision before; null for the first. */
  previousRevisionHash: fileHashSchema.nullable(),
  /** Unix time in milliseconds on the clock of the writer. The deadline is judged by the receipt, not by this. */
  submittedAt: z.int().nonnegative(),
  answers: z.array(formAnswerSchema).max(50),
  opinions: z.array(originalOpinionSchema).max(1000),
});
export type SheetDocument = z.infer<typeof sheetDocumentSchema>;

/** The first id that is there twice, or null. */
export function idThatIsTwice(document: Pick<SheetDocument, 'opinions' | 'answers'>): string | null {
  const seen = new Set<string>();
  const ids = [...document.opinions.map(({ id }) => id), ...document.answers.map(({ fieldId }) => fieldId)];
  for (const id of ids) {
    if (seen.has(id)) {
      return id;
    }
    seen.add(id);
  }
  return null;
}

/** 受付の状態. `withdrawn`: taken back by its writer. `outOfScope`: kept, not answered. */
export const sheetStateSchema = z.enum(['received', 'withdrawn', 'outOfScope']);
export type SheetState = z.infer<typeof sheetStateSchema>;

/** How a revision came into the file. */
export const sheetOriginSchema = z.enum(['own', 'bundle', 'formFile', 'entered', 'publicComment']);
export type SheetOrigin = z.infer<typeof sheetOriginSchema>;
