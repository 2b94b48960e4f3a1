import type { ReadHandle } from '../connection/handles.ts';
import { type ImportRecord, type ImportRow, importRecordOf } from './rows.ts';

const columns = 'id, source_name, document_hash, imported_at, meeting_id, made, warnings, not_understood';

/** The newest import of a document with that hash. */
export function findImport(read: ReadHandle, documentHash: string): ImportRecord | null {
  const sql = `SELECT ${columns} FROM import_log WHERE document_hash = ? ORDER BY imported_at DESC, id DESC LIMIT 1`;
  const row = read.get<ImportRow>(sql, documentHash);
  return row === undefined ? null : importRecordOf(row);
}

/** Newest first. */
export function listImports(read: ReadHandle): ImportRecord[] {
  const sql = `SELECT ${columns} FROM import_log ORDER BY imported_at DESC, id DESC`;
  return read.all<ImportRow>(sql).map(importRecordOf);
}
