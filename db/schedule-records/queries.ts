import type { ScheduleRecord } from '../../core/domain/meetings/schedule-state.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { type ScheduleRecordRow, scheduleRecordOf } from './rows.ts';

const columns = 'id, row_key, state, meeting_id, start_on, end_on, place, note';

/** What the secretariat has said of rows of the schedule. */
export function listScheduleRecords(read: ReadHandle): ScheduleRecord[] {
  return read
    .all<ScheduleRecordRow>(`SELECT ${columns} FROM schedule_record ORDER BY id`)
    .map(scheduleRecordOf);
}
