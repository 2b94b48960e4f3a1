import type { ReactNode } from 'react';
import { assertNever } from '../../core/domain/assert-never.ts';
import type { Block, BlockOf } from '../../core/domain/blocks/block.ts';
import { Figure, isHalfWidth } from './figure.tsx';
import { type BlockGroup, groupBlocks, type ListNode } from './group.ts';
import { FormField } from './layouts/form-field.tsx';
import { useSettings } from './settings.ts';
import { BlockTable } from './table.tsx';
import { Heading, LabelledText, TextRun } from './text.tsx';

/** Blocks in reading order: lists, tables and quotations as wholes, the rest one by one. */
export function BlockSequence({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  const { medium, sheet } = useSettings();
  const groups = groupBlocks(blocks);
  const sharesLine = (group: BlockGroup | undefined): boolean =>
    medium === 'paper' &&
    group?.type === 'single' &&
    group.block.kind === 'figure' &&
    isHalfWidth(group.block, sheet);
  return groups.map((group, index) => {
    if (sharesLine(group)) {
      const before = groups.slice(0, index);
      const first = before.findLastIndex((other) => !sharesLine(other)) + 1;
      if ((index - first) % 2 === 1) return null;
      const pair = groups.slice(index, index + 2).filter(sharesLine);
      return (
        <div key={keyOf(group)} className="figure-row">
          {pair.map((member) => (
            <Group key={keyOf(member)} group={member} />
          ))}
        </div>
      );
    }
    if (isNote(group) && footOwner(groups, index) !== null) return null;
    if (group.type !== 'table' || group.rows[0]?.table.role !== 'plain') {
      return <Group key={keyOf(group)} group={group} />;
    }
    const notes = groups.filter((note, position) => isNote(note) && footOwner(groups, position) === index);
    return (
      <div key={keyOf(group)} className="table-group">
        {[group, ...notes].map((member) => (
          <Group key={keyOf(member)} group={member} />
        ))}
      </div>
    );
  });
}

function isNote(group: BlockGroup): boolean {
  return (
    group.type === 'single' &&
    group.block.kind === 'paragraph' &&
    (group.block.role === 'note' || group.block.role === 'source')
  );
}

/** Index of the plain table whose foot the note at `index` belongs to: notes follow their table at once. */
function footOwner(groups: readonly BlockGroup[], index: number): number | null {
  let at = index - 1;
  while (at >= 0) {
    const group = groups[at];
    if (group === undefined || !isNote(group)) {
      return group?.type === 'table' && group.rows[0]?.table.role === 'plain' ? at : null;
    }
    at -= 1;
  }
  return null;
}

function keyOf(group: BlockGroup): string {
  switch (group.type) {
    case 'single':
      return group.block.id;
    case 'list':
      return group.nodes[0]?.item.id ?? '';
    case 'table':
      return group.rows[0]?.id ?? '';
    case 'quotation':
      return group.blocks[0]?.id ?? '';
  }
}

function Group({ group }: { readonly group: BlockGroup }): ReactNode {
  switch (group.type) {
    case 'single':
      return <SingleBlock block={group.block} />;
    case 'list':
      return <BlockList nodes={group.nodes} />;
    case 'table':
      return <BlockTable rows={group.rows} />;
    case 'quotation':
      return (
        <blockquote className="quotation">
          {group.blocks.map((block) => (
            <p
              key={block.id}
              data-block-id={block.id}
              className={`article${isShort(block.labelLength) ? ' hangs' : ''}${breaking(block)}`}
            >
              <LabelledText block={block} labelLength={block.labelLength} />
            </p>
          ))}
        </blockquote>
      );
  }
}

/** Half a page of one paragraph: kept together it could leave the page before half empty. */
const veryLong = 700;

/** Class of a text that may go on on the next page; shorter ones are kept together on paper. */
function breaking(block: Block): string {
  return block.text.length > veryLong ? ' very-long' : '';
}

/** A longer label would push its text into a narrow column: it runs into the text instead. */
function isShort(labelLength: number): boolean {
  return labelLength > 0 && labelLength <= 5;
}

export function BlockList({ nodes }: { readonly nodes: readonly ListNode[] }): ReactNode {
  const numbered = nodes.every((node) => node.item.labelLength > 0);
  const List = numbered ? 'ol' : 'ul';
  const marked = nodes.some((node) => node.item.marker !== '');
  return (
    <List className={`list${numbered ? ' list-numbered' : ''}${marked ? ' list-marked' : ''}`}>
      {nodes.map(({ item, children }) => (
        <li key={item.id} className="list-item" data-marker={item.marker}>
          <p
            data-block-id={item.id}
            className={`item${item.labelLength > 0 ? ' hangs' : ''}${breaking(item)}`}
          >
            <LabelledText block={item} labelLength={item.labelLength} />
          </p>
          {children.length > 0 ? <BlockList nodes={children} /> : null}
        </li>
      ))}
    </List>
  );
}

function SingleBlock({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} />;
    case 'paragraph':
      return <Paragraph block={block} />;
    case 'figure':
      return <Figure block={block} />;
    case 'field':
      return <FormField block={block} />;
    case 'page':
      return <Page block={block} />;
    case 'list-item':
    case 'table-row':
    case 'quotation':
      // Grouped before; alone they are groups of one.
      return <BlockSequence blocks={[block]} />;
    default:
      return assertNever(block);
  }
}

export function Paragraph({ block }: { readonly block: BlockOf<'paragraph'> }): ReactNode {
  // 「※」 hangs before a note of several lines.
  const hanging = block.role === 'note' ? (/^[※*＊]\s*\d*[ \u3000]*/u.exec(block.text)?.[0].length ?? 0) : 0;
  const name = `paragraph paragraph-${block.role}${hanging > 0 ? ' hangs' : ''}${breaking(block)}`;
  return (
    <p data-block-id={block.id} className={name}>
      {hanging > 0 && hanging < block.text.length ? (
        <LabelledText block={block} labelLength={hanging} />
      ) : (
        <TextRun block={block} />
      )}
    </p>
  );
}

/** The text found on a page of a PDF, for readers to whom the picture of the page says nothing. */
function Page({ block }: { readonly block: BlockOf<'page'> }): ReactNode {
  const { t } = useSettings();
  return (
    <section
      className="file-page"
      data-block-id={block.id}
      aria-label={t('paper:page', { page: block.pageIndex + 1 })}
    >
      <TextRun block={block} />
    </section>
  );
}
