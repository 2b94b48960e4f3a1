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
    return place === null ? [] : [place];
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
  const left = sameBefore && (map[from - 1] ?? -1) >= 0 ? (map[from - 1] ?? 0) + 1 : null;
  const right = sameAfter && (map[to] ?? -1) >= 0 ? (map[to] ?? 0) : null;
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
