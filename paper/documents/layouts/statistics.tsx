import type { CSSProperties, ReactNode } from 'react';
import type { Block } from '../../../core/domain/blocks/block.ts';
import { runsBy } from '../group.ts';
import { BlockSequence } from '../sequence.tsx';
import { Heading } from '../text.tsx';

/** 統計資料: each table with its heading, unit, notes and source, the figure after it. */
export function StatisticsLayout({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return runsBy(blocks, (block) => block.section ?? '').map((run) => {
    const key = run.blocks[0]?.id ?? run.key;
    if (run.key === '') return <BlockSequence key={key} blocks={run.blocks} />;
    const [first, ...rest] = run.blocks;
    const table = rest.filter((block) => block.kind !== 'figure' && !isFoot(block));
    const foot = rest.filter(isFoot);
    const columns = rest.find((block) => block.kind === 'table-row')?.table.columnCount ?? 2;
    const figures = rest.filter((block) => block.kind === 'figure');
    return (
      <section key={key} className="statistics-table" style={{ '--columns': columns } as CSSProperties}>
        {first?.kind === 'heading' ? (
          <Heading block={first} aside={asideStart(first.text)} />
        ) : first === undefined ? null : (
          <BlockSequence blocks={[first]} />
        )}
        <BlockSequence blocks={table} />
        {foot.length > 0 ? (
          <div className="table-foot">
            <BlockSequence blocks={foot} />
          </div>
        ) : null}
        <BlockSequence blocks={figures} />
      </section>
    );
  });
}

function isFoot(block: Block): boolean {
  return block.kind === 'paragraph' && (block.role === 'note' || block.role === 'source');
}

/** A closing 「（各年10月1日現在）」 is set smaller than the title before it. */
function asideStart(text: string): number {
  const start = /[（(][^（(]*[）)]\s*$/u.exec(text)?.index ?? text.length;
  return start === 0 ? text.length : start;
}
