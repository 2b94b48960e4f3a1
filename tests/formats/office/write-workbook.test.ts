import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../formats/office/write-workbook.ts';

describe('a row of a workbook', () => {
  it('is as high as its longest text, for programs that print rows as they are written', async () => {
    const bytes = await writeWorkbook(
      [
        {
          name: '対応表',
          lead: ['意見と対応'],
          columns: [
            { head: 'No.', width: 6 },
            { head: '意見', width: 24 },
          ],
          rows: [
            [1, 'ひと言'],
            [2, '停留所に屋根がほしいです。'.repeat(8)],
            [3, '一\n二\n三'],
            [4, '長い文です。'.repeat(2000)],
          ],
          notes: [],
        },
      ],
      new Date(0),
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    const heights = [3, 4, 5, 6].map((row) => sheet?.getRow(row).height ?? 0);
    const [one = 0, long = 0, three = 0, endless = 0] = heights;
    expect(one).toBeGreaterThanOrEqual(14);
    expect(three).toBeCloseTo(one * 3);
    // 208 half-width characters in a column of 24 are nine lines at least.
    expect(long).toBeGreaterThanOrEqual(one * 9);
    expect(long).toBeLessThan(one * 14);
    // More than this Excel refuses.
    expect(endless).toBe(409);
  });
});
