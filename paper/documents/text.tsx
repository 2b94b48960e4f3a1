import { Fragment, type ReactNode } from 'react';
import type { Block, BlockOf, TextChange, TextRange } from '../../core/domain/blocks/block.ts';
import { phraseBreaks } from '../charts/phrases.ts';
import { useSettings } from './settings.ts';

/** A run of the block's text, in an element that says where in the text it starts. */
export function TextRun({
  block,
  range,
  className,
}: {
  readonly block: Block;
  readonly range?: TextRange;
  readonly className?: string;
}): ReactNode {
  const { renderText } = useSettings();
  const [from, to] = range ?? [0, block.text.length];
  if (from >= to) return null;
  return (
    <span data-from={from} className={className}>
      {block.kind === 'table-row' && block.changes !== undefined
        ? changedText(block.text, [from, to], block.changes)
        : renderText({ block, from, to, text: block.text.slice(from, to) })}
    </span>
  );
}

const changeTags = { inserted: 'ins', deleted: 'del', strong: 'strong' } as const;

/** Text of a table of changes: what is new is underlined, what is gone struck out. */
function changedText(text: string, [from, to]: TextRange, changes: readonly TextChange[]): ReactNode {
  const parts: ReactNode[] = [];
  let at = from;
  for (const { range, change } of changes) {
    const [start, end] = [Math.max(at, range[0]), Math.min(to, range[1])];
    if (start < end) {
      const Tag = changeTags[change];
      parts.push(text.slice(at, start), <Tag key={start}>{text.slice(start, end)}</Tag>);
      at = end;
    }
  }
  parts.push(text.slice(at, to));
  return parts;
}

/** A short label in a narrow column, which breaks between phrases only. */
function PhrasedText({ block }: { readonly block: Block }): ReactNode {
  const starts = [0, ...phraseBreaks(block.text)];
  return starts.map((start, index) => (
    <Fragment key={start}>
      {index > 0 ? <wbr /> : null}
      <TextRun block={block} range={[start, starts[index + 1] ?? block.text.length]} className="phrase" />
    </Fragment>
  ));
}

/** A mark that is set apart (①, (1), 第十四条), then the rest. */
export function LabelledText({
  block,
  labelLength,
  to = block.text.length,
}: {
  readonly block: Block;
  readonly labelLength: number;
  readonly to?: number;
}): ReactNode {
  if (labelLength === 0) return <TextRun block={block} range={[0, to]} />;
  return (
    <>
      <TextRun block={block} range={[0, labelLength]} className="label" />
      <TextRun block={block} range={[labelLength, to]} className="labelled" />
    </>
  );
}

/** The element of a heading, by its place in the hierarchy of the document. */
export function useHeadingTag(block: BlockOf<'heading'>): 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  const { headingBase, levels } = useSettings();
  const level = levels.get(block.id) ?? Math.min(6, block.level + headingBase - 1);
  return `h${level}` as 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
}

/** A heading of the document. `aside`: where a closing remark in brackets starts that is set smaller. */
export function Heading({
  block,
  className,
  aside,
}: {
  readonly block: BlockOf<'heading'>;
  readonly className?: string;
  readonly aside?: number;
}): ReactNode {
  const { medium } = useSettings();
  const Tag = useHeadingTag(block);
  const end = aside ?? block.text.length;
  return (
    <Tag
      data-block-id={block.id}
      className={[
        'heading',
        `heading-${block.level}`,
        block.labelLength > 0 ? 'has-label' : '',
        className ?? '',
      ]
        .filter((name) => name !== '')
        .join(' ')}
    >
      {medium === 'paper' && block.level === 3 && block.labelLength === 0 ? (
        <PhrasedText block={block} />
      ) : (
        <LabelledText block={block} labelLength={block.labelLength} to={end} />
      )}
      <TextRun block={block} range={[end, block.text.length]} className="aside" />
    </Tag>
  );
}
