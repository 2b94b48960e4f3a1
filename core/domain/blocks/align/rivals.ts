import type { Reading } from './reading.ts';
import { pairAt, type Shape } from './resemblance.ts';

interface Wanted {
  readonly shapes: number[];
  /** The last passage that it was counted for. */
  counted: number;
}

/** A passage that has this much of another one may be it, with more around it. */
const leastHeld = 0.85;

/**
 * For each of some shapes, the passages of a version that are at least so much like it, or hold nearly all of it. The whole
 * version is looked through once; a pair of characters counts once for each passage.
 */
export function lookalikes(shapes: readonly Shape[], reading: Reading, least: number): number[][] {
  const found = shapes.map((): number[] => []);
  if (shapes.length === 0) return found;
  const wanted = new Map<number, Wanted>();
  const sizes = shapes.map((shape, index) => {
    const pairs = new Set(shape);
    for (const pair of pairs) {
      const entry = wanted.get(pair);
      if (entry === undefined) wanted.set(pair, { shapes: [index], counted: -1 });
      else entry.shapes.push(index);
    }
    return pairs.size;
  });
  const counts = new Int32Array(shapes.length);
  for (let at = 0; at < reading.flowing; at += 1) {
    const passage = reading.passages[at];
    if (passage === undefined) continue;
    const touched: number[] = [];
    for (let unit = passage.start; unit < passage.end - 1; unit += 1) {
      const entry = wanted.get(pairAt(reading.text, unit));
      if (entry === undefined || entry.counted === at) continue;
      entry.counted = at;
      for (const index of entry.shapes) {
        if (counts[index] === 0) touched.push(index);
        counts[index] = (counts[index] ?? 0) + 1;
      }
    }
    const length = passage.end - passage.start - 1;
    for (const index of touched) {
      const shared = counts[index] ?? 0;
      const size = sizes[index] ?? 0;
      if ((2 * shared) / (size + length) >= least || shared >= size * leastHeld) found[index]?.push(at);
      counts[index] = 0;
    }
  }
  return found;
}
