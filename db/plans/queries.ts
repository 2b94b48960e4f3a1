import type { Goal, Plan, PlanTree } from '../../core/domain/plans/plan.ts';
import type { ReadHandle } from '../connection/handles.ts';
import {
  type GoalPartRow,
  type GoalRow,
  goalOf,
  goalPartOf,
  type PhilosophyRow,
  type PlanRow,
} from './rows.ts';

function listPlans(read: ReadHandle): Plan[] {
  const philosophies = read.all<PhilosophyRow>(
    'SELECT id, plan_id, text, position FROM philosophy ORDER BY position, id',
  );
  return read.all<PlanRow>('SELECT id, title, period_text FROM plan ORDER BY id').map((plan) => ({
    id: plan.id,
    title: plan.title,
    periodText: plan.period_text,
    philosophies: philosophies
      .filter((philosophy) => philosophy.plan_id === plan.id)
      .map(({ id, text, position }) => ({ id, text, order: position })),
  }));
}

function listGoals(read: ReadHandle): Goal[] {
  return read.all<GoalRow>('SELECT id, plan_id, no, title FROM goal ORDER BY plan_id, no').map(goalOf);
}

function listGoalParts(read: ReadHandle, table: 'policy' | 'project') {
  const sql = `SELECT id, goal_id, title, position FROM ${table} ORDER BY goal_id, position, id`;
  return read.all<GoalPartRow>(sql).map(goalPartOf);
}

/** 計画 → 基本理念 → 基本目標 → 施策 → 事業, each level in printed order. */
export function readPlanTree(read: ReadHandle): PlanTree {
  return {
    plans: listPlans(read),
    goals: listGoals(read),
    policies: listGoalParts(read, 'policy'),
    projects: listGoalParts(read, 'project'),
  };
}
