import { z } from 'zod';
import { idSchema } from '../ids.ts';

export const distributionSchema = z.enum(['advance', 'onTheDay', 'onTheDesk']);
/** 事前配布 / 当日配布 / 机上配布 */
export type Distribution = z.infer<typeof distributionSchema>;

/** One row of the 配布資料一覧. */
export const handoutRowSchema = z.object({
  id: idSchema,
  /** 「第1回（6月30日）」 where the row prints it (the first row of a merged cell), else empty. */
  meetingText: z.string(),
  /** Number as printed; empty on a 差替 row that leaves it out; 「—」 for an unnumbered paper. */
  noText: z.string(),
  /** The number this row stands for; null for 「—」. A 差替 row without one inherits it. */
  no: z.string().nullable(),
  name: z.string(),
  /** The name without a closing 「（差替）」. */
  baseName: z.string(),
  /** 備考 as printed. */
  remarkRaw: z.string(),
  /** 備考 filled down from the merged cell above; an inference where remarkRaw is empty. */
  distribution: distributionSchema.nullable(),
  isReplacement: z.boolean(),
});
export type HandoutRow = z.infer<typeof handoutRowSchema>;

/** 配布資料一覧 */
export const handoutListContentSchema = z.object({
  kind: z.literal('handoutList'),
  /** Title lines above the table, the last being the title proper. */
  titleLines: z.array(z.object({ id: idSchema, text: z.string() })),
  headerId: idSchema,
  /** The four column heads as printed (the first is often empty). */
  columns: z.array(z.string()),
  rows: z.array(handoutRowSchema),
  notes: z.array(z.object({ id: idSchema, text: z.string() })),
});
export type HandoutListContent = z.infer<typeof handoutListContentSchema>;
