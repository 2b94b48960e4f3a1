import type { ScheduleRecord } from '../../core/domain/meetings/schedule-state.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';

function idOfKey(handle: WriteHandle, rowKey: string): string | undefined {
  return handle.get<{ id: string }>('SELECT id FROM schedule_record WHERE row_key = ?', rowKey)?.id;
}

/** Says what came of a row of the schedule; replaces what was said before. */
export function setScheduleRecord(handle: WriteHandle, record: ScheduleRecord): void {
  const values = {
    row_key: record.rowKey,
    state: record.state,
    meeting_id: record.meetingId,
    start_on: record.startOn,
    end_on: record.endOn,
    place: record.place,
    note: record.note,
  };
  const known = idOfKey(handle, record.rowKey);
  if (known === undefined) {
    handle.insert('schedule_record', { id: handle.environment.newId(), ...values });
  } else {
    handle.update('schedule_record', known, values);
  }
}

/** Takes back what was said of a row; the dates alone speak again. */
export function clearScheduleRecord(handle: WriteHandle, rowKey: string): void {
  const known = idOfKey(handle, rowKey);
  if (known !== undefined) {
    handle.remove('schedule_record', known);
  }
}
