import type { Link } from '../blocks/align/correspondence.ts';
import { resemblance, shapeOf } from '../blocks/align/resemblance.ts';
import type { TextRange } from '../blocks/block.ts';
import type { CarryContext } from './carry-context.ts';

/** A full stop or particle alone stands anywhere. */
const shortestRun = 3;

/**
 * Whether the part of a quote that lies in a changed passage can be nothing else in the passage that it became: it stands
 * in an unbroken stretch of old text that occurs once in both, and no neighbouring change could as well be read one step
 * aside.
 */
export function isClear(
  passage: number,
  link: Link,
  ranges: readonly TextRange[],
  { correspondence }: CarryContext,
): boolean {
  const { before, after, map, rowsBefore } = correspondence;
  const home = before.passages[passage];
  if (home === undefined) return false;
  let bounds: readonly TextRange[] = [[home.start, home.end]];
  const row = rowsBefore.get(passage);
  if (row !== undefined) bounds = row.cells.map(({ start, end }): TextRange => [start, end]);
  const targets = targetsOf(link, correspondence);
  return ranges.every(([from, to]) =>
    bounds.every(([low, high]) => {
      const [start, end] = [Math.max(from, low), Math.min(to, high)];
      if (start >= end) return true;
      let runStart = start;
      let runEnd = end;
      while (runStart > low && map[runStart - 1] === (map[runStart] ?? 0) - 1 && map[runStart - 1] !== -1)
        runStart -= 1;
      while (runEnd < high && map[runEnd] === (map[runEnd - 1] ?? 0) + 1) runEnd += 1;
      const whole = runStart === low && runEnd === high;
      const target = targets.find(([a, b]) => (map[start] ?? -1) >= a && (map[start] ?? -1) < b);
      if (target === undefined) return false;
      const [a, b] = target;
      if (whole && map[runStart] === a && (map[runEnd - 1] ?? -1) === b - 1) return true;
      if (row !== undefined && hasRival(before.text.slice(low, high), target, targets, after.text))
        return false;
      let kept = 0;
      for (let at = low; at < high; at += 1) if ((map[at] ?? -1) >= 0) kept += 1;
      if (runEnd - runStart < shortestRun) return false;
      if (!isEvidence(runEnd - runStart, kept / (high - low), kept / (b - a))) return false;
      const source = before.text.slice(low, high);
      const result = after.text.slice(a, b);
      const quote = before.text.slice(start, end);
      const run = before.text.slice(runStart, runEnd);
      const once =
        (countOf(source, quote) === 1 && countOf(result, quote) === 1) ||
        (run.length >= quote.length + 2 && countOf(source, run) === 1 && countOf(result, run) === 1);
      if (!once) return false;
      const shift = slack(before.text, after.text, map, { low, high, a, b, runStart, runEnd });
      return start - runStart >= shift.left && runEnd - end >= shift.right;
    }),
  );
}

function targetsOf(link: Link, { after, rowsAfter }: CarryContext['correspondence']): TextRange[] {
  return link.after.flatMap((index): TextRange[] => {
    const row = rowsAfter.get(index);
    if (row !== undefined) return row.cells.map(({ start, end }): TextRange => [start, end]);
    const passage = after.passages[index];
    return passage === undefined ? [] : [[passage.start, passage.end]];
  });
}

/**
 * Whether the common text around a quote shows that its sentence or cell is still the same one: by its length, or by how
 * much of the old and of the new one is common.
 */
function isEvidence(length: number, ofOld: number, ofNew: number): boolean {
  if (length >= 12) return true;
  return ofOld >= 0.75 && ofNew >= 0.5 ? true : length >= 6 && ofOld >= 0.5 && ofNew >= 0.4;
}

/** Whether another cell of the new row is about as much like an old cell as the one that stands in its column. */
function hasRival(cell: string, target: TextRange, targets: readonly TextRange[], text: string): boolean {
  const shape = shapeOf(cell);
  const own = resemblance(shape, shapeOf(text.slice(...target)));
  return targets.some(
    (one) => one !== target && resemblance(shape, shapeOf(text.slice(...one))) > own - 0.15,
  );
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}

interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly a: number;
  readonly b: number;
  readonly runStart: number;
  readonly runEnd: number;
}

/**
 * How many units at either end of a stretch may belong to the change beside it. An insertion or deletion can often be read
 * one step aside, and words that were replaced by others may end alike by chance.
 */
function slack(
  before: string,
  after: string,
  map: Int32Array,
  { low, high, a, b, runStart, runEnd }: Stretch,
): { left: number; right: number } {
  const [placeStart, placeEnd] = [map[runStart] ?? 0, (map[runEnd - 1] ?? 0) + 1];
  let oldStart = runStart;
  while (oldStart > low && map[oldStart - 1] === -1) oldStart -= 1;
  const newStart = oldStart > low ? (map[oldStart - 1] ?? 0) + 1 : a;
  let oldEnd = runEnd;
  while (oldEnd < high && map[oldEnd] === -1) oldEnd += 1;
  const newEnd = oldEnd < high ? (map[oldEnd] ?? 0) : b;
  let left = alikeByChance(runStart - oldStart, placeStart - newStart);
  if (oldStart === runStart && newStart < placeStart)
    while (placeStart + left < b && after[newStart + left] === after[placeStart + left]) left += 1;
  else if (oldStart < runStart && newStart === placeStart)
    while (runStart + left < high && before[oldStart + left] === before[runStart + left]) left += 1;
  let right = alikeByChance(oldEnd - runEnd, newEnd - placeEnd);
  if (oldEnd === runEnd && newEnd > placeEnd)
    while (placeEnd - 1 - right >= a && after[newEnd - 1 - right] === after[placeEnd - 1 - right]) right += 1;
  else if (oldEnd > runEnd && newEnd === placeEnd)
    while (runEnd - 1 - right >= low && before[oldEnd - 1 - right] === before[runEnd - 1 - right]) right += 1;
  return { left, right };
}

/** Units beside a replacement of so many units that could be equal without being the same. */
function alikeByChance(gone: number, come: number): number {
  const size = Math.min(gone, come);
  return size >= 8 ? 4 : size >= 2 ? 2 : 0;
}
