import { z } from 'zod';
import { isoDateSchema } from '../dates/schedule-date.ts';
import { fileHashSchema, idSchema } from '../ids.ts';
import { distributionSchema } from '../meetings/handout-list-content.ts';
import { materialKindSchema } from './content.ts';

/** 初版 / 差替 / 正誤 / 追加 / 版不明 */
export const versionKindSchema = z.enum(['first', 'replacement', 'errata', 'addition', 'unknownVersion']);
export type VersionKind = z.infer<typeof versionKindSchema>;

/** `published`: has content and frozen blocks. `notReceived` (未受領): listed, but its content is not here. */
export const versionStateSchema = z.enum(['published', 'notReceived']);

export const materialVersionSchema = z.object({
  id: idSchema,
  materialId: idSchema,
  /** 1, 2, 3 … in the order in which versions follow each other. */
  ordinal: z.int().positive(),
  versionKind: versionKindSchema,
  state: versionStateSchema,
  distributedOn: isoDateSchema.nullable(),
  /** Why it was replaced, as the secretariat says it. */
  reason: z.string().nullable(),
  /** The file this version was read from. */
  sourceHash: fileHashSchema.nullable(),
  /** Which release of toBlocks made the frozen blocks; null without content. */
  blocksVersion: z.int().nullable(),
});
export type MaterialVersion = z.infer<typeof materialVersionSchema>;

/** 配布資料 */
export const materialSchema = z.object({
  id: idSchema,
  meetingId: idSchema,
  kind: materialKindSchema,
  /** 「4」 of 資料4, 「1-1」; null for 次第, 配布資料一覧 and papers listed with 「—」. */
  number: z.string().nullable(),
  title: z.string(),
  order: z.int().nonnegative(),
  distribution: distributionSchema.nullable(),
});
export type Material = z.infer<typeof materialSchema>;

/** The version that 「資料4」 means: the newest that has content, else the newest. */
export function currentVersion(versions: readonly MaterialVersion[]): MaterialVersion | undefined {
  const newestFirst = [...versions].sort((a, b) => b.ordinal - a.ordinal);
  return newestFirst.find((version) => version.state === 'published') ?? newestFirst[0];
}
