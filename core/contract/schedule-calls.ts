/** Calls about the schedule: what is planned beside what was held. Spread into service.ts. */
import { z } from 'zod';
import { isoDateSchema } from '../domain/dates/schedule-date.ts';
import { idSchema } from '../domain/ids.ts';
import { scheduleEntrySchema, scheduleRecordSchema } from '../domain/meetings/schedule-state.ts';
import type { Contract } from './rpc.ts';
import { exportReportSchema } from './schemas.ts';

const done = z.null();
const pathText = z.string().min(1).max(4096);

/** The schedule that is in force, with every row beside what came of it. */
export const shownScheduleSchema = z.object({
  /** null: no schedule has been handed out yet. */
  material: z
    .object({ id: idSchema, meetingId: idSchema, number: z.string().nullable(), title: z.string() })
    .nullable(),
  entries: z.array(scheduleEntrySchema),
});
export type ShownSchedule = z.infer<typeof shownScheduleSchema>;

/** What went into a calendar file, and what did not because its day is not settled. */
export const calendarReportSchema = z.object({
  path: z.string(),
  events: z.int().nonnegative(),
  /** Left out: no day, or only about when. As printed. */
  leftOut: z.array(z.object({ name: z.string(), dateText: z.string() })),
  /** Not counted in `events`: calendars may have it from an earlier file, and it is planned no more. Its first day. */
  cancelled: z.array(z.object({ name: z.string(), day: isoDateSchema })),
});
export type CalendarReport = z.infer<typeof calendarReportSchema>;

export const scheduleCalls = {
  schedule: { kind: 'read', input: z.strictObject({ today: isoDateSchema }), output: shownScheduleSchema },
  setScheduleRecord: { kind: 'write', input: scheduleRecordSchema.strict(), output: done },
  clearScheduleRecord: {
    kind: 'write',
    input: z.strictObject({ rowKey: z.string().min(1).max(400) }),
    output: done,
  },

  /** The schedule with what came of it, and its timeline up to today: .pdf. */
  exportSchedule: {
    kind: 'write',
    input: z.strictObject({ path: pathText, today: isoDateSchema, jobId: idSchema }),
    output: exportReportSchema,
  },
  /** RFC 5545. `months`: what is only about when becomes an event of the whole month, marked 頃, that blocks no time. */
  exportCalendar: {
    kind: 'write',
    input: z.strictObject({ path: pathText, today: isoDateSchema, months: z.boolean() }),
    output: calendarReportSchema,
  },
} as const satisfies Contract;
