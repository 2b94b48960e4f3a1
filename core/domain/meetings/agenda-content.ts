import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** 次第項目: 「(1) …」 under a numbered heading. */
export const agendaItemSchema = z.object({
  id: idSchema,
  /** 「1」 */
  no: z.string(),
  /** 「(1)」 as printed */
  noText: z.string(),
  title: z.string(),
});
export type AgendaItem = z.infer<typeof agendaItemSchema>;

export const agendaSectionSchema = z.object({
  id: idSchema,
  no: z.string(),
  noText: z.string(),
  /** As printed, inner spaces included: 「開 会」 */
  title: z.string(),
  items: z.array(agendaItemSchema),
  /** Plain lines under the heading, each with the id of its block. */
  body: z.array(z.object({ id: idSchema, text: z.string() })),
});
export type AgendaSection = z.infer<typeof agendaSectionSchema>;

/** 次第 */
export const agendaContentSchema = z.object({
  kind: z.literal('agenda'),
  titleId: idSchema,
  title: z.string(),
  /** 日時, 場所 and other labelled lines of the head, as printed; `value` may hold line breaks. */
  fields: z.array(
    z.object({
      id: idSchema,
      label: z.string(),
      value: z.string(),
      role: z.enum(['dateTime', 'place', 'other']),
    }),
  ),
  sections: z.array(agendaSectionSchema),
  /** Text that stands outside head and sections. */
  notes: z.array(z.object({ id: idSchema, text: z.string() })),
});
export type AgendaContent = z.infer<typeof agendaContentSchema>;
