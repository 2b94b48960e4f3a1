import { createHash } from 'node:crypto';
import { ShingiError } from '../../core/contract/errors.ts';
import type { ListedFinding } from '../../core/contract/schemas.ts';
import { type AcceptedFinding, findingIdentity } from '../../core/domain/checks/accepted-finding.ts';
import { checkPacket } from '../../core/domain/checks/check-packet.ts';
import { blocksOf } from '../../core/domain/checks/packet.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { listAcceptedFindings, listSurveys } from '../../db/evidence/queries.ts';
import { findMeeting, listMeetings } from '../../db/meetings/queries.ts';
import { papersOf } from '../evidence/checked-packet.ts';

/**
 * Findings of one meeting's papers, or of every meeting's, each meeting checked by itself. Those that a person has accepted
 * carry their acceptance.
 */
export function findFindings(read: ReadHandle, meetingId: string | null): ListedFinding[] {
  const accepted = new Map(listAcceptedFindings(read).map((item) => [item.fingerprint, item] as const));
  if (meetingId === null) {
    return listMeetings(read).flatMap((meeting) => findingsOf(read, meeting, accepted));
  }
  const meeting = findMeeting(read, meetingId);
  if (meeting === null) {
    throw new ShingiError('not-found', { meetingId });
  }
  return findingsOf(read, meeting, accepted);
}

function findingsOf(
  read: ReadHandle,
  meeting: Meeting,
  accepted: ReadonlyMap<string, AcceptedFinding>,
): ListedFinding[] {
  const packet = { ...papersOf(read, meeting), surveys: listSurveys(read) };
  const texts = new Map(
    blocksOf(packet).map(({ materialId, block }) => [`${materialId} ${block.id}`, block.text] as const),
  );
  return checkPacket(packet).map((finding) => {
    const text = texts.get(`${finding.materialId ?? ''} ${finding.blockId ?? ''}`) ?? '';
    const fingerprint = createHash('sha256').update(findingIdentity(finding, text)).digest('hex');
    return { ...finding, fingerprint, accepted: accepted.get(fingerprint) ?? null };
  });
}
