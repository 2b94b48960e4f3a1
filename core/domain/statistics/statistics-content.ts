import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** Why a cell has no number: nothing printed, 「—」/「-」/「…」, or 未定. Never zero. */
export const missingSchema = z.enum(['blank', 'dash', 'undecided']);
export type Missing = z.infer<typeof missingSchema>;

export const statisticsValueSchema = z.object({
  /** As printed: 「14,668」 */
  raw: z.string(),
  value: z.number().nullable(),
  missing: missingSchema.nullable(),
});
export type StatisticsValue = z.infer<typeof statisticsValueSchema>;

export const statisticsPeriodSchema = z.object({
  /** As printed: 「令和元年度」, 「※R4.11.1」 */
  label: z.string(),
  /** 速報値, a column marked ※, or a date inside the year. */
  provisional: z.boolean(),
  undecided: z.boolean(),
});
export type StatisticsPeriod = z.infer<typeof statisticsPeriodSchema>;

export const statisticsSeriesSchema = z.object({
  id: idSchema,
  label: z.string(),
  /** Unit as printed beside the label or above the table; null where none is printed. */
  unit: z.string().nullable(),
  values: z.array(statisticsValueSchema),
});
export type StatisticsSeries = z.infer<typeof statisticsSeriesSchema>;

/** One numbered table: series × periods. */
export const statisticsTableSchema = z.object({
  id: idSchema,
  titleId: idSchema,
  headerId: idSchema,
  figureId: idSchema,
  /** Heading of a group of tables, printed above the first of them. */
  section: z.object({ id: idSchema, text: z.string() }).optional(),
  /** 「①」 as printed, or empty. */
  no: z.string(),
  title: z.string(),
  /** Head of the label column, usually empty. */
  stub: z.string(),
  /** 「（単位：人）」 as printed, with its block id. */
  unitLine: z.object({ id: idSchema, text: z.string() }).nullable(),
  periods: z.array(statisticsPeriodSchema),
  series: z.array(statisticsSeriesSchema),
  /** ※ notes in printed order. */
  notes: z.array(z.object({ id: idSchema, text: z.string() })),
  /** 「資料：…」 as printed. */
  source: z.object({ id: idSchema, text: z.string() }).nullable(),
});
export type StatisticsTable = z.infer<typeof statisticsTableSchema>;

/** 統計資料 */
export const statisticsContentSchema = z.object({
  kind: z.literal('statistics'),
  /** Title line of the paper; null where only the 配布資料一覧 names it. */
  title: z.object({ id: idSchema, text: z.string() }).nullable(),
  tables: z.array(statisticsTableSchema),
  notes: z.array(z.object({ id: idSchema, text: z.string() })),
});
export type StatisticsContent = z.infer<typeof statisticsContentSchema>;
