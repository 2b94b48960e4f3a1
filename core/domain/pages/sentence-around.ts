import { goesOnAfter } from './copied-text.ts';
import type { PageLine } from './lines.ts';
import type { PageText } from './page-text.ts';

const endsSentence = /[。！？]/u;

/**
 * The sentence around a place of a page, over the line ends of the layout but not over those of the author.
 * @param offset UTF-16 offset into the text
 * @returns [from, to) in the same offsets
 */
export function sentenceAround(
  page: PageText,
  lines: readonly PageLine[],
  offset: number,
): readonly [number, number] {
  const { text } = page;
  const at = Math.max(
    0,
    lines.findIndex((line) => offset < line.to),
  );
  let first = at;
  while (first > 0 && goesOnAfter(page, lines, first - 1)) {
    first -= 1;
  }
  let last = at;
  while (last < lines.length - 1 && goesOnAfter(page, lines, last)) {
    last += 1;
  }
  let from = lines[first]?.from ?? 0;
  let to = lines[last]?.to ?? text.length;
  for (let index = offset - 1; index >= from; index -= 1) {
    if (endsSentence.test(text.charAt(index))) {
      from = index + 1;
    }
  }
  for (let index = offset; index < to; index += 1) {
    if (endsSentence.test(text.charAt(index))) {
      to = index + 1;
    }
  }
  while (from < to && text.charAt(from).trim() === '') {
    from += 1;
  }
  while (to > from && text.charAt(to - 1).trim() === '') {
    to -= 1;
  }
  return [from, to];
}
