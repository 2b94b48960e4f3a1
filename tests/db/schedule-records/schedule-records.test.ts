import { expect, it } from 'vitest';
import { clearScheduleRecord, setScheduleRecord } from '../../../db/schedule-records/commands.ts';
import { scheduleRecordHistory } from '../../../db/schedule-records/history.ts';
import { listScheduleRecords } from '../../../db/schedule-records/queries.ts';
import { newFile } from '../support.ts';

const record = {
  rowKey: '2023/市民アンケート',
  state: 'held',
  meetingId: null,
  startOn: '2022-12-14',
  endOn: '2023-01-10',
  place: null,
  note: '回収 812',
} as const;

it('what came of a row of the schedule is said once, changed and taken back', () => {
  const file = newFile();
  file.write('', 'set', (handle) => setScheduleRecord(handle, record));
  file.write('', 'set', (handle) => setScheduleRecord(handle, { ...record, state: 'changed', note: null }));
  expect(listScheduleRecords(file.read)).toEqual([{ ...record, state: 'changed', note: null }]);
  file.write('', 'clear', (handle) => clearScheduleRecord(handle, record.rowKey));
  file.write('', 'clear', (handle) => clearScheduleRecord(handle, record.rowKey));
  expect(listScheduleRecords(file.read)).toEqual([]);
  // The log still knows each.
  expect(scheduleRecordHistory(file.read)).toEqual([record, { ...record, state: 'changed', note: null }]);
});
