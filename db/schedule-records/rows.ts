import type { ScheduleRecord } from '../../core/domain/meetings/schedule-state.ts';

export interface ScheduleRecordRow {
  readonly id: string;
  readonly row_key: string;
  readonly state: ScheduleRecord['state'];
  readonly meeting_id: string | null;
  readonly start_on: string | null;
  readonly end_on: string | null;
  readonly place: string | null;
  readonly note: string | null;
}

export function scheduleRecordOf(row: ScheduleRecordRow): ScheduleRecord {
  return {
    rowKey: row.row_key,
    state: row.state,
    meetingId: row.meeting_id,
    startOn: row.start_on,
    endOn: row.end_on,
    place: row.place,
    note: row.note,
  };
}
