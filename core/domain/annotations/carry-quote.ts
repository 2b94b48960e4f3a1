import { type Reading, textRangesOf } from '../blocks/align/reading.ts';
import type { TextRange } from '../blocks/block.ts';
import { carryBlock } from './carry-block.ts';
import { isClear } from './carry-clear.ts';
import { type CarryContext, orphan, partsOf } from './carry-context.ts';
import { columnsOf } from './carry-heads.ts';
import { proposedPlace } from './carry-proposal.ts';
import type { Anchor, CarriedAnchor, CarryReason } from './carry-result.ts';

/** Carries an anchor that holds text. */
export function carryQuote(anchor: Anchor, context: CarryContext): CarriedAnchor {
  const { correspondence } = context;
  const { before, map, linkBefore } = correspondence;
  const marked = markedText(anchor, context);
  const ranges = withoutRunning(marked, before);
  if (ranges.length === 0) return carryBlock(anchor, context);
  const passages = passagesIn(ranges, context);
  const links = passages.map((at) => linkBefore[at] ?? null);
  const image = imageOf(ranges, context);
  const changed = (
    reason: CarryReason,
    place: readonly TextRange[],
    numbers: CarriedAnchor['numbers'],
  ): CarriedAnchor =>
    place.length === 0
      ? orphan(anchor, 'textGone')
      : {
          key: anchor.key,
          verdict: 'changed',
          reason,
          parts: place.flatMap(([from, to]) => partsOf(context, from, to)),
          numbers,
        };
  if (image === null) {
    const place = proposedPlace(ranges, links, context);
    const there = passagesOfPlace(place, context);
    const { changed: numbers } = context.numbers.changes(passages, there);
    const torn = ranges.every(([from, to]) => isMapped(map, before.text, from, to));
    const linked = links.some((link) => link !== null);
    return changed(
      linked && numbers.length > 0 ? 'numberChanged' : torn ? 'tornApart' : 'textChanged',
      place,
      linked ? [...numbers] : [],
    );
  }
  const there = passagesOfPlace(image, context);
  const numbers = context.numbers.changes(passages, there);
  if (numbers.changed.length > 0)
    return changed(numbers.onlyNumbering ? 'numberingChanged' : 'numberChanged', image, [...numbers.changed]);
  const columns = columnsOf(ranges, context);
  if (columns.changed) return changed('columnHeadChanged', image, []);
  const clear = links.every(
    (link, index) =>
      link?.certain === true && (link.equal || isClear(passages[index] ?? 0, link, ranges, context)),
  );
  if (!clear || endsInRunningWords(marked, before)) return changed('ambiguous', image, []);
  const moved = columns.moved || links.some((link) => link?.stays === false);
  return {
    key: anchor.key,
    verdict: moved ? 'moved' : 'same',
    reason: moved ? 'movedElsewhere' : 'untouched',
    parts: image.flatMap(([from, to]) => partsOf(context, from, to)),
    numbers: [],
  };
}

/** The marked text of the old version. */
function markedText(anchor: Anchor, { correspondence, blocks }: CarryContext): TextRange[] {
  return anchor.parts.flatMap((part): TextRange[] => {
    const block = blocks.get(part.blockId);
    if (block === undefined || part.from === null || part.to === null) return [];
    return textRangesOf(correspondence.before, block, part.from, part.to);
  });
}

/** Heads and feet of pages that a mark ran over are not what it is about. Ranges that touch become one. */
function withoutRunning(marked: readonly TextRange[], before: Reading): TextRange[] {
  const inText = marked.filter(([from]) => !isRunning(from, before));
  const ranges: TextRange[] = [];
  for (const [from, to] of inText.length > 0 ? inText : marked) {
    const last = ranges.at(-1);
    if (last?.[1] === from) last[1] = to;
    else ranges.push([from, to]);
  }
  return ranges;
}

/** Whether a mark begins or ends in words at the edge of a page, of which nobody knows whether they belong to the text. */
function endsInRunningWords(marked: readonly TextRange[], before: Reading): boolean {
  return [marked[0], marked.at(-1)].some(
    (range) =>
      range !== undefined && isRunning(range[0], before) && /\p{L}/u.test(before.text.slice(...range)),
  );
}

function isRunning(at: number, reading: Reading): boolean {
  return (reading.passageAt[at] ?? 0) >= reading.flowing;
}

function passagesIn(ranges: readonly TextRange[], { correspondence }: CarryContext): number[] {
  const { before } = correspondence;
  const found = new Set<number>();
  for (const [from, to] of ranges) {
    for (let at = from; at < to; at = before.passages[before.passageAt[at] ?? 0]?.end ?? to)
      found.add(before.passageAt[at] ?? 0);
  }
  return [...found];
}

function passagesOfPlace(ranges: readonly TextRange[], { correspondence }: CarryContext): number[] {
  const { after } = correspondence;
  const found = new Set<number>();
  for (const [from, to] of ranges) {
    for (let at = from; at < to; at = after.passages[after.passageAt[at] ?? 0]?.end ?? to)
      found.add(after.passageAt[at] ?? 0);
  }
  return [...found];
}

const tab = 0x09;
/** Units between two parts of one mark that belong to what it is about. */
const closeTogether = 100;

function isMapped(map: Int32Array, text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((map[at] ?? -1) < 0 && text.charCodeAt(at) !== tab) return false;
  return true;
}

/**
 * Where the ranges are in the new text when every character is there and nothing came between them; null otherwise. The
 * borders of cells do not count as characters.
 */
function imageOf(ranges: readonly TextRange[], { correspondence }: CarryContext): TextRange[] | null {
  const { before, after, map } = correspondence;
  const image: TextRange[] = [];
  let previous: number | null = null;
  for (const [from, to] of ranges) {
    let start = -1;
    let end = -1;
    for (let at = from; at < to; at += 1) {
      if (before.text.charCodeAt(at) === tab) continue;
      const place = map[at] ?? -1;
      if (place < 0) return null;
      if (start < 0) start = place;
      else {
        while (end < place && after.text.charCodeAt(end) === tab) end += 1;
        if (place !== end) return null;
      }
      end = place + 1;
    }
    if (start < 0) continue;
    // Parts that stood close together must still do so.
    const last = image.at(-1);
    const gap = previous === null ? 0 : from - previous;
    if (last !== undefined && gap < closeTogether && start - last[1] !== gap) return null;
    image.push([start, end]);
    previous = to;
  }
  return image;
}
