import { type CSSProperties, Fragment, type ReactNode } from 'react';
import type { Block, BlockPart } from '../../../core/domain/blocks/block.ts';
import { phrasesOf } from '../../charts/phrases.ts';
import { runsBy } from '../group.ts';
import { isRowLabel } from '../row-label.ts';
import { BlockSequence } from '../sequence.tsx';
import { useSettings } from '../settings.ts';

/** How many letters of a label the narrow column at the left holds on paper. */
const lettersPerLine = 6;

/** Parts that stand in one row of the sheet when they have no label of their own. */
const rowOf: Partial<Record<BlockPart, string>> = {
  projects: 'projects',
  planIndicators: 'projects',
  evaluations: 'projects',
  challenges: 'challenges',
  current: 'challenges',
  issues: 'challenges',
};

/** 課題シート: for each goal the form with its labels at the left; 【現状】 and 【課題】 side by side on paper. */
export function IssueSheetLayout({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return runsBy(blocks, (block) => block.section ?? '').map((run) => {
    const key = run.blocks[0]?.id ?? run.key;
    if (run.key === '') return <BlockSequence key={key} blocks={run.blocks} />;
    const heads = run.blocks.filter((block) => block.part === 'head');
    const rows = runsBy(
      run.blocks.filter((block) => block.part !== 'head'),
      rowKey(),
    );
    return (
      <section key={key} className="issue-sheet">
        <BlockSequence blocks={heads} />
        <div className="issue-rows">
          {rows.map((row) => (
            <IssueRow key={row.blocks[0]?.id ?? row.key} blocks={row.blocks} />
          ))}
        </div>
      </section>
    );
  });
}

/** A label starts a row; a part without a label joins the row it belongs to, or starts one without a label. */
function rowKey(): (block: Block) => string {
  let row = '';
  let count = 0;
  let afterLabel = false;
  return (block) => {
    const own = rowOf[block.part] ?? block.part;
    const startsRow = own !== row || (isLabel(block) && !afterLabel);
    if (startsRow) count += 1;
    row = own;
    afterLabel = isLabel(block);
    return String(count);
  };
}

function isLabel(block: Block): boolean {
  return block.kind === 'heading' && isRowLabel('issueSheet', block);
}

/** Lines that the narrow column needs for the labels: each of its phrases may have one of its own. */
function labelLines(labels: readonly Block[]): number {
  return labels.reduce((sum, label) => sum + 1 + Math.ceil(label.text.length / lettersPerLine), 0);
}

function IssueRow({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  const { medium } = useSettings();
  const firstContent = blocks.findIndex((block) => !isLabel(block));
  const labelCount = firstContent < 0 ? blocks.length : firstContent;
  const part = blocks[0]?.part ?? 'others';
  const labels = blocks.slice(0, labelCount);
  const style = { '--label-lines': labelLines(labels) } as CSSProperties;
  return (
    <div className={`issue-row issue-row-${part}${labelCount > 0 ? '' : ' without-label'}`} style={style}>
      {medium === 'paper' ? <RepeatedLabel labels={labels} /> : null}
      <div className="issue-row-body">
        <div className="issue-label">
          <BlockSequence blocks={labels} />
        </div>
        <div className="issue-content">
          <RowContent blocks={blocks.slice(labelCount)} />
        </div>
      </div>
    </div>
  );
}

/**
 * The labels once more, in a place that paper repeats on each page of the row. They are hidden from the structure of the
 * document: a heading that is printed again and again would be read and listed in bookmarks as often.
 */
function RepeatedLabel({ labels }: { readonly labels: readonly Block[] }): ReactNode {
  return (
    <div className="issue-label-repeated" aria-hidden="true" data-decoration="">
      <div className="issue-label-place">
        {labels.map((label) => (
          <div key={label.id} className="heading heading-3">
            {phrasesOf(label.text).map((phrase, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: phrases have no identity but their place
              <Fragment key={index}>
                {index > 0 ? <wbr /> : null}
                <span className="phrase">{phrase}</span>
              </Fragment>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function RowContent({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  if (!blocks.some((block) => block.part === 'challenges')) {
    return runsBy(blocks, (block) => block.part).map((run) => (
      <div key={run.blocks[0]?.id ?? run.key} className={`issue-part issue-part-${run.key}`}>
        <BlockSequence blocks={run.blocks} />
      </div>
    ));
  }
  let policy = 0;
  return runsBy(blocks, (block) => {
    if (block.part === 'challenges') policy += 1;
    return String(policy);
  }).map((run) => <PolicyChallenges key={run.blocks[0]?.id ?? run.key} blocks={run.blocks} />);
}

function PolicyChallenges({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  const half = (part: BlockPart): Block[] => blocks.filter((block) => block.part === part);
  return (
    <section className="policy">
      <BlockSequence blocks={half('challenges')} />
      <div className="halves">
        <div className="half half-current">
          <BlockSequence blocks={half('current')} />
        </div>
        <div className="half half-issues">
          <BlockSequence blocks={half('issues')} />
        </div>
      </div>
    </section>
  );
}
