import type { CSSProperties, ReactNode } from 'react';
import type { Block, BlockOf } from '../../../core/domain/blocks/block.ts';
import { textWidth } from '../../charts/numbers.ts';
import { runsBy } from '../group.ts';
import { BlockSequence } from '../sequence.tsx';

/** Millimetres of a page; its boxes share what title, lead, labels, choices and notes leave. */
const page = 244;
const title = 33;
const lineOfText = 6;
const lineOfChoices = 5.9;
const oneLine = 9;
const paddingOfChoices = 3.5;
/** Em of a line of text and of choices; a tick box takes as much as the words it is given here. */
const emOfText = 43;
const emOfChoices = 32;
const tickBox = 3;

/** 意見・提案シート: lines to write on are as high as lets the form stay on one page, between 5.8 and 9 mm. */
export function OpinionFormLayout({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  let taken = title;
  let lines = 0;
  for (const block of blocks) {
    if (block.kind === 'field' && block.input !== null) {
      if (block.input.choices.length > 0) {
        taken += paddingOfChoices + choiceLines(block.input.choices) * lineOfChoices;
      } else if (block.input.lines > 1) {
        lines += block.input.lines;
      } else {
        taken += oneLine;
      }
    } else if (block.kind === 'paragraph') {
      taken += lineOfText * Math.ceil(block.text.length / emOfText);
    }
  }
  const height = Math.min(9, Math.max(5.8, (page - taken) / Math.max(lines, 1)));
  const style = { '--writing-line': `${height.toFixed(2)}mm` } as CSSProperties;
  return runsBy(blocks, (block) => (isBox(block) ? 'form' : '')).map(({ key, blocks: run }) =>
    key === 'form' ? (
      <div key={run[0]?.id} className="form" style={style}>
        <BlockSequence blocks={run} />
      </div>
    ) : (
      <BlockSequence key={run[0]?.id} blocks={run} />
    ),
  );
}

function isBox(block: Block): block is BlockOf<'field'> {
  return block.kind === 'field' && block.input !== null;
}

/** How many lines choices take side by side. */
function choiceLines(choices: readonly string[]): number {
  let count = 1;
  let at = 0;
  for (const choice of choices) {
    const width = textWidth(choice) + tickBox;
    if (at > 0 && at + width > emOfChoices) {
      count += 1;
      at = 0;
    }
    at += width;
  }
  return count;
}
