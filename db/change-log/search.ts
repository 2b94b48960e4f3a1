import type { Change } from '../../core/domain/change-log/change.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { type ChangeRow, changeColumns, changeOf } from './log-rows.ts';

/** Changes whose values or paths hold one of these ids, oldest first. Reads the whole log: for one thing at a time. */
export function changesMentioning(read: ReadHandle, ids: readonly string[]): Change[] {
  const sql = `SELECT ${changeColumns} FROM change_log
    WHERE EXISTS (SELECT 1 FROM json_each(?) AS wanted WHERE instr(change_log.patch, wanted.value) > 0)
    ORDER BY position`;
  return ids.length === 0 ? [] : read.all<ChangeRow>(sql, JSON.stringify(ids)).map(changeOf);
}
