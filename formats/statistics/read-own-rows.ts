import type { NewId } from '../../core/domain/ids.ts';
import { readPeriod, readValue } from '../../core/domain/statistics/read-value.ts';
import {
  type ChartChoice,
  type DerivedSeries,
  greatestDecimals,
  type StatisticsContent,
  type StatisticsTable,
} from '../../core/domain/statistics/statistics-content.ts';
import { withPeriodsAsRows } from '../../core/domain/statistics/upright.ts';
import { shownNumber } from '../office/number-format.ts';
import {
  chartWords,
  computedRow,
  flagWords,
  keyOf,
  layoutWords,
  nothing,
  ownMark,
  type RowKind,
  rowSeparator,
  rowWords,
  scaleWords,
  shownWords,
  withoutGuard,
  yes,
} from './own-words.ts';

export interface LeftOverRow {
  /** From 1, over all sheets. */
  readonly row: number;
  readonly text: string;
}

/** True for rows in the layout that `contentRows` writes. */
export function isOwnLayout(rows: readonly (readonly string[])[]): boolean {
  const first = rows.find((cells) => cells.some((text) => text.trim() !== ''));
  return first?.[0]?.trim() === ownMark;
}

/** What an open table still has to be told. */
interface OpenTable {
  readonly table: StatisticsTable & { derived: DerivedSeries[] };
  /** Rows of values as they came, with the format of the row. */
  readonly values: { readonly format: string; cells: string[] }[];
  flags: string[] | null;
  periodsAsRows: boolean;
  readonly stated: string[];
  chart: string[] | null;
}

/** The paper that was written as these rows; rows that say nothing known are handed back. */
export function readOwnRows(
  rows: readonly (readonly string[])[],
  newId: NewId,
): { content: StatisticsContent; leftOver: LeftOverRow[] } {
  const content: StatisticsContent = { kind: 'statistics', title: null, tables: [], notes: [] };
  const leftOver: LeftOverRow[] = [];
  const tables: OpenTable[] = [];
  rows.forEach((cells, index) => {
    const texts = cells.map(withoutGuard);
    const [word = '', ...rest] = texts;
    if (texts.every((text) => text.trim() === '') || word.trim() === ownMark) return;
    const kind = keyOf(rowWords, word);
    const taken = kind !== null && takeRow(kind, rest, content, tables, newId);
    if (!taken) leftOver.push({ row: index + 1, text: texts.filter((text) => text !== '').join(' ') });
  });
  content.tables.push(...tables.map((open) => withPeriodsAsRows(finished(open), open.periodsAsRows, newId)));
  return { content, leftOver };
}

function takeRow(
  kind: RowKind,
  cells: readonly string[],
  content: StatisticsContent,
  tables: OpenTable[],
  newId: NewId,
): boolean {
  const [first = '', second = ''] = cells;
  const line = () => ({ id: newId(), text: first });
  if (kind === 'title') {
    content.title = line();
    return true;
  }
  if (kind === 'paperNote') {
    content.notes.push(line());
    return true;
  }
  if (kind === 'table') {
    tables.push(emptyTable(first, second, newId));
    return true;
  }
  const open = tables.at(-1);
  if (open === undefined) return false;
  const { table } = open;
  switch (kind) {
    case 'section':
      table.section = line();
      return true;
    case 'basis':
      table.basis = line();
      return true;
    case 'unitLine':
      table.unitLine = line();
      return true;
    case 'note':
      table.notes.push(line());
      return true;
    case 'source':
      table.source = line();
      return true;
    case 'periods':
      table.stub = first;
      table.periods = withoutEmptyEnd(cells.slice(3)).map(readPeriod);
      return true;
    case 'layout':
      if (keyOf(layoutWords, first) === null) return false;
      open.periodsAsRows = true;
      return true;
    case 'flags':
      open.flags = cells.slice(3);
      return true;
    case 'values':
      table.series.push({ id: newId(), label: first, unit: second === '' ? null : second, values: [] });
      open.values.push({ format: cells[2] ?? '', cells: cells.slice(3) });
      return true;
    case 'printed':
      return replacePrinted(open, cells.slice(3));
    case 'computed':
      return true;
    case 'formula':
      return takeFormula(open, cells, newId);
    case 'chart':
      open.chart = [...cells];
      return true;
  }
}

