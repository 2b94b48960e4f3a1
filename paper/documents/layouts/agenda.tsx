import type { CSSProperties, ReactNode } from 'react';
import type { Block, BlockOf, TextRange } from '../../../core/domain/blocks/block.ts';
import { runsBy } from '../group.ts';
import { BlockSequence } from '../sequence.tsx';
import { Heading, LabelledText, TextRun, useHeadingTag } from '../text.tsx';

/** 次第: title in lines, 日時 and 場所 spread evenly, numbered headings with their items indented. */
export function AgendaLayout({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  const parts = runsBy(blocks, (block) =>
    block.kind === 'field' ? 'fields' : block.section === null ? `other:${block.part}` : block.section,
  );
  return parts.map((run) => {
    const key = run.blocks[0]?.id ?? run.key;
    if (run.key === 'fields') return <MeetingFields key={key} fields={run.blocks} />;
    if (run.key.startsWith('other:')) {
      return run.blocks.map((block) =>
        block.kind === 'heading' && block.level === 1 ? (
          <AgendaTitle key={block.id} block={block} />
        ) : (
          <BlockSequence key={block.id} blocks={[block]} />
        ),
      );
    }
    return <AgendaSection key={key} blocks={run.blocks} />;
  });
}

/**
 * Where the title of a 次第 is divided: 「令和5年度第1回」 gets a line of its own, as does what stands before a bracket that
 * holds it (「○○委員会」 before 「（令和5年度第1回）」); 「次第」 keeps its distance. No part begins with a closing bracket.
 */
export function agendaTitleParts(title: string): TextRange[] {
  const word = /\s*(?:(?<=[会回）)\]］\s])会議)?次\s*第\s*$/u.exec(title)?.index ?? title.length;
  const counted =
    /^.*?第\s*[0-9０-９一二三四五六七八九十]+\s*回(?:会議)?(?:[（(][^（(）)]*回[）)])?/u.exec(title)?.[0] ??
    '';
  const bracket = counted.search(/[（(【［[〔「『][^）)】］\]〕」』]*$/u);
  const session = Math.min(bracket < 0 ? counted.length : bracket, word);
  return [
    [0, session],
    [session, word],
    [word, title.length],
  ];
}

function AgendaTitle({ block }: { readonly block: BlockOf<'heading'> }): ReactNode {
  const Tag = useHeadingTag(block);
  return (
    <Tag data-block-id={block.id} className="heading heading-1 agenda-title">
      {agendaTitleParts(block.text).map((range, index) =>
        range[0] < range[1] ? (
          <TextRun
            key={range[0]}
            block={block}
            range={range}
            className={`title-part title-part-${index + 1}`}
          />
        ) : null,
      )}
    </Tag>
  );
}

function MeetingFields({ fields }: { readonly fields: readonly Block[] }): ReactNode {
  const letters = fields.map((block) =>
    block.kind === 'field' ? [...block.text.slice(...block.labelRange).replace(/ /gu, '')].length : 0,
  );
  // Less space between two letters of a label than between the label and what it says.
  const style = { '--label-width': `${Math.max(2.6, ...letters)}em` } as CSSProperties;
  return (
    <dl className="meeting-fields" style={style}>
      {fields.map((block) =>
        block.kind === 'field' ? (
          <div key={block.id} className="meeting-field" data-block-id={block.id}>
            <dt className="spread">
              <TextRun block={block} range={block.labelRange} />
            </dt>
            <dd>
              <TextRun block={block} range={block.valueRange} />
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function AgendaSection({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'heading') return <BlockSequence blocks={blocks} />;
  const title = first.text.slice(first.labelLength);
  const isSpread = /\s/u.test(title) && title.replace(/\s/gu, '').length <= 3;
  return (
    <section className="agenda-section">
      {isSpread ? <SpreadHeading block={first} /> : <Heading block={first} />}
      <div className="agenda-body">
        <BlockSequence blocks={rest} />
      </div>
    </section>
  );
}

/** 「開 会」 over a fixed width, as the space in the source means it. */
function SpreadHeading({ block }: { readonly block: BlockOf<'heading'> }): ReactNode {
  const Tag = useHeadingTag(block);
  return (
    <Tag
      data-block-id={block.id}
      className={`heading heading-2 is-spread${block.labelLength > 0 ? ' has-label' : ''}`}
    >
      <LabelledText block={block} labelLength={block.labelLength} />
    </Tag>
  );
}
