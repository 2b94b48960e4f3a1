import type { NewId } from '../../core/domain/ids.ts';
import type { StatisticsContent, StatisticsTable } from '../../core/domain/statistics/statistics-content.ts';
import type { TableRemark } from '../../core/domain/statistics/table-remark.ts';
import { type FoundTable, foreignTables } from './foreign-tables.ts';
import { htmlSheets } from './html-sheets.ts';
import { isOwnLayout, readOwnRows } from './read-own-rows.ts';
import { type CellSheet, delimitedSheet } from './sheets.ts';

/** What was read of a source of statistics. */
export interface ReadStatistics {
  /** Written by this program: nothing had to be guessed. */
  readonly isOwn: boolean;
  readonly title: string | null;
  readonly tables: readonly {
    readonly table: StatisticsTable;
    readonly sheet: string;
    readonly row: number;
    readonly remarks: readonly TableRemark[];
  }[];
  readonly notes: readonly string[];
  /** Rows that belong to no table. */
  readonly leftOver: readonly { readonly row: number; readonly text: string }[];
}

/** Statistics in sheets of any origin. */
export function readStatisticsSheets(sheets: readonly CellSheet[], newId: NewId): ReadStatistics {
  const own = ownContent(sheets, newId);
  if (own !== null) {
    return {
      isOwn: true,
      title: own.content.title?.text ?? null,
      tables: own.content.tables.map((table) => ({ table, sheet: '', row: 0, remarks: [] })),
      notes: own.content.notes.map(({ text }) => text),
      leftOver: own.leftOver,
    };
  }
  const { tables, leftOver } = foreignTables(sheets, newId);
  return {
    isOwn: false,
    title: null,
    tables: tables.map((found: FoundTable) => ({ ...found })),
    notes: [],
    leftOver: leftOver.map(({ row, cells }) => ({ row, text: cells.join('　') })),
  };
}

/** The paper that this program wrote into these sheets; null for sheets of other origin. */
export function ownContent(
  sheets: readonly CellSheet[],
  newId: NewId,
): { content: StatisticsContent; leftOver: { row: number; text: string }[] } | null {
  const [first, ...rest] = sheets;
  if (first === undefined || !isOwnLayout(first.rows)) return null;
  return readOwnRows(
    [first, ...rest].flatMap(({ rows }) => rows),
    newId,
  );
}

/** Pasted text, or the HTML that came with it, as sheets. */
export function pastedSheets(text: string, html: string): CellSheet[] {
  const tables = html === '' ? [] : htmlSheets(html);
  if (tables.length > 0) return tables;
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const piped = lines.filter((line) => /^\s*\|.*\|\s*$/u.test(line));
  if (piped.length * 2 > lines.length) {
    return [
      { name: '', rows: lines.filter((line) => !/^[\s|:-]+$/u.test(line)).map(pipedCells), merges: [] },
    ];
  }
  return [delimitedSheet(text)];
}

function pipedCells(line: string): string[] {
  const inner = /^\s*\|(.*)\|\s*$/u.exec(line)?.[1];
  return inner === undefined ? [line.trim()] : inner.split('|').map((cell) => cell.trim());
}
