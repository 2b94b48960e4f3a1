import { ShingiError } from '../../core/contract/errors.ts';
import type { Disposition } from '../../core/domain/opinion-sheets/disposition.ts';
import type { PlanChange } from '../../core/domain/opinion-sheets/plan-change.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findMeeting } from '../meetings/queries.ts';
import { findPlanChange, findResponse, planChangesOfMeeting } from './compile-queries.ts';
import { requireItem } from './item-commands.ts';
import { refuseIncomplete, subjectOf } from './response-commands.ts';
import type { PlanChangeRow } from './rows.ts';

function rowOf(change: PlanChange): PlanChangeRow {
  return {
    id: change.id,
    meeting_id: change.meetingId,
    kind: change.kind,
    material_id: change.materialId,
    version_id: change.versionId,
    block_id: change.blockId,
    place: change.place,
    text_before: change.before,
    text_after: change.after,
    state: change.state,
    position: change.order,
  };
}

/** Answers that are settled must not lose the change that they state. */
function refuseLostChanges(
  handle: WriteHandle,
  itemIds: readonly string[],
  dispositions: readonly Disposition[],
): void {
  for (const subject of new Set(itemIds.map((id) => subjectOf(handle, id)))) {
    const response = findResponse(handle, subject);
    if (response !== null) {
      refuseIncomplete(handle, response, dispositions);
    }
  }
}

function writeLinks(handle: WriteHandle, change: PlanChange): void {
  const links = handle.all<{ id: string; item_id: string }>(
    'SELECT id, item_id FROM plan_change_item WHERE plan_change_id = ?',
    change.id,
  );
  for (const { id, item_id } of links) {
    if (!change.itemIds.includes(item_id)) {
      handle.remove('plan_change_item', id);
    }
  }
  const linked = new Set(links.map(({ item_id }) => item_id));
  for (const itemId of new Set(change.itemIds)) {
    if (!linked.has(itemId)) {
      handle.insert('plan_change_item', {
        id: handle.environment.newId(),
        plan_change_id: change.id,
        item_id: requireItem(handle, itemId).id,
      });
    }
  }
}

/** Moves the changes of a meeting so that this one stands where its order says, without gaps. */
function applyOrder(handle: WriteHandle, change: PlanChange): void {
  const others = planChangesOfMeeting(handle, change.meetingId)
    .map(({ id }) => id)
    .filter((id) => id !== change.id);
  others.splice(change.order, 0, change.id);
  others.forEach((id, position) => {
    handle.update('plan_change', id, { position });
  });
}

/**
 * Stores a plan change with its links to items; adds it when its id is new.
 * @throws ShingiError not-found (meeting, item); conflict when it would move to another meeting; response-incomplete when a
 * settled answer would be left without the change it states
 */
export function savePlanChange(
  handle: WriteHandle,
  change: PlanChange,
  dispositions: readonly Disposition[],
): void {
  const before = findPlanChange(handle, change.id);
  if (before === null) {
    if (findMeeting(handle, change.meetingId) === null) {
      throw new ShingiError('not-found', { what: 'meeting', id: change.meetingId });
    }
    handle.insert('plan_change', rowOf(change));
  } else {
    if (before.meetingId !== change.meetingId) {
      throw new ShingiError('conflict', { what: 'planChange', id: change.id });
    }
    const { id, ...columns } = rowOf(change);
    handle.update('plan_change', id, columns);
  }
  writeLinks(handle, change);
  applyOrder(handle, change);
  refuseLostChanges(handle, [...(before?.itemIds ?? []), ...change.itemIds], dispositions);
}

/** @throws ShingiError not-found; response-incomplete when a settled answer states it */
export function removePlanChange(
  handle: WriteHandle,
  id: string,
  dispositions: readonly Disposition[],
): void {
  const change = findPlanChange(handle, id);
  if (change === null) {
    throw new ShingiError('not-found', { what: 'planChange', id });
  }
  writeLinks(handle, { ...change, itemIds: [] });
  handle.remove('plan_change', id);
  planChangesOfMeeting(handle, change.meetingId).forEach((other, position) => {
    handle.update('plan_change', other.id, { position });
  });
  refuseLostChanges(handle, change.itemIds, dispositions);
}
