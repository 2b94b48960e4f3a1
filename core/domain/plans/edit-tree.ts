/**
 * Edits of a plan's structure as pure functions from one state to the next. Each gives the whole tree back, numbered anew
 * where something moved, or null where the edit makes no sense; what differs is what has to be stored.
 */
import type { NewId } from '../ids.ts';
import { outlineOf, type PlanItem, type PlanItemKind, planIdOfItem } from './outline.ts';
import type { Plan, PlanFields, PlanTree } from './plan.ts';

/** Where an item stands or is to stand. */
export interface Placement {
  /** null for a philosophy or goal; a goal for a policy; a goal or policy for a project. */
  readonly parentId: string | null;
  readonly kind: PlanItemKind;
  /** Place among those of its kind under that parent, the item itself not counted. */
  readonly index: number;
}

/** A goal, policy or project with what stands below it. */
interface Node {
  readonly id: string;
  readonly kind: Exclude<PlanItemKind, 'philosophy'>;
  readonly title: string;
  readonly children: readonly Node[];
}

function nodeOf(item: PlanItem): Node {
  return {
    id: item.id,
    kind: item.kind === 'philosophy' ? 'goal' : item.kind,
    title: item.title,
    children: item.children.map(nodeOf),
  };
}

function structureOf(tree: PlanTree, planId: string): Node[] {
  return outlineOf(tree, planId).goals.map(nodeOf);
}

/** The tree with another structure of one plan. Goals are numbered from `firstNo` on. */
function withStructure(tree: PlanTree, planId: string, goals: readonly Node[], firstNo: number): PlanTree {
  const goalIds = new Set(tree.goals.filter((goal) => goal.planId === planId).map(({ id }) => id));
  const isOthers = ({ goalId }: { readonly goalId: string }) => !goalIds.has(goalId);
  const policies = tree.policies.filter(isOthers);
  const projects = tree.projects.filter(isOthers);
  const addProjects = (goalId: string, policyId: string | null, nodes: readonly Node[]): void => {
    nodes.forEach(({ id, title }, order) => {
      projects.push({ id, goalId, policyId, title, order });
    });
  };
  for (const goal of goals) {
    const ofKind = (kind: Node['kind']) => goal.children.filter((child) => child.kind === kind);
    ofKind('policy').forEach(({ id, title, children }, order) => {
      policies.push({ id, goalId: goal.id, title, order });
      addProjects(goal.id, id, children);
    });
    addProjects(goal.id, null, ofKind('project'));
  }
  return {
    ...tree,
    goals: [
      ...tree.goals.filter((goal) => goal.planId !== planId),
      ...goals.map(({ id, title }, index) => ({ id, planId, no: firstNo + index, title })),
    ],
    policies,
    projects,
  };
}

/** The smallest number of the plan's goals: a sheet of 基本目標2 alone does not make it 基本目標1. */
function firstNoOf(tree: PlanTree, planId: string): number {
  const numbers = tree.goals.filter((goal) => goal.planId === planId).map(({ no }) => no);
  return numbers.length === 0 ? 1 : Math.min(...numbers);
}

function withPlan(tree: PlanTree, planId: string, change: (plan: Plan) => Plan): PlanTree {
  return { ...tree, plans: tree.plans.map((plan) => (plan.id === planId ? change(plan) : plan)) };
}

function withPhilosophies(
  tree: PlanTree,
  planId: string,
  list: readonly { readonly id: string; readonly text: string }[],
): PlanTree {
  return withPlan(tree, planId, (plan) => ({
    ...plan,
    philosophies: list.map(({ id, text }, order) => ({ id, text, order })),
  }));
}

function inserted<Entry>(list: readonly Entry[], index: number, entry: Entry): Entry[] {
  const at = Math.min(Math.max(0, index), list.length);
  return [...list.slice(0, at), entry, ...list.slice(at)];
}

