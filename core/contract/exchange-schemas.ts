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
  /** Name of the committee it is for; empty where it could not be read. */
  committeeName: z.string(),
  /** The meeting it is about; null where it could not be read. */
  meetingId: idSchema.nullable(),
  meetingLabel: z.string(),
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

/** What may be known of a bundle without a committee file to take it in. */
export const bundleFactsSchema = z.object({
  kind: bundleKindSchema,
  committeeId: idSchema,
  committeeName: z.string(),
  meetingLabel: z.string(),
  sender: z.string(),
  revision: z.int().positive(),
  counts: manifestSchema.shape.counts,
  proof: z.enum(['signed', 'unsigned']),
  /** Members of a packet's roster, for choosing whose own file it becomes; empty for other kinds. */
  roster: z.array(z.object({ name: z.string(), kana: z.string().nullable() })),
});
export type BundleFacts = z.infer<typeof bundleFactsSchema>;

/** A bundle, a filled-in form, or what looks like a table of the public's comments. */
export const waitingKindSchema = z.enum(['bundle', 'form', 'comments']);
export type WaitingKind = z.infer<typeof waitingKindSchema>;

/** 受取フォルダー: a folder of this machine that is watched for files to take in. */
export const watchedFolderSchema = z.object({
  /** null while none is chosen. */
  folder: z.string().nullable(),
  /** It cannot be read now: taken away, or not allowed. */
  isMissing: z.boolean(),
  /** Files in it that were neither taken in nor set aside here. */
  waiting: z.array(
    z.object({
      path: z.string(),
      name: z.string(),
      byteLength: z.int().nonnegative(),
      kind: waitingKindSchema,
    }),
  ),
});
export type WatchedFolder = z.infer<typeof watchedFolderSchema>;

const lastPackedSchema = z
  .object({ revision: z.int().positive(), at: z.int(), fileName: z.string() })
  .nullable();

export const packPreflightSchema = z.object({
  /** Before compression, in bytes. */
  packetByteLength: z.int().nonnegative(),
  /** Responses that would go out. */
  publishedCount: z.int().nonnegative(),
  /** Members whose shared notes were answered. */
  repliedCount: z.int().nonnegative(),
  lastPacket: lastPackedSchema,
  lastResponses: lastPackedSchema,
});
export type PackPreflight = z.infer<typeof packPreflightSchema>;

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

/** 受渡しの記録: every bundle and form that was made or taken in. */
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
  /** null for a bundle; else a form to be filled in, one that came back, or a table of comments. */
  form: z.enum(['blank', 'filled', 'comments']).nullable(),
  /** Who confirmed that an unsigned form is that of the member whose key is registered; null where nobody had to. */
  confirmedBy: z.string().nullable(),
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
/** A key that sheets of a member were signed with and that nobody has registered yet. */
export const seenKeySchema = z.object({
  memberId: idSchema,
  name: z.string(),
  publicKey: z.string(),
  fingerprint: z.string(),
  /** When the first of them came, in Unix milliseconds. */
  since: z.int(),
});
export type SeenKey = z.infer<typeof seenKeySchema>;
export type RegisteredKey = z.infer<typeof registeredKeySchema>;
