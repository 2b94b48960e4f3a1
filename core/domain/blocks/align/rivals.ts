import type { Reading } from './reading.ts';
import { pairAt, type Shape } from './resemblance.ts';

/** A passage that has this much of another one may be it, with more around it. */
const leastHeld = 0.85;
/** A pair of characters that more shapes have than this (「ます」) says nothing about any of them. */
const mostShapes = 48;

/**
 * For each of some shapes, the passages of a version that are at least so much like it, or hold nearly all of it, pairs that
 * nearly all have left aside. The whole version is looked through once; a pair counts once for each passage.
 */
export function lookalikes(shapes: readonly Shape[], reading: Reading, least: number): number[][] {
  const found = shapes.map((): number[] => []);
  if (shapes.length === 0) return found;
  const pairs = new Pairs(shapes);
  for (let at = 0; at < reading.flowing; at += 1) {
    const passage = reading.passages[at];
    if (passage === undefined) continue;
    pairs.look(reading.text, passage.start, passage.end, (shape, shared, length) => {
      const size = pairs.sizes[shape] ?? 0;
      if ((2 * shared) / (size + length) >= least || shared >= size * leastHeld) found[shape]?.push(at);
    });
  }
  return found;
}

/** Which shapes have a pair of characters: a table without objects, because every pair of a version is looked up in it. */
class Pairs {
  /** Different pairs of each shape, those that say nothing left out. */
  readonly sizes: Int32Array;
  readonly #mask: number;
  readonly #keys: Uint32Array;
  /** For each slot the first entry of its list, or -1, how long the list is, and for which stretch of text it was counted. */
  readonly #first: Int32Array;
  readonly #length: Int32Array;
  readonly #counted: Int32Array;
  /** Entries: a shape, and the next entry of the list. */
  readonly #shapes: Int32Array;
  readonly #next: Int32Array;
  readonly #shared: Int32Array;
  readonly #touched: Int32Array;
  #stretch = 0;

  constructor(shapes: readonly Shape[]) {
    const total = shapes.reduce((sum, shape) => sum + shape.length, 0);
    let size = 64;
    while (size < total * 2) size *= 2;
    this.#mask = size - 1;
    this.#keys = new Uint32Array(size);
    this.#first = new Int32Array(size).fill(-1);
    this.#length = new Int32Array(size);
    this.#counted = new Int32Array(size);
    this.#shapes = new Int32Array(total);
    this.#next = new Int32Array(total);
    this.#shared = new Int32Array(shapes.length);
    this.#touched = new Int32Array(shapes.length);
    this.sizes = new Int32Array(shapes.length);
    let entry = 0;
    shapes.forEach((shape, index) => {
      let last = -1;
      for (const pair of shape) {
        if (pair === last) continue;
        last = pair;
        const slot = this.#slot(pair);
        this.#keys[slot] = pair;
        this.#shapes[entry] = index;
        this.#next[entry] = this.#first[slot] ?? -1;
        this.#first[slot] = entry;
        this.#length[slot] = (this.#length[slot] ?? 0) + 1;
        entry += 1;
      }
    });
    for (let slot = 0; slot < size; slot += 1) {
      if ((this.#length[slot] ?? 0) > mostShapes) continue;
      for (let at = this.#first[slot] ?? -1; at >= 0; at = this.#next[at] ?? -1) {
        const shape = this.#shapes[at] ?? 0;
        this.sizes[shape] = (this.sizes[shape] ?? 0) + 1;
      }
    }
  }

  /** Tells for each shape how many of its pairs stand in a stretch of text, and how many pairs count in that stretch. */
  look(
    text: string,
    from: number,
    to: number,
    tell: (shape: number, shared: number, length: number) => void,
  ): void {
    this.#stretch += 1;
    let touching = 0;
    let length = to - from - 1;
    for (let at = from; at < to - 1; at += 1) {
      const slot = this.#slot(pairAt(text, at));
      if (this.#first[slot] === -1) continue;
      if ((this.#length[slot] ?? 0) > mostShapes) {
        length -= 1;
        continue;
      }
      if (this.#counted[slot] === this.#stretch) continue;
      this.#counted[slot] = this.#stretch;
      for (let entry = this.#first[slot] ?? -1; entry >= 0; entry = this.#next[entry] ?? -1) {
        const shape = this.#shapes[entry] ?? 0;
        if (this.#shared[shape] === 0) {
          this.#touched[touching] = shape;
          touching += 1;
        }
        this.#shared[shape] = (this.#shared[shape] ?? 0) + 1;
      }
    }
    for (let index = 0; index < touching; index += 1) {
      const shape = this.#touched[index] ?? 0;
      const shared = this.#shared[shape] ?? 0;
      this.#shared[shape] = 0;
      tell(shape, shared, length);
    }
  }

  /** The slot of a pair, or the free one where it belongs. */
  #slot(pair: number): number {
    let slot = (Math.imul(pair, 0x9e3779b1) >>> 12) & this.#mask;
    while (this.#first[slot] !== -1 && this.#keys[slot] !== pair) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
