import type { ReadHandle } from '../connection/handles.ts';
import { type ReceivedResponseRow, receivedResponseColumns } from './rows.ts';

const columns = receivedResponseColumns.join(', ');

/** Answers of the secretariat as they came last, by number. */
export function receivedResponseRows(read: ReadHandle, meetingId: string): ReceivedResponseRow[] {
  const sql = `SELECT ${columns} FROM received_response WHERE meeting_id = ? ORDER BY number, item_id`;
  return read.all<ReceivedResponseRow>(sql, meetingId);
}
