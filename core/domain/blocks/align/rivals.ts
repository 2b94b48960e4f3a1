import type { Reading } from './reading.ts';
import { pairAt, type Shape } from './resemblance.ts';

interface Wanted {
  readonly shapes: number[];
  /** The last passage that it was counted for. */
  counted: number;
}

/**
 * For each of some shapes, the passages of a version that are at least so much like it. The whole version is looked through
 * once; a pair of characters counts once for each passage.
 */
export function lookalikes(shapes: readonly Shape[], reading: Reading, least: number): number[][] {
  const found = shapes.map((): number[] => []);
  if (shapes.length === 0) return found;
  const wanted = new Map<number, Wanted>();
  shapes.forEach((shape, index) => {
    for (const pair of new Set(shape)) {
      const entry = wanted.get(pair);
      if (entry === undefined) wanted.set(pair, { shapes: [index], counted: -1 });
      else entry.shapes.push(index);
    }
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
      const size = shapes[index]?.length ?? 0;
      if ((2 * (counts[index] ?? 0)) / (size + length) >= least) found[index]?.push(at);
      counts[index] = 0;
    }
  }
  return found;
}
