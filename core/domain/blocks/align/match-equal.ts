import type { Passage, Reading } from './reading.ts';
import { heaviestRising, type Match } from './rising.ts';

/** Passages of two versions that say the same, one to one. */
export interface EqualMatches {
  /** For each passage of the old version the one of the new version, or -1; and the other way round. */
  readonly after: Int32Array;
  readonly before: Int32Array;
  /** 1 where the match keeps the order of reading, 0 where the passage stands elsewhere now. */
  readonly stays: Uint8Array;
  /** For each passage the number of its key; how often each key occurs in either version. */
  readonly keysBefore: Int32Array;
  readonly keysAfter: Int32Array;
  readonly countBefore: Int32Array;
  readonly countAfter: Int32Array;
}

/** Shorter passages (「その他」, 「3.5%」) occur by chance and do not hold the frame. */
const framing = 8;
/** Largest table, in cells, that is filled to compare what lies between two fixed passages. */
const largestTable = 40_000;

/** Matches passages of equal key: first those that occur once, then the rest between them, then what has moved. */
export function matchEqual(before: Reading, after: Reading): EqualMatches {
  const known = new Map<string, number>();
  const numbered = (reading: Reading): Int32Array =>
    Int32Array.from({ length: reading.flowing }, (_, index) => {
      const key = reading.passages[index]?.key ?? '';
      const number = known.get(key) ?? known.size;
      known.set(key, number);
      return number;
    });
  const keysBefore = numbered(before);
  const keysAfter = numbered(after);
  const matches: EqualMatches = {
    after: new Int32Array(before.flowing).fill(-1),
    before: new Int32Array(after.flowing).fill(-1),
    stays: new Uint8Array(before.flowing),
    keysBefore,
    keysAfter,
    countBefore: counted(keysBefore, known.size),
    countAfter: counted(keysAfter, known.size),
  };
  const weights = before.passages.map(weightOf);
  const work = new Work(matches, weights);
  work.between(0, before.flowing, 0, after.flowing, framing);
  work.moved();
  return matches;
}

export function weightOf(passage: Passage): number {
  return passage.end - passage.start + 1;
}

