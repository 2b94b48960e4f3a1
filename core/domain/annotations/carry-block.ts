import { wordsOf } from '../blocks/align/group-blocks.ts';
import type { TextRange } from '../blocks/block.ts';
import { type CarryContext, orphan } from './carry-context.ts';
import { figureAfter } from './carry-figure.ts';
import { columnsOf } from './carry-heads.ts';
import type { Anchor, AnchorPart, CarriedAnchor } from './carry-result.ts';

/** Carries an anchor that holds whole blocks. */
export function carryBlock(anchor: Anchor, context: CarryContext): CarriedAnchor {
  const blocks = anchor.parts.flatMap((part) => context.blocks.get(part.blockId) ?? []);
  const found = blocks.map((block) => carryOne(block, context));
  const parts: AnchorPart[] = found.flatMap(({ after }) => {
    const block = after === null ? undefined : context.correspondence.after.blocks[after];
    return block === undefined ? [] : [{ blockId: block.id, from: null, to: null }];
  });
  if (parts.length === 0) return orphan(anchor, 'blockGone');
  const numbers = found.flatMap((one) => one.numbers);
  const worst =
    found.find((one) => one.verdict === 'changed') ??
    found.find((one) => one.verdict === 'moved') ??
    found[0];
  if (worst === undefined) return orphan(anchor, 'blockGone');
  if (found.length < anchor.parts.length || found.some(({ after }) => after === null))
    return { key: anchor.key, verdict: 'changed', reason: 'tornApart', parts, numbers };
  return { key: anchor.key, verdict: worst.verdict, reason: worst.reason, parts, numbers };
}

interface CarriedBlock extends Pick<CarriedAnchor, 'verdict' | 'reason' | 'numbers'> {
  readonly after: number | null;
}

function carryOne(block: number, context: CarryContext): CarriedBlock {
  const { correspondence, numbers } = context;
  const { before, after, map, linkBefore } = correspondence;
  const passages = (before.passagesOf[block] ?? []).filter((at) => before.passages[at]?.form !== 'running');
  const weights = new Map<number, number>();
  const give = (target: number | undefined, weight: number): void => {
    if (target !== undefined) weights.set(target, (weights.get(target) ?? 0) + weight);
  };
  for (const at of passages) {
    const passage = before.passages[at];
    const link = linkBefore[at];
    const partner = after.passages[link?.after[0] ?? -1];
    if (passage === undefined || partner === undefined) continue;
    if (passage.form === 'row' || passage.start === passage.end) give(partner.block, 1);
    for (let unit = passage.start; unit < passage.end; unit += 1) {
      const to = map[unit] ?? -1;
      if (before.owners[unit] === block && to >= 0) give(after.owners[to], 1);
    }
  }
  const [best] = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (best === undefined) {
    const figure = figureAfter(block, context);
    if (figure === null) return { after: null, verdict: 'orphaned', reason: 'blockGone', numbers: [] };
    const reason = figure.numbers.length > 0 ? 'numberChanged' : 'blockTextChanged';
    return { after: figure.after, verdict: 'changed', reason, numbers: [...figure.numbers] };
  }
  const [target] = best;
  const links = passages.map((at) => linkBefore[at] ?? null);
  const passagesAfter = (after.passagesOf[target] ?? []).filter(
    (at) => after.passages[at]?.form !== 'running',
  );
  const number = numbers.changes(passages, passagesAfter);
  if (number.changed.length > 0)
    return {
      after: target,
      verdict: 'changed',
      reason: number.onlyNumbering ? 'numberingChanged' : 'numberChanged',
      numbers: [...number.changed],
    };
  const untouched =
    links.every((link) => link?.equal === true) && wordsOf(before, block) === wordsOf(after, target);
  if (!untouched) return { after: target, verdict: 'changed', reason: 'blockTextChanged', numbers: [] };
  const spans: TextRange[] = (before.spans[block] ?? []).map(([from, to]) => [from, to]);
  if (columnsOf(spans, context).changed)
    return { after: target, verdict: 'changed', reason: 'columnHeadChanged', numbers: [] };
  if (links.some((link) => link?.certain !== true))
    return { after: target, verdict: 'changed', reason: 'ambiguous', numbers: [] };
  return links.some((link) => link?.stays === false)
    ? { after: target, verdict: 'moved', reason: 'movedElsewhere', numbers: [] }
    : { after: target, verdict: 'same', reason: 'untouched', numbers: [] };
}
