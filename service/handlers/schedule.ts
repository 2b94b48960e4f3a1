import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { clearScheduleRecord, setScheduleRecord } from '../../db/schedule-records/commands.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { exportPacket } from '../exports/export-packet.ts';
import { scheduleCalendar } from '../exports/schedule-calendar.ts';
import { type CurrentSchedule, calendarPast, currentSchedule } from '../exports/schedule-facts.ts';
import { schedulePaper } from '../exports/schedule-paper.ts';
import { printContents } from '../exports/table-document.ts';
import { writeWhole } from '../exports/write-file.ts';

export type ScheduleCalls = Pick<
  Handlers<ServiceContract>,
  'schedule' | 'setScheduleRecord' | 'clearScheduleRecord' | 'exportSchedule' | 'exportCalendar'
>;

/** The schedule in force, what came of it, and what is made of it. */
export function scheduleHandlers(service: CommitteeService): ScheduleCalls {
  const { file, environment } = service;
  const translate = createTranslate(environment.locale);

  const demandSchedule = (today: string): CurrentSchedule => {
    const schedule = currentSchedule(file.read, today);
    if (schedule === null) {
      throw new ShingiError('not-found', { what: 'schedule' });
    }
    return schedule;
  };

  return {
    schedule: ({ today }) => {
      const schedule = currentSchedule(file.read, today);
      if (schedule === null) {
        return { material: null, entries: [] };
      }
      const { id, meetingId, number, title } = schedule.material;
      return { material: { id, meetingId, number, title }, entries: [...schedule.entries] };
    },
    setScheduleRecord: (record) => {
      if (record.startOn !== null && record.endOn !== null && record.endOn < record.startOn) {
        throw new ShingiError('invalid-input', { end: record.endOn });
      }
      file.write(ownerActor, 'setScheduleRecord', (tx) => setScheduleRecord(tx, record));
      service.announce('schedule');
      return null;
    },
    clearScheduleRecord: ({ rowKey }) => {
      file.write(ownerActor, 'clearScheduleRecord', (tx) => clearScheduleRecord(tx, rowKey));
      service.announce('schedule');
      return null;
    },
    exportSchedule: ({ path, today, jobId }) =>
      service.runJob(jobId, (signal, report) => {
        const paper = schedulePaper(demandSchedule(today), today, translate, environment.newId);
        const owner = findCommittee(file.read)?.name ?? '';
        const contents = printContents(paper.title, owner, paper.blocks, environment, 'schedule');
        return exportPacket(contents, { path, plainText: false }, environment, signal, report);
      }),
    exportCalendar: async ({ path, today, months }) => {
      const current = demandSchedule(today);
      const committee = findCommittee(file.read);
      if (committee === null) {
        throw new ShingiError('file-damaged', { message: 'no committee' });
      }
      const { text, report } = scheduleCalendar(
        {
          committee,
          title: current.content.title,
          entries: current.entries,
          past: calendarPast(file.read, current, today),
        },
        { months, writtenAt: environment.now(), translate },
      );
      await writeWhole(path, text);
      return { path, ...report };
    },
  };
}