function find(nodes: readonly Node[], id: string): Node | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : find(node.children, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function without(nodes: readonly Node[], id: string): Node[] {
  return nodes
    .filter((node) => node.id !== id)
    .map((node) => ({ ...node, children: without(node.children, id) }));
}

/** Policies stand before projects that hang on the goal itself; `index` counts those of the same kind. */
function insertedInto(children: readonly Node[], index: number, node: Node): Node[] {
  const same = inserted(
    children.filter(({ kind }) => kind === node.kind),
    index,
    node,
  );
  const others = children.filter(({ kind }) => kind !== node.kind);
  return node.kind === 'policy' ? [...same, ...others] : [...others, ...same];
}

function placed(nodes: readonly Node[], { parentId, index }: Placement, node: Node): Node[] | null {
  if (parentId === null) return node.kind === 'goal' ? inserted(nodes, index, node) : null;
  const parent = find(nodes, parentId);
  const fits =
    (parent?.kind === 'goal' && node.kind !== 'goal') ||
    (parent?.kind === 'policy' && node.kind === 'project');
  if (!fits) return null;
  const put = (list: readonly Node[]): Node[] =>
    list.map((one) => ({
      ...one,
      children: one.id === parentId ? insertedInto(one.children, index, node) : put(one.children),
    }));
  return put(nodes);
}

/** The item on another level, with what stands below it one level up or down; null where that has no level. */
function converted(node: Node, kind: Node['kind']): Node | null {
  if (node.kind === kind) return node;
  const lowered = (children: readonly Node[]): Node[] =>
    children.map((child) => ({ ...child, kind: 'project', children: [] }));
  switch (kind) {
    case 'goal':
      return { ...node, kind, children: node.children.map((child) => ({ ...child, kind: 'policy' })) };
    case 'policy':
      return node.children.some(({ children }) => children.length > 0)
        ? null
        : { ...node, kind, children: lowered(node.children) };
    case 'project':
      return node.children.length > 0 ? null : { ...node, kind, children: [] };
  }
}

/** Adds an item with that id. Null where there is no such plan or place. */
export function withItem(
  tree: PlanTree,
  planId: string,
  item: { readonly id: string; readonly title: string },
  place: Placement,
): PlanTree | null {
  const plan = tree.plans.find(({ id }) => id === planId);
  if (plan === undefined) return null;
  if (place.kind === 'philosophy') {
    const list = inserted(outlineOf(tree, planId).philosophies, place.index, item);
    return withPhilosophies(
      tree,
      planId,
      list.map(({ id, title }) => ({ id, text: title })),
    );
  }
  const node: Node = { ...item, kind: place.kind, children: [] };
  const goals = placed(structureOf(tree, planId), place, node);
  return goals === null ? null : withStructure(tree, planId, goals, firstNoOf(tree, planId));
}

/** Another title for an item. Null for an unknown item. */
export function withTitle(tree: PlanTree, itemId: string, title: string): PlanTree | null {
  const planId = planIdOfItem(tree, itemId);
  if (planId === null) return null;
  const renamed = <Named extends { readonly id: string; readonly title: string }>(one: Named): Named =>
    one.id === itemId ? { ...one, title } : one;
  return {
    ...withPlan(tree, planId, (plan) => ({
      ...plan,
      philosophies: plan.philosophies.map((one) => (one.id === itemId ? { ...one, text: title } : one)),
    })),
    goals: tree.goals.map(renamed),
    policies: tree.policies.map(renamed),
    projects: tree.projects.map(renamed),
  };
}

/** Without an item and what stands below it. Null for an unknown item. */
export function withoutItem(tree: PlanTree, itemId: string): PlanTree | null {
  const planId = planIdOfItem(tree, itemId);
  if (planId === null) return null;
  const { philosophies } = outlineOf(tree, planId);
  if (philosophies.some(({ id }) => id === itemId)) {
    const left = philosophies.filter(({ id }) => id !== itemId);
    return withPhilosophies(
      tree,
      planId,
      left.map(({ id, title }) => ({ id, text: title })),
    );
  }
  return withStructure(tree, planId, without(structureOf(tree, planId), itemId), firstNoOf(tree, planId));
}

/** An item at another place of its plan, on another level where the place asks for it. Null where it cannot stand there. */
export function withItemAt(tree: PlanTree, itemId: string, place: Placement): PlanTree | null {
  const planId = planIdOfItem(tree, itemId);
  if (planId === null) return null;
  const { philosophies } = outlineOf(tree, planId);
  const philosophy = philosophies.find(({ id }) => id === itemId);
  if (philosophy !== undefined || place.kind === 'philosophy') {
    if (philosophy === undefined || place.kind !== 'philosophy') return null;
    const rest = philosophies.filter(({ id }) => id !== itemId);
    return withPhilosophies(
      tree,
      planId,
      inserted(rest, place.index, philosophy).map(({ id, title }) => ({ id, text: title })),
    );
  }
  const before = structureOf(tree, planId);
  const node = find(before, itemId);
  const moving = node === undefined ? null : converted(node, place.kind);
  // Taken out first: an item cannot be put below itself, because it is no longer there.
  const goals = moving === null ? null : placed(without(before, itemId), place, moving);
  return goals === null ? null : withStructure(tree, planId, goals, firstNoOf(tree, planId));
}

/** A further plan without structure, after all others. */
export function withNewPlan(tree: PlanTree, planId: string, fields: PlanFields): PlanTree {
  const order = Math.max(-1, ...tree.plans.map((plan) => plan.order)) + 1;
  const plan: Plan = { id: planId, ...fields, basedOn: null, order, philosophies: [] };
  return { ...tree, plans: [...tree.plans, plan] };
}

/** A copy of a plan with its structure, after all others, and which item became which. Null for an unknown plan. */
export function withCopiedPlan(
  tree: PlanTree,
  planId: string,
  fields: PlanFields,
  newId: NewId,
): { readonly tree: PlanTree; readonly planId: string; readonly copies: ReadonlyMap<string, string> } | null {
  if (!tree.plans.some(({ id }) => id === planId)) return null;
  const copies = new Map<string, string>();
  const copyOf = (id: string): string => {
    const known = copies.get(id) ?? newId();
    copies.set(id, known);
    return known;
  };
  const id = newId();
  const { philosophies } = outlineOf(tree, planId);
  const added = withPhilosophies(
    withNewPlan(tree, id, fields),
    id,
    philosophies.map((one) => ({ id: copyOf(one.id), text: one.title })),
  );
  const copied = (node: Node): Node => ({
    ...node,
    id: copyOf(node.id),
    children: node.children.map(copied),
  });
  const structure = structureOf(tree, planId).map(copied);
  return {
    tree: withPlan(withStructure(added, id, structure, firstNoOf(tree, planId)), id, (plan) => ({
      ...plan,
      basedOn: planId,
    })),
    planId: id,
    copies,
  };
}

/** Without a plan and its structure. Null for an unknown plan. */
export function withoutPlan(tree: PlanTree, planId: string): PlanTree | null {
  if (!tree.plans.some(({ id }) => id === planId)) return null;
  const emptied = withStructure(tree, planId, [], 1);
  return {
    ...emptied,
    plans: emptied.plans
      .filter(({ id }) => id !== planId)
      .map((plan) => (plan.basedOn === planId ? { ...plan, basedOn: null } : plan)),
  };
}

/** Other words about a plan. Null for an unknown plan. */
export function withPlanFields(tree: PlanTree, planId: string, fields: PlanFields): PlanTree | null {
  return tree.plans.some(({ id }) => id === planId)
    ? withPlan(tree, planId, (plan) => ({ ...plan, ...fields }))
    : null;
}
