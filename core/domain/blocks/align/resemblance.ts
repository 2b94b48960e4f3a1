/** Pairs of neighbouring characters, sorted; digits count alike, so that a changed figure leaves a sentence like itself. */
export type Shape = Uint32Array;

export function shapeOf(text: string): Shape {
  const length = Math.max(1, text.length - 1);
  const pairs = new Uint32Array(text === '' ? 0 : length);
  for (let at = 0; at < pairs.length; at += 1)
    pairs[at] = text.length === 1 ? alike(text.charCodeAt(0)) * 0x10000 : pairAt(text, at);
  return pairs.sort();
}

/** The number of the pair of characters that begins at a place. */
export function pairAt(text: string, at: number): number {
  return alike(text.charCodeAt(at)) * 0x10000 + alike(text.charCodeAt(at + 1));
}

function alike(unit: number): number {
  return unit >= 0x30 && unit <= 0x39 ? 0x30 : unit;
}

export function common(a: Shape, b: Shape): number {
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    if (left === right) {
      count += 1;
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  return count;
}

/** 1 for texts of the same pairs, 0 for texts with none in common. */
export function resemblance(a: Shape, b: Shape): number {
  return a.length + b.length === 0 ? 1 : (2 * common(a, b)) / (a.length + b.length);
}

/** How much of the first text is found in the second. */
export function contained(a: Shape, b: Shape): number {
  return a.length === 0 ? 0 : common(a, b) / a.length;
}

/** A pair of characters that stands in more texts than this tells nothing about any of them. */
const mostCommon = 40;

/** Finds the texts that share the most with a text, without comparing with all. */
export class ShapeIndex {
  readonly #postings = new Map<number, number[]>();

  constructor(shapes: ReadonlyMap<number, Shape>) {
    for (const [index, shape] of shapes) {
      let last = -1;
      for (const pair of shape) {
        if (pair === last) continue;
        last = pair;
        const list = this.#postings.get(pair);
        if (list === undefined) this.#postings.set(pair, [index]);
        else if (list.length <= mostCommon) list.push(index);
      }
    }
  }

  /** The indexes of at most `most` texts, the likest first. */
  nearest(shape: Shape, most: number): number[] {
    const shared = new Map<number, number>();
    let last = -1;
    for (const pair of shape) {
      if (pair === last) continue;
      last = pair;
      const list = this.#postings.get(pair);
      if (list === undefined || list.length > mostCommon) continue;
      for (const index of list) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, most)
      .map(([index]) => index);
  }
}
