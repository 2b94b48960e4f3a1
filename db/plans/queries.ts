import type { PlanMapping } from '../../core/domain/plans/mapping.ts';
import type { Goal, Plan, PlanTree, Policy, Project } from '../../core/domain/plans/plan.ts';
import type { SharedContents } from '../../core/domain/plans/shared-contents.ts';
import type { ReadHandle } from '../connection/handles.ts';
import {
  type ChapterUseRow,
  chapterOf,
  chapterUseOf,
  type GoalRow,
  goalOf,
  type PhilosophyRow,
  type PlanMappingItemRow,
  type PlanMappingRow,
  type PlanRow,
  type PolicyRow,
  type ProjectRow,
  planOf,
  policyOf,
  projectOf,
  type SharedChapterRow,
  type SiblingPlanRow,
  siblingOf,
} from './rows.ts';

function listPlans(read: ReadHandle): Plan[] {
  const philosophies = read.all<PhilosophyRow>(
    'SELECT id, plan_id, text, position FROM philosophy ORDER BY position, id',
  );
  const sql = `SELECT id, title, period_text, standing, edition, based_on, numbering, position FROM plan
    ORDER BY coalesce(position, 0), id`;
  return read.all<PlanRow>(sql).map((plan) => ({
    ...planOf(plan),
    philosophies: philosophies
      .filter((philosophy) => philosophy.plan_id === plan.id)
      .map(({ id, text, position }) => ({ id, text, order: position })),
  }));
}

function listGoals(read: ReadHandle): Goal[] {
  return read.all<GoalRow>('SELECT id, plan_id, no, title FROM goal ORDER BY plan_id, no, id').map(goalOf);
}

function listPolicies(read: ReadHandle): Policy[] {
  const sql = 'SELECT id, goal_id, title, position FROM policy ORDER BY goal_id, position, id';
  return read.all<PolicyRow>(sql).map(policyOf);
}

function listProjects(read: ReadHandle): Project[] {
  const sql = `SELECT id, goal_id, policy_id, title, position FROM project
    ORDER BY goal_id, policy_id IS NOT NULL, policy_id, position, id`;
  return read.all<ProjectRow>(sql).map(projectOf);
}

/** 計画 → 基本理念 → 基本目標 → 施策 → 事業, each level in printed order. */
export function readPlanTree(read: ReadHandle): PlanTree {
  return {
    plans: listPlans(read),
    goals: listGoals(read),
    policies: listPolicies(read),
    projects: listProjects(read),
  };
}

/** What became of what, between whichever plans, in the order in which it was said. */
export function listPlanMappings(read: ReadHandle): PlanMapping[] {
  const items = read.all<PlanMappingItemRow>(
    'SELECT id, mapping_id, side, item_id, position FROM plan_mapping_item ORDER BY mapping_id, side, position, id',
  );
  const itemsOn = (mappingId: string, side: 'from' | 'to') =>
    items.filter((item) => item.mapping_id === mappingId && item.side === side).map((item) => item.item_id);
  const sql =
    'SELECT id, from_plan_id, to_plan_id, kind, note, position FROM plan_mapping ORDER BY position, id';
  return read.all<PlanMappingRow>(sql).map((row) => ({
    id: row.id,
    fromPlanId: row.from_plan_id,
    toPlanId: row.to_plan_id,
    kind: row.kind,
    from: itemsOn(row.id, 'from'),
    to: itemsOn(row.id, 'to'),
    note: row.note,
    order: row.position,
  }));
}

/** The table of contents that sibling plans share. */
export function readSharedContents(read: ReadHandle): SharedContents {
  return {
    siblings: read
      .all<SiblingPlanRow>('SELECT id, title, plan_id, position FROM sibling_plan ORDER BY position, id')
      .map(siblingOf),
    chapters: read
      .all<SharedChapterRow>(
        'SELECT id, parent_id, title, position FROM shared_chapter ORDER BY parent_id IS NOT NULL, parent_id, position, id',
      )
      .map(chapterOf),
    uses: read
      .all<ChapterUseRow>('SELECT id, chapter_id, sibling_id, use_kind, note FROM chapter_use ORDER BY id')
      .map(chapterUseOf),
  };
}
