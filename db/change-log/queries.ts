import type { Change } from '../../core/domain/change-log/change.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { type ChangeRow, changeColumns, changeOf } from './log-rows.ts';

/** All changes in the order in which this file took them in. */
export function listChanges(read: ReadHandle): Change[] {
  return read.all<ChangeRow>(`SELECT ${changeColumns} FROM change_log ORDER BY position`).map(changeOf);
}

/** One change by its id, or null. */
export function findChange(read: ReadHandle, opId: string): Change | null {
  const row = read.get<ChangeRow>(`SELECT ${changeColumns} FROM change_log WHERE op_id = ?`, opId);
  return row === undefined ? null : changeOf(row);
}

export interface HistoryEntry {
  readonly opId: string;
  /** Hybrid time. */
  readonly time: string;
  readonly actor: string;
  readonly command: string;
}

/** Who did what and when, newest first, without the values. @param before only what came before this change */
export function history(read: ReadHandle, limit: number, before?: string): HistoryEntry[] {
  const sql = `SELECT op_id, time, actor, command FROM change_log
    WHERE position < coalesce((SELECT position FROM change_log WHERE op_id = ?), 9223372036854775807)
    ORDER BY position DESC LIMIT ?`;
  const rows = read.all<{ op_id: string; time: string; actor: string; command: string }>(
    sql,
    before ?? null,
    limit,
  );
  return rows.map(({ op_id, time, actor, command }) => ({ opId: op_id, time, actor, command }));
}
