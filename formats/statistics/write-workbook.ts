// The bundle without streaming, as the reader uses it.
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import type { StatisticsContent } from '../../core/domain/statistics/statistics-content.ts';
import { contentRows, type WrittenContent, type WrittenRow } from './content-rows.ts';
import { guardedAgain } from './own-words.ts';

/** Excel's own limit for the name of a sheet. */
const greatestNameLength = 31;
const headFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const;
const softInk = { argb: 'FF595959' } as const;
const line = { style: 'thin', color: { argb: 'FF808080' } } as const;

/**
 * A statistics paper as .xlsx, a sheet for each table. Figures are numbers in the format in which they are printed; all else is
 * text, never a formula. `statisticsOfWorkbook` reads it back.
 */
export async function statisticsWorkbook(content: StatisticsContent): Promise<Uint8Array> {
  const written = contentRows(content);
  const workbook = new ExcelJS.Workbook();
  const names = new Set<string>();
  const sheets = sheetsOf(written);
  for (const { name, rows } of sheets) {
    const sheet = workbook.addWorksheet(freeName(name, names), {
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    for (const row of rows) addRow(sheet, row);
    setWidths(sheet, rows);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** What stands above the first table goes onto its sheet. */
function sheetsOf({ head, tables }: WrittenContent): { name: string; rows: WrittenRow[] }[] {
  const sheets = tables.map(({ table, rows }) => ({ name: table.no + table.title, rows: [...rows] }));
  const [first] = sheets;
  if (first === undefined) return [{ name: '統計資料', rows: [...head] }];
  first.rows.unshift(...head);
  return sheets;
}

function freeName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[[\]:*?/\\'\p{Cc}\p{Cs}]/gu, ' ').trim() || '表';
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name = [...plain].slice(0, greatestNameLength - suffix.length).join('') + suffix;
    const key = name.toLowerCase();
    if (name.length <= greatestNameLength && key !== 'history' && !taken.has(key)) {
      taken.add(key);
      return name;
    }
  }
}

function addRow(sheet: ExcelJS.Worksheet, { kind, cells }: WrittenRow): void {
  const row = sheet.addRow(
    cells.map((cell) =>
      typeof cell !== 'string' ? cell.value : cell === '' ? null : escapedInSheet(guardedAgain(cell)),
    ),
  );
  cells.forEach((cell, index) => {
    const written = row.getCell(index + 1);
    if (typeof cell !== 'string') written.numFmt = cell.format;
    else if (cell !== '') written.numFmt = '@';
    const isFigure =
      index >= 4 && (kind === 'values' || kind === 'computed' || kind === 'periods' || kind === 'flags');
    if (isFigure) written.alignment = { horizontal: 'right' };
    if (kind === 'periods') {
      written.fill = headFill;
      written.font = { bold: true };
      written.border = { top: line, bottom: line };
    }
    if (kind === 'table' && index > 0) written.font = { bold: true, size: 14 };
    if (kind === 'computed') written.font = { italic: true, color: softInk };
    if (index === 0) written.font = { size: 9, color: softInk };
  });
}

/** What a sheet cannot hold as it is stands as _xHHHH_ in it (ECMA-376, ST_Xstring), and so does what looks like it. */
function escapedInSheet(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll(
      /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

function setWidths(sheet: ExcelJS.Worksheet, rows: readonly WrittenRow[]): void {
  const inTable = rows.filter(({ kind }) => kind === 'values' || kind === 'periods' || kind === 'computed');
  const width = Math.max(2, ...inTable.map(({ cells }) => cells.length));
  for (let column = 1; column <= width; column += 1) {
    const longest = Math.max(
      ...inTable.map(({ cells }) => {
        const cell = cells[column - 1];
        return cell === undefined ? 0 : [...(typeof cell === 'string' ? cell : cell.raw)].length * 2;
      }),
    );
    sheet.getColumn(column).width = column === 1 ? 11 : Math.min(44, Math.max(9, longest + 2));
  }
}
