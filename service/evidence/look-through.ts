import { createHash } from 'node:crypto';
import type { ListedFinding } from '../../core/contract/schemas.ts';
import { type AcceptedFinding, findingIdentity } from '../../core/domain/checks/accepted-finding.ts';
import { lookThrough } from '../../core/domain/checks/check-packet.ts';
import type { Finding } from '../../core/domain/checks/finding.ts';
import { blocksOf, sheetsOf } from '../../core/domain/checks/packet.ts';
import { type EvidenceMap, evidenceMap } from '../../core/domain/evidence/evidence-map.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { listAcceptedFindings, listSurveys } from '../../db/evidence/queries.ts';
import { type MeetingPapers, papersOf } from './checked-packet.ts';

export type Acceptances = ReadonlyMap<string, AcceptedFinding>;

/** What people have accepted as intended, by the fingerprint of the finding. */
export function acceptancesOf(read: ReadHandle): Acceptances {
  return new Map(listAcceptedFindings(read).map((item) => [item.fingerprint, item]));
}

/** 検算 of a meeting's papers; findings that a person has accepted carry their acceptance. */
export function findingsOfMeeting(
  read: ReadHandle,
  meeting: Meeting,
  accepted: Acceptances,
): ListedFinding[] {
  const papers = papersWithSurveys(read, meeting);
  const acceptance = acceptanceIn(papers, accepted);
  return lookThrough(papers).findings.map((finding) => ({ ...finding, ...acceptance(finding) }));
}

/** 根拠のつながり of a meeting's papers, by the same look at them as 検算. */
export function evidenceOfMeeting(read: ReadHandle, meeting: Meeting): EvidenceMap {
  const papers = papersWithSurveys(read, meeting);
  const acceptance = acceptanceIn(papers, acceptancesOf(read));
  return evidenceMap(sheetsOf(papers), papers.surveys, {
    figures: lookThrough(papers).figures,
    materials: papers.materials,
    isAccepted: (finding) => acceptance(finding).accepted !== null,
  });
}

function papersWithSurveys(read: ReadHandle, meeting: Meeting): MeetingPapers {
  return { ...papersOf(read, meeting), surveys: listSurveys(read) };
}

function acceptanceIn(
  papers: MeetingPapers,
  accepted: Acceptances,
): (finding: Finding) => Pick<ListedFinding, 'fingerprint' | 'accepted'> {
  const texts = new Map(
    blocksOf(papers).map(({ materialId, block }) => [`${materialId} ${block.id}`, block.text] as const),
  );
  return (finding) => {
    const text = texts.get(`${finding.materialId ?? ''} ${finding.blockId ?? ''}`) ?? '';
    const fingerprint = createHash('sha256').update(findingIdentity(finding, text)).digest('hex');
    return { fingerprint, accepted: accepted.get(fingerprint) ?? null };
  };
}
