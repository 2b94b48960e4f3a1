import type { CSSProperties, ReactNode } from 'react';
import type { Block } from '../../../core/domain/blocks/block.ts';
import { BlockSequence } from '../sequence.tsx';

/** Millimetres of a page that title, lead, labels and notes of a form take; the boxes share the rest. */
const PAGE = 246;
const TITLE = 24;
const TEXT_LINE = 7;
const ONE_LINE_FIELD = 13.5;
const LABEL = 12.5;

/** 意見・提案シート: lines to write on are as high as lets the form stay on one page, between 6.5 and 9 mm. */
export function OpinionFormLayout({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  let taken = TITLE;
  let lines = 0;
  for (const block of blocks) {
    if (block.kind === 'field' && block.input !== null) {
      const isBox = block.input.lines > 1 && block.input.choices.length === 0;
      taken += isBox ? LABEL : block.input.choices.length > 0 ? LABEL + TEXT_LINE : ONE_LINE_FIELD;
      if (isBox) lines += block.input.lines;
    } else if (block.kind === 'paragraph') {
      taken += TEXT_LINE * Math.ceil(block.text.length / 44);
    }
  }
  const height = Math.min(9, Math.max(6.5, (PAGE - taken) / Math.max(lines, 1)));
  return (
    <div className="form" style={{ '--writing-line': `${height.toFixed(2)}mm` } as CSSProperties}>
      <BlockSequence blocks={blocks} />
    </div>
  );
}
