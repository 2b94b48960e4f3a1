import search from 'approx-string-match';
import type { Anchor, AnchorPart } from '../../../core/domain/annotations/carry.ts';
import type { Block } from '../../../core/domain/blocks/block.ts';

/**
 * The rule that published web-annotation clients go by, written anew: the quote at its old position, else every exact
 * occurrence, else the nearest approximate ones; the best by quote, text before, text after and position is taken. It never
 * asks.
 */
const contextLength = 32;
/** Weights of quote, prefix, suffix and position. */
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const mostErrors = 256;

interface Text {
  readonly text: string;
  readonly starts: ReadonlyMap<string, number>;
  readonly blocks: readonly Block[];
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

export function wholeText(blocks: readonly Block[]): Text {
  const starts = new Map<string, number>();
  let text = '';
  for (const block of blocks) {
    starts.set(block.id, text.length);
    text += `${block.text}\n`;
  }
  return { text, starts, blocks };
}

/** Where the rule puts an anchor; empty where it finds nothing. */
export function placeByRule(anchor: Anchor, before: Text, after: Text): AnchorPart[] {
  const [first, last] = [anchor.parts[0], anchor.parts.at(-1)];
  const start = (before.starts.get(first?.blockId ?? '') ?? 0) + (first?.from ?? 0);
  const lastStart = before.starts.get(last?.blockId ?? '') ?? 0;
  const lastLength = before.blocks.find(({ id }) => id === last?.blockId)?.text.length ?? 0;
  const end = lastStart + (last?.to ?? lastLength);
  const quote = before.text.slice(start, end);
  if (quote === '') return [];
  const found =
    after.text.slice(start, end) === quote
      ? { start, end, errors: 0 }
      : best(quote, {
          prefix: before.text.slice(Math.max(0, start - contextLength), start),
          suffix: before.text.slice(end, end + contextLength),
          hint: start,
          text: after.text,
        });
  return found === null ? [] : partsOf(found, after);
}

interface Context {
  readonly prefix: string;
  readonly suffix: string;
  readonly hint: number;
  readonly text: string;
}

function best(quote: string, { prefix, suffix, hint, text }: Context): Found | null {
  const exact: Found[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  const candidates =
    exact.length > 0 ? exact : search(text, quote, Math.min(mostErrors, Math.floor(quote.length / 2)));
  let chosen: Found | null = null;
  let highest = -1;
  for (const one of candidates) {
    const score =
      weights.quote * (1 - one.errors / quote.length) +
      weights.prefix * likeness(text.slice(Math.max(0, one.start - prefix.length), one.start), prefix) +
      weights.suffix * likeness(text.slice(one.end, one.end + suffix.length), suffix) +
      weights.position * (1 - Math.abs(one.start - hint) / text.length);
    if (score > highest) {
      highest = score;
      chosen = one;
    }
  }
  return chosen;
}

function likeness(text: string, pattern: string): number {
  if (pattern === '') return 1;
  if (text === pattern) return 1;
  if (text === '') return 0;
  const [found] = search(text, pattern, pattern.length);
  return found === undefined ? 0 : 1 - found.errors / pattern.length;
}

function partsOf({ start, end }: Found, after: Text): AnchorPart[] {
  return after.blocks.flatMap((block): AnchorPart[] => {
    const own = after.starts.get(block.id) ?? 0;
    const from = Math.max(0, start - own);
    const to = Math.min(block.text.length, end - own);
    return from < to ? [{ blockId: block.id, from, to }] : [];
  });
}
