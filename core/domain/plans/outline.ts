import { z } from 'zod';
import type { PlanNumbering, PlanTree, Project } from './plan.ts';

export const planItemKindSchema = z.enum(['philosophy', 'goal', 'policy', 'project']);
/** 基本理念 / 基本目標 / 施策 / 事業 */
export type PlanItemKind = z.infer<typeof planItemKindSchema>;

/** One entry of a plan's structure, with its place. */
export interface PlanItem {
  readonly id: string;
  readonly kind: PlanItemKind;
  readonly title: string;
  /** 「1」「1-2」「(2)」; empty for what has no number. */
  readonly number: string;
  /** The goal or policy it stands under; null for philosophies and goals. */
  readonly parentId: string | null;
  /** Place among those of its kind under the same parent, from 0. */
  readonly index: number;
  readonly depth: 0 | 1 | 2;
  readonly children: readonly PlanItem[];
}

export interface PlanOutline {
  readonly philosophies: readonly PlanItem[];
  readonly goals: readonly PlanItem[];
}

/** The structure of one plan, numbered. 施策 of a goal come before 事業 that stand under the goal itself. */
export function outlineOf(tree: PlanTree, planId: string): PlanOutline {
  const plan = tree.plans.find(({ id }) => id === planId);
  if (plan === undefined) return { philosophies: [], goals: [] };
  const philosophies = inOrder(plan.philosophies).map(
    ({ id, text }, index): PlanItem => ({
      id,
      kind: 'philosophy',
      title: text,
      number: '',
      parentId: null,
      index,
      depth: 0,
      children: [],
    }),
  );
  const goals = tree.goals
    .filter((goal) => goal.planId === planId)
    .sort((a, b) => a.no - b.no)
    .map(({ id, title, no }, index): PlanItem => {
      const number = String(no);
      const children = goalChildren(tree, id, number, plan.numbering);
      return { id, kind: 'goal', title, number, parentId: null, index, depth: 0, children };
    });
  return { philosophies, goals };
}

function goalChildren(
  tree: PlanTree,
  goalId: string,
  goalNumber: string,
  numbering: PlanNumbering,
): PlanItem[] {
  const projects = tree.projects.filter((project) => project.goalId === goalId);
  const policies = inOrder(tree.policies.filter((policy) => policy.goalId === goalId)).map(
    ({ id, title }, index): PlanItem => {
      const number = numberOf(numbering, goalNumber, index, 'policy');
      const own = inOrder(projects.filter((project) => project.policyId === id));
      const children = own.map((project, place) =>
        projectItem(project, id, place, 2, numberOf(numbering, number, place, 'project')),
      );
      return { id, kind: 'policy', title, number, parentId: goalId, index, depth: 1, children };
    },
  );
  const loose = inOrder(projects.filter((project) => project.policyId === null)).map((project, index) =>
    projectItem(project, goalId, index, 1, ''),
  );
  return [...policies, ...loose];
}

function projectItem(
  { id, title }: Project,
  parentId: string,
  index: number,
  depth: 1 | 2,
  number: string,
): PlanItem {
  return { id, kind: 'project', title, number, parentId, index, depth, children: [] };
}

function numberOf(
  numbering: PlanNumbering,
  above: string,
  index: number,
  kind: 'policy' | 'project',
): string {
  switch (numbering) {
    case 'joined':
      return `${above}-${index + 1}`;
    case 'enclosed':
      return kind === 'policy' ? `(${index + 1})` : circled(index + 1);
    case 'none':
      return '';
  }
}

/** ① to ⑳ exist; further ones are set in brackets of their own. */
function circled(value: number): string {
  return value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : `〔${value}〕`;
}

function inOrder<Ordered extends { readonly order: number; readonly id: string }>(
  list: readonly Ordered[],
): Ordered[] {
  return [...list].sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** Every item of an outline from top to bottom. */
export function itemsOf(outline: PlanOutline): PlanItem[] {
  return [...outline.philosophies, ...outline.goals.flatMap(withChildren)];
}

function withChildren(item: PlanItem): PlanItem[] {
  return [item, ...item.children.flatMap(withChildren)];
}

/** The item of that id. */
export function findItem(outline: PlanOutline, id: string): PlanItem | undefined {
  return itemsOf(outline).find((item) => item.id === id);
}

/** The plan that an item belongs to. */
export function planIdOfItem(tree: PlanTree, itemId: string): string | null {
  const plan = tree.plans.find(({ philosophies }) => philosophies.some(({ id }) => id === itemId));
  if (plan !== undefined) return plan.id;
  const goalId =
    tree.policies.find(({ id }) => id === itemId)?.goalId ??
    tree.projects.find(({ id }) => id === itemId)?.goalId ??
    itemId;
  return tree.goals.find(({ id }) => id === goalId)?.planId ?? null;
}
