import type { CSSProperties, ReactNode } from 'react';
import type { Block } from '../../../core/domain/blocks/block.ts';
import { textWidth } from '../../charts/numbers.ts';
import { agreementText } from '../agreement.ts';
import { runsBy } from '../group.ts';
import { BlockSequence } from '../sequence.tsx';
import { useSettings } from '../settings.ts';
import { sheetWidth } from '../sheet.ts';
import { Heading } from '../text.tsx';

/** 統計資料: each table with its heading, unit, notes and source, the figure after it. */
export function StatisticsLayout({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  const { t, medium, sheet } = useSettings();
  return runsBy(blocks, (block) => block.section ?? '').map((run) => {
    const key = run.blocks[0]?.id ?? run.key;
    if (run.key === '') return <BlockSequence key={key} blocks={run.blocks} />;
    const [first, ...rest] = run.blocks;
    const basis = rest.filter(isBasis);
    const above = basis.length > 0 ? rest.filter((block) => isBasis(block) || isUnit(block)) : [];
    const table = rest.filter((block) => block.kind !== 'figure' && !isFoot(block) && !above.includes(block));
    const foot = rest.filter(isFoot);
    const columns = rest.find((block) => block.kind === 'table-row')?.table.columnCount ?? 2;
    const figures = rest.filter((block) => block.kind === 'figure');
    const [second] = rest;
    const isBeside =
      medium === 'paper' &&
      first?.kind === 'heading' &&
      second !== undefined &&
      isUnit(second) &&
      hasRoomBeside(first.text, second.text, Math.min(sheetWidth[sheet], tableWidth(columns)));
    const checks = rest.flatMap((block) => agreementText(block, t) ?? []);
    return (
      <section
        key={key}
        className={[
          'statistics-table',
          hasLongFigures(rest, columns) ? 'long-figures' : '',
          isBeside ? 'unit-beside' : '',
        ]
          .filter((name) => name !== '')
          .join(' ')}
        style={{ '--columns': columns } as CSSProperties}
      >
        {first?.kind === 'heading' ? (
          <Heading block={first} aside={asideStart(first.text)} />
        ) : first === undefined ? null : (
          <BlockSequence blocks={[first]} />
        )}
        {above.length > 0 ? (
          <div className="table-above">
            <BlockSequence blocks={above} />
          </div>
        ) : null}
        <BlockSequence blocks={table} />
        {foot.length + checks.length > 0 ? (
          <div className="table-foot">
            {checks.map((text) => (
              <p key={text} className="table-check" data-decoration="">
                {text}
              </p>
            ))}
            <BlockSequence blocks={foot} />
          </div>
        ) : null}
        <BlockSequence blocks={figures} />
      </section>
    );
  });
}

/** Millimetres of a table on paper, as in print.css. */
function tableWidth(columns: number): number {
  return 62 + (columns - 1) * 21;
}

/** Millimetres of one em of a heading, and of the smaller aside and unit. */
const headingEm = { main: 4.6, small: 3.25 } as const;

/** Whether the unit has room at the end of the heading's line, so that it needs no line of its own. */
function hasRoomBeside(heading: string, unit: string, width: number): boolean {
  const aside = asideStart(heading);
  const taken =
    textWidth(heading.slice(0, aside)) * headingEm.main +
    (textWidth(heading.slice(aside)) + textWidth(unit)) * headingEm.small;
  return taken + 8 <= width;
}

/** Characters of figures that stand in a row at the usual size. */
const roomForFigures = 40;

/** True for tables of large amounts: the figures of a row would touch one another at the usual size. */
function hasLongFigures(blocks: readonly Block[], columns: number): boolean {
  const longest = Math.max(
    0,
    ...blocks.flatMap((block) =>
      block.kind === 'table-row' && block.rowType !== 'head'
        ? block.cells.slice(1).map(({ range: [start, end] }) => end - start)
        : [],
    ),
  );
  return longest >= 8 && longest * (columns - 1) > roomForFigures;
}

/** 「各年10月1日現在」 on a line of its own, at the left of the unit. */
function isBasis(block: Block): boolean {
  return block.kind === 'paragraph' && block.role === 'caption';
}

function isUnit(block: Block): boolean {
  return block.kind === 'paragraph' && block.role === 'unit';
}

function isFoot(block: Block): boolean {
  return block.kind === 'paragraph' && (block.role === 'note' || block.role === 'source');
}

/** A closing 「（各年10月1日現在）」 is set smaller than the title before it. */
function asideStart(text: string): number {
  const start = /[（(][^（(]*[）)]\s*$/u.exec(text)?.index ?? text.length;
  return start === 0 ? text.length : start;
}
