// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { partOf, textTarget } from '../../../core/domain/annotations/target.ts';
import type { Block } from '../../../core/domain/blocks/block.ts';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { type BlocksById, partsOfSlices } from '../../../renderer/annotate/slices.ts';
import {
  blockElement,
  domPointOf,
  rangesOfPart,
  runsOf,
  slicesOf,
} from '../../../renderer/annotate/text-dom.ts';
import { contents, narrativeContent, statisticsContent } from '../../fixtures/contents.ts';
import { markupOf } from './marked-paper.tsx';
import { known, viewsOn } from './views.ts';

/** As many blocks of a paper as are tried: this page without a window is slow. */
const tried = 24;

const byId = (blocks: readonly Block[]): BlocksById => new Map(blocks.map((block) => [block.id, block]));

function pageOf(content: MaterialContent, marked = false): { paper: HTMLElement; blocks: readonly Block[] } {
  const blocks = toBlocks(content).slice(0, tried);
  const marks = marked
    ? viewsOn(
        blocks,
        blocks.flatMap((block) => {
          const end = Math.min(9, block.text.length);
          return end < 3
            ? []
            : [
                known(textTarget([partOf(block, [0, end])])),
                known(textTarget([partOf(block, [2, end])]), { colour: 'doubt' }),
              ];
        }),
      )
    : [];
  document.body.innerHTML = `<div id="paper">${markupOf(content.kind, blocks, marks)}</div>`;
  const paper = document.querySelector<HTMLElement>('#paper');
  if (paper === null) {
    throw new Error('the paper was not drawn');
  }
  return { paper, blocks };
}

function rangeOver(start: [Node, number], end: [Node, number]): Range {
  const range = document.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  return range;
}

/** The page places of two offsets of a block. */
function rangeIn(paper: Element, blockId: string, from: number, to: number): Range {
  const block = blockElement(paper, blockId);
  const first = block === null ? null : domPointOf(block, from, 'after');
  const last = block === null ? null : domPointOf(block, to, 'before');
  if (first === null || last === null) {
    throw new Error(`block ${blockId} does not show ${from} to ${to}`);
  }
  return rangeOver([first.node, first.offset], [last.node, last.offset]);
}

describe('selected text as parts of blocks', () => {
  for (const marked of [false, true]) {
    it(`finds every stretch of every block again, ${marked ? 'through marks' : 'without marks'}`, () => {
      for (const content of contents) {
        const { paper, blocks } = pageOf(content, marked);
        for (const block of blocks) {
          const element = blockElement(paper, block.id);
          for (const run of element === null ? [] : runsOf(element)) {
            const start = Number(run.dataset['from']);
            const end = start + (run.textContent?.length ?? 0);
            expect(run.textContent).toBe(block.text.slice(start, end));
            for (const from of [start, Math.floor((start + end) / 2)]) {
              const range = rangeIn(paper, block.id, from, end);
              expect(slicesOf(range, paper)).toEqual([{ blockId: block.id, from, to: end }]);
            }
          }
        }
      }
    });
  }

  it('gives a part for each block that a selection crosses', () => {
    const { paper, blocks } = pageOf(narrativeContent, true);
    const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
    const [first, second] = paragraphs;
    const start = rangeIn(paper, first?.id ?? '', 5, 6);
    const end = rangeIn(paper, second?.id ?? '', 0, 8);
    const selected = rangeOver([start.startContainer, start.startOffset], [end.endContainer, end.endOffset]);
    const parts = partsOfSlices(slicesOf(selected, paper), byId(blocks));
    expect(parts.map(({ blockId, range }) => [blockId, range])).toEqual([
      [first?.id, [5, first?.text.length]],
      [second?.id, [0, 8]],
    ]);
    expect(parts.map(({ quote }) => quote?.exact)).toEqual([first?.text.slice(5), second?.text.slice(0, 8)]);
  });

  it('gives a part for each cell of a row', () => {
    const { paper, blocks } = pageOf(statisticsContent);
    const row = blocks.find((block) => block.kind === 'table-row' && block.rowType === 'body');
    const element = row === undefined ? null : blockElement(paper, row.id);
    if (row?.kind !== 'table-row' || element === null) {
      throw new Error('no row');
    }
    const range = document.createRange();
    range.selectNodeContents(element);
    const parts = partsOfSlices(slicesOf(range, paper), byId(blocks));
    expect(parts.map((part) => part.range)).toEqual(
      row.cells.filter((cell) => cell.range[0] < cell.range[1]).map((cell) => cell.range),
    );
  });

  it('never takes words of the interface', () => {
    const { paper, blocks } = pageOf(narrativeContent, true);
    const range = document.createRange();
    range.selectNodeContents(document.body);
    const parts = partsOfSlices(slicesOf(range, paper), byId(blocks));
    expect(parts.length).toBeGreaterThan(5);
    for (const { blockId, range: at, quote } of parts) {
      const text = blocks.find(({ id }) => id === blockId)?.text ?? '';
      expect(quote?.exact).toBe(text.slice(at?.[0], at?.[1]));
    }
    const outside = document.createRange();
    const aside = document.createElement('p');
    aside.textContent = '余白の文字';
    document.body.append(aside);
    outside.selectNodeContents(aside);
    expect(slicesOf(outside, paper)).toEqual([]);
  });

  it('leaves white space at the ends out, and nothing where nothing is left', () => {
    const block = { id: 'a', text: '　一つの 家庭 \n' };
    const blocks: BlocksById = new Map([[block.id, block]]);
    const over = (from: number, to: number) =>
      partsOfSlices([{ blockId: 'a', from, to }], blocks).map(({ range }) => range);
    expect(over(0, block.text.length)).toEqual([[1, 7]]);
    expect(over(0, 1)).toEqual([]);
    expect(over(7, 9)).toEqual([]);
  });
});

describe('parts of blocks on the page', () => {
  it('are shown by ranges with their words, over marks and runs', () => {
    for (const content of contents) {
      const { paper, blocks } = pageOf(content, true);
      for (const block of blocks) {
        const drawn = rangesOfPart(paper, { blockId: block.id, range: null });
        const runs = runsOf(blockElement(paper, block.id) ?? document.createElement('p'));
        expect(drawn.map(String)).toEqual(runs.map(({ textContent }) => textContent));
        const some: [number, number] = [1, Math.max(1, block.text.length - 1)];
        for (const range of rangesOfPart(paper, { blockId: block.id, range: some })) {
          const [slice] = slicesOf(range, paper);
          expect(String(range)).toBe(block.text.slice(slice?.from, slice?.to));
        }
      }
    }
  });
});