function counted(keys: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

class Work {
  readonly #matches: EqualMatches;
  readonly #weights: readonly number[];
  /** Scratch by key, emptied after use: occurrences and last place in the part that is looked at. */
  readonly #occursBefore: Int32Array;
  readonly #occursAfter: Int32Array;
  readonly #placeAfter: Int32Array;

  constructor(matches: EqualMatches, weights: readonly number[]) {
    this.#matches = matches;
    this.#weights = weights;
    this.#occursBefore = new Int32Array(matches.countBefore.length);
    this.#occursAfter = new Int32Array(matches.countBefore.length);
    this.#placeAfter = new Int32Array(matches.countBefore.length);
  }

  /** Matches in order within two parts, with a list of parts still to do instead of recursion. */
  between(fromBefore: number, toBefore: number, fromAfter: number, toAfter: number, least: number): void {
    const parts: [number, number, number, number, number][] = [
      [fromBefore, toBefore, fromAfter, toAfter, least],
    ];
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      const [b0, b1, a0, a1, minimum] = part;
      if (b0 >= b1 || a0 >= a1) continue;
      const chain = this.#onlyOnce(b0, b1, a0, a1, minimum);
      if (chain.length === 0) {
        if (minimum > 0) parts.push([b0, b1, a0, a1, 0]);
        else this.#inOrder(b0, b1, a0, a1);
        continue;
      }
      let nextBefore = b0;
      let nextAfter = a0;
      for (const match of [...chain, { before: b1, after: a1 }]) {
        parts.push([nextBefore, match.before, nextAfter, match.after, minimum]);
        nextBefore = match.before + 1;
        nextAfter = match.after + 1;
      }
      for (const match of chain) this.#keep(match.before, match.after, 1);
    }
  }

  #keep(before: number, after: number, stays: 0 | 1): void {
    this.#matches.after[before] = after;
    this.#matches.before[after] = before;
    this.#matches.stays[before] = stays;
  }

  /** The heaviest chain of passages that occur once in both parts. */
  #onlyOnce(b0: number, b1: number, a0: number, a1: number, minimum: number): Match[] {
    const { keysBefore, keysAfter } = this.#matches;
    const [occursBefore, occursAfter, place] = [this.#occursBefore, this.#occursAfter, this.#placeAfter];
    for (let at = b0; at < b1; at += 1) add(occursBefore, keysBefore[at] ?? 0);
    for (let at = a0; at < a1; at += 1) {
      const key = keysAfter[at] ?? 0;
      add(occursAfter, key);
      place[key] = at;
    }
    const candidates: Match[] = [];
    for (let at = b0; at < b1; at += 1) {
      const key = keysBefore[at] ?? 0;
      const weight = this.#weights[at] ?? 0;
      if (occursBefore[key] === 1 && occursAfter[key] === 1 && weight > minimum)
        candidates.push({ before: at, after: (place[key] ?? 0) - a0, weight });
    }
    for (let at = b0; at < b1; at += 1) occursBefore[keysBefore[at] ?? 0] = 0;
    for (let at = a0; at < a1; at += 1) occursAfter[keysAfter[at] ?? 0] = 0;
    return heaviestRising(candidates, a1 - a0).map((match) => ({ ...match, after: match.after + a0 }));
  }

  /** What repeats itself: from both ends inwards, and what is left by the heaviest common order. */
  #inOrder(b0: number, b1: number, a0: number, a1: number): void {
    const { keysBefore, keysAfter } = this.#matches;
    let [fromBefore, toBefore, fromAfter, toAfter] = [b0, b1, a0, a1];
    while (fromBefore < toBefore && fromAfter < toAfter && keysBefore[fromBefore] === keysAfter[fromAfter]) {
      this.#keep(fromBefore, fromAfter, 1);
      fromBefore += 1;
      fromAfter += 1;
    }
    while (
      fromBefore < toBefore &&
      fromAfter < toAfter &&
      keysBefore[toBefore - 1] === keysAfter[toAfter - 1]
    ) {
      toBefore -= 1;
      toAfter -= 1;
      this.#keep(toBefore, toAfter, 1);
    }
    const rows = toBefore - fromBefore;
    const columns = toAfter - fromAfter;
    if (rows === 0 || columns === 0 || rows * columns > largestTable) return;
    const best = new Int32Array((rows + 1) * (columns + 1));
    const width = columns + 1;
    for (let row = rows - 1; row >= 0; row -= 1) {
      for (let column = columns - 1; column >= 0; column -= 1) {
        const equal = keysBefore[fromBefore + row] === keysAfter[fromAfter + column];
        const skipped = Math.max(best[(row + 1) * width + column] ?? 0, best[row * width + column + 1] ?? 0);
        const taken = equal
          ? (best[(row + 1) * width + column + 1] ?? 0) + (this.#weights[fromBefore + row] ?? 0)
          : 0;
        best[row * width + column] = Math.max(skipped, taken);
      }
    }
    let row = 0;
    let column = 0;
    while (row < rows && column < columns) {
      const here = best[row * width + column];
      if (here === best[(row + 1) * width + column]) row += 1;
      else if (here === best[row * width + column + 1]) column += 1;
      else {
        this.#keep(fromBefore + row, fromAfter + column, 1);
        row += 1;
        column += 1;
      }
    }
  }

  /** What is left over in both versions: a passage that is left once in each, and its equal neighbours with it. */
  moved(): void {
    const { after, before, keysBefore, keysAfter } = this.#matches;
    const last = new Int32Array(this.#placeAfter.length);
    for (let at = 0; at < keysBefore.length; at += 1)
      if (after[at] === -1) add(this.#occursBefore, keysBefore[at] ?? 0);
    for (let at = 0; at < keysAfter.length; at += 1) {
      if (before[at] !== -1) continue;
      const key = keysAfter[at] ?? 0;
      add(this.#occursAfter, key);
      last[key] = at;
    }
    for (let at = 0; at < keysBefore.length; at += 1) {
      const key = keysBefore[at] ?? 0;
      if (after[at] !== -1 || this.#occursBefore[key] !== 1 || this.#occursAfter[key] !== 1) continue;
      this.#keep(at, last[key] ?? 0, 0);
      this.#spread(at, last[key] ?? 0, -1);
      this.#spread(at, last[key] ?? 0, 1);
    }
  }

  #spread(fromBefore: number, fromAfter: number, step: 1 | -1): void {
    const { after, before, keysBefore, keysAfter } = this.#matches;
    let old = fromBefore + step;
    let now = fromAfter + step;
    while (
      old >= 0 &&
      now >= 0 &&
      old < keysBefore.length &&
      now < keysAfter.length &&
      after[old] === -1 &&
      before[now] === -1 &&
      keysBefore[old] === keysAfter[now]
    ) {
      this.#keep(old, now, 0);
      old += step;
      now += step;
    }
  }
}

function add(counts: Int32Array, key: number): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
