import { ShingiError } from '../../core/contract/errors.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import {
  newsOf,
  type RevisionNews,
  type SheetConflict,
  type SheetDecision,
} from '../../core/domain/opinion-sheets/revisions.ts';
import type {
  SheetDocument,
  SheetOrigin,
  SheetState,
  SubmissionMethod,
} from '../../core/domain/opinion-sheets/sheet.ts';
import { sha256 } from '../change-log/hashes.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findSheetRow, findStanding, opinionRowsOf, revisionsOf, type StoredRevision } from './queries.ts';
import { decisionOf, idListOf, type OpinionRow, type SheetRow } from './rows.ts';
import { markSeveralSheets, type SuggestCategory, settleSheet } from './standing.ts';

export interface Receipt {
  readonly document: SheetDocument;
  /** The JSON text of the document, byte for byte as it came. */
  readonly text: string;
  /** Key that signed it, proven. */
  readonly signer: string | null;
  readonly origin: SheetOrigin;
  readonly method: SubmissionMethod;
  /** Unix time in milliseconds. */
  readonly receivedAt: number;
}

export interface TakenIn {
  readonly news: RevisionNews;
  readonly sheet: SheetRow;
  readonly hash: string;
  /** False where exactly these bytes were here already. */
  readonly isStored: boolean;
  /** Its opinions before and as they stand now, in their order. */
  readonly opinions: { readonly before: readonly OpinionRow[]; readonly after: readonly OpinionRow[] };
  readonly conflict: SheetConflict | null;
}

function newSheetRow(handle: WriteHandle, receipt: Receipt): SheetRow {
  const { sheetId, meetingId } = receipt.document;
  const last = handle.get<{ number: number | null }>(
    'SELECT max(receipt_no) AS number FROM opinion_sheet WHERE meeting_id = ?',
    meetingId,
  );
  return {
    id: sheetId,
    meeting_id: meetingId,
    receipt_no: (last?.number ?? 0) + 1,
    method: receipt.method,
    origin: receipt.origin,
    state: 'received',
    received_at: receipt.receivedAt,
    decision: null,
    accepted_beside: '[]',
  };
}

/**
 * Takes a revision of a sheet in. What the secretariat made of earlier ones stays as it is; a revision that is known
 * already changes nothing.
 * @param known its row, where the caller has it; null where there is none
 * @throws ShingiError conflict where the sheet belongs to another meeting
 */
export function takeRevision(
  handle: WriteHandle,
  receipt: Receipt,
  suggest: SuggestCategory,
  known: SheetRow | null = findSheetRow(handle, receipt.document.sheetId),
): TakenIn {
  const { document, text } = receipt;
  const incoming: StoredRevision = {
    hash: sha256(text),
    document,
    text,
    signer: receipt.signer,
    receivedAt: receipt.receivedAt,
  };
  if (known !== null && known.meeting_id !== document.meetingId) {
    throw new ShingiError('conflict', { what: 'opinionSheet', id: document.sheetId });
  }
  const before = known === null ? [] : revisionsOf(handle, known.id);
  const opinionsBefore = known === null ? [] : opinionRowsOf(handle, known.id);
  const news = newsOf(before, incoming, known === null ? null : decisionOf(known));
  const sheet = known ?? newSheetRow(handle, receipt);
  const stored = before.find(({ hash }) => hash === incoming.hash);
  if (stored !== undefined) {
    return {
      news,
      sheet,
      hash: incoming.hash,
      isStored: false,
      opinions: { before: opinionsBefore, after: opinionsBefore },
      conflict: findStanding(handle, sheet.id)?.conflict ?? null,
    };
  }
  if (known === null) {
    handle.insert('opinion_sheet', sheet);
  }
  handle.insert('sheet_revision', {
    hash: incoming.hash,
    sheet_id: sheet.id,
    revision: document.revision,
    document: text,
    received_at: receipt.receivedAt,
    signer: receipt.signer,
  });
  const { opinions: opinionsAfter, conflict } = settleSheet(handle, sheet, suggest, {
    revisions: [...before, incoming],
    isNew: known === null,
  });
  return {
    news: news === 'new' && conflict === 'secondSheet' ? 'conflicting' : news,
    sheet,
    hash: incoming.hash,
    isStored: true,
    opinions: { before: opinionsBefore, after: opinionsAfter },
    conflict,
  };
}

function requireSheet(handle: WriteHandle, id: string): SheetRow {
  const sheet = findSheetRow(handle, id);
  if (sheet === null) {
    throw new ShingiError('not-found', { what: 'opinionSheet', id });
  }
  return sheet;
}

/** Counts a sheet, or does not any more (取下げ, 対象外). Nothing of it is removed. @throws ShingiError not-found */
export function setSheetState(handle: WriteHandle, id: string, state: SheetState): void {
  const sheet = requireSheet(handle, id);
  handle.update('opinion_sheet', id, { state });
  markSeveralSheets(handle, sheet.meeting_id, findStanding(handle, id)?.member_id ?? null);
}

/**
 * Settles revisions that stand against each other.
 * @throws ShingiError not-found; conflict when others stand against each other by now
 */
export function decideSheet(
  handle: WriteHandle,
  id: string,
  decision: SheetDecision,
  suggest: SuggestCategory,
): void {
  requireSheet(handle, id);
  const heads = idListOf(findStanding(handle, id)?.heads ?? '[]');
  const isTakenKnown = decision.taken === null || decision.heads.includes(decision.taken);
  if (canonicalJson(heads) !== canonicalJson(decision.heads) || !isTakenKnown) {
    throw new ShingiError('conflict', { what: 'opinionSheet', id });
  }
  handle.update('opinion_sheet', id, { decision: canonicalJson(decision) });
  settleSheet(handle, requireSheet(handle, id), suggest);
}

/** All sheets of this sheet's member for its meeting are right beside each other. @throws ShingiError not-found */
export function acceptSeveralSheets(handle: WriteHandle, id: string): void {
  const sheet = requireSheet(handle, id);
  const memberId = findStanding(handle, id)?.member_id ?? null;
  if (memberId === null) {
    return;
  }
  const ids = handle
    .all<{ sheet_id: string }>(
      'SELECT sheet_id FROM sheet_standing WHERE meeting_id = ? AND member_id = ? ORDER BY sheet_id',
      sheet.meeting_id,
      memberId,
    )
    .map(({ sheet_id }) => sheet_id);
  for (const one of ids) {
    handle.update('opinion_sheet', one, {
      accepted_beside: JSON.stringify(ids.filter((other) => other !== one)),
    });
  }
  markSeveralSheets(handle, sheet.meeting_id, memberId);
}
