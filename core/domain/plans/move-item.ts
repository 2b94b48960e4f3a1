/** Where the arrow keys and the mouse take an item of a plan's structure. */
import { z } from 'zod';
import { type Placement, withItemAt } from './edit-tree.ts';
import { findItem, outlineOf, type PlanItem, type PlanOutline, planIdOfItem } from './outline.ts';
import type { PlanTree } from './plan.ts';

export const moveDirectionSchema = z.enum(['up', 'down', 'inward', 'outward']);
/** `inward`: one level deeper, below what stands above it. `outward`: one level higher, after what it stood under. */
export type MoveDirection = z.infer<typeof moveDirectionSchema>;

/** The place one step away; null where there is none. */
export function stepPlacement(tree: PlanTree, itemId: string, direction: MoveDirection): Placement | null {
  const planId = planIdOfItem(tree, itemId);
  const outline = planId === null ? null : outlineOf(tree, planId);
  const item = outline === null ? undefined : findItem(outline, itemId);
  if (outline === null || item === undefined) return null;
  const place = stepped(outline, item, direction);
  return place !== null && withItemAt(tree, itemId, place) !== null ? place : null;
}

function stepped(outline: PlanOutline, item: PlanItem, direction: MoveDirection): Placement | null {
  switch (direction) {
    case 'up':
    case 'down':
      return sideways(outline, item, direction === 'up' ? -1 : 1);
    case 'inward':
      return inward(outline, item);
    case 'outward':
      return outward(outline, item);
  }
}

function siblings(outline: PlanOutline, item: PlanItem): readonly PlanItem[] {
  if (item.kind === 'philosophy') return outline.philosophies;
  if (item.parentId === null) return outline.goals;
  const parent = findItem(outline, item.parentId);
  return (parent?.children ?? []).filter(({ kind }) => kind === item.kind);
}

/** Past the first or last of a list it goes on in the neighbouring list of the same level. */
function sideways(outline: PlanOutline, item: PlanItem, step: -1 | 1): Placement | null {
  const { kind, parentId, index } = item;
  const target = index + step;
  if (target >= 0 && target < siblings(outline, item).length) return { kind, parentId, index: target };
  if (parentId === null) return null;
  const parents = parentsOf(outline, item);
  const next = parents[parents.findIndex(({ id }) => id === parentId) + step];
  if (next === undefined) return null;
  const ofKind = next.children.filter((child) => child.kind === kind).length;
  return { kind, parentId: next.id, index: step < 0 ? ofKind : 0 };
}

/** Everything that an item of this level can stand under, in order. */
function parentsOf(outline: PlanOutline, item: PlanItem): readonly PlanItem[] {
  return item.depth === 1
    ? outline.goals
    : outline.goals.flatMap(({ children }) => children.filter(({ kind }) => kind === 'policy'));
}

function inward(outline: PlanOutline, item: PlanItem): Placement | null {
  if (item.kind === 'goal') {
    const above = outline.goals[item.index - 1];
    return above === undefined ? null : { kind: 'policy', parentId: above.id, index: policiesIn(above) };
  }
  if (item.kind === 'philosophy' || item.depth === 2 || item.parentId === null) return null;
  const policies = findItem(outline, item.parentId)?.children.filter(({ kind }) => kind === 'policy') ?? [];
  const above = item.kind === 'policy' ? policies[item.index - 1] : policies.at(-1);
  return above === undefined ? null : { kind: 'project', parentId: above.id, index: above.children.length };
}

function outward(outline: PlanOutline, item: PlanItem): Placement | null {
  const parent = item.parentId === null ? undefined : findItem(outline, item.parentId);
  if (parent === undefined) return null;
  if (parent.kind === 'policy') {
    return { kind: 'policy', parentId: parent.parentId, index: parent.index + 1 };
  }
  return item.kind === 'policy'
    ? { kind: 'goal', parentId: null, index: parent.index + 1 }
    : { kind: 'policy', parentId: parent.id, index: policiesIn(parent) };
}

function policiesIn(goal: PlanItem): number {
  return goal.children.filter(({ kind }) => kind === 'policy').length;
}

/** Where on another item something is dropped. */
export type DropZone = 'before' | 'inside' | 'after';

/** The place that dropping one item on another means; null where it cannot stand there or would stay where it is. */
export function dropPlacement(
  tree: PlanTree,
  itemId: string,
  targetId: string,
  zone: DropZone,
): Placement | null {
  const planId = planIdOfItem(tree, itemId);
  if (planId === null || itemId === targetId || planId !== planIdOfItem(tree, targetId)) return null;
  const outline = outlineOf(tree, planId);
  const item = findItem(outline, itemId);
  const target = findItem(outline, targetId);
  if (item === undefined || target === undefined) return null;
  const place = zone === 'inside' ? inside(item, target) : beside(item, target, zone);
  if (place === null) return null;
  const stays = place.kind === item.kind && place.parentId === item.parentId && place.index === item.index;
  return stays || withItemAt(tree, itemId, place) === null ? null : place;
}

function inside(item: PlanItem, target: PlanItem): Placement | null {
  switch (target.kind) {
    case 'goal': {
      // Dropped on the goal, a project that is none of a policy's stays a project.
      const kind = item.kind === 'project' && item.depth === 1 ? 'project' : 'policy';
      return { kind, parentId: target.id, index: lastIndex(item, target, kind) };
    }
    case 'policy':
      return { kind: 'project', parentId: target.id, index: lastIndex(item, target, 'project') };
    case 'project':
    case 'philosophy':
      return null;
  }
}

function lastIndex(item: PlanItem, parent: PlanItem, kind: PlanItem['kind']): number {
  return parent.children.filter((child) => child.kind === kind && child.id !== item.id).length;
}

function beside(item: PlanItem, target: PlanItem, zone: 'before' | 'after'): Placement {
  const { kind, parentId } = target;
  const sameList = item.kind === kind && item.parentId === parentId;
  // The item itself does not count.
  const index = sameList && item.index < target.index ? target.index - 1 : target.index;
  return { kind, parentId, index: zone === 'after' ? index + 1 : index };
}
