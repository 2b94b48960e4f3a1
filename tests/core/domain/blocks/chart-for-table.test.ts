import { describe, expect, it } from 'vitest';
import { chartForTable } from '../../../../core/domain/blocks/chart-for-table.ts';
import { uprightTable } from '../../../../core/domain/statistics/upright.ts';
import { statisticsContent, statisticsTable } from '../../../fixtures/contents.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const chartOf = (index: number) => {
  const table = statisticsContent.tables[index];
  if (table === undefined) throw new Error(`no table ${index}`);
  const chart = chartForTable(table);
  if (chart === null) throw new Error(`no chart for table ${index}`);
  return chart;
};
const labels = (chart: ReturnType<typeof chartOf>): string[] => chart.series.map((series) => series.label);
const years = ['令和元年度', '令和2年度', '令和3年度', '令和4年度'];

describe('chartForTable', () => {
  it('stacks parts that add up to the printed total, without total and rate', () => {
    const chart = chartOf(0);
    expect(chart.type).toBe('stackedBar');
    expect(labels(chart)).toEqual([
      '年少人口（0～14歳）',
      '生産年齢人口（15～64歳）',
      '老年人口（65歳以上）',
    ]);
    expect(chart.total?.values.at(-1)).toBe(124846);
    expect(chart.omittedSeries).toEqual(['高齢化率']);
  });

  it('leaves out a date inside the year and a column without numbers, and says so', () => {
    expect(chartOf(0).omittedPeriods).toEqual(['※R4.11.1']);
    expect(chartOf(3).omittedPeriods).toEqual(['R4未定']);
  });

  it('draws one count as columns with one other magnitude against a second axis', () => {
    const chart = chartOf(1);
    expect(chart.type).toBe('column');
    expect(chart.series.map((series) => [series.label, series.secondAxis, series.decimals])).toEqual([
      ['世帯数', false, 0],
      ['1世帯当たりの人員', true, 2],
    ]);
  });

  it('draws two parts of like size as lines, so that it shows when one overtakes the other', () => {
    const chart = chartOf(2);
    expect(chart.type).toBe('line');
    expect(labels(chart)).toEqual(['前期高齢者（65～74歳）', '後期高齢者（75歳以上）']);
    expect(chart.unit).toBe('人');
  });

  it('draws like counts as lines and leaves the rate out', () => {
    const chart = chartOf(5);
    expect(chart.type).toBe('line');
    expect(labels(chart)).toEqual(['被保護世帯数', '被保護人員数']);
    expect(chart.omittedSeries).toEqual(['保護率']);
  });

  it('draws many rows of two periods as bars, biggest first, その他 last, without the total', () => {
    const chart = chartOf(6);
    expect(chart.type).toBe('bar');
    expect(chart.series).toHaveLength(16);
    expect(labels(chart).slice(0, 3)).toEqual(['収入・生活費', '病気や健康、障がい', '家賃・ローンの支払い']);
    expect(labels(chart).at(-1)).toBe('その他（居場所がない等）');
  });

  it('keeps a missing value missing', () => {
    const chart = chartForTable(
      statisticsTable('', '利用者', years, [
        ['窓口', '10', '', '12', '—'],
        ['訪問', '8', '9', '未定', '11'],
      ]),
    );
    expect(chart?.series.map((series) => series.values)).toEqual([
      [10, null, 12, null],
      [8, 9, null, 11],
    ]);
  });

  it('does not stack parts whose printed total is something else', () => {
    const chart = chartForTable(
      statisticsTable('', '相談', years, [
        ['電話', '10', '20', '30', '40'],
        ['来所', '40', '50', '60', '70'],
        ['合計', '50', '70', '91', '110'],
      ]),
    );
    expect(chart?.type).toBe('line');
    expect(chart?.series).toHaveLength(2);
  });

  it('finds a total that is not called one', () => {
    const chart = chartForTable(
      statisticsTable('', '会員', years, [
        ['正会員', '10', '20', '30', '40'],
        ['賛助会員', '40', '50', '60', '70'],
        ['会員の人数', '50', '70', '90', '110'],
      ]),
    );
    expect(chart?.type).toBe('stackedBar');
    expect(chart?.total?.label).toBe('会員の人数');
  });

  it('leaves the change from the year before out of what is counted', () => {
    const chart = chartForTable(
      statisticsTable('', '会員', years, [
        ['正会員', '10', '20', '30', '40'],
        ['賛助会員', '40', '50', '60', '70'],
        ['会員の人数', '50', '70', '90', '110'],
        ['前年度増減', '－', '20', '20', '20'],
      ]),
    );
    expect(chart?.type).toBe('stackedBar');
    expect(chart?.series.map((series) => series.label)).toEqual(['正会員', '賛助会員']);
    expect(chart?.omittedSeries).toEqual(['前年度増減']);
  });

  it('never puts magnitudes on one axis that lie far apart', () => {
    const chart = chartForTable(
      statisticsTable('', '団体と会員', years, [
        ['会員数', '23,000', '22,000', '21,000', '20,000'],
        ['賛助会員数', '9,000', '9,100', '9,200', '9,300'],
        ['団体数', '72', '72', '71', '70'],
      ]),
    );
    expect(chart?.series.map((series) => series.label)).toEqual(['会員数', '賛助会員数']);
    expect(chart?.omittedSeries).toEqual(['団体数']);
  });

  it('draws of several things for each year the first, with the digits of what it draws', () => {
    const heads = [
      '令和3年 総数',
      '令和3年 女性',
      '令和3年 女性の割合',
      '令和8年 総数',
      '令和8年 女性',
      '令和8年 女性の割合',
    ];
    const chart = chartForTable(
      statisticsTable('', '職員', heads, [
        ['部長', '14', '2', '14.3', '15', '3', '20.0'],
        ['課長', '46', '9', '19.6', '48', '12', '25.0'],
      ]),
    );
    expect(chart?.periods).toEqual(['令和3年 総数', '令和8年 総数']);
    expect(chart?.omittedPeriods).toEqual(heads.filter((head) => !head.endsWith('総数')));
    expect(chart?.series.map(({ decimals }) => decimals)).toEqual([0, 0]);
    const halves = ['令和3年上半期', '令和3年下半期', '令和4年上半期'];
    expect(chartForTable(statisticsTable('', '相談', halves, [['件数', '5', '6', '7']]))?.periods).toEqual(
      halves,
    );
  });

  it('stacks the parts of a total, and leaves out a quantity that stands below it', () => {
    const chart = chartForTable(
      statisticsTable('', '高齢者', years, [
        ['前期高齢者', '1,804', '1,790', '1,771', '1,722'],
        ['後期高齢者', '2,901', '2,940', '2,989', '3,041'],
        ['合計', '4,705', '4,730', '4,760', '4,763'],
        ['総人口', '11,990', '11,850', '11,730', '11,544'],
      ]),
    );
    expect(chart?.type).toBe('stackedBar');
    expect(chart?.series.map(({ label }) => label)).toEqual(['前期高齢者', '後期高齢者']);
    expect(chart?.total?.label).toBe('合計');
    expect(chart?.omittedSeries).toEqual(['総人口']);
  });

  it('draws nothing of a single number or of words', () => {
    expect(chartForTable(statisticsTable('', '職員', ['令和4年度'], [['職員数', '12']]))).toBeNull();
    expect(
      chartForTable(statisticsTable('', '実施', years, [['状況', '実施', '実施', '中止', '実施']])),
    ).toBeNull();
  });

  it('reads full-width figures of years as years', () => {
    const chart = chartForTable(
      statisticsTable('', '登録', ['令和３年度', '令和４年度', '※R5.1.1'], [['登録者数', '10', '12', '13']]),
    );
    expect(chart?.periods).toEqual(['令和３年度', '令和４年度']);
  });

  it('draws a table with a year in each row over the years, and joins no different quantities', () => {
    const heads = ['前期高齢者（人）', '後期高齢者（人）', '高齢化率（％）'];
    const printed = statisticsTable('', '高齢者', heads, [
      ['R4', '1,771', '2,489', '36.3'],
      ['R5', '1,722', '2,541', '36.9'],
      ['R6', '1,690', '2,580', '37.7'],
    ]);
    const chart = chartForTable(uprightTable(printed, fixtureIds('c')));
    expect(chart?.type).toBe('line');
    expect(chart?.periods).toEqual(['R4', 'R5', 'R6']);
    expect(chart?.unit).toBe('人');
    expect(chart?.series.map(({ label, values }) => [label, ...values])).toEqual([
      ['前期高齢者（人）', 1771, 1722, 1690],
      ['後期高齢者（人）', 2489, 2541, 2580],
    ]);
    expect(chart?.omittedSeries).toEqual(['高齢化率（％）']);
  });
});

