import { ShingiError } from '../../core/contract/errors.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import type { OriginalOpinion } from '../../core/domain/opinion-sheets/opinion.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findMeeting } from '../meetings/queries.ts';
import { findOpinionDraftRow, findSheetDraft, opinionDraftRows } from './draft-queries.ts';
import type { SheetDraftRow, StoredSheetDraft } from './draft-rows.ts';

export type SheetHead = Omit<StoredSheetDraft, 'savedAt' | 'opinions'>;

function rowOfHead(head: SheetHead, savedAt: number): SheetDraftRow {
  return {
    id: head.sheetId,
    meeting_id: head.meetingId,
    is_own: head.isOwn ? 1 : 0,
    member_id: head.submitter.memberId,
    name: head.submitter.name,
    role: head.submitter.role,
    publishability: head.publishability,
    answers: canonicalJson(head.answers),
    method: head.method,
    saved_at: savedAt,
  };
}

/**
 * Saves everything of a draft but its opinions; begins the draft when its id is new.
 * @throws ShingiError not-found (meeting); conflict when the id is that of another meeting's draft
 */
export function saveSheetHead(handle: WriteHandle, head: SheetHead): void {
  const known = findSheetDraft(handle, head.sheetId);
  if (known === null) {
    if (findMeeting(handle, head.meetingId) === null) {
      throw new ShingiError('not-found', { what: 'meeting', id: head.meetingId });
    }
    handle.insert('sheet_draft', rowOfHead(head, handle.environment.now()));
    return;
  }
  if (known.meetingId !== head.meetingId || known.isOwn !== head.isOwn) {
    throw new ShingiError('conflict', { what: 'sheetDraft', id: head.sheetId });
  }
  const before = rowOfHead(known, known.savedAt);
  const { id, saved_at, ...changes } = rowOfHead(head, handle.environment.now());
  // The time alone is no change.
  if (handle.update('sheet_draft', id, { ...changes, saved_at: before.saved_at })) {
    handle.update('sheet_draft', id, { saved_at });
  }
}

/**
 * Saves one opinion of a draft as it is typed; adds it at the end when its id is new.
 * @throws ShingiError not-found (draft); conflict when the id is that of another sheet's opinion
 */
export function saveOpinionDraft(
  handle: WriteHandle,
  sheetId: string,
  opinion: OriginalOpinion,
  annotationId: string | null,
): void {
  const now = handle.environment.now();
  const words = {
    kind: opinion.kind,
    location: canonicalJson(opinion.location),
    quote: opinion.quote,
    text: opinion.text,
    reason: opinion.reason,
    proposal: opinion.proposal,
    annotation_id: annotationId,
  };
  const known = findOpinionDraftRow(handle, opinion.id);
  if (known !== null) {
    if (known.sheet_id !== sheetId) {
      throw new ShingiError('conflict', { what: 'opinionDraft', id: opinion.id });
    }
    if (handle.update('opinion_draft', opinion.id, words)) {
      handle.update('opinion_draft', opinion.id, { saved_at: now });
    }
    return;
  }
  if (findSheetDraft(handle, sheetId) === null) {
    throw new ShingiError('not-found', { what: 'sheetDraft', id: sheetId });
  }
  handle.insert('opinion_draft', {
    id: opinion.id,
    sheet_id: sheetId,
    position: opinionDraftRows(handle, sheetId).length,
    ...words,
    saved_at: now,
  });
}

function requireOpinionDraft(handle: WriteHandle, id: string) {
  const row = findOpinionDraftRow(handle, id);
  if (row === null) {
    throw new ShingiError('not-found', { what: 'opinionDraft', id });
  }
  return row;
}

function applyOrder(handle: WriteHandle, ids: readonly string[]): void {
  ids.forEach((id, position) => {
    handle.update('opinion_draft', id, { position });
  });
}

/** Moves an opinion of a draft to a place, from 0; beyond the end means last. @throws ShingiError not-found */
export function moveOpinionDraft(handle: WriteHandle, id: string, position: number): void {
  const row = requireOpinionDraft(handle, id);
  const others = opinionDraftRows(handle, row.sheet_id)
    .map((other) => other.id)
    .filter((other) => other !== id);
  others.splice(position, 0, id);
  applyOrder(handle, others);
}

/** @throws ShingiError not-found */
export function removeOpinionDraft(handle: WriteHandle, id: string): void {
  const row = requireOpinionDraft(handle, id);
  handle.remove('opinion_draft', id);
  applyOrder(
    handle,
    opinionDraftRows(handle, row.sheet_id).map((other) => other.id),
  );
}

/** Removes a draft with its opinions. What was handed in stays. @throws ShingiError not-found */
export function removeSheetDraft(handle: WriteHandle, sheetId: string): void {
  for (const { id } of opinionDraftRows(handle, sheetId)) {
    handle.remove('opinion_draft', id);
  }
  handle.remove('sheet_draft', sheetId);
}
