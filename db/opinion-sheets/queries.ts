import { type OriginalOpinion, originalOpinionSchema } from '../../core/domain/opinion-sheets/opinion.ts';
import type { ReceivedRevision } from '../../core/domain/opinion-sheets/revisions.ts';
import { type SheetDocument, sheetDocumentSchema } from '../../core/domain/opinion-sheets/sheet.ts';
import type { ReadHandle } from '../connection/handles.ts';
import {
  type OpinionRow,
  type RevisionRow,
  revisionColumns,
  type SheetRow,
  type StandingRow,
  sheetColumns,
} from './rows.ts';

const sheetList = sheetColumns.join(', ');
const revisionList = revisionColumns.join(', ');

export function findSheetRow(read: ReadHandle, id: string): SheetRow | null {
  return read.get<SheetRow>(`SELECT ${sheetList} FROM opinion_sheet WHERE id = ?`, id) ?? null;
}

export function findStanding(read: ReadHandle, sheetId: string): StandingRow | null {
  return read.get<StandingRow>('SELECT * FROM sheet_standing WHERE sheet_id = ?', sheetId) ?? null;
}

/** A revision with its document as read from the stored bytes. */
export interface StoredRevision extends ReceivedRevision {
  readonly document: SheetDocument;
  /** The stored bytes as text. */
  readonly text: string;
  /** Unix time in milliseconds. */
  readonly receivedAt: number;
}

/** @throws SyntaxError, ZodError for a damaged file, which verification reports before */
export function revisionOf(row: RevisionRow): StoredRevision {
  return {
    hash: row.hash,
    document: sheetDocumentSchema.parse(JSON.parse(row.document)),
    text: row.document,
    signer: row.signer,
    receivedAt: row.received_at,
  };
}

/** All revisions of a sheet, oldest first. */
export function revisionsOf(read: ReadHandle, sheetId: string): StoredRevision[] {
  const sql = `SELECT ${revisionList} FROM sheet_revision WHERE sheet_id = ? ORDER BY revision, hash`;
  return read.all<RevisionRow>(sql, sheetId).map(revisionOf);
}

export function findRevision(read: ReadHandle, hash: string): StoredRevision | null {
  const row = read.get<RevisionRow>(`SELECT ${revisionList} FROM sheet_revision WHERE hash = ?`, hash);
  return row === undefined ? null : revisionOf(row);
}

export function originalOf(row: OpinionRow): OriginalOpinion {
  return originalOpinionSchema.parse({
    id: row.id,
    kind: row.kind,
    location: JSON.parse(row.location),
    quote: row.quote,
    text: row.text,
    reason: row.reason,
    proposal: row.proposal,
  });
}

export function findOpinionRow(read: ReadHandle, id: string): OpinionRow | null {
  return read.get<OpinionRow>('SELECT * FROM opinion WHERE id = ?', id) ?? null;
}

export function opinionRowsOf(read: ReadHandle, sheetId: string): OpinionRow[] {
  return read.all<OpinionRow>('SELECT * FROM opinion WHERE sheet_id = ? ORDER BY ordinal, id', sheetId);
}

export type SheetWithStanding = SheetRow &
  Omit<StandingRow, 'sheet_id' | 'meeting_id'> & {
    readonly revision_count: number;
    readonly opinion_count: number;
    /** When the revision that stands came, in Unix milliseconds. */
    readonly current_received_at: number;
    readonly signer: string | null;
  };

/** Sheets of a meeting in the order of their receipt. */
export function sheetsOfMeeting(read: ReadHandle, meetingId: string): SheetWithStanding[] {
  return read.all<SheetWithStanding>(
    `${sheetSelect} WHERE s.meeting_id = ? ORDER BY s.receipt_no`,
    meetingId,
  );
}

export function sheetWithStanding(read: ReadHandle, sheetId: string): SheetWithStanding | null {
  return read.get<SheetWithStanding>(`${sheetSelect} WHERE s.id = ?`, sheetId) ?? null;
}

const sheetSelect = `SELECT s.*, t.current_hash, t.heads, t.conflict, t.member_id, t.name, t.role, t.publishability,
    t.revision, t.submitted_at, r.received_at AS current_received_at, r.signer,
    (SELECT count(*) FROM sheet_revision WHERE sheet_id = s.id) AS revision_count,
    (SELECT count(*) FROM opinion WHERE sheet_id = s.id AND is_live = 1) AS opinion_count
  FROM opinion_sheet AS s JOIN sheet_standing AS t ON t.sheet_id = s.id JOIN sheet_revision AS r ON r.hash = t.current_hash`;

/** Ids of opinions among the given ones that belong to another sheet. */
export function idsOfOtherSheets(read: ReadHandle, sheetId: string, opinionIds: readonly string[]): string[] {
  const sql = `WITH given (id) AS (SELECT value FROM json_each(?))
    SELECT id FROM opinion WHERE id IN given AND sheet_id <> ?
    UNION SELECT id FROM opinion_item WHERE id IN given AND id <> opinion_id`;
  return read.all<{ id: string }>(sql, JSON.stringify(opinionIds), sheetId).map(({ id }) => id);
}

/** Sheets of a member for any meeting. */
export function countSheetsOf(read: ReadHandle, memberId: string): number {
  const sql = 'SELECT count(*) AS sheets FROM sheet_standing WHERE member_id = ?';
  return read.get<{ sheets: number }>(sql, memberId)?.sheets ?? 0;
}

/** Sheets that came for each meeting, and those that are being keyed in. */
export function sheetCounts(read: ReadHandle): Map<string, number> {
  const sql = `SELECT meeting_id, count(*) AS sheets FROM (
      SELECT meeting_id FROM opinion_sheet UNION ALL SELECT meeting_id FROM sheet_draft WHERE is_own = 0)
    GROUP BY meeting_id`;
  const rows = read.all<{ meeting_id: string; sheets: number }>(sql);
  return new Map(rows.map(({ meeting_id, sheets }) => [meeting_id, sheets]));
}

/** True where sheets or drafts of sheets hold on to a meeting. */
export function meetingHasSheets(read: ReadHandle, meetingId: string): boolean {
  const sql = `WITH given (id) AS (SELECT ?)
    SELECT 1 FROM opinion_sheet WHERE meeting_id IN given
    UNION ALL SELECT 1 FROM sheet_draft WHERE meeting_id IN given
    UNION ALL SELECT 1 FROM received_response WHERE meeting_id IN given LIMIT 1`;
  return read.get(sql, meetingId) !== undefined;
}