describe('columns that are no years', () => {
  const ages = ['全体', '18～39歳', '40～64歳', '65歳以上'];

  it('of answers that make up the whole are stacked, never joined by a line', () => {
    const table = statisticsTable(
      '①',
      '地域への愛着（％）',
      ages,
      [
        ['感じる', '45.1', '40.0', '44.9', '50.2'],
        ['感じない', '50.0', '55.1', '50.0', '44.9'],
        ['無回答', '4.9', '4.9', '5.1', '4.9'],
      ],
      {},
    );
    expect(chartForTable(table)?.type).toBe('stackedBar');
  });

  it('of like figures stand beside each other', () => {
    const table = statisticsTable(
      '①',
      '利用者',
      ['北', '南', '東', '西'],
      [
        ['男', '45', '40', '44', '50'],
        ['女', '50', '55', '50', '44'],
      ],
      {},
    );
    expect(chartForTable(table)?.type).toBe('column');
  });

  it('are months, which follow one another', () => {
    const table = statisticsTable(
      '①',
      '相談',
      ['4月', '5月', '6月', '7月'],
      [
        ['電話', '45', '40', '44', '50'],
        ['来所', '50', '55', '50', '44'],
      ],
      {},
    );
    expect(chartForTable(table)?.type).toBe('line');
  });
});

