import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** 計画 → 基本理念 → 基本目標 → 施策 → 事業. Each level keeps its title as printed. */
export const planSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** 「令和6年度～令和11年度」 as printed */
  periodText: z.string().nullable(),
  philosophies: z.array(z.object({ id: idSchema, text: z.string(), order: z.int() })),
});
export type Plan = z.infer<typeof planSchema>;

export const goalSchema = z.object({ id: idSchema, planId: idSchema, no: z.int(), title: z.string() });
export type Goal = z.infer<typeof goalSchema>;

export const policySchema = z.object({ id: idSchema, goalId: idSchema, title: z.string(), order: z.int() });
export type Policy = z.infer<typeof policySchema>;

export const projectSchema = z.object({ id: idSchema, goalId: idSchema, title: z.string(), order: z.int() });
export type Project = z.infer<typeof projectSchema>;

export const planTreeSchema = z.object({
  plans: z.array(planSchema),
  goals: z.array(goalSchema),
  policies: z.array(policySchema),
  projects: z.array(projectSchema),
});
export type PlanTree = z.infer<typeof planTreeSchema>;
