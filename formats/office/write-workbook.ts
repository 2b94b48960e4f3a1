// The bundle without streaming: it brings nothing along but what is in it.
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import { xmlText } from './xml-text.ts';

/** A cell: a number stays a number, text stays text, whatever it begins with. */
export type WorkbookCell = string | number | null;

export interface WorkbookSheet {
  /** At most 31 characters count; what Excel forbids in names is replaced. */
  readonly name: string;
  /** A line above the table, and further ones, without a frame. */
  readonly lead: readonly string[];
  readonly columns: readonly { readonly head: string; readonly width: number }[];
  /** A row with one cell spans all columns and stands out as the head of what follows. */
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly notes: readonly string[];
}

const thin = { style: 'thin', color: { argb: 'FF949494' } } as const;
const lines = { top: thin, bottom: thin, left: thin, right: thin };
const program = 'Shingi';
const font = { name: 'BIZ UDPゴシック', size: 11 };

/** Tables as an .xlsx that Excel and LibreOffice open; the head stays in sight and repeats on each printed page. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[], created: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  // Where Excel would name a person stands the program; there are no names of people in the properties.
  workbook.creator = program;
  workbook.lastModifiedBy = program;
  workbook.created = created;
  workbook.modified = created;
  for (const sheet of sheets) {
    addSheet(workbook, sheet);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, sheet: WorkbookSheet): void {
  const headRow = sheet.lead.length + 1;
  const target = workbook.addWorksheet(nameOf(sheet.name), {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  target.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
  target.columns = sheet.columns.map(({ width }) => ({ width }));
  sheet.lead.forEach((text, index) => {
    const cell = target.getCell(index + 1, 1);
    cell.value = written(text);
    cell.font = { ...font, bold: index === 0, size: index === 0 ? 14 : 11 };
  });
  sheet.columns.forEach(({ head }, index) => {
    const cell = target.getCell(headRow, index + 1);
    cell.value = written(head);
    cell.font = { ...font, bold: true };
    cell.border = lines;
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  sheet.rows.forEach((row, index) => {
    addRow(target, headRow + 1 + index, row, sheet.columns.length);
  });
  sheet.notes.forEach((text, index) => {
    const cell = target.getCell(headRow + 1 + sheet.rows.length + index, 1);
    cell.value = written(text);
    cell.font = font;
  });
}

function addRow(
  target: ExcelJS.Worksheet,
  number: number,
  row: readonly WorkbookCell[],
  columnCount: number,
): void {
  const isGroup = row.length === 1 && columnCount > 1;
  for (let index = 0; index < columnCount; index += 1) {
    const cell = target.getCell(number, index + 1);
    cell.value = written(row[index] ?? null);
    cell.font = { ...font, bold: isGroup };
    cell.border = lines;
    cell.alignment = { vertical: 'top', wrapText: true };
  }
  if (isGroup) {
    target.mergeCells(number, 1, number, columnCount);
  }
}

/** 「_x0041_」 would be read as a letter by its number; so the underscore is written by its own. */
function written(cell: WorkbookCell): WorkbookCell {
  return typeof cell === 'string' ? xmlText(cell).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_') : cell;
}

/** Excel refuses some characters, empty names and long ones. */
function nameOf(name: string): string {
  const allowed = name.replaceAll(/[\\/?*:[\]]/gu, '・').replaceAll(/^'+|'+$/gu, '');
  return [...allowed].slice(0, 31).join('') || 'Sheet';
}
