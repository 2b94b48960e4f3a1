import { type Correspondence, correspond } from './align/correspondence.ts';
import { blockEdges, groupBlocks } from './align/group-blocks.ts';
import type { Block } from './block.ts';

export { type InlineDifference, inlineDifferences } from './inline-differences.ts';

/**
 * `same`: says the same; width, white space, radicals and the commas inside numbers make no difference.
 * `split`: one block became several. `merged`: several became one.
 */
export type BlockChange = 'same' | 'changed' | 'added' | 'removed' | 'split' | 'merged';

export interface AlignedBlocks {
  readonly change: BlockChange;
  /** Of the old version, in its order: none when added, several when merged, else one. */
  readonly before: readonly Block[];
  /** Of the new version, in its order: none when removed, several when split, else one. */
  readonly after: readonly Block[];
  /** Whether it stands elsewhere among the blocks that stayed. */
  readonly moved: boolean;
  /** True for `same` when width, white space, radicals or number commas do differ. */
  readonly formOnly: boolean;
}

export interface BlockAlignment {
  /** Every block of either version once: in the order of the new one, removed blocks where they stood. */
  readonly entries: readonly AlignedBlocks[];
  /** Number of entries that are not `same` or have moved. */
  readonly changes: number;
  readonly entryOfBefore: ReadonlyMap<string, AlignedBlocks>;
  readonly entryOfAfter: ReadonlyMap<string, AlignedBlocks>;
  /** The comparison below the alignment, for `carryAnchors`. */
  readonly correspondence: Correspondence;
}

/**
 * Which block of an old version is which block of the new one. Works by what the blocks say and where they stand; ids are
 * not looked at. Pages of a PDF are paired by the text that flows through them.
 */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): BlockAlignment {
  const correspondence = correspond(before, after);
  const groups = groupBlocks(correspondence, blockEdges(correspondence));
  const byFirstAfter = new Map(groups.map((group) => [group.after[0], group]));
  const grouped = new Set(groups.flatMap((group) => group.before));
  const inGroupAfter = new Set(groups.flatMap((group) => group.after));
  const entries: AlignedBlocks[] = [];
  const behind = new Map<number, AlignedBlocks[]>();
  let last = -1;
  before.forEach((block, index) => {
    if (grouped.has(index)) {
      last = index;
      return;
    }
    const removed: AlignedBlocks = {
      change: 'removed',
      before: [block],
      after: [],
      moved: false,
      formOnly: false,
    };
    behind.set(last, [...(behind.get(last) ?? []), removed]);
  });
  entries.push(...(behind.get(-1) ?? []));
  after.forEach((block, index) => {
    const group = byFirstAfter.get(index);
    if (group === undefined) {
      if (!inGroupAfter.has(index))
        entries.push({ change: 'added', before: [], after: [block], moved: false, formOnly: false });
      return;
    }
    entries.push({
      change: group.change,
      before: group.before.flatMap((at) => before[at] ?? []),
      after: group.after.flatMap((at) => after[at] ?? []),
      moved: group.moved,
      formOnly: group.formOnly,
    });
    for (const at of group.before) entries.push(...(behind.get(at) ?? []));
  });
  return {
    entries,
    changes: entries.filter((entry) => entry.change !== 'same' || entry.moved).length,
    entryOfBefore: new Map(entries.flatMap((entry) => entry.before.map((block) => [block.id, entry]))),
    entryOfAfter: new Map(entries.flatMap((entry) => entry.after.map((block) => [block.id, entry]))),
    correspondence,
  };
}
