import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** A cell of a plain table inside a narrative document. `text` may hold line breaks. */
export const narrativeCellSchema = z.object({
  text: z.string(),
  header: z.boolean(),
  columnSpan: z.int().positive(),
  rowSpan: z.int().positive(),
});
export type NarrativeCell = z.infer<typeof narrativeCellSchema>;

/**
 * A narrative document is a flat list of nodes in reading order.
 * Heading levels: 1 title, 2 section 「(1)」, 3 subsection, 4 group 「【】」, 5 theme.
 */
export const narrativeNodeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), id: idSchema, level: z.int().min(1).max(6), text: z.string() }),
  z.object({ type: z.literal('paragraph'), id: idSchema, text: z.string() }),
  /** `marker` is the pure bullet (・ ◆ ○ -), enumerators such as ① or (1) stay in the text. */
  z.object({
    type: z.literal('listItem'),
    id: idSchema,
    marker: z.string(),
    depth: z.int().min(0).max(5),
    text: z.string(),
  }),
  /** Text of a law, one node per article paragraph; `label` is 「第十四条」 or 「2」 and is part of the text. */
  z.object({ type: z.literal('quotation'), id: idSchema, label: z.string(), text: z.string() }),
  /** Caption of a figure that the source names but does not hold. */
  z.object({ type: z.literal('caption'), id: idSchema, text: z.string() }),
  z.object({ type: z.literal('footnote'), id: idSchema, text: z.string() }),
  z.object({
    type: z.literal('tableRow'),
    id: idSchema,
    tableId: idSchema,
    head: z.boolean(),
    cells: z.array(narrativeCellSchema),
  }),
]);
export type NarrativeNode = z.infer<typeof narrativeNodeSchema>;

/** 動向 and every text that no other kind claims. */
export const narrativeContentSchema = z.object({
  kind: z.literal('narrative'),
  nodes: z.array(narrativeNodeSchema),
});
export type NarrativeContent = z.infer<typeof narrativeContentSchema>;
