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

export const blankValue: StatisticsValue = { raw: '', value: null, missing: 'blank' };

export const statisticsPeriodSchema = z.object({
  /** Block of its row, where the paper prints a row for each period. */
  id: idSchema.optional(),
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

/** How a computed quotient is written: as it is, in hundredths (％) or in thousandths (‰). */
export const derivedScaleSchema = z.enum(['none', 'percent', 'permil']);
export type DerivedScale = z.infer<typeof derivedScaleSchema>;

/** Digits behind the point that a computed figure may have. */
export const greatestDecimals = 6;

/**
 * A row that the program computes from other rows: 高齢化率 = 「老年人口」 ÷ 「合計」. It is printed with the mark 計算値, so that it is
 * never taken for a figure of the city's own.
 */
export const derivedSeriesSchema = z.object({
  id: idSchema,
  label: z.string(),
  unit: z.string().nullable(),
  /** As typed; see formula/parse.ts for the language. */
  formula: z.string().max(500),
  scale: derivedScaleSchema,
  /** Rounded half up to so many digits. */
  decimals: z.int().min(0).max(greatestDecimals),
  /** Series of the same table whose printed values the formula explains; null for a row that the table does not print. */
  stated: idSchema.nullable(),
  /** Whether it is printed; one that only checks a printed series need not be. */
  shown: z.boolean(),
});
export type DerivedSeries = z.infer<typeof derivedSeriesSchema>;

export const chartTypeSchema = z.enum(['line', 'column', 'stackedBar', 'bar', 'pyramid']);
export type ChartType = z.infer<typeof chartTypeSchema>;

/** What a person has decided about the chart of a table; what is null is left to the program. */
export const chartChoiceSchema = z.object({
  /** `none`: the table has no chart. */
  type: z.union([chartTypeSchema, z.literal('none')]).nullable(),
  /** Series that are drawn, printed or computed ones. */
  series: z.array(idSchema).nullable(),
  /** Of these, the ones against the right-hand axis. */
  secondAxis: z.array(idSchema).nullable(),
  fromZero: z.boolean().nullable(),
  /** Figures at the points and bars. */
  figures: z.boolean().nullable(),
});
export type ChartChoice = z.infer<typeof chartChoiceSchema>;

/** One numbered table: series × periods, however the paper prints it. */
export const statisticsTableSchema = z
  .object({
    /** The paper prints a row for each period and a column for each series; then every period has an id. */
    periodsAsRows: z.literal(true).optional(),
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
    /** 「各年10月1日現在」 where it is printed on a line of its own. */
    basis: z.object({ id: idSchema, text: z.string() }).optional(),
    /** 「（単位：人）」 as printed, with its block id. */
    unitLine: z.object({ id: idSchema, text: z.string() }).nullable(),
    periods: z.array(statisticsPeriodSchema),
    series: z.array(statisticsSeriesSchema),
    /** The paper prints its notes below the source; elsewhere they stand above it. */
    notesBelowSource: z.literal(true).optional(),
    /** ※ notes, and sentences that say what the table shows, in printed order. */
    notes: z.array(z.object({ id: idSchema, text: z.string() })),
    /** 「資料：…」 as printed. */
    source: z.object({ id: idSchema, text: z.string() }).nullable(),
    derived: z.array(derivedSeriesSchema).optional(),
    chart: chartChoiceSchema.optional(),
  })
  .refine(
    ({ periodsAsRows, periods }) =>
      periodsAsRows === undefined || periods.every(({ id }) => id !== undefined),
    { path: ['periods'] },
  );
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