it('draws years in the order of time, whichever way a download has them', () => {
  const table = statisticsTable(
    '①',
    '人口',
    ['2022年', '2021年', '2020年'],
    [
      ['男', '30', '20', '10'],
      ['女', '33', '22', '11'],
    ],
    {},
  );
  const chart = chartForTable(table);
  expect(chart?.periods).toEqual(['2020年', '2021年', '2022年']);
  expect(chart?.series[0]?.values).toEqual([10, 20, 30]);
});

it('draws all answers of one column, however few gave one of them', () => {
  const table = statisticsTable(
    '①',
    '性別',
    ['令和5年度'],
    [
      ['男性（人）', '1,204'],
      ['女性（人）', '1,310'],
      ['答えない（人）', '24'],
    ],
    { unitLine: { id: fixtureIds('c')(), text: '（単位：人）' } },
  );
  expect(chartForTable(table)?.series).toHaveLength(3);
});

it('draws one rate among several further rows against the second axis', () => {
  const table = statisticsTable(
    '①',
    '生活保護',
    years,
    [
      ['世帯数（世帯）', '1,204', '1,230', '1,260', '1,240'],
      ['人員（人）', '1,650', '1,680', '1,690', '1,660'],
      ['保護率（‰）', '14.2', '14.3', '14.4', '14.1'],
    ],
    {},
  );
  const series = table.series.map((one, index) => ({ ...one, unit: ['世帯', '人', '‰'][index] ?? null }));
  const chart = chartForTable({ ...table, series });
  expect(chart?.series.map(({ label, secondAxis }) => [label, secondAxis])).toEqual([
    ['世帯数（世帯）', false],
    ['保護率（‰）', true],
  ]);
  expect(chart?.omittedSeries).toEqual(['人員（人）']);
});

describe('tables that are hard to draw', () => {
  const awkwardChart = (...table: Parameters<typeof statisticsTable>) => {
    const chart = chartForTable(statisticsTable(...table));
    if (chart === null) throw new Error('no chart');
    return chart;
  };

  it('keeps ages, grades and numbered districts in their order, and sorts what has none', () => {
    const ages = ['0～4歳', '5～9歳', '10～14歳', '15～19歳', '85歳以上', '不詳'];
    const byAge = awkwardChart(
      '①',
      '年齢別人口',
      ['令和4年', '令和5年'],
      ages.map((age, index) => [age, `${300 - ((index * 37) % 90)}`, `${290 - ((index * 53) % 90)}`]),
    );
    expect([byAge.type, labels(byAge)]).toEqual(['bar', ages]);
    const grades = ['要支援1', '要支援2', '要介護1', '要介護2', '要介護3'];
    expect(
      labels(
        awkwardChart(
          '②',
          '認定者',
          ['令和4年度'],
          grades.map((grade, at) => [grade, `${at * 7 + 3}`]),
        ),
      ),
    ).toEqual(grades);
    expect(
      labels(
        awkwardChart(
          '③',
          '相談',
          ['令和4年度'],
          [
            ['窓口', '3'],
            ['電話', '9'],
            ['訪問', '5'],
          ],
        ),
      ),
    ).toEqual(['電話', '訪問', '窓口']);
  });

  it('draws of more bars than a page holds those of the latest year, unless a person wants all', () => {
    const rows = Array.from({ length: 20 }, (_, at): [string, ...string[]] => [
      `第${at + 1}地区`,
      ...years.map((_, year) => `${800 + at * 137 + year}`),
    ]);
    const table = statisticsTable('①', '地区別の世帯数', years, rows);
    const chart = awkwardChart('①', '地区別の世帯数', years, rows);
    expect([chart.type, chart.periods, chart.omittedPeriods]).toEqual([
      'bar',
      ['令和4年度'],
      ['令和元年度', '令和2年度', '令和3年度'],
    ]);
    expect(labels(chart)[0]).toBe('第1地区');
    const choice = { type: 'bar', series: null, secondAxis: null, fromZero: null, figures: null } as const;
    expect(chartForTable({ ...table, chart: choice })?.periods).toEqual(years);
  });

  it('puts no share beside a count on one axis', () => {
    const chart = awkwardChart(
      '①',
      '相談の内訳',
      ['件数（件）', '割合（％）'],
      [
        ['介護', '320', '53.3'],
        ['子育て', '160', '26.7'],
        ['その他', '120', '20.0'],
      ],
    );
    expect([chart.periods, chart.omittedPeriods, chart.unit]).toEqual([['件数（件）'], ['割合（％）'], '件']);
    expect(chart.series.map(({ decimals }) => decimals)).toEqual([0, 0, 0]);
  });

  it('keeps a year without numbers between others, so that no line runs across it', () => {
    const chart = awkwardChart(
      '①',
      '通報',
      ['平成30年度', ...years],
      [
        ['通報', '12', '—', '15', '18', '—'],
        ['認定', '4', '—', '6', '7', '—'],
      ],
    );
    expect(chart.periods).toEqual(['平成30年度', '令和元年度', '令和2年度', '令和3年度']);
    expect(chart.series[0]?.values).toEqual([12, null, 15, 18]);
    expect(chart.omittedPeriods).toEqual(['令和4年度']);
  });
});
