import { memo, type ReactNode } from 'react';
import type { CompiledRow } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { labelOfNumber } from '../../../app/material-names.ts';
import { useWords } from '../../../app/words.ts';
import { type CompileWords, nameOfDisposition, nameOfSubmitter } from '../compile-words.ts';
import { GridCell, GridLine } from './grid-parts.tsx';

/** Id of a row's element, which the table points to as the current one. */
export function elementIdOf(index: number): string {
  return `opinion-row-${index}`;
}

interface RowProps {
  readonly row: CompiledRow;
  readonly index: number;
  /** Place among all lines, for aria-rowindex. */
  readonly line: number;
  readonly top: number;
  readonly current: boolean;
  /** Picked out for an act. */
  readonly chosen: boolean;
  readonly words: CompileWords;
}

/** One opinion. Drawn anew only when what it says, where it stands or whether it is chosen has changed. */
export const TableRow = memo(function TableRow({
  row,
  index,
  line,
  top,
  current,
  chosen,
  words,
}: RowProps): ReactNode {
  const t = useWords();
  const flags = flagsOf(row).map((flag) => t(`compile:flag.${flag}`));
  return (
    <GridLine
      id={elementIdOf(index)}
      className="compile-row"
      aria-rowindex={line}
      aria-selected={chosen}
      isCurrent={current}
      data-index={index}
      data-item={row.itemId}
      style={{ transform: `translateY(${top}px)` }}
    >
      <GridCell className="compile-pick">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={chosen}
          readOnly
          aria-label={t('compile:table.pick', { no: row.no })}
        />
      </GridCell>
      <GridCell role="rowheader" className="compile-no">
        {row.no}
      </GridCell>
      <GridCell className="compile-who">{nameOfSubmitter(t, row, 'family')}</GridCell>
      <GridCell className="compile-place">
        {row.materialNumber === null ? row.locationLabel : labelOfNumber(t, row.materialNumber)}
      </GridCell>
      <GridCell className="compile-kind">{t(`compile:kind.${row.kind}`)}</GridCell>
      <GridCell className="compile-summary">
        {row.summary === '' ? (
          <span className="compile-excerpt">{t('compile:table.excerpt', { text: row.excerpt })}</span>
        ) : (
          row.summary
        )}
      </GridCell>
      <GridCell className="compile-disposition">
        {row.disposition === null ? (
          <b className="compile-undecided">{t('compile:table.undecided')}</b>
        ) : (
          <b>{nameOfDisposition(words.dispositions, row.disposition)}</b>
        )}
        {row.sameAsNo === null ? null : <small>{t('compile:table.sameAs', { no: row.sameAsNo })}</small>}
        {row.planChangeCount === 0 ? null : (
          <small>{t('compile:table.planChanges', { count: row.planChangeCount })}</small>
        )}
      </GridCell>
      <GridCell className="compile-status">
        {t(`opinion:status.${row.status}`)}
        {flags.length === 0 ? null : <small className="compile-flags">{flags.join('、')}</small>}
      </GridCell>
    </GridLine>
  );
});

const flagNames = ['revised', 'withdrawn', 'conflict', 'late'] as const;

function flagsOf({ flags, groupId, verdict }: CompiledRow) {
  return [
    ...flagNames.filter((name) => flags[name]),
    ...(verdict === 'orphaned' || verdict === 'changed' ? (['placeChanged'] as const) : []),
    ...(flags.split ? (['split'] as const) : []),
    ...(groupId === null ? [] : (['grouped'] as const)),
  ];
}
