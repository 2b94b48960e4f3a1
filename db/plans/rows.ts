import type { Goal, Policy, Project } from '../../core/domain/plans/plan.ts';

export interface PlanRow {
  readonly id: string;
  readonly title: string;
  readonly period_text: string | null;
}

export interface PhilosophyRow {
  readonly id: string;
  readonly plan_id: string;
  readonly text: string;
  readonly position: number;
}

export interface GoalRow {
  readonly id: string;
  readonly plan_id: string;
  readonly no: number;
  readonly title: string;
}

/** 施策 and 事業 have the same columns. */
export interface GoalPartRow {
  readonly id: string;
  readonly goal_id: string;
  readonly title: string;
  readonly position: number;
}

export function goalOf(row: GoalRow): Goal {
  return { id: row.id, planId: row.plan_id, no: row.no, title: row.title };
}

export function goalPartOf(row: GoalPartRow): Policy & Project {
  return { id: row.id, goalId: row.goal_id, title: row.title, order: row.position };
}
