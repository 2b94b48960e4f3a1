import { z } from 'zod';
import { materialContentSchema } from '../materials/content.ts';
import { handoutRowSchema } from '../meetings/handout-list-content.ts';
import { meetingHeadSchema } from '../meetings/meeting.ts';

/** A message about the source, keyed for the locale files, with the 1-based line it is about. */
export const importWarningSchema = z.object({
  line: z.int(),
  /** Key below `import.warnings` in core/locales. */
  code: z.string(),
  /** Values for the message. */
  values: z.record(z.string(), z.string()),
});
export type ImportWarning = Readonly<z.infer<typeof importWarningSchema>>;

export const importedDocumentSchema = z.object({
  /** 資料番号 where the handout list or the document itself gives one, else null. */
  number: z.string().nullable(),
  /** The title the document itself prints, else the one the handout list gives. */
  title: z.string(),
  /** The document itself says that it replaces an earlier one: 「資料4（差替）」. */
  isReplacement: z.boolean().optional(),
  /** First and last line in the source, 1-based. */
  lines: z.tuple([z.int(), z.int()]).readonly(),
  content: materialContentSchema,
});
export type ImportedDocument = Readonly<z.infer<typeof importedDocumentSchema>>;

/** What an importer read from one source. Nothing of the source is missing: what no kind claims is a narrative document. */
export const importedPacketSchema = z.object({
  /** Null where the source holds no 次第. */
  meeting: meetingHeadSchema.nullable(),
  handouts: z.array(handoutRowSchema).readonly(),
  documents: z.array(importedDocumentSchema).readonly(),
  warnings: z.array(importWarningSchema).readonly(),
  /** Lines kept as narrative text because no kind claimed them. */
  notUnderstood: z.array(z.object({ line: z.int(), text: z.string() })).readonly(),
});
export type ImportedPacket = Readonly<z.infer<typeof importedPacketSchema>>;
