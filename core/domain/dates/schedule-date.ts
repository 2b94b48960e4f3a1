import { z } from 'zod';

/** ISO 8601 calendar date, year-month-day. */
export const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** ISO 8601 date, or year and month where the day is not settled. */
export const isoDateOrMonthSchema = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);
/** Local time of day, 24 hours, `HH:MM`. */
export const clockTimeSchema = z.string().regex(/^\d{2}:\d{2}$/);

/** One of several dates of an event, with its own time and place. */
export const occurrenceSchema = z.object({
  /** As printed: 「(1)」 */
  no: z.string(),
  date: isoDateSchema,
  dateText: z.string(),
  timeText: z.string().nullable(),
  start: clockTimeSchema.nullable(),
  end: clockTimeSchema.nullable(),
  place: z.string().nullable(),
});
export type Occurrence = z.infer<typeof occurrenceSchema>;

/**
 * 日程 of a schedule row. `exact`: one day; `range`: から…まで; `approx-month`: 頃, start is year-month;
 * `multi`: several days, listed in occurrences; `undecided`: 未定, blank, or not understood.
 */
export const scheduleDateSchema = z.object({
  dateText: z.string(),
  precision: z.enum(['exact', 'range', 'approx-month', 'multi', 'undecided']),
  start: isoDateOrMonthSchema.nullable(),
  end: isoDateOrMonthSchema.nullable(),
  occurrences: z.array(occurrenceSchema),
});
export type ScheduleDate = z.infer<typeof scheduleDateSchema>;
