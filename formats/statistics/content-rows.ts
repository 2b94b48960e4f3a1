import { type ComputedCell, computedSeries } from '../../core/domain/statistics/compute.ts';
import { readPeriod } from '../../core/domain/statistics/read-value.ts';
import type {
  ChartChoice,
  DerivedSeries,
  StatisticsContent,
  StatisticsTable,
  StatisticsValue,
} from '../../core/domain/statistics/statistics-content.ts';
import { formatOf } from '../office/number-format.ts';
import {
  chartWords,
  computedRow,
  flagWords,
  headWords,
  layoutWords,
  no,
  nothing,
  ownMark,
  ownVersion,
  type RowKind,
  rowSeparator,
  rowWords,
  scaleWords,
  shownWords,
  yes,
} from './own-words.ts';

/** A cell to be written: text, or a number with the format in which it is shown as printed. */
export type WrittenCell = string | { readonly value: number; readonly format: string; readonly raw: string };

export interface WrittenRow {
  /** Null for the mark of the layout and for empty rows. */
  readonly kind: RowKind | null;
  readonly cells: readonly WrittenCell[];
}

export interface WrittenTable {
  readonly table: StatisticsTable;
  readonly rows: readonly WrittenRow[];
}

export interface WrittenContent {
  /** Before the first table: the mark, title and notes of the paper. */
  readonly head: readonly WrittenRow[];
  readonly tables: readonly WrittenTable[];
}

/** A statistics paper as rows that say what they are. Ids are left out: rows are referred to by their number in the table. */
export function contentRows(content: StatisticsContent): WrittenContent {
  return {
    head: [
      { kind: null, cells: [ownMark, ownVersion] },
      ...(content.title === null ? [] : [row('title', content.title.text)]),
      ...content.notes.map((note) => row('paperNote', note.text)),
    ],
    tables: content.tables.map((table) => ({ table, rows: tableRows(table, content.tables) })),
  };
}

function row(kind: RowKind, ...cells: readonly WrittenCell[]): WrittenRow {
  return { kind, cells: [rowWords[kind], ...cells] };
}

function tableRows(table: StatisticsTable, tables: readonly StatisticsTable[]): WrittenRow[] {
  const rows = [row('table', table.no, table.title)];
  if (table.section !== undefined) rows.push(row('section', table.section.text));
  if (table.basis !== undefined) rows.push(row('basis', table.basis.text));
  if (table.unitLine !== null) rows.push(row('unitLine', table.unitLine.text));
  if (table.periodsAsRows !== undefined) rows.push(row('layout', layoutWords.periodsAsRows));
  rows.push(
    row('periods', table.stub, headWords.unit, headWords.format, ...table.periods.map(({ label }) => label)),
  );
  if (
    table.periods.some(
      (period) => flagsOf(period) !== flagsOf(readPeriod(period.label)) || flagsOf(period) !== '',
    )
  ) {
    rows.push(row('flags', '', '', '', ...table.periods.map(flagsOf)));
  }
  for (const series of table.series) {
    rows.push(row('values', series.label, series.unit ?? '', '', ...series.values.map(valueCell)));
  }
  for (const { derived, cells } of computedSeries(table, tables)) {
    const stated = table.series.findIndex((series) => series.id === derived.stated);
    rows.push(
      row(
        'computed',
        derived.label,
        derived.unit ?? '',
        '',
        ...cells.map((cell) => computedCell(cell, derived)),
      ),
      row(
        'formula',
        derived.label,
        derived.unit ?? '',
        derived.formula,
        scaleWords[derived.scale],
        String(derived.decimals),
        stated < 0 ? '' : String(stated + 1),
        derived.shown ? shownWords.shown : shownWords.hidden,
      ),
    );
  }
  rows.push(...table.notes.map((note) => row('note', note.text)));
  if (table.source !== null) rows.push(row('source', table.source.text));
  if (table.chart !== undefined) rows.push(chartRow(table, table.chart));
  return rows;
}

function flagsOf(period: { readonly provisional: boolean; readonly undecided: boolean }): string {
  return [
    ...(period.provisional ? [flagWords.provisional] : []),
    ...(period.undecided ? [flagWords.undecided] : []),
  ].join(rowSeparator);
}

function valueCell({ raw, value }: StatisticsValue): WrittenCell {
  // Spaces at the ends of a number get lost in spreadsheets; as text it keeps them.
  const format = value === null || raw !== raw.trim() ? null : formatOf(raw, value);
  // Text in brackets of its own is put into another pair, which reading takes off.
  if (value === null || format === null) return /^「.*」$/su.test(raw) ? `「${raw}」` : raw;
  return { value, format, raw };
}

/** For people only: reading computes it again. */
function computedCell({ exact, text }: ComputedCell, { decimals }: DerivedSeries): WrittenCell {
  const value = exact?.toDecimalPlaces(decimals).toNumber();
  const format = value === undefined ? null : formatOf(text, value);
  return value === undefined || format === null ? text : { value, format, raw: text };
}

function chartRow(table: StatisticsTable, choice: ChartChoice): WrittenRow {
  const rowsOf = (ids: readonly string[] | null): string => {
    if (ids === null) return '';
    const numbers = ids.flatMap((id) => {
      const printed = table.series.findIndex((series) => series.id === id);
      const computed = (table.derived ?? []).findIndex((derived) => derived.id === id);
      return printed >= 0 ? [`${printed + 1}`] : computed >= 0 ? [`${computedRow}${computed + 1}`] : [];
    });
    return numbers.length === 0 ? nothing : numbers.join(rowSeparator);
  };
  const answer = (value: boolean | null): string => (value === null ? '' : value ? yes : no);
  return row(
    'chart',
    choice.type === null ? '' : chartWords[choice.type],
    rowsOf(choice.series),
    rowsOf(choice.secondAxis),
    answer(choice.fromZero),
    answer(choice.figures),
  );
}
