import { ShingiError } from '../../../core/contract/errors.ts';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import { findCommittee } from '../../../db/committees/queries.ts';
import type { ReadHandle } from '../../../db/connection/handles.ts';
import { findMeeting } from '../../../db/meetings/queries.ts';
import { meetingLabel } from '../../handlers/summaries.ts';

/** The meeting with that id. @throws ShingiError not-found */
export function meetingOfId(read: ReadHandle, meetingId: string): Meeting {
  const meeting = findMeeting(read, meetingId);
  if (meeting === null) {
    throw new ShingiError('not-found', { meetingId });
  }
  return meeting;
}

/** 「令和5年度第1回　見本市地域福祉推進委員会」 */
export function meetingName(read: ReadHandle, meeting: Meeting): string {
  const committee = meeting.committeeName ?? findCommittee(read)?.name ?? '';
  return [meetingLabel(meeting), committee].filter((word) => word !== '').join('\u3000');
}
