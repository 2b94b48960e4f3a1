import { type Folded, fold } from '../../../core/domain/blocks/fold.ts';
import { linesOf, type PageLine, quadsOfRange } from '../../../core/domain/pages/lines.ts';
import {
  boxAt,
  type PageBox,
  type PageQuad,
  type PageText,
  unionOf,
} from '../../../core/domain/pages/page-text.ts';
import { coverOnce } from './cover.ts';

export interface TextOfBlock {
  readonly id: string;
  readonly text: string;
}

/** Text on one page of a PDF: UTF-16 offsets into the text of the page, and the boxes of its lines. */
export interface TextOnPage {
  readonly pageIndex: number;
  readonly quads: readonly PageQuad[];
}

/** A stretch of a block's text, in UTF-16 offsets. */
export interface BlockRange {
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
}

interface Pieces {
  readonly folded: string;
  /** Where the text of each piece begins in `folded`. */
  readonly starts: readonly number[];
  readonly texts: readonly Folded[];
}

/** Where blocks of a document stand on the pages that were printed of it, and the other way round. */
export class LocatedText {
  readonly #blocks: readonly TextOfBlock[];
  readonly #pages: readonly PageText[];
  readonly #expected: Pieces;
  readonly #found: Pieces;
  readonly #toFound: Int32Array;
  readonly #toExpected: Int32Array;
  readonly #lines = new Map<number, readonly PageLine[]>();

