// The bundle without streaming: it brings nothing along but what is in it.
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import Papa from 'papaparse';
import { cellText } from '../office/cell-text.ts';
import { ArchiveError, checkArchive } from '../office/check-archive.ts';

/** A table of cells as a spreadsheet shows them. */
export interface CellSheet {
  /** Name of the sheet, or empty. */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Cells that were merged: rows and columns from 0, both ends included. */
  readonly merges: readonly CellRange[];
}

export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Cells of a sheet beyond these are not read; a paper has some hundred, a download some thousand. */
export const greatestRows = 20_000;
export const greatestColumns = 500;

/** The sheets of an .xlsx. Throws `ArchiveError`. */
export async function workbookSheets(bytes: Uint8Array): Promise<CellSheet[]> {
  await checkArchive(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch (error) {
    throw new ArchiveError('damaged', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
  return workbook.worksheets.filter((sheet) => sheet.state === 'visible').map(sheetCells);
}

function sheetCells(sheet: ExcelJS.Worksheet): CellSheet {
  const rows: string[][] = [];
  const merges = new Map<string, CellRange>();
  const lastRow = Math.min(sheet.rowCount, greatestRows);
  for (let number = 1; number <= lastRow; number += 1) {
    const row = sheet.getRow(number);
    const cells: string[] = [];
    for (let column = 1; column <= Math.min(row.cellCount, greatestColumns); column += 1) {
      const cell = row.getCell(column);
      cells.push(cellText(cell));
      if (cell.isMerged) addMerge(merges, cell);
    }
    rows.push(cells);
  }
  return { name: sheet.name, rows, merges: [...merges.values()] };
}

function addMerge(merges: Map<string, CellRange>, cell: ExcelJS.Cell): void {
  const [row, column] = [Number(cell.row) - 1, Number(cell.col) - 1];
  const known = merges.get(cell.master.address);
  merges.set(cell.master.address, {
    top: known?.top ?? Number(cell.master.row) - 1,
    left: known?.left ?? Number(cell.master.col) - 1,
    bottom: Math.max(known?.bottom ?? 0, row),
    right: Math.max(known?.right ?? 0, column),
  });
}

/** Throws `ArchiveError` where a sheet may go on beyond what is read of it: nothing is left out in silence. */
export function refuseCutSheets(sheets: readonly CellSheet[]): readonly CellSheet[] {
  for (const { name, rows } of sheets) {
    if (rows.length >= greatestRows || rows.some((cells) => cells.length >= greatestColumns)) {
      throw new ArchiveError(
        'tooLarge',
        `${name}: more than ${greatestRows} rows or ${greatestColumns} columns`,
      );
    }
  }
  return sheets;
}

/** Text divided by commas, by semicolons or by tabs (RFC 4180, or as copied from a spreadsheet): one sheet. */
export function delimitedSheet(text: string): CellSheet {
  const plain = text.replace(/^\ufeff/u, '');
  const delimiter = delimiterOf(plain.slice(0, 5000).replace(/"(?:[^"]|"")*"/gu, ''));
  const { data } = Papa.parse<string[]>(plain, { delimiter, skipEmptyLines: false });
  return {
    name: '',
    rows: data
      .slice(0, greatestRows)
      .map((cells) => cells.slice(0, greatestColumns).map((text) => text.replace(/\r\n?/gu, '\n'))),
    merges: [],
  };
}

/** What divides the cells: a tab, or the mark that comes oftenest outside quotation marks. */
function delimiterOf(start: string): string {
  const count = (mark: string): number => start.split(mark).length;
  if (count('\t') > count(',') && count('\t') > count(';')) return '\t';
  return count(';') > count(',') ? ';' : ',';
}
