import { foldKey } from '../blocks/fold.ts';

/** Words that similarity is judged by. */
export interface ComparedText {
  readonly id: string;
  readonly text: string;
}

/** Two texts at least this alike are shown as likely the same. */
export const likelySame = 0.5;

/** Marks that say nothing about the subject. */
const punctuation = /[\p{Punctuation}\p{Symbol}]/gu;

function keyOf(text: string): string {
  return foldKey(text).replaceAll(punctuation, '');
}

/** Pairs of neighbouring characters as numbers, each once; a text of one character is that character. */
function gramsOf(key: string): number[] {
  if (key.length === 1) {
    return [key.charCodeAt(0)];
  }
  const grams = new Set<number>();
  for (let at = 0; at + 1 < key.length; at += 1) {
    grams.add(key.charCodeAt(at) * 0x10000 + key.charCodeAt(at + 1));
  }
  return [...grams];
}

/** How much a pair of characters says: little where many texts have it (〜してほしい), much where few do. */
class Weights {
  readonly #counts = new Map<number, number>();
  readonly #total: number;

  constructor(texts: readonly (readonly number[])[]) {
    this.#total = texts.length;
    for (const grams of texts) {
      for (const gram of grams) {
        this.#counts.set(gram, (this.#counts.get(gram) ?? 0) + 1);
      }
    }
  }

