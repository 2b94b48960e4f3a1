import { describe, expect, it } from 'vitest';
import { statisticsCsv } from '../../../formats/statistics/write-csv.ts';
import { statisticsContent } from '../../fixtures/contents-statistics.ts';

describe('statisticsCsv', () => {
  const csv = statisticsCsv(statisticsContent);

  it('opens in Excel as UTF-8: byte order mark and CRLF', () => {
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('writes numbers without separators, how they are printed, and every label', () => {
    expect(csv).toContain('値,老年人口（65歳以上）,,"#,##0",25592,25840,26132,26327,26609,26613');
    expect(csv).toContain("値,1世帯当たりの人員,,'0.00,2.01,2.00,2.00,2.00,1.99,1.99");
    expect(csv).toContain("値,保護率,,'0.0,14.2,14.3,14.4,14.4,14.3,—");
    for (const { label } of statisticsContent.tables.flatMap(({ series }) => series)) {
      expect(csv).toContain(`値,${label},`);
    }
  });

  it('lets no text run as a formula', () => {
    const [table] = statisticsContent.tables;
    if (table === undefined) {
      throw new Error('the fixture has no table');
    }
    const hostile = ['=1+1', '+1', '-1+1', '@SUM(A1)', '＝1', '＠x', "'=1"];
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
