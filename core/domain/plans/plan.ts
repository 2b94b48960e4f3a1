import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** 現行計画 / 次期計画 / これまでの計画 */
export const planStandingSchema = z.enum(['inForce', 'next', 'past']);
export type PlanStanding = z.infer<typeof planStandingSchema>;

/** How 施策 and 事業 are numbered: 「1-2」「1-2-3」, 「(2)」「③」, or not at all. A 基本目標 always has its number. */
export const planNumberingSchema = z.enum(['joined', 'enclosed', 'none']);
export type PlanNumbering = z.infer<typeof planNumberingSchema>;

/** 計画 → 基本理念 → 基本目標 → 施策 → 事業. Each level keeps its title as printed. */
export const planSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** 「令和6年度～令和11年度」 as printed */
  periodText: z.string().nullable(),
  standing: planStandingSchema,
  /** 「案1」 of a 次期計画; empty where there is only one. */
  edition: z.string(),
  /** The plan that this one was made from as a copy. */
  basedOn: idSchema.nullable(),
  numbering: planNumberingSchema,
  order: z.int().nonnegative(),
  philosophies: z.array(z.object({ id: idSchema, text: z.string(), order: z.int() })),
});
export type Plan = z.infer<typeof planSchema>;

export const goalSchema = z.object({ id: idSchema, planId: idSchema, no: z.int(), title: z.string() });
export type Goal = z.infer<typeof goalSchema>;

export const policySchema = z.object({ id: idSchema, goalId: idSchema, title: z.string(), order: z.int() });
export type Policy = z.infer<typeof policySchema>;

export const projectSchema = z.object({
  id: idSchema,
  goalId: idSchema,
  /** null: a 課題シート names it under its 基本目標 only. Else a policy of that goal. */
  policyId: idSchema.nullable(),
  title: z.string(),
  order: z.int(),
});
export type Project = z.infer<typeof projectSchema>;

export const planTreeSchema = z.object({
  plans: z.array(planSchema),
  goals: z.array(goalSchema),
  policies: z.array(policySchema),
  projects: z.array(projectSchema),
});
export type PlanTree = z.infer<typeof planTreeSchema>;

/** What is said of a plan besides its structure. */
export const planFieldsSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  periodText: z.string().trim().max(100).nullable(),
  standing: planStandingSchema,
  edition: z.string().trim().max(40),
  numbering: planNumberingSchema,
});
export type PlanFields = z.infer<typeof planFieldsSchema>;
