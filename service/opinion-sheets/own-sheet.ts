import { ShingiError } from '../../core/contract/errors.ts';
import type { MySheet } from '../../core/contract/opinion-sheet-schemas.ts';
import { canonicalJson, type JsonValue } from '../../core/domain/change-log/canonical-json.ts';
import { unknownMembers, withUnknownMembers } from '../../core/domain/exchange/parked.ts';
import { checkSheet, mayBeSubmitted } from '../../core/domain/opinion-sheets/check-sheet.ts';
import type { OriginalOpinion } from '../../core/domain/opinion-sheets/opinion.ts';
import type { SheetDocument, Submitter } from '../../core/domain/opinion-sheets/sheet.ts';
import { sha256 } from '../../db/change-log/hashes.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { saveSheetHead } from '../../db/opinion-sheets/draft-commands.ts';
import { ownSheetDraft } from '../../db/opinion-sheets/draft-queries.ts';
import type { StoredSheetDraft } from '../../db/opinion-sheets/draft-rows.ts';
import { lastHandIn } from '../../db/opinion-sheets/owner-notes.ts';
import { revisionsOf, type StoredRevision } from '../../db/opinion-sheets/queries.ts';
import { formSettings, sheetTerms } from '../../db/opinion-sheets/settings.ts';
import { ownSharedNotes } from '../exchange/notes.ts';
import { receivedResponses } from './received-responses.ts';

/** The owner of the file as the one who hands a sheet in. */
export function ownSubmitter(read: ReadHandle): Submitter {
  const owner = findOwner(read);
  return { memberId: owner.memberId, name: owner.name, role: 'member' };
}

/** The owner's draft as it is stored, under the name that the owner has now; null before the first word. */
export function knownOwnDraft(read: ReadHandle, meetingId: string): StoredSheetDraft | null {
  const known = ownSheetDraft(read, meetingId);
  return known === null ? null : { ...known, submitter: ownSubmitter(read) };
}

/** The owner's draft for a meeting; one that is not stored yet where nothing was written. */
export function ownDraft(
  read: ReadHandle,
  meetingId: string,
  newId: () => string,
  now: number,
): StoredSheetDraft {
  return (
    knownOwnDraft(read, meetingId) ?? {
      sheetId: newId(),
      meetingId,
      isOwn: true,
      submitter: ownSubmitter(read),
      publishability: formSettings(read).defaultPublishability,
      answers: [],
      method: 'bundle',
      savedAt: now,
      opinions: [],
    }
  );
}

/** The owner's draft, stored from now on. @throws ShingiError not-found (meeting) */
export function beginOwnDraft(tx: WriteHandle, meetingId: string, sheetId?: string): StoredSheetDraft {
  const known = knownOwnDraft(tx, meetingId);
  if (known !== null) {
    return known;
  }
  const { environment } = tx;
  const begun = ownDraft(tx, meetingId, () => environment.newId(), environment.now());
  const draft = { ...begun, ...(sheetId === undefined ? {} : { sheetId }) };
  saveSheetHead(tx, draft);
  return draft;
}

/** Only what is handed in; notes an opinion was begun from stay at home. */
function originalOf(opinion: StoredSheetDraft['opinions'][number]): OriginalOpinion {
  const { id, kind, location, quote, text, reason, proposal } = opinion;
  return { id, kind, location, quote, text, reason, proposal };
}

type SheetWords = Pick<SheetDocument, 'submitter' | 'publishability' | 'answers' | 'opinions'>;

export function wordsOfDraft(draft: StoredSheetDraft): SheetWords {
  return {
    submitter: draft.submitter,
    publishability: draft.publishability,
    answers: draft.answers,
    opinions: draft.opinions.map(originalOf),
  };
}

/** Whether a draft says what was handed in. */
export function saysTheSame(document: SheetDocument, draft: StoredSheetDraft): boolean {
  const { submitter, publishability, answers, opinions } = document;
  return (
    canonicalJson({ submitter, publishability, answers, opinions }) === canonicalJson(wordsOfDraft(draft))
  );
}

/** The sheet as windows show it. @throws ShingiError not-found */
export function showMySheet(read: ReadHandle, meetingId: string, newId: () => string, now: number): MySheet {
  if (findMeeting(read, meetingId) === null) {
    throw new ShingiError('not-found', { meetingId });
  }
  const draft = ownDraft(read, meetingId, newId, now);
  const revisions = revisionsOf(read, draft.sheetId);
  const newest = revisions.at(-1);
  const settings = formSettings(read);
  const terms = sheetTerms(read, meetingId);
  const { isOwn: _, ...shown } = draft;
  return {
    draft: shown,
    revisions: revisions.map(({ hash, document }) => ({
      revision: document.revision,
      hash,
      submittedAt: document.submittedAt,
      opinionCount: document.opinions.length,
    })),
    handIn: lastHandIn(read, meetingId),
    hasChanges: newest === undefined ? draft.opinions.length > 0 : !saysTheSame(newest.document, draft),
    settings,
    terms,
    findings: checkSheet(wordsOfDraft(draft), settings, terms.dueAt, now),
    sharedNoteCount: ownSharedNotes(read, meetingId).length,
    responses: receivedResponses(read, meetingId),
  };
}

export interface SheetToHandIn {
  readonly document: SheetDocument;
  /** JSON text of the document: the bytes that are frozen. */
  readonly text: string;
  readonly hash: string;
  /** False where the newest revision says the same already: it is handed in once more as it is. */
  readonly isNew: boolean;
}

function nextDocument(
  draft: StoredSheetDraft,
  committeeId: string,
  before: StoredRevision | undefined,
  now: number,
): JsonValue {
  const document: SheetDocument = {
    sheetId: draft.sheetId,
    committeeId,
    meetingId: draft.meetingId,
    ...wordsOfDraft(draft),
    revision: (before?.document.revision ?? 0) + 1,
    previousRevisionHash: before?.hash ?? null,
    submittedAt: now,
  };
  // What a newer program wrote into an earlier revision goes on.
  const parked = before === undefined ? null : unknownMembers(JSON.parse(before.text), before.document);
  return withUnknownMembers(JSON.parse(JSON.stringify(document)), parked);
}

/**
 * The document that a draft becomes when it is handed in.
 * @throws ShingiError sheet-incomplete with the findings that stand against it
 */
export function sheetToHandIn(read: ReadHandle, draft: StoredSheetDraft, now: number): SheetToHandIn {
  const terms = sheetTerms(read, draft.meetingId);
  const findings = checkSheet(wordsOfDraft(draft), formSettings(read), terms.dueAt, now);
  if (!mayBeSubmitted(findings)) {
    throw new ShingiError('sheet-incomplete', {
      findings: findings
        .filter(({ severity }) => severity === 'error')
        .map(({ code, position }) => ({ code, position })),
    });
  }
  const newest = revisionsOf(read, draft.sheetId).at(-1);
  if (newest !== undefined && saysTheSame(newest.document, draft)) {
    return { document: newest.document, text: newest.text, hash: newest.hash, isNew: false };
  }
  const committeeId = findCommittee(read)?.id ?? '';
  const next = nextDocument(draft, committeeId, newest, now);
  const text = canonicalJson(next);
  return { document: next as unknown as SheetDocument, text, hash: sha256(text), isNew: true };
}
