// The bundle without streaming: it brings nothing along but what is in it.
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import Papa from 'papaparse';
import { cellText } from './cell-text.ts';
import { ArchiveError, checkArchive } from './check-archive.ts';

/** Cells of a sheet beyond these are not read; a paper has some hundred. */
const greatestRows = 20_000;
const greatestColumns = 500;

/** An .xlsx as packet text: each sheet a title line and rows of cells divided by tabs. Throws `ArchiveError`. */
export async function workbookText(bytes: Uint8Array): Promise<string> {
  await checkArchive(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch (error) {
    throw new ArchiveError('damaged', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
  return workbook.worksheets
    .map((sheet) => [`# ${sheet.name}`, '', ...rowsOf(sheet)].join('\n'))
    .join('\n\n');
}

/** Decoded CSV text (RFC 4180) as rows of cells divided by tabs. Cells stay as written. */
export function commaSeparatedText(text: string): string {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: false });
  return data
    .slice(0, greatestRows)
    .map((cells) => cells.slice(0, greatestColumns).map(oneLine).join('\t'))
    .join('\n');
}

function rowsOf(sheet: ExcelJS.Worksheet): string[] {
  const rows: string[] = [];
  const lastRow = Math.min(sheet.rowCount, greatestRows);
  for (let number = 1; number <= lastRow; number++) {
    const row = sheet.getRow(number);
    const cells: string[] = [];
    for (let column = 1; column <= Math.min(row.cellCount, greatestColumns); column++) {
      cells.push(oneLine(cellText(row.getCell(column))));
    }
    rows.push(cells.join('\t'));
  }
  return rows;
}

/** Packet text divides cells by tabs and rows by line feeds; a line feed inside a cell is <br>. */
function oneLine(text: string): string {
  return text.replaceAll('\t', ' ').trim().replaceAll(/\r?\n/gu, '<br>');
}
