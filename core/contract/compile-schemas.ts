/** Shapes of opinion-calls.ts: compiling what was handed in. */
import { z } from 'zod';
import { targetSchema, verdictSchema } from '../domain/annotations/annotation.ts';
import { textRangeSchema } from '../domain/blocks/block.ts';
import { idSchema } from '../domain/ids.ts';
import { compiledRowSchema } from '../domain/opinion-sheets/compiled.ts';
import { originalOpinionSchema } from '../domain/opinion-sheets/opinion.ts';
import { planChangeSchema } from '../domain/opinion-sheets/plan-change.ts';
import { responseSchema } from '../domain/opinion-sheets/response.ts';

/** A passage in one version of a material. */
const passageSchema = z.object({
  versionId: idSchema,
  /** 「資料4（差替）」 */
  versionLabel: z.string(),
  target: targetSchema.nullable(),
  /** Text of the blocks it stands in, with the marked range of each. */
  blocks: z.array(z.object({ blockId: z.string(), text: z.string(), range: textRangeSchema.nullable() })),
});

export const compiledItemSchema = z.object({
  row: compiledRowSchema,
  /** 原文, word for word. */
  original: originalOpinionSchema,
  /** The part of the text that this item is about; the whole text where it was not split. */
  part: z.object({ range: textRangeSchema, text: z.string() }),
  /** The words the secretariat saw last, where the writer has handed in others since. */
  previous: originalOpinionSchema.nullable(),
  /** Other words from revisions that stand against this one. */
  alternatives: z.array(originalOpinionSchema),
  /** The passage in the version commented on, and in the current one where that is another. */
  commentedPassage: passageSchema.nullable(),
  currentPassage: passageSchema.nullable(),
  verdict: verdictSchema.nullable(),
  /** Remark of the secretariat, never given out. */
  note: z.string(),
  response: responseSchema,
  /** The words that stand as answer: its own, or of the response it points to. */
  effectiveText: z.string(),
  faults: z.array(z.enum(['noDisposition', 'noText', 'noPlanChange', 'noReason', 'unknownDisposition'])),
  planChanges: z.array(planChangeSchema),
  /** Items of the same opinion, this one included, in order. */
  parts: z.array(z.object({ itemId: idSchema, no: z.int(), text: z.string() })),
  group: z
    .object({
      id: idSchema,
      heading: z.string(),
      items: z.array(z.object({ itemId: idSchema, no: z.int(), summary: z.string() })),
    })
    .nullable(),
});
export type CompiledItem = z.infer<typeof compiledItemSchema>;

/** Items that may say the same; a person decides. */
export const similarItemSchema = z.object({
  itemId: idSchema,
  no: z.int(),
  /** 0 to 1. */
  similarity: z.number(),
  excerpt: z.string(),
  submitterName: z.string().nullable(),
  groupId: idSchema.nullable(),
});
export type SimilarItem = z.infer<typeof similarItemSchema>;

export const opinionGroupSchema = z.object({
  id: idSchema,
  heading: z.string(),
  itemIds: z.array(idSchema),
  /** 人数 */
  submitterCount: z.int().nonnegative(),
});
export type OpinionGroup = z.infer<typeof opinionGroupSchema>;

/** What of an opinion an act has changed. `received`: it came; `revision`: it came with other words. */
export const historyFieldSchema = z.enum([
  'received',
  'revision',
  'confirmed',
  'summary',
  'category',
  'note',
  'group',
  'number',
  'part',
  'response',
  'status',
  'disposition',
  'reason',
  'section',
  'sameAs',
  'planChange',
]);
export type HistoryField = z.infer<typeof historyFieldSchema>;

/** One act on an opinion, oldest first in lists. */
export const historyStepSchema = z.object({
  opId: idSchema,
  /** Unix time in milliseconds. */
  at: z.int(),
  actor: z.string(),
  command: z.string(),
  /** What is different since then, with the values in words; null where there was or is none. */
  changes: z.array(
    z.object({ field: historyFieldSchema, before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type HistoryStep = z.infer<typeof historyStepSchema>;

export const itemChangesSchema = z.strictObject({
  summary: z.string().max(20_000).optional(),
  category: idSchema.nullable().optional(),
  note: z.string().max(20_000).optional(),
});
export type ItemChanges = z.infer<typeof itemChangesSchema>;

export const responseChangesSchema = responseSchema.omit({ subjectId: true }).partial();
export type ResponseChanges = z.infer<typeof responseChangesSchema>;

/** Rows of a table that stand under one heading. */
export const compileSectionSchema = z.object({
  /** What its rows have in common in the order of the table: an id, a code or a word; empty for none. */
  key: z.string(),
  /** Words for the key where they are data: name of a submitter, heading of a group. */
  title: z.string().nullable(),
  count: z.int().positive(),
  /** 人数 */
  submitters: z.int().positive(),
});
export type CompileSection = z.infer<typeof compileSectionSchema>;

export const compileOutlineSchema = z.object({
  total: z.int().nonnegative(),
  /** Stays the same as long as the same rows stand in the same order. */
  fingerprint: z.string(),
  /** In the order of the table; empty for orders without headings (by number, by receipt). */
  sections: z.array(compileSectionSchema),
});
export type CompileOutline = z.infer<typeof compileOutlineSchema>;

export const compileFacetsSchema = z.object({
  materials: z.array(z.object({ id: idSchema, count: z.int() })),
  /** 担当課, as written. */
  sections: z.array(z.string()),
  sheets: z.array(z.object({ id: idSchema, receiptNo: z.int(), name: z.string().nullable() })),
  groups: z.array(z.object({ id: idSchema, heading: z.string(), firstNo: z.int(), count: z.int() })),
});
export type CompileFacets = z.infer<typeof compileFacetsSchema>;

/** 人数, 件数, まとめたあと of a meeting; what was taken back is in `items` only. */
export const compileTotalsSchema = z.object({
  meetingId: idSchema,
  /** Rows of the table. */
  items: z.int(),
  submitters: z.int(),
  opinions: z.int(),
  afterGrouping: z.int(),
  planChanges: z.int(),
});
export type CompileTotals = z.infer<typeof compileTotalsSchema>;
