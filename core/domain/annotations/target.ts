import type { Block, TextRange } from '../blocks/block.ts';
import { contextLength, type Quote, type Shape, type Target, type TargetPart } from './annotation.ts';

/** The quote of a range with the text around it. */
export function quoteOf(text: string, [from, to]: TextRange): Quote {
  return {
    exact: text.slice(from, to),
    prefix: text.slice(Math.max(0, from - contextLength), from),
    suffix: text.slice(to, to + contextLength),
  };
}

/** A part that marks a range of a block, or the whole block. */
export function partOf(
  block: Pick<Block, 'id' | 'text'>,
  range: TextRange | null,
  quads: TargetPart['quads'] = null,
): TargetPart {
  return {
    blockId: block.id,
    range,
    quote: range === null ? null : quoteOf(block.text, range),
    quads,
  };
}

export function textTarget(parts: readonly TargetPart[]): Target {
  return { parts: [...parts], shape: { type: 'text' } };
}

export function blockTarget(block: Pick<Block, 'id' | 'text'>, shape: Shape = { type: 'block' }): Target {
  return { parts: [partOf(block, null)], shape };
}

/** The marked words in reading order, blocks divided by a line break; empty for a whole block. */
export function quotedText(target: Target): string {
  return target.parts.flatMap(({ quote }) => (quote === null ? [] : [quote.exact])).join('\n');
}

/** What does not fit the blocks of the version it is meant for; null when everything does. */
export function faultOfTarget(target: Target, blocks: readonly Pick<Block, 'id' | 'text'>[]): string | null {
  const texts = new Map(blocks.map(({ id, text }) => [id, text]));
  for (const { blockId, range, quote } of target.parts) {
    const text = texts.get(blockId);
    if (text === undefined) {
      return `block ${blockId}`;
    }
    if (range !== null && (range[0] >= range[1] || range[1] > text.length)) {
      return `range ${range.join('–')} of block ${blockId}`;
    }
    if (range !== null && quote !== null && text.slice(range[0], range[1]) !== quote.exact) {
      return `quote in block ${blockId}`;
    }
  }
  return target.shape.type === 'text' && target.parts.some(({ range }) => range === null) ? 'range' : null;
}
