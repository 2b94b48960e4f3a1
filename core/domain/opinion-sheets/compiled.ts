import { z } from 'zod';
import { verdictSchema } from '../annotations/annotation.ts';
import { idSchema } from '../ids.ts';
import { opinionKindSchema } from './opinion.ts';
import { responseStatusSchema } from './response.ts';
import {
  publishabilitySchema,
  sheetStateSchema,
  submissionMethodSchema,
  submitterRoleSchema,
} from './sheet.ts';

/**
 * A row of the 対応表: an item. Every opinion is one item until it is split; an item of a split opinion is a part of its
 * text. The first item of an opinion has the id of the opinion.
 */
export const compiledRowSchema = z.object({
  itemId: idSchema,
  opinionId: idSchema,
  sheetId: idSchema,
  /** No. of the 対応表. */
  no: z.int().positive(),
  submitterName: z.string().nullable(),
  submitterRole: submitterRoleSchema,
  publishability: publishabilitySchema,
  method: submissionMethodSchema,
  /** Unix time in milliseconds. */
  receivedAt: z.int(),
  kind: opinionKindSchema,
  /** Where, as the writer saw it. */
  locationLabel: z.string(),
  /** Number of the material it is about, as printed; null without a material or number. */
  materialNumber: z.string().nullable(),
  /** 要旨; empty while nobody has written it. */
  summary: z.string(),
  /** The beginning of the original (of the part, where it was split). */
  excerpt: z.string(),
  category: idSchema.nullable(),
  /** The category that its place suggests, shown while none is chosen. */
  suggestedCategory: idSchema.nullable(),
  groupId: idSchema.nullable(),
  groupHeading: z.string().nullable(),
  status: responseStatusSchema,
  disposition: z.string().nullable(),
  section: z.string(),
  /** No. of the item whose answer it refers to, or of the first item of that group. */
  sameAsNo: z.int().nullable(),
  planChangeCount: z.int().nonnegative(),
  /** Its place in the current version of its material; null where it is about none. */
  verdict: verdictSchema.nullable(),
  flags: z.object({
    /** Handed in anew after the secretariat last looked (改訂あり). */
    revised: z.boolean(),
    /** Taken back by its writer. */
    withdrawn: z.boolean(),
    conflict: z.boolean(),
    late: z.boolean(),
    /** One of several parts. */
    split: z.boolean(),
  }),
});
export type CompiledRow = z.infer<typeof compiledRowSchema>;

/** The tabs over the table: everything, or what is left to do. */
export const compileViewSchema = z.enum([
  'all',
  'withoutSummary',
  'withoutCategory',
  'withoutResponse',
  'inReview',
  'settled',
  'published',
  'needsLook',
]);
export type CompileView = z.infer<typeof compileViewSchema>;

/** Which rows; every condition that is given must hold, and one value of each list. */
export const compileFilterSchema = z.strictObject({
  view: compileViewSchema,
  /** Words that stand in the original, the summary, the response or the name, folded; 「No.12」 for the row of that number. */
  words: z.string().max(200),
  kinds: z.array(opinionKindSchema),
  /** Ids of categories; null stands for none. */
  categories: z.array(idSchema.nullable()),
  /** Codes of dispositions; null stands for undecided. */
  dispositions: z.array(z.string().nullable()),
  statuses: z.array(responseStatusSchema),
  methods: z.array(submissionMethodSchema),
  roles: z.array(submitterRoleSchema),
  sections: z.array(z.string()),
  materialIds: z.array(idSchema),
  sheetIds: z.array(idSchema),
  groupIds: z.array(idSchema.nullable()),
  /** Also those that were taken back, or whose sheet is out of scope. */
  withNotCounted: z.boolean(),
});
export type CompileFilter = z.infer<typeof compileFilterSchema>;

export const everyRow: CompileFilter = {
  view: 'all',
  words: '',
  kinds: [],
  categories: [],
  dispositions: [],
  statuses: [],
  methods: [],
  roles: [],
  sections: [],
  materialIds: [],
  sheetIds: [],
  groupIds: [],
  withNotCounted: true,
};

/** `location`: by agenda and papers, then place. `plan`: by 基本目標 and 施策. Within equals by No. */
export const compileOrderSchema = z.enum([
  'number',
  'location',
  'category',
  'submitter',
  'kind',
  'disposition',
  'status',
  'section',
  'receipt',
  'group',
]);
export type CompileOrder = z.infer<typeof compileOrderSchema>;

/** Numbers kept apart: people, opinions, what is left after grouping, what changed the plan. */
export const opinionCountsSchema = z.object({
  sheets: z.int(),
  submitters: z.int(),
  opinions: z.int(),
  items: z.int(),
  afterGrouping: z.int(),
  reflected: z.int(),
  planChanges: z.int(),
  byMethod: z.record(submissionMethodSchema, z.object({ submitters: z.int(), opinions: z.int() })),
  byRole: z.record(submitterRoleSchema, z.object({ submitters: z.int(), opinions: z.int() })),
  byKind: z.record(opinionKindSchema, z.int()),
  byStatus: z.record(responseStatusSchema, z.int()),
  /** Code → items; '' while undecided. */
  byDisposition: z.record(z.string(), z.int()),
  /** Category id → items; '' without one. */
  byCategory: z.record(z.string(), z.int()),
  /** Taken back, or of a sheet that is: in none of the numbers above. */
  notCounted: z.int(),
});
export type OpinionCounts = z.infer<typeof opinionCountsSchema>;

/** What of an item and its sheet the counts need. */
export const countedItemSchema = z.object({
  itemId: idSchema,
  opinionId: idSchema,
  sheetId: idSchema,
  memberId: idSchema.nullable(),
  role: submitterRoleSchema,
  method: submissionMethodSchema,
  sheetState: sheetStateSchema,
  isLive: z.boolean(),
  kind: opinionKindSchema,
  category: idSchema.nullable(),
  groupId: idSchema.nullable(),
  status: responseStatusSchema,
  disposition: z.string().nullable(),
});
export type CountedItem = z.infer<typeof countedItemSchema>;
