import type { Block, BlockOf, TextRange } from '../block.ts';
import { comparable } from './comparable.ts';
import { type PagePiece, pageText, repeatedEdges } from './page-lines.ts';
import { sentencesOf } from './sentences.ts';

/**
 * The smallest piece that is matched as a whole: a sentence, a heading, a row of a table, a labelled field, a figure.
 * `blank` stands for a block without text, `running` for heads and feet of pages.
 */
export type PassageForm = 'heading' | 'sentence' | 'row' | 'field' | 'figure' | 'blank' | 'running';

export interface Passage {
  readonly form: PassageForm;
  /** Index of the block in which it begins. */
  readonly block: number;
  /** Half-open range of the text of the reading. */
  readonly start: number;
  readonly end: number;
  /** Equal keys mean the same words in the same form. */
  readonly key: string;
}

/** A version as one comparable text with the way back to its blocks. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly text: string;
  /** For each UTF-16 unit of the text: the source character in the text of its block, and the index of that block. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly owners: Uint32Array;
  /** For each UTF-16 unit: the index of its passage. */
  readonly passageAt: Uint32Array;
  /** In the order of reading; those of form `running` stand behind all others. */
  readonly passages: readonly Passage[];
  /** By index of the passage: 1 where its sentence may go on in the next one, which only pages leave open. */
  readonly open: Uint8Array;
  /** How many passages are not `running`. */
  readonly flowing: number;
  /** For each block the ranges of the text that come from it, in the order of its own text. */
  readonly spans: readonly (readonly TextRange[])[];
  /** For each block the indexes of the passages that stand in it, the running ones last. */
  readonly passagesOf: readonly (readonly number[])[];
}

/** Reads two versions in the same way: what counts as a running head is decided for both together. */
export function readBoth(before: readonly Block[], after: readonly Block[]): [Reading, Reading] {
  const repeated = repeatedEdges([before, after]);
  return [readBlocks(before, repeated), readBlocks(after, repeated)];
}

interface Draft {
  readonly form: PassageForm;
  readonly pieces: readonly PagePiece[];
  /** Instead of the text, where there is none. */
  readonly key?: string;
  readonly open?: boolean;
}

function readBlocks(blocks: readonly Block[], repeated: ReadonlySet<string>): Reading {
  const drafts: Draft[] = [];
  const running: Draft[] = [];
  let pages: { block: BlockOf<'page'>; index: number }[] = [];
  const flushPages = (): void => {
    const text = pageText(pages, repeated);
    drafts.push(...text.passages.map(({ pieces, open }): Draft => ({ form: 'sentence', pieces, open })));
    running.push(...text.running.map((piece): Draft => ({ form: 'running', pieces: [piece] })));
    const printed = new Set(text.passages.flatMap(({ pieces }) => pieces).map(({ block }) => block));
    for (const { index } of pages) if (!printed.has(index)) drafts.push(blank(index, 'page'));
    pages = [];
  };
  blocks.forEach((block, index) => {
    if (block.kind === 'page') {
      pages.push({ block, index });
      return;
    }
    if (pages.length > 0) flushPages();
    drafts.push(...draftsOf(block, index));
  });
  if (pages.length > 0) flushPages();
  return assemble(blocks, [...drafts, ...running], drafts.length);
}

function blank(index: number, kind: Block['kind']): Draft {
  return { form: 'blank', pieces: [{ block: index, range: [0, 0] }], key: kind };
}

function draftsOf(block: Exclude<Block, { kind: 'page' }>, index: number): Draft[] {
  const whole = (form: PassageForm): Draft[] => [
    { form, pieces: [{ block: index, range: [0, block.text.length] }] },
  ];
  if (block.kind === 'figure') {
    return [{ form: 'figure', pieces: [{ block: index, range: [0, 0] }], key: JSON.stringify(block.chart) }];
  }
  if (block.kind === 'table-row') return whole('row');
  if (block.text.trim() === '') return [blank(index, block.kind)];
  if (block.kind === 'field') return whole('field');
  if (block.kind === 'heading') return whole('heading');
  return sentencesOf(block.text).map((range) => ({ form: 'sentence', pieces: [{ block: index, range }] }));
}

