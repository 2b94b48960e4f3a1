import { ShingiError } from '../../core/contract/errors.ts';
import { emptyResponse } from '../../core/domain/opinion-sheets/response.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findGroup, findResponse, itemsOfGroup } from './compile-queries.ts';
import { requireItem } from './item-commands.ts';
import { writeResponse } from './response-commands.ts';
import type { GroupRow, ItemRow } from './rows.ts';

function requireGroup(handle: WriteHandle, id: string): GroupRow {
  const group = findGroup(handle, id);
  if (group === null) {
    throw new ShingiError('not-found', { what: 'opinionGroup', id });
  }
  return group;
}

/** Removes a group that nothing is in; answers that pointed to it point to the item that left it last. */
function removeEmptyGroup(handle: WriteHandle, groupId: string, lastItemId: string): void {
  if (itemsOfGroup(handle, groupId).length > 0) {
    return;
  }
  const pointing = handle.all<{ subject_id: string }>(
    'SELECT subject_id FROM opinion_response WHERE same_as = ?',
    groupId,
  );
  for (const { subject_id } of pointing) {
    handle.update('opinion_response', subject_id, {
      same_as: subject_id === lastItemId ? null : lastItemId,
    });
  }
  if (findResponse(handle, groupId) !== null) {
    handle.remove('opinion_response', groupId);
  }
  handle.remove('opinion_group', groupId);
}

/** Takes an item out of its group. The answer of the group stays with it, unless it has one of its own. */
function leaveGroup(handle: WriteHandle, item: ItemRow): void {
  if (item.group_id === null) {
    return;
  }
  const answer = findResponse(handle, item.group_id);
  const own = findResponse(handle, item.id);
  if (answer !== null && (own === null || own.status === 'untouched')) {
    const sameAs = answer.sameAs === item.id ? null : answer.sameAs;
    writeResponse(handle, { ...answer, subjectId: item.id, sameAs });
  }
  handle.update('opinion_item', item.id, { group_id: null });
  removeEmptyGroup(handle, item.group_id, item.id);
}

/**
 * Puts items into one group; those of other groups leave them. A new group takes over the answer of its first item that
 * has one; the others keep theirs and have them again when they leave.
 * @param groupId an existing group, or null for a new one
 * @returns the group
 * @throws ShingiError not-found; conflict for items of different meetings
 */
export function groupItems(
  handle: WriteHandle,
  itemIds: readonly string[],
  groupId: string | null,
  heading: string,
): string {
  const items = itemIds.map((id) => requireItem(handle, id)).sort((a, b) => a.number - b.number);
  const [first] = items;
  const known = groupId === null ? null : requireGroup(handle, groupId);
  const meetingId = known?.meeting_id ?? first?.meeting_id;
  if (first === undefined || meetingId === undefined || items.some((item) => item.meeting_id !== meetingId)) {
    throw new ShingiError('conflict', { what: 'opinionGroup' });
  }
  const id = known?.id ?? handle.environment.newId();
  if (known === null) {
    handle.insert('opinion_group', { id, meeting_id: meetingId, heading });
  } else if (heading !== '') {
    handle.update('opinion_group', id, { heading });
  }
  for (const item of items.filter((one) => one.group_id !== id)) {
    leaveGroup(handle, item);
    handle.update('opinion_item', item.id, { group_id: id });
  }
  if (findResponse(handle, id) === null) {
    takeOverAnswer(handle, id, items);
  }
  return id;
}

function takeOverAnswer(handle: WriteHandle, groupId: string, items: readonly ItemRow[]): void {
  const answered = items
    .map((item) => findResponse(handle, item.id))
    .find((response) => response !== null && response.status !== 'untouched');
  if (answered === undefined || answered === null) {
    writeResponse(handle, emptyResponse(groupId));
    return;
  }
  writeResponse(handle, { ...answered, subjectId: groupId });
  handle.remove('opinion_response', answered.subjectId);
}

/** Takes items out of their groups; a group that is left empty goes. @throws ShingiError not-found */
export function ungroupItems(handle: WriteHandle, itemIds: readonly string[]): void {
  for (const id of itemIds) {
    leaveGroup(handle, requireItem(handle, id));
  }
}

/** @throws ShingiError not-found */
export function renameGroup(handle: WriteHandle, groupId: string, heading: string): void {
  handle.update('opinion_group', requireGroup(handle, groupId).id, { heading });
}
