/** Shapes of opinion-calls.ts: sheets as they are written and handed in. */
import { z } from 'zod';
import { fileHashSchema, idSchema } from '../domain/ids.ts';
import { sheetFindingSchema } from '../domain/opinion-sheets/check-sheet.ts';
import { formSettingsSchema, sheetTermsSchema } from '../domain/opinion-sheets/form-settings.ts';
import { originalOpinionSchema } from '../domain/opinion-sheets/opinion.ts';
import { planChangeKindSchema } from '../domain/opinion-sheets/plan-change.ts';
import { sheetConflictSchema } from '../domain/opinion-sheets/revisions.ts';
import {
  formAnswerSchema,
  publishabilitySchema,
  sheetDocumentSchema,
  sheetOriginSchema,
  sheetStateSchema,
  submissionMethodSchema,
  submitterSchema,
} from '../domain/opinion-sheets/sheet.ts';

/** An opinion as it is being written. */
export const opinionDraftSchema = originalOpinionSchema.extend({
  /** The note it was begun from; stays in this file. */
  annotationId: idSchema.nullable(),
  /** Unix time in milliseconds of the last change. */
  savedAt: z.int(),
});
export type OpinionDraft = z.infer<typeof opinionDraftSchema>;

/** A sheet as it is being written: a member's own, or one that the secretariat keys in. */
export const sheetDraftSchema = z.object({
  sheetId: idSchema,
  meetingId: idSchema,
  submitter: submitterSchema,
  publishability: publishabilitySchema,
  answers: z.array(formAnswerSchema),
  /** How a sheet that is keyed in came; `bundle` for a member's own. */
  method: submissionMethodSchema,
  opinions: z.array(opinionDraftSchema),
  /** Unix time in milliseconds. */
  savedAt: z.int(),
});
export type SheetDraft = z.infer<typeof sheetDraftSchema>;

export const submittedRevisionSchema = z.object({
  revision: z.int().positive(),
  hash: fileHashSchema,
  submittedAt: z.int(),
  opinionCount: z.int().nonnegative(),
});

/** What a member reads back: the answer to one of their opinions, or to a part of it. */
export const receivedResponseSchema = z.object({
  itemId: idSchema,
  opinionId: idSchema,
  no: z.int().positive(),
  /** It answers an opinion of this file's owner. */
  isOwn: z.boolean(),
  /** The part of the text that it answers, where an opinion of the owner was split; else null. */
  part: z.string().nullable(),
  summary: z.string(),
  disposition: z.string(),
  /** Words of the response, those of another one included where it refers to that. */
  text: z.string(),
  /** 「No.1の回答のとおり」 */
  sameAsNo: z.int().nullable(),
  reason: z.string(),
  section: z.string(),
  planChanges: z.array(
    z.object({ kind: planChangeKindSchema, place: z.string(), before: z.string(), after: z.string() }),
  ),
  /** Label of the meeting at which it was reported. */
  reportedAt: z.string().nullable(),
});
export type ReceivedResponse = z.infer<typeof receivedResponseSchema>;

/** The file that a sheet was last handed in as. */
export const handInSchema = z.object({
  revision: z.int().positive(),
  /** Where it was written; it may have been moved since. */
  path: z.string(),
  fileHash: z.string(),
  byteLength: z.int().positive(),
  isEncrypted: z.boolean(),
  /** Unix time in milliseconds. */
  at: z.int(),
});
export type HandIn = z.infer<typeof handInSchema>;

export const mySheetSchema = z.object({
  draft: sheetDraftSchema,
  /** What was handed in so far, oldest first. */
  revisions: z.array(submittedRevisionSchema),
  /** The last file that was written; null before the first. */
  handIn: handInSchema.nullable(),
  /** The draft says something else than the newest revision, or nothing was handed in. */
  hasChanges: z.boolean(),
  settings: formSettingsSchema,
  terms: sheetTermsSchema,
  findings: z.array(sheetFindingSchema),
  /** Shared notes that go along. */
  sharedNoteCount: z.int().nonnegative(),
  responses: z.array(receivedResponseSchema),
});
export type MySheet = z.infer<typeof mySheetSchema>;

/** How far a sheet's sender is proven. */
export const senderProofSchema = z.enum(['registered', 'signed', 'unsigned', 'none']);

/** A sheet that was taken in, as lists show it. */
export const receivedSheetSchema = z.object({
  sheetId: idSchema,
  meetingId: idSchema,
  receiptNo: z.int().positive(),
  submitter: submitterSchema,
  /** False for a member who is not on the roster (名簿外). */
  isListed: z.boolean(),
  publishability: publishabilitySchema,
  method: submissionMethodSchema,
  origin: sheetOriginSchema,
  state: sheetStateSchema,
  receivedAt: z.int(),
  submittedAt: z.int(),
  isLate: z.boolean(),
  revision: z.int().positive(),
  revisionCount: z.int().positive(),
  opinionCount: z.int().nonnegative(),
  sharedNoteCount: z.int().nonnegative(),
  proof: senderProofSchema,
  /** A form without signature of a member whose key is registered: who confirmed whose it is, and when. */
  confirmed: z.object({ by: z.string(), at: z.int() }).nullable(),
  conflict: sheetConflictSchema.nullable(),
});
export type ReceivedSheet = z.infer<typeof receivedSheetSchema>;

/** One revision word for word. */
export const sheetRevisionSchema = z.object({
  hash: fileHashSchema,
  document: sheetDocumentSchema,
  receivedAt: z.int(),
  signer: z.string().nullable(),
  /** The signer's key as it is compared by telephone. */
  fingerprint: z.string().nullable(),
  /** `stands`: counts now. `replaced`: an older one. `against`: waits for a decision. `rejected`: decided against. */
  standing: z.enum(['stands', 'replaced', 'against', 'rejected']),
});

export const shownSheetSchema = z.object({
  sheet: receivedSheetSchema,
  /** Newest first. */
  revisions: z.array(sheetRevisionSchema),
  /** Hashes that a decision about a conflict must name. */
  heads: z.array(fileHashSchema),
  /** Notes that came along, shared with the secretariat. */
  notes: z.array(
    z.object({
      id: idSchema,
      body: z.string(),
      /** The passage they were made at. */
      quote: z.string(),
      materialId: idSchema,
      materialTitle: z.string(),
      blockId: z.string().nullable(),
    }),
  ),
  /** Other sheets of the same member for this meeting. */
  otherSheetIds: z.array(idSchema),
  /** Sheets of the same member for any meeting, this one included. */
  memberSheetCount: z.int().positive(),
});
export type ShownSheet = z.infer<typeof shownSheetSchema>;
