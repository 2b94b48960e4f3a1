import { Fragment, type ReactNode } from 'react';
import type { Block, BlockOf, TextRange } from '../../core/domain/blocks/block.ts';
import { phraseBreaks } from './phrases.ts';
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
      {renderText({ block, from, to, text: block.text.slice(from, to) })}
    </span>
  );
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