  of(gram: number): number {
    return Math.log(1 + this.#total / (this.#counts.get(gram) ?? 1));
  }

  /** Share of the texts that have it. */
  share(gram: number): number {
    return (this.#counts.get(gram) ?? 0) / this.#total;
  }

  sum(grams: readonly number[]): number {
    return grams.reduce((total, gram) => total + this.of(gram), 0);
  }
}

/** Dice's coefficient over weights: 1 for the same words, 0 for nothing in common. */
function similarity(
  a: ReadonlySet<number>,
  sumOfA: number,
  b: readonly number[],
  sumOfB: number,
  weights: Weights,
): number {
  let shared = 0;
  for (const gram of b) {
    if (a.has(gram)) {
      shared += weights.of(gram);
    }
  }
  return sumOfA + sumOfB === 0 ? 0 : (2 * shared) / (sumOfA + sumOfB);
}

export interface SimilarText {
  readonly id: string;
  /** 0 to 1. */
  readonly similarity: number;
}

/**
 * The texts most like one of them, most similar first.
 * @param least texts less alike are left out
 */
export function similarTo(
  text: string,
  others: readonly ComparedText[],
  limit: number,
  least: number = likelySame,
): SimilarText[] {
  const own = gramsOf(keyOf(text));
  const grams = others.map((other) => gramsOf(keyOf(other.text)));
  const weights = new Weights([own, ...grams]);
  const set = new Set(own);
  const sum = weights.sum(own);
  return others
    .map(({ id }, index) => {
      const list = grams[index] ?? [];
      return { id, similarity: similarity(set, sum, list, weights.sum(list), weights) };
    })
    .filter((found) => found.similarity >= least)
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/** MinHash: rows per band and bands. Pairs from about 0.45 up nearly always meet in some band. */
const bandRows = 3;
const bandCount = 16;
/** Pairs of characters that more than this share of the texts have bring nothing together. */
const commonShare = 0.1;

const hashMultipliers = Uint32Array.from({ length: bandRows * bandCount }, (_, index) =>
  Math.imul(2 * index + 1, 0x9e3779b1),
);

function bandKeys(grams: readonly number[]): string[] {
  const minima = new Uint32Array(hashMultipliers.length).fill(0xffffffff);
  for (const gram of grams) {
    const base = Math.imul(
      (gram & 0xffffffff) ^ Math.imul(Math.floor(gram / 0x10000), 0x85ebca6b),
      0xc2b2ae35,
    );
    for (let index = 0; index < minima.length; index += 1) {
      const product = Math.imul(base ^ (base >>> 15), hashMultipliers[index] ?? 1);
      const value = (product ^ (product >>> 13)) >>> 0;
      if (value < (minima[index] ?? 0)) {
        minima[index] = value;
      }
    }
  }
  return Array.from(
    { length: bandCount },
    (_, band) => `${band}:${minima.slice(band * bandRows, (band + 1) * bandRows).join(',')}`,
  );
}

export interface SimilarSet {
  readonly ids: string[];
  /** Of the least similar pair that holds the set together. */
  readonly similarity: number;
}

/** Sets that grow together: who leads whom. */
class Union {
  readonly #leader: number[];
  readonly #weakest: number[];

  constructor(size: number) {
    this.#leader = Array.from({ length: size }, (_, index) => index);
    this.#weakest = Array.from({ length: size }, () => 1);
  }

  find(index: number): number {
    let root = index;
    for (let next = this.#leader[root]; next !== undefined && next !== root; next = this.#leader[root]) {
      root = next;
    }
    this.#leader[index] = root;
    return root;
  }

  join(a: number, b: number, value: number): void {
    const [one, other] = [this.find(a), this.find(b)];
    const [first, second] = one < other ? [one, other] : [other, one];
    this.#leader[second] = first;
    this.#weakest[first] = Math.min(this.#weakest[first] ?? 1, this.#weakest[second] ?? 1, value);
  }

  weakest(root: number): number {
    return this.#weakest[root] ?? 1;
  }
}

/**
 * Sets of texts that likely say the same: each text is like at least one other of its set. Nothing is merged by this;
 * a person looks at each set.
 * @returns in the order of their first text
 */
export function similarSets(texts: readonly ComparedText[], least: number = likelySame): SimilarSet[] {
  // Form letters: the same words many times are one text here.
  const indexesOfKey = new Map<string, number[]>();
  texts.forEach(({ text }, index) => {
    const key = keyOf(text);
    if (key !== '') {
      indexesOfKey.set(key, [...(indexesOfKey.get(key) ?? []), index]);
    }
  });
  const distinct = [...indexesOfKey];
  const grams = distinct.map(([key]) => gramsOf(key));
  const union = joinSimilar(grams, least);
  const members = new Map<number, number[]>();
  distinct.forEach(([, indexes], position) => {
    const root = union.find(position);
    members.set(root, [...(members.get(root) ?? []), ...indexes]);
  });
  return [...members]
    .filter(([, indexes]) => indexes.length > 1)
    .map(([root, indexes]) => ({ indexes: indexes.sort((a, b) => a - b), similarity: union.weakest(root) }))
    .sort((a, b) => (a.indexes[0] ?? 0) - (b.indexes[0] ?? 0))
    .map((set) => ({
      ids: set.indexes.map((index) => texts[index]?.id ?? ''),
      similarity: set.similarity,
    }));
}

function joinSimilar(grams: readonly (readonly number[])[], least: number): Union {
  const weights = new Weights(grams);
  const sets = grams.map((list) => new Set(list));
  const sums = grams.map((list) => weights.sum(list));
  const union = new Union(grams.length);
  const compare = (a: number, b: number): void => {
    if (union.find(a) !== union.find(b)) {
      const value = similarity(sets[a] ?? new Set(), sums[a] ?? 0, grams[b] ?? [], sums[b] ?? 0, weights);
      if (value >= least) {
        union.join(a, b, value);
      }
    }
  };
  const few = grams.length < 20;
  const buckets = new Map<string, number[]>();
  grams.forEach((list, index) => {
    const telling = list.filter((gram) => few || weights.share(gram) <= commonShare);
    for (const key of telling.length === 0 ? [] : bandKeys(telling)) {
      const bucket = buckets.get(key) ?? [];
      buckets.set(key, bucket);
      bucket.push(index);
    }
  });
  for (const bucket of buckets.values()) {
    joinBucket(bucket, compare);
  }
  return union;
}

/** Each text of a bucket is compared with a few before it: they are alike, so a chain is enough to bring them together. */
const reach = 12;

function joinBucket(bucket: readonly number[], compare: (a: number, b: number) => void): void {
  for (let index = 1; index < bucket.length; index += 1) {
    for (let back = 1; back <= Math.min(reach, index); back += 1) {
      compare(bucket[index - back] ?? 0, bucket[index] ?? 0);
    }
  }
}
