import { foldKey } from '../../core/domain/blocks/fold.ts';
import type { IssueSheetContent } from '../../core/domain/issue-sheets/issue-sheet-content.ts';
import type { Goal, Plan, PlanTree, Policy, Project } from '../../core/domain/plans/plan.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { readPlanTree } from './queries.ts';

/*
 * Titles are compared folded: the same policy printed with other spaces or widths is the same policy, and keeps the
 * spelling under which it came first.
 */
function sameTitle<Named extends { readonly title: string }>(
  list: readonly Named[],
  title: string,
): Named | undefined {
  const key = foldKey(title);
  return list.find((item) => foldKey(item.title) === key);
}

/** The plan of that title; made when there is none. A given period replaces the one known. */
export function upsertPlan(handle: WriteHandle, fields: { title: string; periodText: string | null }): Plan {
  const known = sameTitle(readPlanTree(handle).plans, fields.title);
  if (known === undefined) {
    const id = handle.environment.newId();
    handle.insert('plan', { id, title: fields.title, period_text: fields.periodText });
    return { id, ...fields, philosophies: [] };
  }
  const periodText = fields.periodText ?? known.periodText;
  handle.update('plan', known.id, { period_text: periodText });
  return { ...known, periodText };
}

/** Adds a 基本理念 at the end unless the plan has it already. */
export function addPhilosophy(handle: WriteHandle, planId: string, text: string): void {
  const plan = readPlanTree(handle).plans.find(({ id }) => id === planId);
  const known = plan?.philosophies ?? [];
  if (known.some((philosophy) => foldKey(philosophy.text) === foldKey(text))) {
    return;
  }
  const position = Math.max(-1, ...known.map(({ order }) => order)) + 1;
  handle.insert('philosophy', { id: handle.environment.newId(), plan_id: planId, text, position });
}

/** The 基本目標 of that number; a new title replaces the one known. */
export function upsertGoal(handle: WriteHandle, fields: Omit<Goal, 'id'>): Goal {
  const { goals } = readPlanTree(handle);
  const known = goals.find(({ planId, no }) => planId === fields.planId && no === fields.no);
  if (known === undefined) {
    const goal = { id: handle.environment.newId(), ...fields };
    handle.insert('goal', { id: goal.id, plan_id: goal.planId, no: goal.no, title: goal.title });
    return goal;
  }
  const title = fields.title === '' ? known.title : fields.title;
  handle.update('goal', known.id, { title });
  return { ...known, title };
}

function upsertGoalPart(
  handle: WriteHandle,
  table: 'policy' | 'project',
  { goalId, title }: { goalId: string; title: string },
): Policy & Project {
  const tree = readPlanTree(handle);
  const all = table === 'policy' ? tree.policies : tree.projects;
  const siblings = all.filter((part) => part.goalId === goalId);
  const known = sameTitle(siblings, title);
  if (known !== undefined) {
    return known;
  }
  const order = Math.max(-1, ...siblings.map((part) => part.order)) + 1;
  const part = { id: handle.environment.newId(), goalId, title, order };
  handle.insert(table, { id: part.id, goal_id: goalId, title, position: order });
  return part;
}

/** The 施策 of that title under a goal; made at the end when there is none. */
export function upsertPolicy(handle: WriteHandle, fields: { goalId: string; title: string }): Policy {
  return upsertGoalPart(handle, 'policy', fields);
}

/** The 事業 of that title under a goal; made at the end when there is none. */
export function upsertProject(handle: WriteHandle, fields: { goalId: string; title: string }): Project {
  return upsertGoalPart(handle, 'project', fields);
}

/**
 * Takes goals, policies and projects over from issue sheets. Nothing is removed: a sheet need not show the whole plan.
 * @param planTitle title of the plan that the sheets belong to
 */
export function recordIssueSheets(
  handle: WriteHandle,
  content: IssueSheetContent,
  planTitle: string,
): PlanTree {
  const plan = upsertPlan(handle, { title: planTitle, periodText: null });
  for (const sheet of content.sheets) {
    const goal = upsertGoal(handle, { planId: plan.id, no: sheet.goalNo, title: sheet.goalTitle });
    for (const { policy } of [...sheet.visions, ...sheet.challenges]) {
      if (policy !== '') {
        upsertPolicy(handle, { goalId: goal.id, title: policy });
      }
    }
    for (const { project } of sheet.indicators) {
      if (project !== '') {
        upsertProject(handle, { goalId: goal.id, title: project });
      }
    }
  }
  return readPlanTree(handle);
}
