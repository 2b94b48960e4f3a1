import { type Folded, fold, rangesOf } from '../../../../core/domain/blocks/fold.ts';
import { wordsOfQuery } from '../matches.ts';
import type { FoundPlaces } from './pdf-pages.tsx';

/** A place of the searched words: stretches of one page, or of two where it runs over the end of a page. */
export interface PageMatch {
  readonly stretches: readonly { readonly page: number; readonly from: number; readonly to: number }[];
}

/** The texts of the pages as search compares them, folded once. */
export class SearchedPages {
  private readonly folded = new Map<number, { readonly text: string; readonly folded: Folded }>();

  private fold(page: number, text: string): Folded {
    const known = this.folded.get(page);
    if (known?.text === text) {
      return known.folded;
    }
    const folded = fold(text);
    this.folded.set(page, { text, folded });
    return folded;
  }

  /**
   * Every place of the query's words, in order. As in search over all papers: from one character on, full and half width,
   * radicals and case alike, over line ends and over ends of pages; of several words a page must have each.
   */
  find(texts: readonly string[], query: string): PageMatch[] {
    const words = wordsOfQuery(query);
    const matches: PageMatch[] = [];
    for (const [page, text] of texts.entries()) {
      const own = this.fold(page, text);
      const ranges = words.map((word) => rangesOf(own, word));
      if (words.length > 0 && ranges.every((places) => places.length > 0)) {
        for (const [from, to] of joined(ranges.flat())) {
          matches.push({ stretches: [{ page, from, to }] });
        }
      }
      const next = texts[page + 1];
      const [word] = words;
      if (next !== undefined && word !== undefined && words.length === 1) {
        matches.push(...overPageEnd(page, text, own, this.fold(page + 1, next), word));
      }
    }
    return matches;
  }
}

/** Ranges in order, those that overlap as one. */
function joined(ranges: readonly (readonly [number, number])[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last !== undefined && from < last[1]) {
      last[1] = Math.max(last[1], to);
    } else {
      found.push([from, to]);
    }
  }
  return found;
}

function overPageEnd(page: number, text: string, own: Folded, next: Folded, word: string): PageMatch[] {
  const tail = own.folded.slice(-(word.length - 1) || own.folded.length);
  const head = next.folded.slice(0, word.length - 1);
  const both = word.length < 2 ? '' : tail + head;
  const at = both.indexOf(word);
  if (at < 0) {
    return [];
  }
  const start = own.map[own.folded.length - tail.length + at] ?? text.length;
  const end = next.ends[word.length - (tail.length - at) - 1] ?? 0;
  return [
    {
      stretches: [
        { page, from: start, to: text.length },
        { page: page + 1, from: 0, to: end },
      ],
    },
  ];
}

/** The places by page, to be drawn. */
export function placesByPage(matches: readonly PageMatch[], current: number): FoundPlaces {
  const byPage = new Map<number, (readonly [number, number])[]>();
  let place: FoundPlaces['current'] = null;
  for (const [index, { stretches }] of matches.entries()) {
    for (const { page, from, to } of stretches) {
      const ranges = byPage.get(page) ?? [];
      byPage.set(page, ranges);
      ranges.push([from, to]);
      if (index === current && place === null) {
        place = { page, index: ranges.length - 1 };
      }
    }
  }
  return { byPage, current: place };
}
