import type { Replacement } from '../../../core/contract/annotation-calls.ts';
import type { Target } from '../../../core/domain/annotations/annotation.ts';
import type { Block, TextRange } from '../../../core/domain/blocks/block.ts';
import type { ComparisonEntry } from '../../../core/domain/blocks/comparison.ts';

export type Carried = Replacement['carried'][number];

/** One row of the comparison: what stands side by side, below the heading that both stand under. */
export interface ComparisonRow {
  readonly key: string;
  readonly entry: ComparisonEntry;
  /** Shown above the row where it is another one than that of the row before. */
  readonly heading: string;
}

/**
 * The rows to be shown.
 * @param all also what did not change
 * @param wanted blocks of either side that are shown in any case
 */
export function rowsOf(
  entries: readonly ComparisonEntry[],
  all: boolean,
  wanted: ReadonlySet<string>,
): ComparisonRow[] {
  const rows: ComparisonRow[] = [];
  let heading = '';
  for (const [index, entry] of entries.entries()) {
    const [first] = [...entry.after, ...entry.before];
    if (first?.kind === 'heading') {
      heading = first.text;
    }
    const isWanted = [...entry.before, ...entry.after].some(({ id }) => wanted.has(id));
    const hasText = [...entry.before, ...entry.after].some(({ text }) => text !== '');
    if (hasText && (all || isWanted || entry.change !== 'same' || entry.moved)) {
      rows.push({ key: `${index} ${first?.id ?? ''}`, entry, heading });
    }
  }
  return rows;
}

/** Ids of the blocks that a target holds on to. */
export function blocksOf(target: Target | null): string[] {
  return target?.parts.map(({ blockId }) => blockId) ?? [];
}

/** What a target marks in the blocks of one side of a row, as ranges of their texts joined by line breaks. */
export function marksIn(blocks: readonly Block[], target: Target | null): TextRange[] {
  const ranges: TextRange[] = [];
  let start = 0;
  for (const block of blocks) {
    for (const part of target?.parts ?? []) {
      if (part.blockId === block.id) {
        const [from, to] = part.range ?? [0, block.text.length];
        ranges.push([start + from, start + to]);
      }
    }
    start += block.text.length + 1;
  }
  return ranges;
}

/** The block that an offset of the joined text of a side lies in, and the offset in it. */
export function blockAt(blocks: readonly Block[], offset: number): { block: Block; offset: number } | null {
  let start = 0;
  for (const block of blocks) {
    if (offset <= start + block.text.length) {
      return { block, offset: Math.max(0, offset - start) };
    }
    start += block.text.length + 1;
  }
  return null;
}

/** Annotations that wait for a person come first, in reading order. */
export function pendingOf(carried: readonly Carried[]): Carried[] {
  return carried.filter(({ placeAfter }) => placeAfter.decision === 'pending');
}
