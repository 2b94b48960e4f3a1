import type { OwnSheetSummary } from '../../core/contract/own-sheet-calls.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import { sha256 } from '../../db/change-log/hashes.ts';
import { findOwner } from '../../db/committees/owner.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { type MeetingMaterials, meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { answersSeen } from '../../db/opinion-sheets/owner-notes.ts';
import { findOpinionRow, revisionsOf } from '../../db/opinion-sheets/queries.ts';
import { receivedResponseRows } from '../../db/opinion-sheets/received-response-queries.ts';
import { sheetTerms } from '../../db/opinion-sheets/settings.ts';
import { knownOwnDraft, saysTheSame } from './own-sheet.ts';

/** The answers of a meeting to opinions of the owner, as one hash: another one means that something new has come. */
export function ownAnswers(read: ReadHandle, meetingId: string): { count: number; hash: string } {
  const own = receivedResponseRows(read, meetingId).filter(
    ({ opinion_id }) => findOpinionRow(read, opinion_id) !== null,
  );
  return { count: own.length, hash: sha256(own.map(({ document }) => document).join('\n')) };
}

function summaryOf(read: ReadHandle, { meeting, materials }: MeetingMaterials): OwnSheetSummary {
  const draft = knownOwnDraft(read, meeting.id);
  const newest = draft === null ? undefined : revisionsOf(read, draft.sheetId).at(-1);
  const answers = ownAnswers(read, meeting.id);
  const form = materials.find(
    ({ material, versions }) =>
      material.kind === 'opinionForm' && currentVersion(versions)?.state === 'published',
  );
  return {
    meetingId: meeting.id,
    dueAt: sheetTerms(read, meeting.id).dueAt,
    opinionCount: draft?.opinions.length ?? 0,
    handedIn:
      newest === undefined ? null : { revision: newest.document.revision, at: newest.document.submittedAt },
    hasChanges:
      draft !== null &&
      (newest === undefined ? draft.opinions.length > 0 : !saysTheSame(newest.document, draft)),
    answerCount: answers.count,
    hasNewAnswers: answers.count > 0 && answersSeen(read, meeting.id) !== answers.hash,
    formMaterialId: form?.material.id ?? null,
  };
}

/** Where the owner's sheets stand, one for each meeting; empty in a secretariat's file. */
export function ownSheets(read: ReadHandle): OwnSheetSummary[] {
  return findOwner(read).role === 'member'
    ? meetingsWithMaterials(read).map((meeting) => summaryOf(read, meeting))
    : [];
}
