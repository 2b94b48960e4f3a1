import { z } from 'zod';
import { targetSchema } from '../annotations/annotation.ts';
import { idSchema } from '../ids.ts';

/** 意見 / 質問 / 提案 / 要望 / 誤記の指摘 */
export const opinionKindSchema = z.enum(['opinion', 'question', 'proposal', 'request', 'correction']);
export type OpinionKind = z.infer<typeof opinionKindSchema>;

/** Greatest lengths in UTF-16 units; what is longer is refused, what is long is warned of before. */
export const textLimits = {
  text: 20_000,
  reason: 20_000,
  proposal: 20_000,
  quote: 5000,
  label: 300,
} as const;

const notStorable = /[\0\p{Surrogate}]/u;

/**
 * Words as a person wrote them: every code point stays, line breaks and spaces included. Only what cannot be kept in a
 * file byte for byte is refused: halves of characters and U+0000.
 */
export function writtenText(limit: number) {
  return z
    .string()
    .max(limit)
    .refine((text) => !notStorable.test(text), { error: 'not storable as text' });
}

/** 該当箇所: what an opinion is about. Each part may be missing; all missing means that nobody has said. */
export const locationSchema = z.object({
  /** A material, in the version that its writer had before them. */
  material: z
    .object({
      materialId: idSchema,
      versionId: idSchema,
      /** The passage, block or page marked there; null for the material as a whole. */
      target: targetSchema.nullable(),
      /** Page number as the writer gave it, where nothing was marked. */
      page: z.int().positive().max(100_000).nullable(),
    })
    .nullable(),
  /** An item of the agenda, by its block. */
  agendaItem: z.object({ materialId: idSchema, blockId: z.string().max(200) }).nullable(),
  /** 問番号 as written; `norm` as read, null where it is none. */
  question: z.object({ text: writtenText(120), norm: z.string().max(200).nullable() }).nullable(),
  /** 計画全体について */
  wholePlan: z.boolean(),
  /** All of the above in words, as the writer saw it: for people who do not have these papers. */
  label: writtenText(textLimits.label),
});
export type OpinionLocation = z.infer<typeof locationSchema>;

export const noLocation: OpinionLocation = {
  material: null,
  agendaItem: null,
  question: null,
  wholePlan: false,
  label: '',
};

export function hasLocation(location: OpinionLocation): boolean {
  const { material, agendaItem, question, wholePlan } = location;
  return material !== null || agendaItem !== null || question !== null || wholePlan;
}

/** 原文: one opinion as its writer handed it in. Never changed; what the secretariat makes of it stands elsewhere. */
export const originalOpinionSchema = z.object({
  id: idSchema,
  kind: opinionKindSchema,
  location: locationSchema,
  /** The passage that the writer took along, or empty. */
  quote: writtenText(textLimits.quote),
  text: writtenText(textLimits.text),
  reason: writtenText(textLimits.reason),
  /** Proposed wording. */
  proposal: writtenText(textLimits.proposal),
});
export type OriginalOpinion = z.infer<typeof originalOpinionSchema>;
