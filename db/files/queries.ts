import type { ReadHandle } from '../connection/handles.ts';
import { type FileRow, type StoredFile, storedFileOf } from './rows.ts';

/** A kept file without its bytes. */
export function findFile(read: ReadHandle, hash: string): StoredFile | null {
  const row = read.get<FileRow>('SELECT hash, media_type, byte_length FROM file WHERE hash = ?', hash);
  return row === undefined ? null : storedFileOf(row);
}

/** The bytes of a kept file. */
export function fileBytes(read: ReadHandle, hash: string): { bytes: Uint8Array; mediaType: string } | null {
  const sql = 'SELECT media_type, bytes FROM file WHERE hash = ?';
  const row = read.get<{ media_type: string; bytes: Buffer }>(sql, hash);
  if (row === undefined) {
    return null;
  }
  // A plain array, not a Buffer: it crosses process boundaries as it is.
  return { bytes: new Uint8Array(row.bytes), mediaType: row.media_type };
}

/** Hashes of files that no version holds on to. */
export function unusedFiles(read: ReadHandle): string[] {
  const sql = `SELECT hash FROM file WHERE hash NOT IN (SELECT file_hash FROM file_use)
    AND hash NOT IN (SELECT source_hash FROM material_version WHERE source_hash IS NOT NULL)
    AND hash NOT IN (SELECT source_hash FROM survey)
    AND hash NOT IN (SELECT document_hash FROM import_log) ORDER BY hash`;
  return read.all<{ hash: string }>(sql).map(({ hash }) => hash);
}
