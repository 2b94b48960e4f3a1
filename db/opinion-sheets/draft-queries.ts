import type { ReadHandle } from '../connection/handles.ts';
import {
  type OpinionDraftRow,
  opinionDraftColumns,
  opinionDraftOf,
  type SheetDraftRow,
  type StoredSheetDraft,
  sheetDraftColumns,
  sheetDraftOf,
} from './draft-rows.ts';

const sheetList = sheetDraftColumns.join(', ');
const opinionList = opinionDraftColumns.join(', ');

export function findOpinionDraftRow(read: ReadHandle, id: string): OpinionDraftRow | null {
  return read.get<OpinionDraftRow>(`SELECT ${opinionList} FROM opinion_draft WHERE id = ?`, id) ?? null;
}

export function opinionDraftRows(read: ReadHandle, sheetId: string): OpinionDraftRow[] {
  const sql = `SELECT ${opinionList} FROM opinion_draft WHERE sheet_id = ? ORDER BY position, id`;
  return read.all<OpinionDraftRow>(sql, sheetId);
}

function withOpinions(read: ReadHandle, row: SheetDraftRow): StoredSheetDraft {
  return sheetDraftOf(row, opinionDraftRows(read, row.id).map(opinionDraftOf));
}

export function findSheetDraft(read: ReadHandle, id: string): StoredSheetDraft | null {
  const row = read.get<SheetDraftRow>(`SELECT ${sheetList} FROM sheet_draft WHERE id = ?`, id);
  return row === undefined ? null : withOpinions(read, row);
}

/** The draft of the owner's own sheet for a meeting. */
export function ownSheetDraft(read: ReadHandle, meetingId: string): StoredSheetDraft | null {
  const sql = `SELECT ${sheetList} FROM sheet_draft WHERE meeting_id = ? AND is_own = 1`;
  const row = read.get<SheetDraftRow>(sql, meetingId);
  return row === undefined ? null : withOpinions(read, row);
}

/** Sheets that are being keyed in, oldest first. */
export function enteredDrafts(read: ReadHandle, meetingId: string): StoredSheetDraft[] {
  const sql = `SELECT ${sheetList} FROM sheet_draft WHERE meeting_id = ? AND is_own = 0 ORDER BY id`;
  return read.all<SheetDraftRow>(sql, meetingId).map((row) => withOpinions(read, row));
}
