import search from 'approx-string-match';
import type { Link } from '../blocks/align/correspondence.ts';
import type { TextRange } from '../blocks/block.ts';
import type { CarryContext } from './carry-context.ts';

/** Where marked text that was edited most likely is now, as ranges of the new text; empty when there is no such place. */
export function proposedPlace(
  ranges: readonly TextRange[],
  links: readonly (Link | null)[],
  context: CarryContext,
): TextRange[] {
  const { after } = context.correspondence;
  const places = ranges.flatMap((range) => {
    const place = imageWithNeighbours(range, context);
    return place === null ? [] : [withNumbers(range, place, context)];
  });
  if (places.length > 0) return places;
  const passages = new Set(links.flatMap((link) => link?.after ?? []));
  const quote = ranges.map(([from, to]) => context.correspondence.before.text.slice(from, to)).join('');
  for (const index of passages) {
    const passage = after.passages[index];
    if (passage === undefined) continue;
    const text = after.text.slice(passage.start, passage.end);
    const [best] = search(text, quote, Math.floor(quote.length * 0.4)).sort((a, b) => a.errors - b.errors);
    if (best !== undefined && best.end > best.start)
      return [[passage.start + best.start, passage.start + best.end]];
  }
  // The words are gone and their sentence is still there: the sentence is shown.
  return [...passages].flatMap((index): TextRange[] => {
    const passage = after.passages[index];
    return passage === undefined || passage.start === passage.end ? [] : [[passage.start, passage.end]];
  });
}

/** The place of what is left of a range, widened over changed ends to the neighbours that are left. */
function imageWithNeighbours([from, to]: TextRange, context: CarryContext): TextRange | null {
  const { map, before } = context.correspondence;
  let low = Number.POSITIVE_INFINITY;
  let high = -1;
  let kept = 0;
  for (let at = from; at < to; at += 1) {
    const place = map[at] ?? -1;
    if (place < 0) continue;
    kept += 1;
    low = Math.min(low, place);
    high = Math.max(high, place + 1);
  }
  const length = to - from;
  const most = length * 1.6 + 8;
  const sameBefore = from > 0 && before.passageAt[from - 1] === before.passageAt[from];
  const sameAfter = to < before.text.length && before.passageAt[to] === before.passageAt[to - 1];
  const edges = kept === 0 ? edgesOfPassage(from, to, context) : null;
  const left = sameBefore && (map[from - 1] ?? -1) >= 0 ? (map[from - 1] ?? 0) + 1 : (edges?.[0] ?? null);
  const right = sameAfter && (map[to] ?? -1) >= 0 ? (map[to] ?? 0) : (edges?.[1] ?? null);
  if (kept === 0) {
    if (left === null || right === null || right <= left || right - left > most) return null;
    return [left, right];
  }
  if (kept * 2 < length && high - low > most) return null;
  if ((map[from] ?? -1) < 0 && left !== null && left < low && low - left <= 6 + length * 0.2) low = left;
  if ((map[to - 1] ?? -1) < 0 && right !== null && right > high && right - high <= 6 + length * 0.2)
    high = right;
  return high - low > most * 2 ? null : [low, high];
}

/** Ends of the cell or passage that answers to the one of a range, where the range itself reaches to these; null elsewhere. */
function edgesOfPassage(
  from: number,
  to: number,
  { correspondence }: CarryContext,
): readonly [number | null, number | null] {
  const { before, after, linkBefore } = correspondence;
  const index = before.passageAt[from] ?? 0;
  const own = before.passages[index];
  const partners = linkBefore[index]?.after ?? [];
  const partner = partners.length === 1 ? after.passages[partners[0] ?? -1] : undefined;
  if (partner === undefined || own === undefined) return [null, null];
  const [cells, now] = [
    cellsOf(before.text, own.start, own.end),
    cellsOf(after.text, partner.start, partner.end),
  ];
  const cell = cells.findIndex(([start, end]) => start <= from && to <= end);
  const [start, end] = cells[cell] ?? [Number.NaN, Number.NaN];
  const there = cells.length === now.length ? now[cell] : undefined;
  return there === undefined
    ? [null, null]
    : [start === from ? there[0] : null, end === to ? there[1] : null];
}

/** The stretches between the borders of cells; of other passages the whole. */
function cellsOf(text: string, start: number, end: number): TextRange[] {
  const cells: TextRange[] = [];
  let from = start;
  for (const cell of text.slice(start, end).split('\t')) {
    cells.push([from, from + cell.length]);
    from += cell.length + 1;
  }
  return cells;
}

const figure = /[0-9０-９]/u;
const inNumber = /[0-9０-９.,．，]/u;

/** A number at an end of the marked text that is another one now: the proposal holds all of the new one. */
function withNumbers([from, to]: TextRange, [low, high]: TextRange, context: CarryContext): TextRange {
  const { map, before, after } = context.correspondence;
  let first = from;
  while (first < to && (map[first] ?? -1) < 0) first += 1;
  let last = to;
  while (last > from && (map[last - 1] ?? -1) < 0) last -= 1;
  let [start, end] = [low, high];
  if (figure.test(before.text.slice(from, first))) {
    const limit = after.passages[after.passageAt[low] ?? 0]?.start ?? low;
    while (start > limit && inNumber.test(after.text.charAt(start - 1))) start -= 1;
    while (start < low && !figure.test(after.text.charAt(start))) start += 1;
  }
  if (figure.test(before.text.slice(last, to))) {
    const limit = after.passages[after.passageAt[high - 1] ?? 0]?.end ?? high;
    while (end < limit && inNumber.test(after.text.charAt(end))) end += 1;
    while (end > high && !figure.test(after.text.charAt(end - 1))) end -= 1;
  }
  return [start, end];
}
