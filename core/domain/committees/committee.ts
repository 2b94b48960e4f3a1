import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** 委員会: the body whose deliberation one committee file holds. */
export const committeeSchema = z.object({
  id: idSchema,
  name: z.string().min(1),
  city: z.string().nullable(),
  /** 所管課 */
  office: z.string().nullable(),
});
export type Committee = z.infer<typeof committeeSchema>;

export const memberRoleSchema = z.enum(['chair', 'viceChair', 'member']);
export type MemberRole = z.infer<typeof memberRoleSchema>;

/** 委員. Addresses and telephone numbers are not kept. */
export const memberSchema = z.object({
  id: idSchema,
  name: z.string().min(1),
  /** ふりがな */
  kana: z.string().nullable(),
  /** 区分: 学識経験者, 団体, 公募, 行政 … */
  category: z.string().nullable(),
  /** 所属 */
  affiliation: z.string().nullable(),
  role: memberRoleSchema,
  order: z.int().nonnegative(),
});
export type Member = z.infer<typeof memberSchema>;
