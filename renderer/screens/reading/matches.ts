import type { Block } from '../../../core/domain/blocks/block.ts';
import { fold } from '../../../core/domain/blocks/fold.ts';

/** A place where a searched word stands; offsets are UTF-16 offsets into the block's text, [from, to). */
export interface Match {
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
}

/** The words of a query as search compares them. */
export function wordsOfQuery(query: string): string[] {
  return query
    .split(/[\s\u3000]+/u)
    .map((word) => fold(word).folded)
    .filter((word) => word !== '');
}

/** Where the words stand in a text; overlapping places are joined. Empty unless every word is there. */
export function rangesIn(text: string, words: readonly string[]): [number, number][] {
  if (words.length === 0 || text === '') {
    return [];
  }
  const { folded, map, ends } = fold(text, { keepTabs: true });
  const found: [number, number][] = [];
  for (const word of words) {
    const before = found.length;
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      found.push([map[at] ?? 0, ends[at + word.length - 1] ?? text.length]);
    }
    if (found.length === before) {
      return [];
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of found) {
    const last = joined.at(-1);
    if (last !== undefined && from < last[1]) {
      last[1] = Math.max(last[1], to);
    } else {
      joined.push([from, to]);
    }
  }
  return joined;
}

/** Every place of the query's words in a document, in reading order. */
export function matchesIn(blocks: readonly Block[], query: string): Match[] {
  const words = wordsOfQuery(query);
  return blocks.flatMap((block) =>
    rangesIn(block.text, words).map(([from, to]) => ({ blockId: block.id, from, to })),
  );
}
