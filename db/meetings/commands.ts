import { ShingiError } from '../../core/contract/errors.ts';
import type { Meeting, MeetingHead } from '../../core/domain/meetings/meeting.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { removeDrafts } from '../drafts/removal.ts';
import { removeMaterial } from '../materials/commands.ts';
import { listMaterials } from '../materials/queries.ts';
import { meetingHasSheets } from '../opinion-sheets/queries.ts';
import { findMeeting, meetingLike } from './queries.ts';
import { meetingRowOf } from './rows.ts';

export interface UpsertedMeeting {
  readonly meeting: Meeting;
  readonly outcome: 'added' | 'updated' | 'unchanged';
}

/** What is new wins; what the new source does not say stays. */
function merged(known: Meeting, head: MeetingHead): Meeting {
  const said = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== null && value !== ''));
  return { ...known, ...said, id: known.id };
}

/**
 * Adds a meeting, or brings the known one (by `id`, else see `meetingLike`) up to date: fields that are null in `head`
 * keep what is known.
 * @throws ShingiError not-found for an unknown `id`
 */
export function upsertMeeting(
  handle: WriteHandle,
  head: MeetingHead & { readonly id?: string },
): UpsertedMeeting {
  const { id, ...fields } = head;
  const known = id === undefined ? meetingLike(handle, fields) : findMeeting(handle, id);
  if (known === null) {
    if (id !== undefined) {
      throw new ShingiError('not-found', { what: 'meeting', id });
    }
    const meeting = { ...fields, id: handle.environment.newId() };
    handle.insert('meeting', meetingRowOf(meeting));
    return { meeting, outcome: 'added' };
  }
  const meeting = merged(known, fields);
  const { id: key, ...changes } = meetingRowOf(meeting);
  return { meeting, outcome: handle.update('meeting', key, changes) ? 'updated' : 'unchanged' };
}

/**
 * Removes a meeting with all its materials.
 * @throws ShingiError not-found; conflict when somebody has written or handed in a sheet for it
 */
export function removeMeeting(handle: WriteHandle, id: string): void {
  if (meetingHasSheets(handle, id)) {
    throw new ShingiError('conflict', { what: 'meeting', id });
  }
  for (const material of listMaterials(handle, id)) {
    removeMaterial(handle, material.id);
  }
  removeDrafts(handle, { meetingId: id });
  handle.remove('meeting', id);
}
