import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** A field of the printed 意見・提案シート. */
export const opinionFormFieldSchema = z.object({
  id: idSchema,
  label: z.string(),
  /** Printed below the label in small type, or empty. */
  hint: z.string(),
  input: z.enum(['line', 'text', 'choice']),
  /** Height of the box on paper, in lines of writing. */
  lines: z.int().positive(),
  /** Words to tick, for `choice`. */
  choices: z.array(z.string()),
});
export type OpinionFormField = z.infer<typeof opinionFormFieldSchema>;

/** 意見・提案シート as a blank form. */
export const opinionFormContentSchema = z.object({
  kind: z.literal('opinionForm'),
  titleId: idSchema,
  title: z.string(),
  /** Lines above the fields: what it is for, the deadline, where to hand it in. */
  lead: z.array(z.object({ id: idSchema, text: z.string() })),
  fields: z.array(opinionFormFieldSchema),
  notes: z.array(z.object({ id: idSchema, text: z.string() })),
});
export type OpinionFormContent = z.infer<typeof opinionFormContentSchema>;