function emptyTable(no: string, title: string, newId: NewId): OpenTable {
  return {
    table: {
      id: newId(),
      titleId: newId(),
      headerId: newId(),
      figureId: newId(),
      no,
      title,
      stub: '',
      unitLine: null,
      periods: [],
      series: [],
      notes: [],
      source: null,
      derived: [],
    },
    values: [],
    flags: null,
    periodsAsRows: false,
    stated: [],
    chart: null,
  };
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((text) => text.trim() !== '');
  return cells.slice(0, last + 1);
}

function replacePrinted(open: OpenTable, printed: readonly string[]): boolean {
  const row = open.values.at(-1);
  if (row === undefined) return false;
  row.cells = row.cells.map((text, index) => {
    const instead = printed[index] ?? '';
    return instead === '' ? text : instead;
  });
  return true;
}

function takeFormula(open: OpenTable, cells: readonly string[], newId: NewId): boolean {
  const [label = '', unit = '', formula = '', scale = '', decimals = '', stated = '', shown = ''] = cells;
  const digits = Number(decimals);
  if (!Number.isInteger(digits) || digits < 0 || digits > greatestDecimals || formula.length > 500)
    return false;
  open.table.derived.push({
    id: newId(),
    label,
    unit: unit === '' ? null : unit,
    formula,
    scale: keyOf(scaleWords, scale) ?? 'none',
    decimals: digits,
    stated: null,
    shown: keyOf(shownWords, shown) !== 'hidden',
  });
  open.stated.push(stated);
  return true;
}

function finished({ table, values, flags, stated, chart }: OpenTable): StatisticsTable {
  const { derived, ...rest } = table;
  const idOfRow = (number: string): string | null => {
    const computed = number.startsWith(computedRow);
    const index = Number(computed ? number.slice(computedRow.length) : number) - 1;
    return (computed ? derived : table.series)[index]?.id ?? null;
  };
  return {
    ...rest,
    periods: table.periods.map((period, index) => {
      if (flags === null) return period;
      const flag = flags[index] ?? '';
      return {
        label: period.label,
        provisional: flag.includes(flagWords.provisional),
        undecided: flag.includes(flagWords.undecided),
      };
    }),
    series: table.series.map((series, index) => {
      const { format = '', cells = [] } = values[index] ?? {};
      const width = Math.max(table.periods.length, withoutEmptyEnd(cells).length);
      return {
        ...series,
        values: Array.from({ length: width }, (_, column) =>
          readValue(printedText(cells[column] ?? '', format), series.unit),
        ),
      };
    }),
    ...(derived.length === 0
      ? {}
      : {
          derived: derived.map((one, index) => ({ ...one, stated: idOfRow(stated[index] ?? '') })),
        }),
    ...(chart === null ? {} : { chart: chartOf(chart, idOfRow) }),
  };
}

/** A bare number in the form in which its row is printed; text in brackets of its own without them. */
function printedText(text: string, format: string): string {
  const bracketed = /^「(.*)」$/su.exec(text)?.[1];
  if (bracketed !== undefined) return bracketed;
  if (format === '' || !/^-?\d+(?:\.\d+)?$/u.test(text)) return text;
  return shownNumber(Number(text), format) ?? text;
}

function chartOf(cells: readonly string[], idOfRow: (number: string) => string | null): ChartChoice {
  const [type = '', series = '', second = '', fromZero = '', figures = ''] = cells;
  const ids = (text: string): string[] | null => {
    if (text === '') return null;
    if (text === nothing) return [];
    return text.split(rowSeparator).flatMap((number) => idOfRow(number.trim()) ?? []);
  };
  const answer = (text: string): boolean | null => (text === '' ? null : text === yes);
  return {
    type: keyOf(chartWords, type),
    series: ids(series),
    secondAxis: ids(second),
    fromZero: answer(fromZero),
    figures: answer(figures),
  };
}
