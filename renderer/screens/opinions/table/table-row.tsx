import { memo, type ReactNode } from 'react';
import type { CompiledRow } from '../../../../core/domain/opinion-sheets/compiled.ts';
import type { Translate } from '../../../../core/locales/translator.ts';
import { labelOfNumber } from '../../../app/material-names.ts';
import { type CompileWords, nameOfDisposition, nameOfSubmitter } from '../compile-words.ts';
import { GridLine } from './grid-parts.tsx';

const roles = { cell: 'gridcell', header: 'rowheader' } as const;

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
  readonly t: Translate;
}

/**
 * One opinion. Drawn anew only when what it says, where it stands or whether it is chosen has changed; hundreds of them
 * are drawn in a second of scrolling, so that its cells are elements and not components of their own.
 */
export const TableRow = memo(function TableRow({
  row,
  index,
  line,
  top,
  current,
  chosen,
  words,
  t,
}: RowProps): ReactNode {
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
      <span role={roles.cell} className="compile-pick">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={chosen}
          readOnly
          aria-label={t('compile:table.pick', { no: row.no })}
        />
      </span>
      <span role={roles.header} className="compile-no">
        {row.no}
      </span>
      <span role={roles.cell} className="compile-who">
        {nameOfSubmitter(t, row, 'family')}
      </span>
      <span role={roles.cell} className="compile-place">
        {row.materialNumber === null ? row.locationLabel : labelOfNumber(t, row.materialNumber)}
      </span>
      <span role={roles.cell} className="compile-kind">
        {t(`compile:kind.${row.kind}`)}
      </span>
      <span role={roles.cell} className="compile-summary">
        {row.summary === '' ? (
          <span className="compile-excerpt">{t('compile:table.excerpt', { text: row.excerpt })}</span>
        ) : (
          row.summary
        )}
      </span>
      <span role={roles.cell} className="compile-disposition">
        {row.disposition === null ? (
          <b className="compile-undecided">{t('compile:table.undecided')}</b>
        ) : (
          <b>{nameOfDisposition(words.dispositions, row.disposition)}</b>
        )}
        {row.sameAsNo === null ? null : <small>{t('compile:table.sameAs', { no: row.sameAsNo })}</small>}
        {row.planChangeCount === 0 ? null : (
          <small>{t('compile:table.planChanges', { count: row.planChangeCount })}</small>
        )}
      </span>
      <span role={roles.cell} className="compile-status">
        {t(`opinion:status.${row.status}`)}
        {flags.length === 0 ? null : <small className="compile-flags">{flags.join('、')}</small>}
      </span>
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
