import { describe, expect, it } from 'vitest';
import type { BlockOf, ChartSpecification } from '../../../../core/domain/blocks/block.ts';
import { chartForTable } from '../../../../core/domain/blocks/chart-for-table.ts';
import { plainText } from '../../../../core/domain/blocks/plain-text.ts';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import { checkPacket } from '../../../../core/domain/checks/check-packet.ts';
import type {
  ChartChoice,
  DerivedSeries,
  StatisticsTable,
} from '../../../../core/domain/statistics/statistics-content.ts';
import { statisticsContent } from '../../../fixtures/contents.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const id = fixtureIds('e');
const share: DerivedSeries = {
  id: id(),
  label: '後期高齢者の割合',
  unit: '%',
  formula: '後期高齢者 ÷ 合計',
  scale: 'percent',
  decimals: 1,
  stated: null,
  shown: true,
};

/** The fixture with one table changed. */
function contentWith(index: number, change: (table: StatisticsTable) => StatisticsTable) {
  return {
    ...statisticsContent,
    tables: statisticsContent.tables.map((table, at) => (at === index ? change(table) : table)),
  };
}
const rowsOf = (content: typeof statisticsContent, tableIndex: number): BlockOf<'table-row'>[] =>
  toBlocks(content).filter(
    (block): block is BlockOf<'table-row'> =>
      block.kind === 'table-row' && block.section === content.tables[tableIndex]?.id,
  );
const rateOf = (table: StatisticsTable): string => table.series.at(-1)?.id ?? '';

describe('computed rows', () => {
  it('stand below the printed ones and say what they are, on screen, paper and in plain text', () => {
    const content = contentWith(2, (table) => ({ ...table, derived: [share] }));
    const row = rowsOf(content, 2).at(-1);
    expect(row?.rowType).toBe('computed');
    expect(row?.text).toBe('後期高齢者の割合（%）　計算値\t51.0\t51.6\t51.6\t51.4\t53.1\t53.1');
    expect(plainText(toBlocks(content), '')).toContain('後期高齢者の割合（%）　計算値\t51.0');
  });

  it('stand directly below the printed row they explain, with the count of agreeing columns', () => {
    const content = contentWith(0, (table) => ({
      ...table,
      derived: [{ ...share, label: '高齢化率', formula: '老年 ÷ 合計', stated: rateOf(table) }],
    }));
    const rows = rowsOf(content, 0);
    const at = rows.findIndex((row) => row.rowType === 'computed');
    expect(rows[at - 1]?.id).toBe(rateOf(content.tables[0] as StatisticsTable));
    expect(rows[at]?.agreement).toEqual({ compared: 6, equal: 6, rounded: 0 });
  });

  it('are left out when they only check, or when their formula means nothing', () => {
    const content = contentWith(2, (table) => ({
      ...table,
      derived: [
        { ...share, shown: false },
        { ...share, id: id(), formula: '「無い行」 ÷ 合計' },
      ],
    }));
    expect(rowsOf(content, 2).some((row) => row.rowType === 'computed')).toBe(false);
  });

  it('change nothing in a table without them', () => {
    const plain = toBlocks(statisticsContent);
    expect(toBlocks(contentWith(2, (table) => ({ ...table, derived: [] })))).toEqual(plain);
    expect(plain.some((block) => 'agreement' in block)).toBe(false);
  });
});

describe('checks of formulas', () => {
  it('report a printed figure that its formula does not give, once', () => {
    const wrong = contentWith(0, (table) => ({
      ...table,
      series: table.series.map((series) =>
        series.id === rateOf(table)
          ? {
              ...series,
              values: series.values.map((value, at) =>
                at === 4 ? { raw: '22.3', value: 22.3, missing: null } : value,
              ),
            }
          : series,
      ),
      derived: [{ ...share, label: '高齢化率', formula: '老年 ÷ 合計', stated: rateOf(table), shown: false }],
    }));
    const packet = {
      meeting: null,
      materials: [
        {
          materialId: id(),
          number: '2',
          title: '統計資料',
          kind: 'statistics',
          state: 'published' as const,
          content: wrong,
        },
      ],
    };
    const found = checkPacket(packet).filter(({ quote }) => quote === '22.3');
    expect(found.map(({ code }) => code)).toEqual(['formulaDiffers']);
    expect(found[0]?.values).toMatchObject({ column: '令和4年', computed: '21.3', exact: '21.313' });
  });
});

describe('a chosen chart', () => {
  const free: ChartChoice = { type: null, series: null, secondAxis: null, fromZero: null, figures: null };
  const chartWith = (
    index: number,
    choice: (table: StatisticsTable) => Partial<ChartChoice>,
    derived: DerivedSeries[] = [],
  ): ChartSpecification | null => {
    const content = contentWith(index, (table) => ({
      ...table,
      derived,
      chart: { ...free, ...choice(table) },
    }));
    const table = content.tables[index];
    return table === undefined ? null : chartForTable(table, content.tables);
  };

  it('is the usual one where nothing is decided', () => {
    statisticsContent.tables.forEach((table, index) => {
      expect(chartWith(index, () => ({}))).toEqual(chartForTable(table));
    });
  });

  it('may be none, or of another kind with the same series', () => {
    expect(chartWith(0, () => ({ type: 'none' }))).toBeNull();
    const lines = chartWith(0, () => ({ type: 'line', fromZero: true, figures: false }));
    expect(lines).toMatchObject({ type: 'line', fromZero: true, figures: false, total: null });
    expect(lines?.series).toHaveLength(3);
  });

  it('draws the chosen series, a rate beside counts against the second axis', () => {
    const chart = chartWith(5, (table) => ({
      series: [table.series[1]?.id ?? '', table.series[2]?.id ?? ''],
    }));
    expect(chart?.series.map((series) => [series.label, series.secondAxis])).toEqual([
      ['被保護人員数', false],
      ['保護率', true],
    ]);
    expect(chart?.omittedSeries).toEqual(['被保護世帯数']);
  });

  it('draws a computed row when it is chosen, under a name that says so', () => {
    const chart = chartWith(2, () => ({ series: [share.id] }), [share]);
    expect(chart?.series.map((series) => [series.label, series.values.at(0), series.decimals])).toEqual([
      ['後期高齢者の割合（計算値）', 51, 1],
    ]);
  });

  it('never stacks what lies below zero, and draws nothing of series that are gone', () => {
    expect(
      chartWith(6, (table) => ({ type: 'stackedBar', series: table.series.slice(0, 2).map(({ id }) => id) }))
        ?.type,
    ).toBe('stackedBar');
    const negative = contentWith(6, (table) => ({
      ...table,
      chart: { ...free, type: 'stackedBar' },
      series: table.series.map((series) => ({
        ...series,
        values: series.values.map((value) => ({ ...value, value: -(value.value ?? 0) })),
      })),
    }));
    expect(chartForTable(negative.tables[6] as StatisticsTable)?.type).not.toBe('stackedBar');
    expect(chartWith(2, () => ({ series: [share.id] }))).toBeNull();
  });
});
