import { comparisonKey } from '../checks/text/normal.ts';

/** A block and the texts that all stand in the line it was read from. */
export interface SoughtBlock {
  readonly blockId: string;
  readonly words: readonly string[];
}

/**
 * The lines of a source text that blocks were read from. A paper's list is in the order of the source, so each block is
 * sought behind the one before it; of several lines with its words the shortest holds little else.
 * @param blocks in the order of the paper, one list for each of its tables
 * @returns line numbers from 1; blocks whose words stand in no line are absent
 */
export function findSourceLines(
  text: string,
  blocks: readonly (readonly SoughtBlock[])[],
): Map<string, number> {
  const keys = text.split(/\r\n|\n|\r/u).map(comparisonKey);
  const found = new Map<string, number>();
  for (const list of blocks) {
    let from = 0;
    for (const { blockId, words } of list) {
      const wanted = words.map(comparisonKey).filter((word) => word !== '');
      if (wanted.length === 0) continue;
      const holds = (key: string): boolean => wanted.every((word) => key.includes(word));
      const best = shortest(keys, from, holds) ?? shortest(keys, 0, holds);
      if (best === null) continue;
      found.set(blockId, best + 1);
      from = best;
    }
  }
  return found;
}

function shortest(keys: readonly string[], from: number, holds: (key: string) => boolean): number | null {
  let best: number | null = null;
  for (let index = from; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    if (holds(key) && (best === null || key.length < (keys[best]?.length ?? 0))) best = index;
  }
  return best;
}
