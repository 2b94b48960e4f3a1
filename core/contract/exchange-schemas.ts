/** Shapes of opinion-calls.ts: bundles in and out. */
import { z } from 'zod';
import { bundleKindSchema, manifestSchema } from '../domain/exchange/manifest.ts';
import { refusalReasons } from '../domain/exchange/refusal.ts';
import { idSchema } from '../domain/ids.ts';
import { formNoticeCodes } from '../domain/opinion-sheets/filled-form.ts';

/** What a file or one of its entries means for this committee file. */
export const receiveResultSchema = z.enum(['new', 'revised', 'unchanged', 'conflicting', 'refused']);
export type ReceiveResult = z.infer<typeof receiveResultSchema>;

export const refusalReasonSchema = z.enum(refusalReasons);

/** One opinion of a sheet, version of a packet, response, or shared note. */
export const receivedEntrySchema = z.object({
  type: z.enum(['opinion', 'version', 'response', 'note', 'reply']),
  result: receiveResultSchema,
  /** Its beginning in words. */
  label: z.string(),
  reason: refusalReasonSchema.nullable(),
});
export type ReceivedEntry = z.infer<typeof receivedEntrySchema>;

/** What a person should know of a filled-in form that was taken in. */
export const formNoticeSchema = z.object({
  code: z.enum(formNoticeCodes),
  /** Number of the opinion in the form; null for the sheet. */
  no: z.int().nullable(),
  /** The words it is about. */
  value: z.string(),
});

/** What became, or would become, of one file. */
export const receivedFileSchema = z.object({
  path: z.string(),
  name: z.string(),
  result: receiveResultSchema,
  /** Why it is refused, or what it stands against; null where nothing is wrong. */
  reason: refusalReasonSchema.nullable(),
  conflict: z.enum(['fork', 'signers', 'secondSheet']).nullable(),
  /** Place of the fault: name of an entry, version of the format. */
  detail: z.string(),
  kind: bundleKindSchema.nullable(),
  sender: z.string(),
  sheetId: idSchema.nullable(),
  revision: z.int().positive().nullable(),
  /** `registered`: signed with the key that is registered for its sender. */
  proof: z.enum(['registered', 'signed', 'unsigned']).nullable(),
  wasEncrypted: z.boolean(),
  isLate: z.boolean(),
  entries: z.array(receivedEntrySchema),
  /** Of forms only. */
  notices: z.array(formNoticeSchema),
});
export type ReceivedFile = z.infer<typeof receivedFileSchema>;

export const packReportSchema = z.object({
  path: z.string(),
  kind: bundleKindSchema,
  revision: z.int().positive(),
  byteLength: z.int().positive(),
  /** SHA-256 of the file, to be read out or printed beside it. */
  fileHash: z.string(),
  isEncrypted: z.boolean(),
  isSigned: z.boolean(),
  /** How many of what. */
  counts: manifestSchema.shape.counts,
  /** More than mail usually takes. */
  isLarge: z.boolean(),
});
export type PackReport = z.infer<typeof packReportSchema>;

/** 受渡しの記録: every bundle that was made or taken in. */
export const transferSchema = z.object({
  id: idSchema,
  direction: z.enum(['in', 'out']),
  kind: bundleKindSchema,
  meetingId: idSchema,
  revision: z.int().positive(),
  fileName: z.string(),
  fileHash: z.string(),
  at: z.int(),
  partner: z.string(),
  proof: z.enum(['registered', 'signed', 'unsigned']),
  wasEncrypted: z.boolean(),
  result: receiveResultSchema,
});
export type Transfer = z.infer<typeof transferSchema>;

/** A key that bundles of a person must be signed with. */
export const registeredKeySchema = z.object({
  id: idSchema,
  /** null for the secretariat. */
  memberId: idSchema.nullable(),
  publicKey: z.string(),
  /** Short form to be compared by telephone: groups of digits. */
  fingerprint: z.string(),
  registeredAt: z.int(),
  retiredAt: z.int().nullable(),
});
export type RegisteredKey = z.infer<typeof registeredKeySchema>;