function assemble(blocks: readonly Block[], drafts: readonly Draft[], flowing: number): Reading {
  const folded = blocks.map((block) => comparable(block.text));
  const length = folded.reduce((sum, one) => sum + one.folded.length, 0);
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  const owners = new Uint32Array(length);
  const passageAt = new Uint32Array(length);
  const spans = blocks.map((): TextRange[] => []);
  const passagesOf = blocks.map((): number[] => []);
  const passages: Passage[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const draft of drafts) {
    const start = at;
    let text = '';
    for (const { block, range } of draft.pieces) {
      const source = folded[block];
      if (source === undefined) continue;
      const from = firstAtLeast(source.map, range[0]);
      const to = firstAtLeast(source.map, range[1]);
      // Passages are short: one by one is faster than in bulk.
      for (let unit = from; unit < to; unit += 1) {
        starts[at + unit - from] = source.map[unit] ?? 0;
        ends[at + unit - from] = source.ends[unit] ?? 0;
        owners[at + unit - from] = block;
        passageAt[at + unit - from] = passages.length;
      }
      text += source.folded.slice(from, to);
      const owned = spans[block];
      const last = owned?.at(-1);
      if (last?.[1] === at && draft.form !== 'running') last[1] = at + to - from;
      else if (to > from) owned?.push([at, at + to - from]);
      at += to - from;
      const inBlock = passagesOf[block];
      if (inBlock?.at(-1) !== passages.length) inBlock?.push(passages.length);
    }
    texts.push(text);
    passages.push({
      form: draft.form,
      block: draft.pieces[0]?.block ?? 0,
      start,
      end: at,
      key: `${draft.form}:${draft.key ?? text}`,
    });
  }
  return {
    blocks,
    text: texts.join(''),
    starts,
    ends,
    owners,
    passageAt,
    passages,
    open: Uint8Array.from(drafts, ({ open }) => (open === true ? 1 : 0)),
    flowing,
    spans,
    passagesOf,
  };
}

/** Index of the first entry of a rising list that is not below the value. */
function firstAtLeast(list: Uint32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ranges of the text that lie in [from, to) of a block, in order. */
export function textRangesOf(reading: Reading, block: number, from: number, to: number): TextRange[] {
  return (reading.spans[block] ?? []).flatMap(([start, end]): TextRange[] => {
    const first = start + firstAtLeast(reading.starts.subarray(start, end), from);
    // A character that folds to several units is in or out as a whole.
    const begin = first > start && (reading.ends[first - 1] ?? 0) > from ? first - 1 : first;
    const last = start + firstAtLeast(reading.starts.subarray(start, end), to);
    return begin < last ? [[begin, last]] : [];
  });
}

/** A range of a block's text. */
export interface BlockRange {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/** The way back: ranges of blocks that a range of the text came from. */
export function blockRangesOf(reading: Reading, from: number, to: number): BlockRange[] {
  const result: BlockRange[] = [];
  let begin = from;
  while (begin < to) {
    const block = reading.owners[begin] ?? 0;
    let end = begin + 1;
    while (
      end < to &&
      reading.owners[end] === block &&
      (reading.starts[end] ?? 0) >= (reading.starts[end - 1] ?? 0)
    )
      end += 1;
    result.push({ block, from: reading.starts[begin] ?? 0, to: reading.ends[end - 1] ?? 0 });
    begin = end;
  }
  return result;
}

/** More lines than this are no sentence any more, but cells of a table that came out line by line. */
const longestSentence = 12;

/** The passages that may be one sentence with some passages; in blocks that are no pages, just these. */
export function sentenceAround(reading: Reading, passages: readonly number[]): number[] {
  const found = new Set(passages);
  for (const at of passages) {
    for (let count = 1; count <= longestSentence && reading.open[at - count] === 1; count += 1)
      found.add(at - count);
    for (let count = 0; count < longestSentence && reading.open[at + count] === 1; count += 1)
      found.add(at + count + 1);
  }
  return [...found].sort((a, b) => a - b);
}
