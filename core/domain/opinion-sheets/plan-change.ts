import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** 追加 / 変更 / 削除 / 新設 */
export const planChangeKindSchema = z.enum(['addition', 'change', 'deletion', 'establishment']);
export type PlanChangeKind = z.infer<typeof planChangeKindSchema>;

/** 計画の修正: what is changed in the plan, and because of which opinions. */
export const planChangeSchema = z.strictObject({
  id: idSchema,
  meetingId: idSchema,
  kind: planChangeKindSchema,
  /** Where: a material, or only words. */
  materialId: idSchema.nullable(),
  versionId: idSchema.nullable(),
  blockId: z.string().max(200).nullable(),
  /** 「38ページ」, 「基本目標1 課題 3つ目」 as it is printed in the 修正箇所一覧. */
  place: z.string().max(300),
  /** 修正前; empty for an addition. */
  before: z.string().max(20_000),
  /** 修正後; empty for a deletion. */
  after: z.string().max(20_000),
  /** 案 / 反映済: whether the plan has it. */
  state: z.enum(['draft', 'applied']),
  order: z.int().nonnegative(),
  /** Items that led to it. */
  itemIds: z.array(idSchema).max(1000),
});
export type PlanChange = z.infer<typeof planChangeSchema>;
