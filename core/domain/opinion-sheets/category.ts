import { z } from 'zod';
import { idSchema } from '../ids.ts';

/**
 * A heading of the committee's own under which opinions are put, beside the 基本目標 and 施策 of the plan, which are
 * categories by themselves.
 */
export const ownCategorySchema = z.strictObject({
  id: idSchema,
  label: z.string().min(1).max(100),
  retired: z.boolean(),
});
export const ownCategoriesSchema = z
  .array(ownCategorySchema)
  .max(200)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
    error: 'an id is there twice',
  });
export type OwnCategory = z.infer<typeof ownCategorySchema>;

export const ownCategoriesSettingKey = 'opinionCategories';

/** A category as lists show it. */
export const categorySchema = z.object({
  id: idSchema,
  label: z.string(),
  source: z.enum(['own', 'goal', 'policy']),
  /** 「基本目標1」 for a 施策; null elsewhere. */
  parentId: idSchema.nullable(),
  retired: z.boolean(),
});
export type Category = z.infer<typeof categorySchema>;
