import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
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
    throw new ArchiveError('damaged', error instanceof Error ? error.message : String(error), { cause: error });
  }
  return workbook.worksheets.map((sheet) => [`# ${sheet.name}`, '', ...rowsOf(sheet)].join('\n')).join('\n\n');
}

/** Decoded CSV text (RFC 4180) as rows of cells divided by tabs. */
export async function commaSeparatedText(text: string): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = await workbook.csv.read(Readable.from([text]), {
    // Cells stay as written: 「01」 is no number and 「10-1」 no date.
    map: (value: unknown) => value,
  });
  return rowsOf(sheet).join('\n');
}

function rowsOf(sheet: ExcelJS.Worksheet): string[] {
  const rows: string[] = [];
  const lastRow = Math.min(sheet.rowCount, greatestRows);
  for (let number = 1; number <= lastRow; number++) {
    const row = sheet.getRow(number);
    const cells: string[] = [];
    for (let column = 1; column <= Math.min(row.cellCount, greatestColumns); column++) {
      cells.push(cellText(row.getCell(column)));
    }
    rows.push(cells.join('\t'));
  }
  return rows;
}

/** Text of a cell as shown; a cell merged with one before it is empty, as in packet text. */
function cellText(cell: ExcelJS.Cell): string {
  if (cell.isMerged && cell.master !== cell) {
    return '';
  }
  return cell.text.replaceAll('\t', ' ').trim().replaceAll(/\r?\n/gu, '<br>');
}
