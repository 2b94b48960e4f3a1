import { type Correspondence, correspond } from '../blocks/align/correspondence.ts';
import type { Block } from '../blocks/block.ts';
import { carryBlock } from './carry-block.ts';
import { NumberComparison } from './carry-numbers.ts';
import { carryQuote } from './carry-quote.ts';
import type { Anchor, CarriedAnchor } from './carry-result.ts';

export type { Anchor, AnchorPart, CarriedAnchor, CarryReason, ChangedNumber } from './carry-result.ts';

/**
 * Where each anchor of an old version stands in the new one. `same` and `moved` are given only where nothing else can be
 * meant; whatever is not certain is `changed` with a proposal, and what is gone is `orphaned`.
 * @param correspondence that of `alignBlocks` for the same two versions, to spare a second comparison
 * @returns one result for each anchor, in the same order
 */
export function carryAnchors(
  before: readonly Block[],
  after: readonly Block[],
  anchors: readonly Anchor[],
  correspondence: Correspondence = correspond(before, after),
): CarriedAnchor[] {
  const blocks = new Map(before.map((block, index) => [block.id, index]));
  const context = { correspondence, blocks, numbers: new NumberComparison(correspondence) };
  return anchors.map((anchor) =>
    anchor.parts.some(({ from, to }) => from === null || to === null || from === to)
      ? carryBlock(anchor, context)
      : carryQuote(anchor, context),
  );
}
