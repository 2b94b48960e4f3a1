import type { Block, TextRange } from '../blocks/block.ts';
import { type Folded, fold, foldKey, rangesOf } from '../blocks/fold.ts';
import type { TargetPart } from './annotation.ts';
import { partOf } from './target.ts';

type TextBlock = Pick<Block, 'id' | 'text'>;

export interface WantedQuote {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  /** Where it stood; decides only where the quote really is there. */
  readonly blockId?: string | undefined;
  readonly start?: number | undefined;
}

/** One place at which a quote stands: a range of a block, or of several that follow each other. */
export type QuotePlace = readonly { readonly block: TextBlock; readonly range: TextRange }[];

export type QuoteSearch =
  | { readonly type: 'found'; readonly parts: TargetPart[] }
  | { readonly type: 'ambiguous'; readonly places: readonly QuotePlace[] }
  | { readonly type: 'notFound' };

/**
 * Finds a quote in the blocks of a version: letter by letter first, then without regard to width, white space and line
 * breaks, then across blocks. Where it stands several times, the text around it has to decide; nothing is guessed.
 */
export function findQuote(blocks: readonly TextBlock[], wanted: WantedQuote): QuoteSearch {
  const places = placesOf(blocks, wanted.exact);
  const [first] = places;
  if (first === undefined) {
    return { type: 'notFound' };
  }
  const chosen = places.length === 1 ? first : decided(blocks, places, wanted);
  return chosen === null
    ? { type: 'ambiguous', places }
    : { type: 'found', parts: chosen.map(({ block, range }) => partOf(block, range)) };
}

function placesOf(blocks: readonly TextBlock[], exact: string): QuotePlace[] {
  if (exact.trim() === '') {
    return [];
  }
  const literal = blocks.flatMap((block) =>
    literalRanges(block.text, exact).map((range) => [{ block, range }]),
  );
  if (literal.length > 0) {
    return literal;
  }
  const word = foldKey(exact);
  const folded = blocks.flatMap((block) =>
    rangesOf(fold(block.text), word).map((range) => [{ block, range }]),
  );
  return folded.length > 0 || word === '' ? folded : acrossBlocks(blocks, word);
}

function literalRanges(text: string, exact: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    ranges.push([at, at + exact.length]);
  }
  return ranges;
}

function acrossBlocks(blocks: readonly TextBlock[], word: string): QuotePlace[] {
  const foldedBlocks = blocks.map(({ text }) => fold(text));
  const starts: number[] = [];
  let whole = '';
  for (const { folded } of foldedBlocks) {
    starts.push(whole.length);
    whole += folded;
  }
  const places: QuotePlace[] = [];
  for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
    places.push(
      blocks.flatMap((block, index) => {
        const range = sourceRange(foldedBlocks[index], at - (starts[index] ?? 0), word.length);
        return range === null ? [] : [{ block, range }];
      }),
    );
  }
  return places;
}

/** The part of a stretch of folded text that lies in one block, as a range of its source text. */
function sourceRange(text: Folded | undefined, from: number, length: number): TextRange | null {
  if (text === undefined) {
    return null;
  }
  const first = Math.max(0, from);
  const last = Math.min(text.folded.length, from + length) - 1;
  const [start, end] = [text.map[first], text.ends[last]];
  return first > last || start === undefined || end === undefined ? null : [start, end];
}

function decided(
  blocks: readonly TextBlock[],
  places: readonly QuotePlace[],
  wanted: WantedQuote,
): QuotePlace | null {
  const there = places.filter(
    ([first]) =>
      first !== undefined &&
      wanted.start !== undefined &&
      first.range[0] === wanted.start &&
      (wanted.blockId === undefined || first.block.id === wanted.blockId),
  );
  const order = new Map(blocks.map(({ id }, index) => [id, index]));
  const scored = places.map((place) => ({
    place,
    score: contextScore(blocks, order, place, wanted) + (there.includes(place) ? 1 : 0),
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  const winners = scored.filter(({ score }) => score === best);
  return best > 0 && winners.length === 1 ? (winners[0]?.place ?? null) : null;
}

/** 2 for each side of the quote that is as wanted. Text of the neighbouring blocks counts. */
function contextScore(
  blocks: readonly TextBlock[],
  order: ReadonlyMap<string, number>,
  place: QuotePlace,
  { prefix, suffix }: WantedQuote,
): number {
  const [first, last] = [place[0], place.at(-1)];
  if (first === undefined || last === undefined) {
    return 0;
  }
  const before =
    (blocks[(order.get(first.block.id) ?? 0) - 1]?.text ?? '') + first.block.text.slice(0, first.range[0]);
  const after =
    last.block.text.slice(last.range[1]) + (blocks[(order.get(last.block.id) ?? 0) + 1]?.text ?? '');
  const [wantedBefore, wantedAfter] = [foldKey(prefix ?? ''), foldKey(suffix ?? '')];
  return (
    (wantedBefore !== '' && foldKey(before).endsWith(wantedBefore) ? 2 : 0) +
    (wantedAfter !== '' && foldKey(after).startsWith(wantedAfter) ? 2 : 0)
  );
}
