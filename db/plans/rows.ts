import type { MappingKind } from '../../core/domain/plans/mapping.ts';
import type {
  Goal,
  Plan,
  PlanNumbering,
  PlanStanding,
  Policy,
  Project,
} from '../../core/domain/plans/plan.ts';
import type {
  ChapterUse,
  ChapterUseKind,
  SharedChapter,
  SiblingPlan,
} from '../../core/domain/plans/shared-contents.ts';

/** null in the newer columns: nobody has said anything yet. */
export interface PlanRow {
  readonly id: string;
  readonly title: string;
  readonly period_text: string | null;
  readonly standing: PlanStanding | null;
  readonly edition: string | null;
  readonly based_on: string | null;
  readonly numbering: PlanNumbering | null;
  readonly position: number | null;
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

export interface PolicyRow {
  readonly id: string;
  readonly goal_id: string;
  readonly title: string;
  readonly position: number;
}

export interface ProjectRow extends PolicyRow {
  readonly policy_id: string | null;
}

export interface PlanMappingRow {
  readonly id: string;
  readonly from_plan_id: string;
  readonly to_plan_id: string;
  readonly kind: MappingKind;
  readonly note: string;
  readonly position: number;
}

export interface PlanMappingItemRow {
  readonly id: string;
  readonly mapping_id: string;
  readonly side: 'from' | 'to';
  readonly item_id: string;
  readonly position: number;
}

export interface SiblingPlanRow {
  readonly id: string;
  readonly title: string;
  readonly plan_id: string | null;
  readonly position: number;
}

export interface SharedChapterRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly title: string;
  readonly position: number;
}

export interface ChapterUseRow {
  readonly id: string;
  readonly chapter_id: string;
  readonly sibling_id: string;
  readonly use_kind: ChapterUseKind;
  readonly note: string;
}

/** A plan without its philosophies. A plan of which nobody has said it otherwise is the one in force. */
export function planOf(row: PlanRow): Omit<Plan, 'philosophies'> {
  return {
    id: row.id,
    title: row.title,
    periodText: row.period_text,
    standing: row.standing ?? 'inForce',
    edition: row.edition ?? '',
    basedOn: row.based_on,
    numbering: row.numbering ?? 'joined',
    order: row.position ?? 0,
  };
}

export function planRowOf(plan: Omit<Plan, 'philosophies'>): PlanRow {
  return {
    id: plan.id,
    title: plan.title,
    period_text: plan.periodText,
    standing: plan.standing,
    edition: plan.edition,
    based_on: plan.basedOn,
    numbering: plan.numbering,
    position: plan.order,
  };
}

export function goalOf(row: GoalRow): Goal {
  return { id: row.id, planId: row.plan_id, no: row.no, title: row.title };
}

export function policyOf(row: PolicyRow): Policy {
  return { id: row.id, goalId: row.goal_id, title: row.title, order: row.position };
}

export function policyRowOf(policy: Policy): PolicyRow {
  return { id: policy.id, goal_id: policy.goalId, title: policy.title, position: policy.order };
}

export function projectOf(row: ProjectRow): Project {
  return { ...policyOf(row), policyId: row.policy_id };
}

export function projectRowOf(project: Project): ProjectRow {
  return { ...policyRowOf(project), policy_id: project.policyId };
}

export function siblingOf(row: SiblingPlanRow): SiblingPlan {
  return { id: row.id, title: row.title, planId: row.plan_id, order: row.position };
}

export function chapterOf(row: SharedChapterRow): SharedChapter {
  return { id: row.id, parentId: row.parent_id, title: row.title, order: row.position };
}

export function chapterUseOf(row: ChapterUseRow): ChapterUse {
  return { chapterId: row.chapter_id, siblingId: row.sibling_id, use: row.use_kind, note: row.note };
}
