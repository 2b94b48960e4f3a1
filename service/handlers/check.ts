import { ShingiError } from '../../core/contract/errors.ts';
import type { ListedFinding } from '../../core/contract/schemas.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMeeting, listMeetings } from '../../db/meetings/queries.ts';
import { acceptancesOf, findingsOfMeeting } from '../evidence/look-through.ts';

/**
 * Findings of one meeting's papers, or of every meeting's, each meeting checked by itself. Those that a person has accepted
 * carry their acceptance.
 */
export function findFindings(read: ReadHandle, meetingId: string | null): ListedFinding[] {
  const accepted = acceptancesOf(read);
  if (meetingId === null) {
    return listMeetings(read).flatMap((meeting) => findingsOfMeeting(read, meeting, accepted));
  }
  const meeting = findMeeting(read, meetingId);
  if (meeting === null) {
    throw new ShingiError('not-found', { meetingId });
  }
  return findingsOfMeeting(read, meeting, accepted);
}
