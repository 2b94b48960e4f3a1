import { comparable } from './align/comparable.ts';
import { equalRuns } from './align/token-diff.ts';
import type { TextRange } from './block.ts';
import type { Folded } from './fold.ts';

/** A place at which two texts differ. Ranges are UTF-16 offsets into either text; an empty one marks where nothing stands. */
export interface InlineDifference {
  readonly before: TextRange;
  readonly after: TextRange;
}

/**
 * Where two texts differ, in order, as a reader would mark it: whole numbers, no crumbs of common text between changes.
 * Width, white space, radicals and the commas inside numbers make no difference.
 */
export function inlineDifferences(before: string, after: string): InlineDifference[] {
  if (before === after) return [];
  const [a, b] = [comparable(before), comparable(after)];
  const differences: InlineDifference[] = [];
  let fromBefore = 0;
  let fromAfter = 0;
  const runs = equalRuns(a.folded, b.folded);
  for (const run of [...runs, { before: a.folded.length, after: b.folded.length, length: 0 }]) {
    if (run.before > fromBefore || run.after > fromAfter) {
      differences.push({
        before: sourceRange(a, fromBefore, run.before),
        after: sourceRange(b, fromAfter, run.after),
      });
    }
    fromBefore = run.before + run.length;
    fromAfter = run.after + run.length;
  }
  return differences;
}

function sourceRange({ map, ends }: Folded, from: number, to: number): TextRange {
  const start = from < to ? (map[from] ?? 0) : from === 0 ? 0 : (ends[from - 1] ?? 0);
  return [start, from < to ? (ends[to - 1] ?? start) : start];
}
