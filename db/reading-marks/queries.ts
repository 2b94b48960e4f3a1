import type { ReadHandle } from '../connection/handles.ts';
import { type ReadingMark, type ReadingMarkRow, readingMarkOf } from './rows.ts';

type JoinedRow = ReadingMarkRow & { readonly block_id: string | null };

const joined = `SELECT m.version_id, m.state, m.started_at, m.finished_at, p.block_id
  FROM reading_mark AS m LEFT JOIN reading_position AS p ON p.version_id = m.version_id`;

/** Version id → how far it was read. Versions that nobody has opened are not in it. */
export function readingMarks(read: ReadHandle): Map<string, ReadingMark> {
  return new Map(read.all<JoinedRow>(joined).map((row) => [row.version_id, readingMarkOf(row)]));
}

export function readingMark(read: ReadHandle, versionId: string): ReadingMark | null {
  const row = read.get<JoinedRow>(`${joined} WHERE m.version_id = ?`, versionId);
  return row === undefined ? null : readingMarkOf(row);
}
