import { describe, expect, it } from 'vitest';
import { chartForTable } from '../../../../core/domain/blocks/chart-for-table.ts';
import { pyramidForTable } from '../../../../core/domain/blocks/pyramid.ts';
import type {
  ChartChoice,
  StatisticsTable,
  StatisticsValue,
} from '../../../../core/domain/statistics/statistics-content.ts';
import { ageTable } from '../../../fixtures/age-table.ts';
import { present } from '../../../fixtures/present.ts';

const value = (raw: string): StatisticsValue => ({
  raw,
  value: /^[-\d.,]+$/u.test(raw) ? Number(raw.replaceAll(',', '')) : null,
  missing: raw === '' ? 'blank' : null,
});
let last = 0;
const id = (): string => {
  last += 1;
  return `0188fd00-0000-7000-8001-${last.toString(16).padStart(12, '0')}`;
};

/** A table from its columns and rows; the first cell of a row is its label. */
function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): StatisticsTable {
  return {
    ...ageTable(10, 50),
    title: '人口',
    stub: '',
    unitLine: null,
    periods: columns.map((label) => ({ label, provisional: false, undecided: false })),
    series: rows.map(([label = '', ...cells]) => ({ id: id(), label, unit: null, values: cells.map(value) })),
  };
}

const ages = ['0～14歳', '15～29歳', '30～44歳', '45～59歳', '60～74歳', '75歳以上'];
const byAge = (columns: readonly string[], cell: (row: number, column: number) => string, names = ages) =>
  tableOf(
    columns,
    names.map((name, row) => [name, ...columns.map((_, column) => cell(row, column))]),
  );
const count = (row: number, column: number): string => `${(row + 1) * 100 + column}`;
const free: ChartChoice = { type: null, series: null, secondAxis: null, fromZero: null, figures: null };

describe('the pyramid of a table of ages by 男 and 女', () => {
  it('has an age in each row, the youngest first, and leaves sums out without a word', () => {
    const spec = present(chartForTable(ageTable(5, 90)));
    expect(spec).toMatchObject({
      type: 'pyramid',
      title: '年齢別の人口',
      unit: '人',
      periods: ['男', '女'],
      omittedSeries: ['年齢不詳'],
      omittedPeriods: [],
      total: null,
    });
    expect(spec.series).toHaveLength(19);
    expect(spec.series[0]?.label).toBe('0～4歳');
    expect(spec.series.at(-1)?.label).toBe('90歳以上');
    expect(spec.series.every(({ values }) => values.length === 2)).toBe(true);
  });

  it('is the same whichever of them stands in the rows, and from the oldest down', () => {
    const upright = byAge(['男性', '女性'], count);
    const drawn = present(pyramidForTable(upright)).series.map(({ label, values }) => [label, values]);
    expect(drawn[0]).toEqual(['0～14歳', [100, 101]]);
    const across = tableOf(ages, [
      ['男性', ...ages.map((_, row) => count(row, 0))],
      ['女性', ...ages.map((_, row) => count(row, 1))],
    ]);
    const down = { ...upright, series: upright.series.toReversed() };
    for (const table of [across, down]) {
      const spec = present(chartForTable(table));
      expect(spec.type).toBe('pyramid');
      expect(spec.series.map(({ label, values }) => [label, values])).toEqual(drawn);
    }
  });

  it('draws the latest year of several, and says which columns it leaves out', () => {
    const spec = present(
      chartForTable(
        byAge(['令和2年 男', '令和2年 女', '令和2年 計', '令和5年 男', '令和5年 女', '令和5年 計'], count),
      ),
    );
    expect(spec.periods).toEqual(['令和5年 男', '令和5年 女']);
    expect(spec.series[0]?.values).toEqual([103, 104]);
    expect(spec.omittedPeriods).toEqual(['令和2年 男', '令和2年 女']);
  });

  it('has no figure below zero, although sheets write men so', () => {
    const spec = present(
      chartForTable(byAge(['男', '女'], (row, column) => `${column === 0 ? '-' : ''}${row + 5}`)),
    );
    expect(spec.series.map(({ values }) => values[0])).toEqual([5, 6, 7, 8, 9, 10]);
    const mixed = byAge(['男', '女'], (row) => `${row - 2}`);
    expect(pyramidForTable(mixed)).toBeNull();
  });

  it('keeps missing values missing', () => {
    const spec = present(
      chartForTable(
        byAge(['男', '女'], (row, column) => (row === 2 && column === 1 ? '' : count(row, column))),
      ),
    );
    expect(spec.series[2]?.values).toEqual([300, null]);
  });

  it('reads ages as they are written', () => {
    for (const names of [
      ['0-4', '5-9', '10-14', '15-19', '20-24', '25歳-'],
      ['５歳未満', '５～９歳', '１０～１４歳', '１５～１９歳', '２０～２４歳', '２５歳以上'],
      ['0歳', '1歳', '2歳', '3歳', '4歳', '5歳以上（再掲なし）'],
      ['18歳から29歳', '30歳から39歳', '40歳から49歳', '50歳から59歳', '60歳から69歳', '70歳以上'],
    ]) {
      expect(pyramidForTable(byAge(['男', '女'], count, names))?.series.map(({ label }) => label)).toEqual(
        names,
      );
    }
  });

  it('is not drawn of anything else', () => {
    const others = [
      byAge(['男', '計'], count),
      byAge(['令和4年', '令和5年'], count),
      byAge(['男', '女'], count, ['年少人口（0～14歳）', '生産年齢人口', '老年人口', '甲', '乙', '丙']),
      byAge(['男', '女'], count, ['第1地区', '第2地区', '第3地区', '第4地区', '第5地区', '第6地区']),
      byAge(['男', '女'], count, ['1', '2', '3', '4', '5', '6']),
      { ...byAge(['男', '女'], count), title: 'がん検診の受診率' },
      { ...byAge(['男（%）', '女（%）'], () => '40.1'), title: '検診を受けた人' },
    ];
    for (const table of others) expect(chartForTable(table)?.type ?? null).not.toBe('pyramid');
    // Shares of the whole are a population.
    expect(chartForTable(byAge(['男（%）', '女（%）'], () => '8.3'))?.type).toBe('pyramid');
  });

  it('follows what a person has decided', () => {
    const table = ageTable(5, 90);
    const chosen = (choice: Partial<ChartChoice>) =>
      chartForTable({ ...table, chart: { ...free, ...choice } });
    expect(chosen({ type: 'none' })).toBeNull();
    expect(chosen({ type: 'bar' })?.type).toBe('bar');
    expect(chosen({ figures: false })).toMatchObject({ type: 'pyramid', figures: false });
    const some = table.series.slice(4, 12).map((series) => series.id);
    expect(chosen({ series: some })?.series).toHaveLength(8);
    // What is no pyramid, however much it is wanted, is drawn as bars.
    const years = byAge(['令和4年', '令和5年'], count);
    expect(chartForTable({ ...years, chart: { ...free, type: 'pyramid' } })?.type).toBe('bar');
  });
});
