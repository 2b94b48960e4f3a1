import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { attributionStyleSchema, exportVersionSchema } from './attribution.ts';
import { personalDataKindSchema } from './personal-data.ts';

/** Columns of the 対応表 in their order; No. is always there. */
export const opinionTableColumnSchema = z.enum([
  'location',
  'submitter',
  'originalText',
  'summary',
  'category',
  'disposition',
  'response',
  'section',
  'planChange',
]);
export type OpinionTableColumn = z.infer<typeof opinionTableColumnSchema>;

/** `agenda`: by agenda and papers. `plan`: by 基本目標 and 施策. `category`: the same and the committee's own, side by side. */
export const opinionTableOrderSchema = z.enum(['agenda', 'category', 'plan', 'number']);
export type OpinionTableOrder = z.infer<typeof opinionTableOrderSchema>;

/** Which answers: those that are published, also those that are settled, or everything, with the mark 案. */
export const opinionSelectionSchema = z.enum(['published', 'settled', 'all']);
export type OpinionSelection = z.infer<typeof opinionSelectionSchema>;

/** What the 対応表 is to hold, and how. */
export const opinionTableChoicesSchema = z.strictObject({
  meetingId: idSchema,
  version: exportVersionSchema,
  attribution: attributionStyleSchema,
  selection: opinionSelectionSchema,
  order: opinionTableOrderSchema,
  columns: z.array(opinionTableColumnSchema).max(20),
  /** Numbers of people and opinions, by way, kind and disposition, above the table. */
  withCounts: z.boolean(),
  /** The same as charts, below it; on paper only. */
  withCharts: z.boolean(),
  landscape: z.boolean(),
  /** Title of its own, or null. */
  title: z.string().min(1).max(200).nullable(),
  /** 「資料2」, boxed at the top right; null for none. */
  numberLabel: z.string().min(1).max(20).nullable(),
});
export type OpinionTableChoices = z.infer<typeof opinionTableChoicesSchema>;

/** The choices that a 対応表 for the next meeting begins with. */
export function usualChoices(meetingId: string): OpinionTableChoices {
  return {
    meetingId,
    version: 'public',
    attribution: 'role',
    selection: 'published',
    order: 'category',
    columns: ['location', 'submitter', 'originalText', 'disposition', 'response', 'planChange'],
    withCounts: true,
    withCharts: false,
    landscape: true,
    title: null,
    numberLabel: null,
  };
}

/** What part of an export a text is. */
export const givenFieldSchema = z.enum([
  'location',
  'quote',
  'text',
  'reason',
  'proposal',
  'answer',
  'summary',
  'response',
  'responseReason',
  'group',
  'planChange',
]);
export type GivenField = z.infer<typeof givenFieldSchema>;

/** `seen`: a person has looked and it may stay. `mask`: 〔氏名〕 is to stand there in what is given out. */
export const reviewDecisionSchema = z.enum(['seen', 'mask']);
export type ReviewDecision = z.infer<typeof reviewDecisionSchema>;

/** Personal data in a text that is to be given out. */
export const reviewPlaceSchema = z.object({
  /** Names the text, the place and the words there: other words are another place. */
  key: z.string().min(1).max(300),
  kind: personalDataKindSchema,
  field: givenFieldSchema,
  /** No. of the 対応表 of the item it is about; null for a sheet's own answers. */
  no: z.int().positive().nullable(),
  itemId: idSchema.nullable(),
  /** The words found, and those around them. */
  text: z.string(),
  before: z.string(),
  after: z.string(),
  decision: reviewDecisionSchema.nullable(),
});
export type ReviewPlace = z.infer<typeof reviewPlaceSchema>;

/** What has been decided about places of one meeting; kept in the settings of the committee file. */
export const storedReviewSchema = z.array(
  z.strictObject({
    key: z.string().min(1).max(300),
    decision: reviewDecisionSchema,
    /** Unix time in milliseconds. */
    at: z.int(),
  }),
);
export type StoredReview = z.infer<typeof storedReviewSchema>;

export function reviewSettingKey(meetingId: string): string {
  return `opinionExportReview.${meetingId}`;
}
