import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findMeeting } from './queries.ts';
import { meetingRowOf } from './rows.ts';

/**
 * Takes a meeting over from its secretariat, under the id it has there.
 * @param isNewest false leaves a meeting that is here as it is
 * @returns whether anything changed
 */
export function takeMeeting(handle: WriteHandle, meeting: Meeting, isNewest: boolean): boolean {
  const row = meetingRowOf(meeting);
  if (findMeeting(handle, meeting.id) === null) {
    handle.insert('meeting', row);
    return true;
  }
  const { id, ...changes } = row;
  return isNewest && handle.update('meeting', id, changes);
}
