import { diffMain } from 'diff-match-patch-es';
import type { PageText } from './page-text.ts';

/** Longer texts are compared at both ends only: a difference of whole texts could take seconds. */
const longest = 20_000;
const deletion = -1;
const insertion = 1;

/** Of the printed characters of a text, how many must have a place for it to be the text of that page. */
const enough = 0.8;

/**
 * The places of a page for another reading of its text: that of a block which another release of the program stored.
 * Characters that both have keep their boxes; the others have none. null when the text is not that of this page.
 */
export function fittedTo(page: PageText, text: string): PageText | null {
  if (page.text === text) {
    return page;
  }
  const boxes = new Float32Array(text.length * 4);
  const give = (from: number, to: number, length: number): void =>
    boxes.set(page.boxes.subarray(from * 4, (from + length) * 4), to * 4);
  const before = sharedStart(page.text, text);
  const after = sharedEnd(page.text.slice(before), text.slice(before));
  give(0, 0, before);
  give(page.text.length - after, text.length - after, after);
  const own = page.text.slice(before, page.text.length - after);
  const other = text.slice(before, text.length - after);
  if (own !== '' && other !== '' && own.length + other.length <= longest) {
    let from = before;
    let to = before;
    for (const [operation, piece] of diffMain(own, other)) {
      if (operation !== deletion && operation !== insertion) {
        give(from, to, piece.length);
      }
      from += operation === insertion ? 0 : piece.length;
      to += operation === deletion ? 0 : piece.length;
    }
  }
  return isPlaced(text, boxes) ? { text, boxes } : null;
}

function isPlaced(text: string, boxes: Float32Array): boolean {
  let printed = 0;
  let placed = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    if (text.charAt(offset).trim() !== '') {
      printed += 1;
      placed += (boxes[offset * 4 + 2] ?? 0) > (boxes[offset * 4] ?? 0) ? 1 : 0;
    }
  }
  return placed >= printed * enough;
}

function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) {
    length += 1;
  }
  return length;
}

function sharedEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (
    length < most &&
    one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}
