import { z } from 'zod';
import { scheduleDateSchema } from '../dates/schedule-date.ts';
import { idSchema } from '../ids.ts';

export const scheduleTopicSchema = z.object({
  id: idSchema,
  /** 「・」, 「(1)」 or empty, as printed. */
  marker: z.string(),
  text: z.string(),
  /** 0 for a topic, 1 for what belongs to the topic above it. */
  depth: z.int().min(0).max(3),
});
export type ScheduleTopic = z.infer<typeof scheduleTopicSchema>;

export const scheduleRowSchema = scheduleDateSchema.extend({
  id: idSchema,
  /** 「令和5年度」 of the year row above, or empty. */
  fiscalYear: z.string(),
  /** 「第2回」, 「—」 as printed. */
  session: z.string(),
  sessionNo: z.int().positive().nullable(),
  kind: z.enum(['committee', 'event']),
  topics: z.array(scheduleTopicSchema),
});
export type ScheduleRow = z.infer<typeof scheduleRowSchema>;

/** 策定スケジュール */
export const scheduleContentSchema = z.object({
  kind: z.literal('schedule'),
  titleId: idSchema,
  title: z.string(),
  headerId: idSchema,
  columns: z.array(z.string()),
  /** Year headings and rows in printed order. */
  entries: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('year'), id: idSchema, text: z.string() }),
      z.object({ type: z.literal('row'), row: scheduleRowSchema }),
    ]),
  ),
  notes: z.array(z.object({ id: idSchema, text: z.string() })),
});
export type ScheduleContent = z.infer<typeof scheduleContentSchema>;
