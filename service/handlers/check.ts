import { ShingiError } from '../../core/contract/errors.ts';
import type { Finding } from '../../core/contract/schemas.ts';
import { checkPacket } from '../../core/domain/checks/check-packet.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMeeting, listMeetings } from '../../db/meetings/queries.ts';
import { papersOf } from '../evidence/checked-packet.ts';

/** Findings of one meeting's papers, or of every meeting's, each meeting checked by itself. */
export function findFindings(read: ReadHandle, meetingId: string | null): Finding[] {
  if (meetingId === null) {
    return listMeetings(read).flatMap((meeting) => findingsOf(read, meeting));
  }
  const meeting = findMeeting(read, meetingId);
  if (meeting === null) {
    throw new ShingiError('not-found', { meetingId });
  }
  return findingsOf(read, meeting);
}

function findingsOf(read: ReadHandle, meeting: Meeting): Finding[] {
  return checkPacket(papersOf(read, meeting));
}
