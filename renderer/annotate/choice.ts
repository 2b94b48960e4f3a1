/** What the reader has chosen on the paper to put a mark on. */

import type { Target, TargetPart } from '../../core/domain/annotations/annotation.ts';
import { blockTarget, partOf, quotedText, textTarget } from '../../core/domain/annotations/target.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { rectOfPoint } from './chart-points.ts';
import { cellAt } from './slices.ts';
import { blockElement, rangesOfPart } from './text-dom.ts';

export type Choice =
  | { readonly type: 'text'; readonly parts: readonly TargetPart[] }
  /** A row, a figure or a paragraph as a whole. */
  | { readonly type: 'block'; readonly blockId: string }
  /** A value of a chart. */
  | {
      readonly type: 'point';
      readonly blockId: string;
      readonly series: string;
      readonly period: string;
      readonly value: string;
    };

export type KnownBlocks = ReadonlyMap<string, Block>;

export function blockOfChoice(choice: Choice, blocks: KnownBlocks): Block | null {
  const id = choice.type === 'text' ? choice.parts[0]?.blockId : choice.blockId;
  return blocks.get(id ?? '') ?? null;
}

/** null where the block is not of this version. */
export function targetOfChoice(choice: Choice, blocks: KnownBlocks): Target | null {
  const block = blockOfChoice(choice, blocks);
  if (block === null) {
    return null;
  }
  switch (choice.type) {
    case 'text':
      return choice.parts.length === 0 ? null : textTarget(choice.parts);
    case 'block':
      return blockTarget(block);
    case 'point':
      return blockTarget(block, { type: 'dataPoint', series: choice.series, period: choice.period });
  }
}

/** The whole cell that a choice of text lies in; null where it lies in none, in several, or is one already. */
export function cellOfChoice(choice: Choice, blocks: KnownBlocks): Choice | null {
  const block = blockOfChoice(choice, blocks);
  const [part, ...more] = choice.type === 'text' ? choice.parts : [];
  if (block?.kind !== 'table-row' || part?.range == null || more.length > 0) {
    return null;
  }
  const cell = cellAt(block.text, part.range[0]);
  return cell[0] === part.range[0] && cell[1] === part.range[1]
    ? null
    : { type: 'text', parts: [partOf(block, cell)] };
}

/** The words chosen, in one line; empty for whole blocks. */
export function wordsOfChoice(choice: Choice): string {
  return choice.type === 'text'
    ? quotedText(textTarget(choice.parts)).replaceAll('\n', ' ')
    : choice.type === 'point'
      ? `${choice.series} ${choice.period} ${choice.value}`
      : '';
}

/** Where a choice is drawn, as rectangles of the window in reading order. Empty where it is not in sight. */
export function rectsOfChoice(paper: Element, choice: Choice, blocks: KnownBlocks, t: Translate): DOMRect[] {
  if (choice.type === 'text') {
    return choice.parts.flatMap((part) =>
      rangesOfPart(paper, part).flatMap((range) =>
        [...range.getClientRects()].filter(({ width }) => width > 0),
      ),
    );
  }
  if (choice.type === 'point') {
    const rect = rectOfPoint(paper, blocks.get(choice.blockId), choice, t);
    return rect === null ? [] : [rect];
  }
  const element = blockElement(paper, choice.blockId);
  return element === null || element.getClientRects().length === 0 ? [] : [element.getBoundingClientRect()];
}

/** Shows a choice of text as the page's own selection; other choices have a frame. */
export function chooseOnPage(paper: Element, choice: Choice): void {
  const selection = document.getSelection();
  const ranges = choice.type === 'text' ? choice.parts.flatMap((part) => rangesOfPart(paper, part)) : [];
  const [first] = ranges;
  const last = ranges.at(-1);
  if (first === undefined || last === undefined) {
    selection?.removeAllRanges();
  } else {
    selection?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  }
}
