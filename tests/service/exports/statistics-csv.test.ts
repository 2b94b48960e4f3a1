import { describe, expect, it } from 'vitest';
import { statisticsCsv } from '../../../service/exports/statistics-csv.ts';
import { statisticsContent } from '../../fixtures/contents-statistics.ts';

describe('statisticsCsv', () => {
  const csv = statisticsCsv(statisticsContent);

  it('opens in Excel as UTF-8: byte order mark and CRLF', () => {
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('writes numbers without separators and every label', () => {
    const lines = new Set(csv.split('\r\n'));
    for (const table of statisticsContent.tables) {
      for (const { label, values } of table.series) {
        const cells = [label, ...values.map(({ raw, value }) => (value === null ? raw : String(value)))];
        const line = cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',');
        expect(lines).toContain(line);
      }
    }
  });

  it('lets no text run as a formula', () => {
    const [table] = statisticsContent.tables;
    if (table === undefined) {
      throw new Error('the fixture has no table');
    }
    const hostile = ['=1+1', '+1', '-1+1', '@SUM(A1)', '＝1', '＠x'];
    const csvOfHostile = statisticsCsv({
      ...statisticsContent,
      tables: [
        { ...table, series: hostile.map((label) => ({ id: table.id, label, unit: null, values: [] })) },
      ],
    });
    for (const label of hostile) {
      expect(csvOfHostile).toContain(`'${label}`);
    }
  });
});
