import { ShingiError } from '../../core/contract/errors.ts';
import { type MappingKind, type PlanMapping, sameTitles } from '../../core/domain/plans/mapping.ts';
import { findItem, outlineOf } from '../../core/domain/plans/outline.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { listPlanMappings, readPlanTree } from './queries.ts';

export type MappingFields = Omit<PlanMapping, 'id' | 'order'>;
type Side = 'from' | 'to';

/**
 * Items must stand in their plan, each once. A kind that does not fit the number of items is allowed: it is shown as
 * something to look at, because items go when a plan is edited.
 * @throws ShingiError not-found, invalid-input
 */
function demandItems(handle: WriteHandle, fields: MappingFields): void {
  const tree = readPlanTree(handle);
  if (fields.fromPlanId === fields.toPlanId || fields.from.length + fields.to.length === 0) {
    throw new ShingiError('invalid-input', { mapping: 'empty' });
  }
  for (const [planId, ids] of [
    [fields.fromPlanId, fields.from],
    [fields.toPlanId, fields.to],
  ] as const) {
    if (!tree.plans.some(({ id }) => id === planId)) {
      throw new ShingiError('not-found', { planId });
    }
    const outline = outlineOf(tree, planId);
    const missing = ids.find((id) => findItem(outline, id) === undefined);
    if (missing !== undefined) {
      throw new ShingiError('not-found', { itemId: missing });
    }
    if (new Set(ids).size < ids.length) {
      throw new ShingiError('invalid-input', { mapping: 'twice' });
    }
  }
}

function setItems(handle: WriteHandle, mappingId: string, side: Side, ids: readonly string[]): void {
  const sql = 'SELECT id, item_id FROM plan_mapping_item WHERE mapping_id = ? AND side = ?';
  const known = new Map(
    handle.all<{ id: string; item_id: string }>(sql, mappingId, side).map(({ id, item_id }) => [item_id, id]),
  );
  for (const [itemId, id] of known) {
    if (!ids.includes(itemId)) {
      handle.remove('plan_mapping_item', id);
    }
  }
  ids.forEach((itemId, position) => {
    const id = known.get(itemId);
    if (id === undefined) {
      handle.insert('plan_mapping_item', {
        id: handle.environment.newId(),
        mapping_id: mappingId,
        side,
        item_id: itemId,
        position,
      });
    } else {
      handle.update('plan_mapping_item', id, { position });
    }
  });
}

/** Says what became of items of one plan in another. @throws ShingiError not-found, invalid-input */
export function addPlanMapping(handle: WriteHandle, fields: MappingFields): string {
  demandItems(handle, fields);
  const id = handle.environment.newId();
  const last = handle.get<{ last: number | null }>('SELECT max(position) AS last FROM plan_mapping');
  handle.insert('plan_mapping', {
    id,
    from_plan_id: fields.fromPlanId,
    to_plan_id: fields.toPlanId,
    kind: fields.kind,
    note: fields.note,
    position: (last?.last ?? -1) + 1,
  });
  setItems(handle, id, 'from', fields.from);
  setItems(handle, id, 'to', fields.to);
  return id;
}

/** Says it otherwise. @throws ShingiError not-found, invalid-input */
export function updatePlanMapping(
  handle: WriteHandle,
  id: string,
  fields: { kind: MappingKind; from: readonly string[]; to: readonly string[]; note: string },
): void {
  const known = listPlanMappings(handle).find((mapping) => mapping.id === id);
  if (known === undefined) {
    throw new ShingiError('not-found', { id });
  }
  const { kind, note } = fields;
  const from = [...fields.from];
  const to = [...fields.to];
  demandItems(handle, { ...known, kind, note, from, to });
  handle.update('plan_mapping', id, { kind, note });
  setItems(handle, id, 'from', from);
  setItems(handle, id, 'to', to);
}

/** Takes back what was said. @throws ShingiError not-found */
export function removePlanMapping(handle: WriteHandle, id: string): void {
  setItems(handle, id, 'from', []);
  setItems(handle, id, 'to', []);
  handle.remove('plan_mapping', id);
}

/** Records 継承 for what has the same title and level on both sides. @returns how many */
export function mapSameTitles(handle: WriteHandle, fromPlanId: string, toPlanId: string): number {
  const tree = readPlanTree(handle);
  const mappings = listPlanMappings(handle).filter(
    (mapping) => mapping.fromPlanId === fromPlanId && mapping.toPlanId === toPlanId,
  );
  const pairs = sameTitles(outlineOf(tree, fromPlanId), outlineOf(tree, toPlanId), mappings);
  for (const { from, to } of pairs) {
    const fields = { fromPlanId, toPlanId, kind: 'inherited', from: [from], to: [to], note: '' } as const;
    addPlanMapping(handle, { ...fields, from: [from], to: [to] });
  }
  return pairs.length;
}

/** Takes removed items out of every mapping; a mapping without any item goes, too. */
export function forgetMappedItems(handle: WriteHandle, itemIds: readonly string[]): void {
  const gone = new Set(itemIds);
  for (const mapping of listPlanMappings(handle)) {
    const from = mapping.from.filter((id) => !gone.has(id));
    const to = mapping.to.filter((id) => !gone.has(id));
    if (from.length + to.length === 0) {
      removePlanMapping(handle, mapping.id);
    } else {
      setItems(handle, mapping.id, 'from', from);
      setItems(handle, mapping.id, 'to', to);
    }
  }
}

/** Removes every mapping from or to a plan. */
export function forgetMappingsOfPlan(handle: WriteHandle, planId: string): void {
  for (const mapping of listPlanMappings(handle)) {
    if (mapping.fromPlanId === planId || mapping.toPlanId === planId) {
      removePlanMapping(handle, mapping.id);
    }
  }
}
