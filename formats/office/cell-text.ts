import type ExcelJS from 'exceljs';
import { wareki } from '../../core/domain/dates/wareki.ts';
import { shownNumber } from './number-format.ts';

/** Text of a cell as the spreadsheet shows it; a cell that is merged into another is empty. */
export function cellText(cell: ExcelJS.Cell): string {
  if (cell.isMerged && cell.master !== cell) {
    return '';
  }
  const value: unknown = cell.result ?? cell.value;
  if (value instanceof Date) {
    return dateText(value);
  }
  if (typeof value === 'number') {
    return shownNumber(value, cell.numFmt ?? 'General')?.trim() ?? plainNumber(value);
  }
  return errorText(value) ?? cell.text;
}

/** 「#DIV/0!」 of a formula that has no result. */
function errorText(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('error' in value)) return null;
  return typeof value.error === 'string' ? value.error : null;
}

/** A day that the workbook keeps as a number of days; it has no time zone. */
function dateText(value: Date): string {
  return wareki(value.toISOString().slice(0, 10));
}

/** A number without a format of its own, without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}
