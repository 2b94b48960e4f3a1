/** Documents inside bundles, beside the sheet itself (core/domain/opinion-sheets/sheet.ts). */
import { z } from 'zod';
import { colourSchema, markSchema, targetSchema } from '../annotations/annotation.ts';
import { blockSchema } from '../blocks/block.ts';
import { committeeSchema, memberSchema } from '../committees/committee.ts';
import { fileHashSchema, idSchema } from '../ids.ts';
import { materialContentSchema } from '../materials/content.ts';
import { materialSchema, materialVersionSchema } from '../materials/material.ts';
import { meetingSchema } from '../meetings/meeting.ts';
import { formSettingsSchema, sheetTermsSchema } from '../opinion-sheets/form-settings.ts';
import { planChangeKindSchema } from '../opinion-sheets/plan-change.ts';

/** Paths of entries. */
export const entryPaths = {
  packet: 'packet.json',
  sheet: 'sheet.json',
  responses: 'responses.json',
  notes: 'notes.json',
  version: (versionId: string) => `versions/${versionId}.json`,
  attachment: (hash: string) => `attachments/${hash}`,
  /** Answers to the notes of one member, encrypted to that member's key. */
  replies: (index: number) => `replies/${String(index).padStart(4, '0')}.age`,
} as const;

/** A version as the packet lists it; what it says is in an entry of its own. */
export const packedVersionSchema = materialVersionSchema.extend({
  /** SHA-256 of the canonical JSON of the content; null without content. */
  contentHash: fileHashSchema.nullable(),
});

/** Everything of a meeting that its members receive, but for contents and files. */
export const packetDocumentSchema = z.object({
  committee: committeeSchema,
  roster: z.array(memberSchema).max(2000),
  meeting: meetingSchema,
  materials: z
    .array(z.object({ material: materialSchema, versions: z.array(packedVersionSchema).max(200) }))
    .max(500),
  form: formSettingsSchema,
  terms: sheetTermsSchema,
});
export type PacketDocument = z.infer<typeof packetDocumentSchema>;

/** What a version says, and its blocks as they were frozen when it was published. */
export const versionDocumentSchema = z.object({
  content: materialContentSchema,
  blocks: z.array(blockSchema),
});
export type VersionDocument = z.infer<typeof versionDocumentSchema>;

/** A shared note or an answer to one. That it is shared is not said: nothing else is ever in a bundle. */
export const noteDocumentSchema = z.object({
  id: idSchema,
  mark: markSchema,
  colour: colourSchema,
  body: z.string().max(20_000),
  createdAt: z.int().nonnegative(),
  modifiedAt: z.int().nonnegative(),
  resolvedAt: z.int().nonnegative().nullable(),
  /** The note it answers; null for a note of its own. */
  replyTo: idSchema.nullable(),
  /** Where it was made, or stands now; null for an answer. */
  place: z.object({ versionId: idSchema, target: targetSchema }).nullable(),
});
export type NoteDocument = z.infer<typeof noteDocumentSchema>;

export const notesDocumentSchema = z.object({ notes: z.array(noteDocumentSchema).max(20_000) });

/** An answer as it is published: for every item, so that 「No.1の回答のとおり」 leads somewhere. */
export const publishedResponseSchema = z.object({
  itemId: idSchema,
  opinionId: idSchema,
  no: z.int().positive(),
  /** UTF-16 offsets into the text of the opinion, where it was split. */
  part: z.tuple([z.int().nonnegative(), z.int().nonnegative()]).nullable(),
  summary: z.string().max(20_000),
  disposition: z.string().max(60),
  text: z.string().max(20_000),
  sameAsNo: z.int().positive().nullable(),
  reason: z.string().max(20_000),
  section: z.string().max(100),
  planChanges: z
    .array(
      z.object({
        kind: planChangeKindSchema,
        place: z.string().max(300),
        before: z.string().max(20_000),
        after: z.string().max(20_000),
      }),
    )
    .max(200),
  /** Label of the meeting at which it was reported. */
  reportedAt: z.string().max(300).nullable(),
});
export type PublishedResponse = z.infer<typeof publishedResponseSchema>;

export const responsesDocumentSchema = z.object({ responses: z.array(publishedResponseSchema).max(20_000) });
export type ResponsesDocument = z.infer<typeof responsesDocumentSchema>;
