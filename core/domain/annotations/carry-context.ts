import type { Correspondence } from '../blocks/align/correspondence.ts';
import { blockRangesOf } from '../blocks/align/reading.ts';
import type { NumberComparison } from './carry-numbers.ts';
import type { Anchor, AnchorPart, CarriedAnchor, CarryReason } from './carry-result.ts';

export interface CarryContext {
  readonly correspondence: Correspondence;
  /** Indexes of the blocks of the old version by id. */
  readonly blocks: ReadonlyMap<string, number>;
  readonly numbers: NumberComparison;
}

export function orphan(anchor: Anchor, reason: CarryReason): CarriedAnchor {
  return { key: anchor.key, verdict: 'orphaned', reason, parts: [], numbers: [] };
}

/** Parts for a range of the text of the new version. */
export function partsOf({ correspondence }: CarryContext, from: number, to: number): AnchorPart[] {
  const { after } = correspondence;
  return blockRangesOf(after, from, to).flatMap((range) => {
    const block = after.blocks[range.block];
    return block === undefined ? [] : [{ blockId: block.id, from: range.from, to: range.to }];
  });
}
