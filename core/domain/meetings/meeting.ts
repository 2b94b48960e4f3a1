import { z } from 'zod';
import { clockTimeSchema, isoDateSchema } from '../dates/schedule-date.ts';
import { idSchema } from '../ids.ts';

/** What the head of a 次第 says of its meeting, as printed and as read. */
export const meetingHeadSchema = z.object({
  title: z.string(),
  committeeName: z.string().nullable(),
  /** 「令和5年度」 as printed */
  fiscalYear: z.string().nullable(),
  sessionNo: z.int().positive().nullable(),
  dateText: z.string().nullable(),
  heldOn: isoDateSchema.nullable(),
  startText: z.string().nullable(),
  startTime: clockTimeSchema.nullable(),
  endTime: clockTimeSchema.nullable(),
  placeText: z.string().nullable(),
});
export type MeetingHead = z.infer<typeof meetingHeadSchema>;

/** 会議 */
export const meetingSchema = meetingHeadSchema.extend({ id: idSchema });
export type Meeting = z.infer<typeof meetingSchema>;
