import { foldKey } from '../../core/domain/blocks/fold.ts';
import type { IssueSheetContent } from '../../core/domain/issue-sheets/issue-sheet-content.ts';
import type { Goal, Plan, PlanTree, Policy, Project } from '../../core/domain/plans/plan.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { readPlanTree } from './queries.ts';
import { planRowOf } from './rows.ts';

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

/** The plan in force of that title; made when there is none. A given period replaces the one known. */
export function upsertPlan(handle: WriteHandle, fields: { title: string; periodText: string | null }): Plan {
  const { plans } = readPlanTree(handle);
  const known = sameTitle(
    plans.filter(({ standing }) => standing === 'inForce'),
    fields.title,
  );
  if (known === undefined) {
    const plan = {
      id: handle.environment.newId(),
      ...fields,
      standing: 'inForce',
      edition: '',
      basedOn: null,
      numbering: 'joined',
      order: Math.max(-1, ...plans.map(({ order }) => order)) + 1,
    } as const;
    handle.insert('plan', planRowOf(plan));
    return { ...plan, philosophies: [] };
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

/**
 * The 基本目標 of that title, whatever number it has by now; else the one of that number, whose title is replaced; else a
 * new one.
 */
export function upsertGoal(handle: WriteHandle, fields: Omit<Goal, 'id'>): Goal {
  const goals = readPlanTree(handle).goals.filter(({ planId }) => planId === fields.planId);
  const named = fields.title === '' ? undefined : sameTitle(goals, fields.title);
  if (named !== undefined && named.no !== fields.no) {
    return named;
  }
  const known = goals.find(({ no }) => no === fields.no);
  if (known === undefined) {
    const goal = { id: handle.environment.newId(), ...fields };
    handle.insert('goal', { id: goal.id, plan_id: goal.planId, no: goal.no, title: goal.title });
    return goal;
  }
  const title = fields.title === '' ? known.title : fields.title;
  handle.update('goal', known.id, { title });
  return { ...known, title };
}

function nextOrder(siblings: readonly { readonly order: number }[]): number {
  return Math.max(-1, ...siblings.map(({ order }) => order)) + 1;
}

/** The 施策 of that title under a goal; made at the end when there is none. */
export function upsertPolicy(handle: WriteHandle, fields: { goalId: string; title: string }): Policy {
  const siblings = readPlanTree(handle).policies.filter(({ goalId }) => goalId === fields.goalId);
  const known = sameTitle(siblings, fields.title);
  if (known !== undefined) {
    return known;
  }
  const policy = { id: handle.environment.newId(), ...fields, order: nextOrder(siblings) };
  handle.insert('policy', {
    id: policy.id,
    goal_id: policy.goalId,
    title: policy.title,
    position: policy.order,
  });
  return policy;
}

/** The 事業 of that title under a goal or one of its policies; made at the end of the goal when there is none. */
export function upsertProject(handle: WriteHandle, fields: { goalId: string; title: string }): Project {
  const ofGoal = readPlanTree(handle).projects.filter(({ goalId }) => goalId === fields.goalId);
  const known = sameTitle(ofGoal, fields.title);
  if (known !== undefined) {
    return known;
  }
  const order = nextOrder(ofGoal.filter(({ policyId }) => policyId === null));
  const project = { id: handle.environment.newId(), ...fields, policyId: null, order };
  handle.insert('project', {
    id: project.id,
    goal_id: project.goalId,
    policy_id: null,
    title: project.title,
    position: project.order,
  });
  return project;
}

/**
 * Takes goals, policies and projects over from issue sheets. Nothing is removed: a sheet need not show the whole plan.
 * @param planTitle title of the plan in force that the sheets belong to
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