  /** @param blocks in the order in which they are printed @param pages of that print */
  constructor(blocks: readonly TextOfBlock[], pages: readonly PageText[]) {
    this.#blocks = blocks;
    this.#pages = pages;
    this.#expected = join(blocks);
    this.#found = join(pages);
    this.#toFound = coverOnce(this.#expected.folded, this.#found.folded).places;
    this.#toExpected = new Int32Array(this.#found.folded.length).fill(-1);
    this.#toFound.forEach((place, unit) => {
      if (place >= 0) {
        this.#toExpected[place] = unit;
      }
    });
  }

  /** The boxes of a stretch of a block, page by page; empty where nothing of it was printed. */
  onPages(blockId: string, range: readonly [number, number] | null): TextOnPage[] {
    const index = this.#blocks.findIndex(({ id }) => id === blockId);
    const text = this.#expected.texts[index];
    const block = this.#blocks[index];
    if (text === undefined || block === undefined) {
      return [];
    }
    const [from, to] = range ?? [0, block.text.length];
    const start = this.#expected.starts[index] ?? 0;
    const units: number[] = [];
    for (let unit = 0; unit < text.folded.length; unit += 1) {
      const place = this.#toFound[start + unit] ?? -1;
      if (place >= 0 && (text.map[unit] ?? 0) < to && (text.ends[unit] ?? 0) > from) {
        units.push(place);
      }
    }
    return this.#boxesOf(units);
  }

  /**
   * What stands on the pages between two blocks and is no text of any block: the words of a figure.
   * @param counts whether a character there may belong to it; stamps at the edges of a page do not
   * @returns the page and the box around them; null where there are none
   */
  between(
    blockBefore: string | null,
    blockAfter: string | null,
    counts: (pageIndex: number, box: PageBox) => boolean,
  ): { pageIndex: number; box: PageBox } | null {
    const from = blockBefore === null ? 0 : this.#edge(blockBefore, 'last') + 1;
    const to = blockAfter === null ? this.#found.folded.length : this.#edge(blockAfter, 'first');
    const units: number[] = [];
    for (let unit = Math.max(0, from); unit < to; unit += 1) {
      if ((this.#toExpected[unit] ?? -1) < 0 && this.#counted(unit, counts)) {
        units.push(unit);
      }
    }
    const pages = this.#boxesOf(units);
    const [fullest] = [...pages].sort((a, b) => b.quads.length - a.quads.length);
    const [first, ...others] = fullest?.quads ?? [];
    return fullest === undefined || first === undefined
      ? null
      : { pageIndex: fullest.pageIndex, box: others.reduce<PageBox>(unionOf, first) };
  }

  /** The stretches of blocks whose characters lie in the given boxes of a page, in reading order. */
  inBoxes(pageIndex: number, boxes: readonly PageBox[]): BlockRange[] {
    const page = this.#pages[pageIndex];
    const text = this.#found.texts[pageIndex];
    const start = this.#found.starts[pageIndex] ?? 0;
    if (page === undefined || text === undefined) {
      return [];
    }
    const inside = new Map<number, { from: number; to: number }>();
    for (let unit = 0; unit < text.folded.length; unit += 1) {
      const box = boxAt(page, text.map[unit] ?? 0);
      const expected = this.#toExpected[start + unit] ?? -1;
      if (expected >= 0 && box !== null && boxes.some((outer) => holds(outer, box))) {
        const { index, from, to } = this.#sourceOf(expected);
        const known = inside.get(index);
        inside.set(index, {
          from: Math.min(known?.from ?? from, from),
          to: Math.max(known?.to ?? to, to),
        });
      }
    }
    return [...inside]
      .sort(([a], [b]) => a - b)
      .map(([index, range]) => ({ blockId: this.#blocks[index]?.id ?? '', ...range }));
  }

  /**
   * The block whose text lies nearest to a box of a page, with the box of its text there.
   * @returns null on a page without known text
   */
  nearest(pageIndex: number, box: PageBox): { blockId: string; box: PageBox } | null {
    const page = this.#pages[pageIndex];
    const text = this.#found.texts[pageIndex];
    const start = this.#found.starts[pageIndex] ?? 0;
    if (page === undefined || text === undefined) {
      return null;
    }
    let best: { index: number; far: number } | null = null;
    for (let unit = 0; unit < text.folded.length; unit += 1) {
      const expected = this.#toExpected[start + unit] ?? -1;
      const character = expected < 0 ? null : boxAt(page, text.map[unit] ?? 0);
      if (character !== null) {
        const far = distanceBetween(box, character);
        if (best === null || far < best.far) {
          best = { index: this.#sourceOf(expected).index, far };
        }
      }
    }
    const blockId = this.#blocks[best?.index ?? -1]?.id;
    const quads =
      blockId === undefined
        ? []
        : this.onPages(blockId, null).flatMap((place) => (place.pageIndex === pageIndex ? place.quads : []));
    const [first, ...others] = quads;
    return blockId === undefined || first === undefined
      ? null
      : { blockId, box: others.reduce<PageBox>(unionOf, first) };
  }

  /** How much of the pages' text is text of the blocks, from 0 to 1. */
  get foundShare(): number {
    const { length } = this.#toExpected;
    return length === 0 ? 0 : this.#toExpected.reduce((sum, unit) => sum + (unit >= 0 ? 1 : 0), 0) / length;
  }

  #counted(unit: number, counts: (pageIndex: number, box: PageBox) => boolean): boolean {
    const pageIndex = pieceAt(this.#found, unit);
    const page = this.#pages[pageIndex];
    const offset = this.#found.texts[pageIndex]?.map[unit - (this.#found.starts[pageIndex] ?? 0)];
    const box = page === undefined || offset === undefined ? null : boxAt(page, offset);
    return box !== null && counts(pageIndex, box);
  }

  #sourceOf(expected: number): { index: number; from: number; to: number } {
    const index = pieceAt(this.#expected, expected);
    const unit = expected - (this.#expected.starts[index] ?? 0);
    const text = this.#expected.texts[index];
    return { index, from: text?.map[unit] ?? 0, to: text?.ends[unit] ?? 0 };
  }

  #edge(blockId: string, which: 'first' | 'last'): number {
    const index = this.#blocks.findIndex(({ id }) => id === blockId);
    const start = this.#expected.starts[index] ?? 0;
    const places = Array.from(
      this.#toFound.subarray(start, start + (this.#expected.texts[index]?.folded.length ?? 0)),
    ).filter((place) => place >= 0);
    const edge = which === 'first' ? Math.min(...places) : Math.max(...places);
    return Number.isFinite(edge) ? edge : which === 'first' ? this.#found.folded.length : -1;
  }

  #boxesOf(units: readonly number[]): TextOnPage[] {
    const runs: { page: number; from: number; to: number }[] = [];
    for (const unit of [...units].sort((a, b) => a - b)) {
      const page = pieceAt(this.#found, unit);
      const text = this.#found.texts[page];
      const offset = unit - (this.#found.starts[page] ?? 0);
      const [from, to] = [text?.map[offset] ?? 0, text?.ends[offset] ?? 0];
      const last = runs.at(-1);
      if (last?.page === page && isBlank(this.#pages[page]?.text.slice(last.to, from) ?? '')) {
        last.to = Math.max(last.to, to);
      } else {
        runs.push({ page, from, to });
      }
    }
    const byPage = new Map<number, PageQuad[]>();
    for (const { page, from, to } of runs) {
      const text = this.#pages[page];
      if (text !== undefined) {
        const lines = this.#lines.get(page) ?? linesOf(text);
        this.#lines.set(page, lines);
        byPage.set(page, [...(byPage.get(page) ?? []), ...quadsOfRange(text, from, to, lines)]);
      }
    }
    return [...byPage].map(([pageIndex, quads]) => ({ pageIndex, quads }));
  }
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function join(pieces: readonly { readonly text: string }[]): Pieces {
  const texts = pieces.map(({ text }) => fold(text));
  const starts: number[] = [];
  let length = 0;
  for (const { folded } of texts) {
    starts.push(length);
    length += folded.length;
  }
  return { folded: texts.map(({ folded }) => folded).join(''), starts, texts };
}

/** Index of the piece that a unit of the joined text belongs to. */
function pieceAt({ starts, texts }: Pieces, unit: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  // Pieces without text begin where the next one does.
  while (low < texts.length - 1 && (starts[low + 1] ?? 0) <= unit) low += 1;
  return low;
}

/** From the middle of a drawn thing to a character. */
function distanceBetween(box: PageBox, { left, right, bottom, top }: PageBox): number {
  const [x, y] = [(box.left + box.right) / 2, (box.bottom + box.top) / 2];
  return Math.max(left - x, 0, x - right) + Math.max(bottom - y, 0, y - top);
}

/** True when the middle of a character lies in a box. */
function holds(outer: PageBox, { left, right, bottom, top }: PageBox): boolean {
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return x >= outer.left && x <= outer.right && y >= outer.bottom && y <= outer.top;
}
