import { type ReactNode, useMemo } from 'react';
import type { Agreement, ComputedSeries } from '../../../../core/domain/statistics/compute.ts';
import {
  firstPeriod,
  type GridPlace,
  labelColumn,
  unitColumn,
} from '../../../../core/domain/statistics/editing/paste.ts';
import type { StatisticsTable } from '../../../../core/domain/statistics/statistics-content.ts';
import { useWords } from '../../../app/words.ts';
import { GridCell, type GridCellActs } from './grid-cell.tsx';
import { boundsOf, type GridRow, isInside, type Selection, shownText } from './grid-state.ts';

/**
 * A table of figures as a spreadsheet: arrows, Tab, Enter and F2, typing replaces, several cells at once. The cell with the
 * caret holds a text field, so that an input method has somewhere to compose from the first key on.
 */
export function Grid({
  table,
  rows,
  selection,
  hasFocus,
  acts,
  describedBy,
}: {
  readonly table: StatisticsTable;
  readonly rows: readonly GridRow[];
  readonly selection: Selection;
  /** Whether this is the table that is being worked on. */
  readonly hasFocus: boolean;
  readonly acts: GridCellActs;
  readonly describedBy: string;
}): ReactNode {
  const t = useWords();
  const bounds = useMemo(() => boundsOf(selection), [selection]);
  const width = table.periods.length + firstPeriod;
  const name = table.title === '' ? t('statistics:unnamedTable', { no: table.no }) : table.no + table.title;
  return (
    <div className="grid-scroll">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA pattern of a grid is a table with that role
        role="grid"
        className="grid"
        aria-label={name}
        aria-describedby={describedBy}
        aria-multiselectable="true"
      >
        <colgroup>
          <col className="grid-label-column" />
          <col className="grid-unit-column" />
          {table.periods.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
            <col key={index} className="grid-period-column" />
          ))}
        </colgroup>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={keyOf(row, table)} className={classOf(row)}>
              {Array.from({ length: width }, (_, column) => {
                const place: GridPlace = { row: rowIndex, column };
                const isUnitHead = row.kind === 'head' && column === unitColumn;
                const text = isUnitHead ? t('statistics:unit') : shownText(table, row, column);
                const isActive = selection.focus.row === rowIndex && selection.focus.column === column;
                return (
                  <GridCell
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                    key={column}
                    place={place}
                    header={headerOf(row, column)}
                    text={text}
                    label={labelOf(t, table, row, column)}
                    look={lookOf(table, row, column)}
                    aside={asideOf(row, column, t)}
                    isActive={isActive}
                    isSelected={hasFocus && isInside(bounds, rowIndex, column)}
                    isFixed={row.kind === 'computed' || isUnitHead}
                    acts={acts}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function headerOf(row: GridRow, column: number): 'column' | 'row' | null {
  return row.kind === 'head' ? 'column' : column === labelColumn ? 'row' : null;
}

function keyOf(row: GridRow, table: StatisticsTable): string {
  if (row.kind === 'head') return 'head';
  return row.kind === 'series' ? (table.series[row.index]?.id ?? '') : row.computed.derived.id;
}

function classOf(row: GridRow): string {
  return `grid-row-${row.kind}`;
}

type Words = ReturnType<typeof useWords>;

/** What a cell is, for people who hear the screen: its row and its column. */
function labelOf(t: Words, table: StatisticsTable, row: GridRow, column: number): string {
  const period = table.periods[column - firstPeriod]?.label ?? '';
  const columnName =
    column === labelColumn
      ? t('statistics:rowName')
      : column === unitColumn
        ? t('statistics:unit')
        : period === ''
          ? t('statistics:columnNumber', { number: column - firstPeriod + 1 })
          : period;
  if (row.kind === 'head') {
    return column === labelColumn
      ? t('statistics:stub')
      : t('statistics:periodName', { number: column - firstPeriod + 1 });
  }
  if (row.kind === 'computed') {
    return t('statistics:computedCell', { row: row.computed.derived.label, column: columnName });
  }
  const label = table.series[row.index]?.label ?? '';
  return t('statistics:cell', {
    row: label === '' ? t('statistics:rowNumber', { number: row.index + 1 }) : label,
    column: columnName,
  });
}

/** Classes of what a cell holds; text that is neither a number nor a known mark of a missing value is unread. */
function lookOf(table: StatisticsTable, row: GridRow, column: number): string {
  const period = table.periods[column - firstPeriod];
  const value = row.kind === 'series' ? table.series[row.index]?.values[column - firstPeriod] : undefined;
  return [
    column >= firstPeriod ? 'is-figure' : '',
    period !== undefined && (period.provisional || period.undecided) ? 'is-provisional' : '',
    value !== undefined && value.value === null && value.missing === null ? 'is-unread' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

/** A word beside a computed figure that is not the printed one. */
function asideOf(row: GridRow, column: number, t: Words): string {
  if (row.kind !== 'computed' || column < firstPeriod) {
    return row.kind === 'computed' && column === labelColumn ? t('statistics:computed') : '';
  }
  const agreement = agreementAt(row.computed, column - firstPeriod);
  return agreement === 'differs' || agreement === 'rounded' ? t(`statistics:agreement.${agreement}`) : '';
}

function agreementAt(computed: ComputedSeries, column: number): Agreement {
  return computed.agreements?.[column] ?? 'notCompared';
}
