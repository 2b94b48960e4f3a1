// The bundle without streaming: it brings nothing along but what is in it.
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import { cellPoints, layOutSheet, linesIn, paperMargins } from './sheet-layout.ts';
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
const font = { name: 'BIZ UDPゴシック', size: cellPoints };
/** Numbers by which Excel knows papers. */
const paperSizes: Record<'A4' | 'A3', ExcelJS.PaperSize> = { A4: 9, A3: 8 as ExcelJS.PaperSize };
/** Points of a line. Excel finds the height of most rows by itself, LibreOffice prints rows as they are written. */
const linePoints = 16;
/** The highest row that Excel knows, in points. */
const mostPoints = 409;
/** Of the title below each page. */
const longestFoot = 80;

/**
 * Tables as an .xlsx that Excel and LibreOffice open; the head stays in sight and repeats on each printed page. Printed they
 * lie on their side, as wide as the paper and never in letters smaller than nine points, with the number of each page.
 */
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
  const { paper, columns } = layOutSheet(sheet.columns);
  const target = workbook.addWorksheet(nameOf(sheet.name), {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: {
      paperSize: paperSizes[paper],
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { ...paperMargins },
    },
    headerFooter: { oddFooter: `&L${footText(sheet.lead[0] ?? sheet.name)}&R&P / &N` },
  });
  target.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
  target.columns = columns.map(({ width }) => ({ width }));
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  sheet.lead.forEach((text, index) => {
    const cell = target.getCell(index + 1, 1);
    cell.value = written(text);
    cell.font = { ...font, bold: index === 0, size: index === 0 ? 14 : cellPoints };
  });
  columns.forEach(({ head }, index) => {
    const cell = target.getCell(headRow, index + 1);
    cell.value = written(head);
    cell.font = { ...font, bold: true };
    cell.border = lines;
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  sheet.rows.forEach((row, index) => {
    addRow(target, headRow + 1 + index, row, columns, whole);
  });
  sheet.notes.forEach((text, index) => {
    const number = headRow + 1 + sheet.rows.length + index;
    const cell = target.getCell(number, 1);
    cell.value = written(text);
    cell.font = font;
    cell.alignment = { vertical: 'top', wrapText: true };
    mergeRow(target, number, columns.length, linesIn(text, whole));
  });
}

/** One cell over all columns. */
function mergeRow(target: ExcelJS.Worksheet, number: number, columnCount: number, lineCount: number): void {
  if (columnCount > 1) {
    target.mergeCells(number, 1, number, columnCount);
    setHeight(target, number, lineCount);
  }
}

function setHeight(target: ExcelJS.Worksheet, number: number, lineCount: number): void {
  target.getRow(number).height = Math.min(mostPoints, lineCount * linePoints);
}

/** A text below each page; what begins with 「&」 there is a code. */
function footText(text: string): string {
  return [...xmlText(text).replaceAll(/\s+/gu, ' ')].slice(0, longestFoot).join('').replaceAll('&', '&&');
}

function addRow(
  target: ExcelJS.Worksheet,
  number: number,
  row: readonly WorkbookCell[],
  columns: readonly { readonly width: number }[],
  whole: number,
): void {
  const columnCount = columns.length;
  const isGroup = row.length === 1 && columnCount > 1;
  for (let index = 0; index < columnCount; index += 1) {
    const cell = target.getCell(number, index + 1);
    cell.value = written(row[index] ?? null);
    cell.font = { ...font, bold: isGroup };
    cell.border = lines;
    cell.alignment = { vertical: isGroup ? 'middle' : 'top', wrapText: true };
  }
  if (isGroup) {
    mergeRow(target, number, columnCount, linesIn(String(row[0] ?? ''), whole));
    return;
  }
  const heights = columns.map(({ width }, index) => linesIn(String(row[index] ?? ''), roomIn(width)));
  setHeight(target, number, Math.max(1, ...heights));
}

/** Half-width characters that surely fit into a column: a kanji takes a little more than two of them, and edges stay free. */
function roomIn(width: number): number {
  return Math.max(1, width * 0.93 - 1);
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
