import { ShingiError } from '../../core/contract/errors.ts';
import {
  type Placement,
  withCopiedPlan,
  withItem,
  withItemAt,
  withNewPlan,
  withoutItem,
  withoutPlan,
  withPlanFields,
  withTitle,
} from '../../core/domain/plans/edit-tree.ts';
import { type MoveDirection, stepPlacement } from '../../core/domain/plans/move-item.ts';
import { itemsOf, outlineOf } from '../../core/domain/plans/outline.ts';
import type { PlanFields, PlanTree } from '../../core/domain/plans/plan.ts';
import type { RecordedRows } from '../change-log/tables.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { addPlanMapping, forgetMappedItems, forgetMappingsOfPlan } from './mapping-commands.ts';
import { listPlanMappings, readPlanTree } from './queries.ts';
import { planRowOf, policyRowOf, projectRowOf } from './rows.ts';

type TreeTable = 'plan' | 'philosophy' | 'goal' | 'policy' | 'project';
type TreeRows = { readonly [Table in TreeTable]: ReadonlyMap<string, RecordedRows[Table]> };

function rowsOf(tree: PlanTree): TreeRows {
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    plan: byId(tree.plans.map(planRowOf)),
    philosophy: byId(
      tree.plans.flatMap((plan) =>
        plan.philosophies.map(({ id, text, order }) => ({ id, plan_id: plan.id, text, position: order })),
      ),
    ),
    goal: byId(tree.goals.map(({ id, planId, no, title }) => ({ id, plan_id: planId, no, title }))),
    policy: byId(tree.policies.map(policyRowOf)),
    project: byId(tree.projects.map(projectRowOf)),
  };
}

const parentsFirst: readonly TreeTable[] = ['plan', 'philosophy', 'goal', 'policy', 'project'];

/**
 * Stores what differs. New rows come first, parents before what stands under them; then rows change their parents; then
 * what is gone is removed, from below. An item that changes its level keeps its id in another table.
 */
function saveTree(handle: WriteHandle, before: PlanTree, after: PlanTree): void {
  const old = rowsOf(before);
  const next = rowsOf(after);
  for (const table of parentsFirst) {
    for (const [id, row] of next[table]) {
      if (!old[table].has(id)) {
        handle.insert(table, row);
      }
    }
  }
  for (const table of parentsFirst) {
    for (const [id, row] of next[table]) {
      const was = old[table].get(id);
      if (was !== undefined) {
        handle.update(table, id, changedColumns(was, row));
      }
    }
  }
  for (const table of parentsFirst.toReversed()) {
    for (const id of old[table].keys()) {
      if (!next[table].has(id)) {
        handle.remove(table, id);
      }
    }
  }
}

/** Compared with the row as the tree knows it: a column that nobody has filled stays empty until it is changed. */
function changedColumns<Row extends object>(was: Row, row: Row): Partial<Row> {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => value !== was[name as keyof Row]),
  ) as Partial<Row>;
}

function edit(handle: WriteHandle, change: (tree: PlanTree) => PlanTree | null, id: string): void {
  const before = readPlanTree(handle);
  const after = change(before);
  if (after === null) {
    throw new ShingiError('conflict', { id });
  }
  saveTree(handle, before, after);
}

function demandPlan(handle: WriteHandle, planId: string): void {
  if (!readPlanTree(handle).plans.some(({ id }) => id === planId)) {
    throw new ShingiError('not-found', { planId });
  }
}

/** A new plan without structure, after all others. */
export function addPlan(handle: WriteHandle, fields: PlanFields): string {
  const id = handle.environment.newId();
  edit(handle, (tree) => withNewPlan(tree, id, fields), id);
  return id;
}

/**
 * A copy of a plan with its structure.
 * @param record what the copy records: `inherited`, that each item was taken over (継承) from the plan copied; `sameAsSource`,
 * what the source says of the plan before it, so that 案2 stands to 現行計画 as 案1 does; or nothing
 */
