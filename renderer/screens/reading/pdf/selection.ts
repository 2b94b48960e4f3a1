import type { PageRange } from './page-overlay.ts';

/** A place between two characters: an offset into the text of a page. */
export interface TextPlace {
  readonly page: number;
  readonly offset: number;
}

/** What the reader has selected, from where it was begun to where it ends. */
export interface TextSelection {
  readonly anchor: TextPlace;
  readonly focus: TextPlace;
}

function isBefore(one: TextPlace, other: TextPlace): boolean {
  return one.page < other.page || (one.page === other.page && one.offset < other.offset);
}

/** Both ends in the order of the text. */
export function orderedEnds({ anchor, focus }: TextSelection): readonly [TextPlace, TextPlace] {
  return isBefore(focus, anchor) ? [focus, anchor] : [anchor, focus];
}

/** The selected stretch [from, to) of one page; `to` is infinite where the selection goes on to the next page. */
export function selectedOnPage(
  selection: TextSelection | null,
  page: number,
): { readonly from: number; readonly to: number } {
  if (selection === null) {
    return { from: 0, to: 0 };
  }
  const [start, end] = orderedEnds(selection);
  if (page < start.page || page > end.page) {
    return { from: 0, to: 0 };
  }
  return {
    from: page === start.page ? start.offset : 0,
    to: page === end.page ? end.offset : Number.POSITIVE_INFINITY,
  };
}

/** The selection page by page. @param lengthOf length of a page's text */
export function rangesOfSelection(
  selection: TextSelection | null,
  lengthOf: (page: number) => number,
  blockIdOf: (page: number) => string | null,
): PageRange[] {
  if (selection === null) {
    return [];
  }
  const [start, end] = orderedEnds(selection);
  const ranges: PageRange[] = [];
  for (let page = start.page; page <= end.page; page += 1) {
    const { from, to } = selectedOnPage(selection, page);
    const last = Math.min(to, lengthOf(page));
    if (last > from) {
      ranges.push({ page, blockId: blockIdOf(page), from, to: last });
    }
  }
  return ranges;
}

const words = new Intl.Segmenter('ja', { granularity: 'word' });

/** The word around an offset, for a double click. */
export function wordAround(text: string, offset: number): readonly [number, number] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  const word = words.segment(line).containing(Math.min(offset - lineStart, Math.max(0, line.length - 1)));
  return word === undefined
    ? [offset, offset]
    : [lineStart + word.index, lineStart + word.index + word.segment.length];
}
