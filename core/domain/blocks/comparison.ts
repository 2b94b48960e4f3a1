import { z } from 'zod';
import { type AlignedBlocks, alignBlocks, inlineDifferences } from './align.ts';
import { type Block, blockSchema, textRangeSchema } from './block.ts';

export const comparisonEntrySchema = z.object({
  change: z.enum(['same', 'changed', 'added', 'removed', 'split', 'merged']),
  /** Whether it stands elsewhere among what stayed. */
  moved: z.boolean(),
  /** Blocks of the old version: none when added, several when merged. */
  before: z.array(blockSchema),
  /** Blocks of the new version: none when removed, several when split. */
  after: z.array(blockSchema),
  /**
   * Where the texts differ, as ranges of the texts of all blocks of a side joined by U+000A. Empty for what is the same, and
   * for what is only on one side.
   */
  differences: z.array(z.object({ before: textRangeSchema, after: textRangeSchema })),
});
export type ComparisonEntry = z.infer<typeof comparisonEntrySchema>;

export const comparisonCountsSchema = z.object({
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  moved: z.int().nonnegative(),
});
export type ComparisonCounts = z.infer<typeof comparisonCountsSchema>;

/** The texts of blocks as one, which the ranges of a comparison count in. */
export function joinedText(blocks: readonly Pick<Block, 'text'>[]): string {
  return blocks.map(({ text }) => text).join('\n');
}

/** 新旧対照: every block of two versions once, in the order of the new one, removed ones where they stood. */
export function compareVersions(before: readonly Block[], after: readonly Block[]): ComparisonEntry[] {
  return alignBlocks(before, after).entries.map((entry) => ({
    change: entry.change,
    moved: entry.moved,
    before: [...entry.before],
    after: [...entry.after],
    differences: differencesOf(entry),
  }));
}

function differencesOf({ change, before, after }: AlignedBlocks): ComparisonEntry['differences'] {
  return change === 'same' || before.length === 0 || after.length === 0
    ? []
    : inlineDifferences(joinedText(before), joinedText(after)).map((difference) => ({
        before: [difference.before[0], difference.before[1]],
        after: [difference.after[0], difference.after[1]],
      }));
}

/** Blocks by what happened to them; one that moved and changed counts as changed. */
export function countChanges(entries: readonly ComparisonEntry[]): ComparisonCounts {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const { change, moved } of entries) {
    if (change === 'added' || change === 'removed') {
      counts[change] += 1;
    } else if (change !== 'same') {
      counts.changed += 1;
    } else if (moved) {
      counts.moved += 1;
    }
  }
  return counts;
}
