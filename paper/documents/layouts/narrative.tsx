import type { ReactNode } from 'react';
import type { Block } from '../../../core/domain/blocks/block.ts';
import { runsBy } from '../group.ts';
import { BlockSequence } from '../sequence.tsx';

/** Running text, in sections. */
export function NarrativeLayout({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return runsBy(blocks, (block) => block.section ?? '').map((run) => (
    <section key={run.blocks[0]?.id ?? run.key} className="narrative-section">
      <BlockSequence blocks={run.blocks} />
    </section>
  ));
}
