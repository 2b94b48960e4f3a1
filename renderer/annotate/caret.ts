/** The place of the reader's cursor in a paper, and where a key takes it. Pure: the page is read before (caret-page.ts). */
import { cellAt, type Slice } from './slices.ts';

/** One cell of a row, or one value of a chart: what an arrow key goes to as a whole. */
export interface CaretCell {
  /** UTF-16 offsets into the block's text; both 0 for values of a chart. */
  readonly from: number;
  readonly to: number;
  readonly column: number;
  /** What it stands under and beside, for people who hear the screen. */
  readonly heads: readonly string[];
  readonly text: string;
}

/** A block as the cursor meets it, in the order of the page. */
export interface CaretBlock {
  readonly id: string;
  readonly kind: 'text' | 'row' | 'figure';
  readonly text: string;
  /** Which parts of its text the page shows, as UTF-16 offsets [from, to). */
  readonly spans: readonly (readonly [number, number])[];
  /** Cells of a row, values of a figure; else empty. */
  readonly cells: readonly CaretCell[];
}

/**
 * `block` is an index into the blocks. `offset`: into the text; in a figure, the index of a value, or -1 for the figure as a
 * whole.
 */
export interface Caret {
  readonly block: number;
  readonly offset: number;
}

export type Unit = 'character' | 'word' | 'sentence' | 'block';
export type Direction = 1 | -1;

const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const words = new Intl.Segmenter('ja', { granularity: 'word' });

/** Start of each unit of a text; the end of the text is not among them. */
export function startsOf(text: string, unit: Unit): number[] {
  switch (unit) {
    case 'character':
      return [...characters.segment(text)].map(({ index }) => index);
    case 'word':
      return [...words.segment(text)]
        .filter(({ isWordLike }) => isWordLike === true)
        .map(({ index }) => index);
    case 'sentence': {
      const ends = [...text.matchAll(/[。．！？!?]+[」』）)]*[ \u3000]*|\n+|\t/gu)];
      return [0, ...ends.map((end) => end.index + end[0].length)].filter((at) => at < text.length);
    }
    case 'block':
      return text === '' ? [] : [0];
  }
}

function shown({ spans }: CaretBlock, offset: number): boolean {
  return spans.some(([from, to]) => from <= offset && offset <= to);
}

/** Where the cursor enters a block: its start, coming from above; its last unit, coming from below. */
function entry(blocks: readonly CaretBlock[], index: number, unit: Unit, direction: Direction): Caret | null {
  const block = blocks[index];
  if (block === undefined) {
    return null;
  }
  if (block.kind === 'figure') {
    return { block: index, offset: -1 };
  }
  const first = block.spans[0]?.[0] ?? 0;
  if (direction === 1 || unit === 'block') {
    return { block: index, offset: first };
  }
  if (unit === 'character') {
    return { block: index, offset: block.spans.at(-1)?.[1] ?? 0 };
  }
  const starts = startsOf(block.text, unit).filter((at) => shown(block, at));
  return { block: index, offset: starts.at(-1) ?? first };
}

/** The place one unit further; the same place at the end of the paper. */
export function moved(blocks: readonly CaretBlock[], caret: Caret, unit: Unit, direction: Direction): Caret {
  const block = blocks[caret.block];
  if (block === undefined) {
    return caret;
  }
  if (block.kind !== 'figure') {
    const end = block.spans.at(-1)?.[1] ?? 0;
    const stops = [...startsOf(block.text, unit), ...(unit === 'block' ? [] : [end])].filter((at) =>
      shown(block, at),
    );
    const next =
      direction === 1 ? stops.find((at) => at > caret.offset) : stops.findLast((at) => at < caret.offset);
    // The end of a text is a place for the end of a selection; words and sentences go on to the next block.
    if (next !== undefined) {
      return { block: caret.block, offset: next };
    }
  }
  return entry(blocks, caret.block + direction, unit, direction) ?? caret;
}

