import { type ReactNode, useEffect, useRef } from 'react';
import type { Target } from '../../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../../core/domain/annotations/colours.ts';
import type { Block, TextRange } from '../../../core/domain/blocks/block.ts';
import { joinedText } from '../../../core/domain/blocks/comparison.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { type Carried, type ComparisonRow, marksIn } from './rows.ts';
import { SideText } from './side-text.tsx';

/** Old and new side by side, one row for what belongs together. */
export function ComparisonTable({
  rows,
  chosen,
  choosing,
  onPlace,
  below,
}: {
  readonly rows: readonly ComparisonRow[];
  /** What stands below a row: the opinions that led to its change. */
  readonly below?: (row: ComparisonRow) => ReactNode;
  /** The annotation in question. */
  readonly chosen: Carried | null;
  /** A place for it is being chosen in the new version. */
  readonly choosing: boolean;
  readonly onPlace: (block: Block) => void;
}): ReactNode {
  const t = useWords();
  const element = useRef<HTMLDivElement>(null);
  const chosenId = chosen?.annotation.id ?? null;
  useEffect(() => {
    if (chosenId !== null) {
      const marks = element.current?.querySelectorAll('.in-question') ?? [];
      // The new side decides, so it is the one that must be in view.
      [...marks].at(-1)?.scrollIntoView({ block: 'center' });
    }
  }, [chosenId]);
  return (
    <div className="comparison-rows" ref={element}>
      {rows.length === 0 ? <p>{t('replacement:nothingChanged')}</p> : null}
      {rows.map((row, index) => (
        <section key={row.key} className="comparison-row" data-change={row.entry.change}>
          {row.heading !== '' && row.heading !== rows[index - 1]?.heading ? (
            <h3 className="comparison-heading">{row.heading}</h3>
          ) : null}
          <div className="comparison-pair">
            <Side
              side="before"
              blocks={row.entry.before}
              changes={row.entry.differences.map(({ before }) => before)}
              whole={row.entry.change === 'removed'}
              target={chosen?.placeBefore.target ?? null}
              chosen={chosen}
            />
            <Side
              side="after"
              blocks={row.entry.after}
              changes={row.entry.differences.map(({ after }) => after)}
              whole={row.entry.change === 'added'}
              target={chosen?.placeAfter.target ?? null}
              chosen={chosen}
              moved={row.entry.moved}
              {...(choosing ? { onPlace } : {})}
            />
          </div>
          {below?.(row)}
        </section>
      ))}
    </div>
  );
}

function Side({
  side,
  blocks,
  changes,
  whole,
  target,
  chosen,
  moved = false,
  onPlace,
}: {
  readonly side: 'before' | 'after';
  readonly blocks: readonly Block[];
  readonly changes: readonly TextRange[];
  /** All of it stands on this side only. */
  readonly whole: boolean;
  readonly target: Target | null;
  readonly chosen: Carried | null;
  readonly moved?: boolean;
  readonly onPlace?: (block: Block) => void;
}): ReactNode {
  const t = useWords();
  const text = joinedText(blocks);
  const marks = marksIn(blocks, target);
  const holds = marks.length > 0;
  const [first] = blocks;
  return (
    <div
      className={`comparison-side ${side}${holds ? ' holds' : ''}`}
      data-side={side}
      data-blocks={blocks.map(({ id }) => id).join(' ')}
    >
      <span className="visually-hidden">{t(`replacement:side.${side}`)}</span>
      {first === undefined ? (
        <span className="comparison-none">{t(`replacement:none.${side}`)}</span>
      ) : (
        <p className="comparison-text">
          <SideText
            text={text}
            side={side}
            changes={whole ? [[0, text.length]] : changes}
            marks={marks}
            sign={holds && chosen !== null ? signOf(chosen) : null}
            proposed={side === 'after' && chosen?.placeAfter.decision === 'pending'}
          />
        </p>
      )}
      {moved ? <span className="comparison-moved">{t('replacement:movedHere')}</span> : null}
      {onPlace === undefined || first === undefined ? null : (
        <Button size="slim" onClick={() => onPlace(first)}>
          {t('replacement:placeOnBlock')}
        </Button>
      )}
    </div>
  );
}

export function signOf({ annotation }: Carried): string {
  return colourLooks[annotation.colour].sign;
}
