/** Calls about statistics that come from elsewhere. Spread into service.ts. */
import { z } from 'zod';
import { statisticsTableSchema } from '../domain/statistics/statistics-content.ts';
import { tableRemarkSchema } from '../domain/statistics/table-remark.ts';
import type { Contract } from './rpc.ts';

export const readStatisticsSchema = z.object({
  /** Written by this program: nothing had to be guessed. */
  isOwn: z.boolean(),
  title: z.string().nullable(),
  tables: z.array(
    z.object({
      table: statisticsTableSchema,
      /** Name of the sheet, or empty. */
      sheet: z.string(),
      /** Row of the sheet in which its figures begin, from 1; 0 where that says nothing. */
      row: z.int().nonnegative(),
      remarks: z.array(tableRemarkSchema),
    }),
  ),
  /** Notes of the paper as a whole. */
  notes: z.array(z.string()),
  /** Rows that belong to no table. */
  leftOver: z.array(z.object({ row: z.int(), text: z.string() })),
});
export type ReadStatistics = z.infer<typeof readStatisticsSchema>;

/** Longest text that can be pasted. */
export const longestPaste = 2_000_000;

export const statisticsCalls = {
  /** The tables of a file (.xlsx, .csv, .tsv, .txt), to be looked at; nothing is stored. */
  readStatisticsFile: {
    kind: 'read',
    input: z.strictObject({ path: z.string().min(1).max(4096) }),
    output: readStatisticsSchema,
  },
  /** The tables of what was pasted: its text, and the HTML that came with it or an empty text. */
  readPastedStatistics: {
    kind: 'read',
    input: z.strictObject({ text: z.string().max(longestPaste), html: z.string().max(longestPaste) }),
    output: readStatisticsSchema,
  },
} as const satisfies Contract;

export type StatisticsCalls = typeof statisticsCalls;