/** Index of the cell or value that the cursor is in; -1 outside of them. */
export function cellIndex(block: CaretBlock, offset: number): number {
  return block.kind === 'figure'
    ? offset
    : block.cells.findLastIndex(({ from, to }) => from <= offset && offset <= to);
}

/** The next cell to the side, or in the row above or below; over the edge of a table the next block. */
export function movedByCell(
  blocks: readonly CaretBlock[],
  caret: Caret,
  across: Direction | 0,
  down: Direction | 0,
): Caret {
  const block = blocks[caret.block];
  if (block === undefined) {
    return caret;
  }
  const index = cellIndex(block, caret.offset);
  if (across !== 0) {
    const cell = block.cells[index + across];
    if (cell !== undefined) {
      return { block: caret.block, offset: block.kind === 'figure' ? index + across : cell.from };
    }
    if (block.kind === 'figure') {
      return index + across === -1 ? { block: caret.block, offset: -1 } : caret;
    }
    const neighbour = blocks[caret.block + across];
    const last = neighbour?.kind === 'row' ? neighbour.cells.at(across === 1 ? 0 : -1) : undefined;
    return last === undefined
      ? (entry(blocks, caret.block + across, 'block', across) ?? caret)
      : { block: caret.block + across, offset: last.from };
  }
  const direction = down === 0 ? 1 : down;
  const neighbour = blocks[caret.block + direction];
  if (neighbour?.kind !== 'row' || block.kind !== 'row') {
    return entry(blocks, caret.block + direction, 'block', direction) ?? caret;
  }
  const column = block.cells[index]?.column ?? 0;
  const cell = neighbour.cells.findLast((other) => other.column <= column) ?? neighbour.cells[0];
  return { block: caret.block + direction, offset: cell?.from ?? 0 };
}

/** The unit that holds the cursor, as offsets [from, to) without white space at its ends. */
export function unitAt(block: CaretBlock, offset: number, unit: Unit): readonly [number, number] {
  const starts = startsOf(block.text, unit);
  const from = starts.findLast((at) => at <= offset) ?? 0;
  let to = starts.find((at) => at > offset) ?? block.text.length;
  if (unit === 'word') {
    const word = [...words.segment(block.text)].find(({ index }) => index === from);
    to = word === undefined ? to : from + word.segment.length;
  }
  const [cellFrom, cellTo] = unit === 'block' ? [0, block.text.length] : cellAt(block.text, offset);
  const inside = block.text.slice(Math.max(from, cellFrom), Math.min(to, cellTo));
  const start = Math.max(from, cellFrom) + inside.length - inside.trimStart().length;
  return [start, start + inside.trim().length];
}

export function isBefore(a: Caret, b: Caret): boolean {
  return a.block === b.block ? a.offset < b.offset : a.block < b.block;
}

/**
 * What lies between two places, in pieces of blocks. In rows whole cells are taken, unless both places are in one cell.
 */
export function slicesBetween(blocks: readonly CaretBlock[], one: Caret, other: Caret): Slice[] {
  const [start, end] = isBefore(one, other) ? [one, other] : [other, one];
  return blocks.slice(start.block, end.block + 1).flatMap((block, position): Slice[] => {
    const index = start.block + position;
    if (block.kind === 'figure' || block.spans.length === 0) {
      return [];
    }
    const first = block.spans[0]?.[0] ?? 0;
    const last = block.spans.at(-1)?.[1] ?? 0;
    let from = index === start.block ? start.offset : first;
    let to = index === end.block ? end.offset : last;
    if (block.kind === 'row' && !(start.block === end.block && sameCell(block, from, to))) {
      from = cellAt(block.text, from)[0];
      to = cellAt(block.text, to)[1];
    }
    return from < to ? [{ blockId: block.id, from, to }] : [];
  });
}

function sameCell(block: CaretBlock, from: number, to: number): boolean {
  return cellIndex(block, from) === cellIndex(block, to) && from !== to;
}
