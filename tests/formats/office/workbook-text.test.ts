// The bundle without streaming, as the reader uses it.
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../formats/office/check-archive.ts';
import { commaSeparatedText, workbookText } from '../../../formats/office/workbook-text.ts';

async function workbookOf(
  rows: readonly (readonly ExcelJS.CellValue[])[],
  merge?: string,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('資料2');
  for (const row of rows) {
    sheet.addRow([...row]);
  }
  if (merge !== undefined) {
    sheet.mergeCells(merge);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe('workbookText', () => {
  it('gives rows of cells divided by tabs, below the name of the sheet', async () => {
    const bytes = await workbookOf([
      ['', '令和4年', '令和5年'],
      ['相談件数', 991, 884],
    ]);
    expect(await workbookText(bytes)).toBe('# 資料2\n\n\t令和4年\t令和5年\n相談件数\t991\t884');
  });

  it('writes days as they are spoken of, whatever the machine’s time zone', async () => {
    const text = await workbookText(await workbookOf([['開催日', new Date(Date.UTC(2024, 4, 10))]]));
    expect(text).toContain('開催日\t令和6年5月10日');
  });

  it('keeps a cell on one line and leaves merged cells empty', async () => {
    const text = await workbookText(
      await workbookOf(
        [
          ['上\n下', 'タブ\tあり'],
          ['', '次'],
        ],
        'A1:A2',
      ),
    );
    expect(text.split('\n').slice(2)).toEqual(['上<br>下\tタブ あり', '\t次']);
  });

  it('refuses what is no workbook', async () => {
    await expect(workbookText(new TextEncoder().encode('PK no archive'))).rejects.toBeInstanceOf(
      ArchiveError,
    );
  });
});

describe('commaSeparatedText', () => {
  it('keeps cells as written, quoted commas and line breaks among them', () => {
    expect(commaSeparatedText('番号,内容\r\n01,"一行目\n二行目, 続き"\r\n10-1,=1+1\r\n')).toBe(
      '番号\t内容\n01\t一行目<br>二行目, 続き\n10-1\t=1+1\n',
    );
  });
});