export function copyPlan(
  handle: WriteHandle,
  planId: string,
  fields: PlanFields,
  record: 'inherited' | 'sameAsSource' | 'nothing',
): string {
  demandPlan(handle, planId);
  const before = readPlanTree(handle);
  const copied = withCopiedPlan(before, planId, fields, handle.environment.newId);
  if (copied === null) {
    throw new ShingiError('not-found', { planId });
  }
  saveTree(handle, before, copied.tree);
  const copyOf = (id: string) => copied.copies.get(id) ?? id;
  if (record === 'inherited') {
    for (const { id } of itemsOf(outlineOf(before, planId))) {
      addPlanMapping(handle, {
        fromPlanId: planId,
        toPlanId: copied.planId,
        kind: 'inherited',
        from: [id],
        to: [copyOf(id)],
        note: '',
      });
    }
  }
  if (record === 'sameAsSource') {
    for (const mapping of listPlanMappings(handle)) {
      if (mapping.toPlanId === planId) {
        const { kind, fromPlanId, from, note } = mapping;
        const to = mapping.to.map(copyOf);
        addPlanMapping(handle, { fromPlanId, toPlanId: copied.planId, kind, from, to, note });
      }
    }
  }
  return copied.planId;
}

/** Other words about a plan. */
export function updatePlan(handle: WriteHandle, planId: string, fields: PlanFields): void {
  demandPlan(handle, planId);
  edit(handle, (tree) => withPlanFields(tree, planId, fields), planId);
}

/** Removes a plan with its structure and with what was said about what became of it. */
export function removePlan(handle: WriteHandle, planId: string): void {
  demandPlan(handle, planId);
  forgetMappingsOfPlan(handle, planId);
  for (const { id } of handle.all<{ id: string }>('SELECT id FROM sibling_plan WHERE plan_id = ?', planId)) {
    handle.update('sibling_plan', id, { plan_id: null });
  }
  edit(handle, (tree) => withoutPlan(tree, planId), planId);
}

/** Adds a 基本理念, 基本目標, 施策 or 事業. @throws ShingiError conflict where it cannot stand there */
export function addPlanItem(handle: WriteHandle, planId: string, title: string, place: Placement): string {
  demandPlan(handle, planId);
  const id = handle.environment.newId();
  edit(handle, (tree) => withItem(tree, planId, { id, title }, place), id);
  return id;
}

/** @throws ShingiError conflict for an item that is gone */
export function renamePlanItem(handle: WriteHandle, itemId: string, title: string): void {
  edit(handle, (tree) => withTitle(tree, itemId, title), itemId);
}

/** Moves an item with what stands below it. @throws ShingiError conflict where it cannot stand there */
export function movePlanItem(handle: WriteHandle, itemId: string, place: Placement): void {
  edit(handle, (tree) => withItemAt(tree, itemId, place), itemId);
}

/** Moves an item one step. @returns false where there is nowhere to go */
export function stepPlanItem(handle: WriteHandle, itemId: string, direction: MoveDirection): boolean {
  const place = stepPlacement(readPlanTree(handle), itemId, direction);
  if (place !== null) {
    movePlanItem(handle, itemId, place);
  }
  return place !== null;
}

/** Removes an item with what stands below it, and takes them out of the mappings. */
export function removePlanItem(handle: WriteHandle, itemId: string): void {
  const before = readPlanTree(handle);
  const after = withoutItem(before, itemId);
  if (after === null) {
    throw new ShingiError('not-found', { itemId });
  }
  const left = new Set(allIds(after));
  forgetMappedItems(
    handle,
    allIds(before).filter((id) => !left.has(id)),
  );
  saveTree(handle, before, after);
}

function allIds(tree: PlanTree): string[] {
  return tree.plans.flatMap(({ id }) => itemsOf(outlineOf(tree, id)).map((item) => item.id));
}
