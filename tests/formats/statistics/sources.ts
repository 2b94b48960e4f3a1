import Encoding from 'encoding-japanese';
// The bundle without streaming, as the reader uses it.
import ExcelJS from 'exceljs/dist/exceljs.bare.js';

/** The bytes that Japanese office software of old writes. */
export function shiftJis(text: string): Uint8Array {
  return Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));
}

/** A table as secretariats make them: merged title and heads, a column of units, figures with formats. */
export async function mergedWorkbook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Sheet1');
  sheet.addRows([
    ['相談の件数', null, null, null, null, null],
    [null, '単位', '令和3年度', null, '令和4年度', null],
    [null, null, '件数', '割合', '件数', '割合'],
    ['窓口', '件', 1234, 0.125, 1300, 0.13],
    ['電話', '件', -5, 0, '—', 'X'],
  ]);
  for (const range of ['A1:F1', 'C2:D2', 'E2:F2', 'A2:A3', 'B2:B3']) sheet.mergeCells(range);
  for (const row of [4, 5]) {
    for (const column of [3, 5]) sheet.getCell(row, column).numFmt = '#,##0;"△"#,##0';
    for (const column of [4, 6]) sheet.getCell(row, column).numFmt = '0.0%';
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook with a formula that has no result. */
export async function faultyWorkbook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Sheet1');
  sheet.addRow(['区分', '令和3年度', '令和4年度']);
  sheet.addRow(['窓口', 10, { formula: 'B2/0', result: { error: '#DIV/0!' } }]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
