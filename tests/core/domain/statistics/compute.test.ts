import { describe, expect, it } from 'vitest';
import {
  computedSeries,
  computeSeries,
  countAgreements,
} from '../../../../core/domain/statistics/compute.ts';
import type {
  DerivedSeries,
  StatisticsTable,
} from '../../../../core/domain/statistics/statistics-content.ts';
import { statisticsContent, statisticsTable } from '../../../fixtures/contents.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const id = fixtureIds('d');

function derived(formula: string, more: Partial<DerivedSeries> = {}): DerivedSeries {
  return {
    id: id(),
    label: '計算する行',
    unit: null,
    formula,
    scale: 'none',
    decimals: 2,
    stated: null,
    shown: true,
    ...more,
  };
}

const tables = statisticsContent.tables;
const table = (index: number): StatisticsTable => {
  const found = tables[index];
  if (found === undefined) throw new Error(`no table ${index}`);
  return found;
};
const texts = (formula: string, home = table(0), more: Partial<DerivedSeries> = {}): string[] => {
  const all = tables.includes(home) ? tables : [home];
  const computed = computeSeries(derived(formula, more), home, all);
  expect(computed.problem).toBeNull();
  return computed.cells.map((cell) => cell.text);
};

describe('computeSeries', () => {
  it('gives 高齢化率 in hundredths, from names that only begin like the labels', () => {
    expect(texts('老年 ÷ 合計', table(0), { scale: 'percent', decimals: 1 })).toEqual([
      '21.1',
      '21.1',
      '21.2',
      '21.1',
      '21.3',
      '21.3',
    ]);
    expect(texts('「老年人口（65歳以上）」/「合計」*100', table(0), { decimals: 1 })[4]).toBe('21.3');
  });

  it('takes values of another table by number, title or particle', () => {
    const expected = ['2.01', '2.00', '2.00', '2.00', '1.99', '1.99'];
    for (const formula of [
      '①の「合計」 ÷ 「世帯数」',
      '①「合計」÷世帯数',
      '①の合計 ÷ 世帯数',
      '「年齢3区分別の人口（各年10月1日現在）」の「合計」 ／ 「世帯数」',
    ]) {
      expect(texts(formula, table(1))).toEqual(expected);
    }
  });

  it('gives 保護率 in thousandths of the population of the same year, and says that the periods differ', () => {
    const computed = computeSeries(
      derived('「被保護人員数」 ÷ ①の「合計」', { scale: 'permil', decimals: 1, unit: '‰' }),
      table(5),
      tables,
    );
    expect(computed.cells.map((cell) => cell.text)).toEqual(['', '14.2', '14.3', '14.3', '14.2', '14.2']);
    expect(computed.cells[0]).toMatchObject({ reason: 'noPeriod', missing: 'blank' });
    expect(computed.cells[1]?.nearPeriod).toBe(true);
  });

  it('has brackets, signs, sums, averages and the year before', () => {
    const home = statisticsTable(
      '',
      '表',
      ['平成30年度', '令和元年度', '令和2年度'],
      [
        ['窓口', '100', '120', '90'],
        ['電話', '50', '60', '—'],
      ],
    );
    expect(texts('（「窓口」−「電話」）×2', home, { decimals: 0 })).toEqual(['100', '120', '—']);
    expect(texts('-「窓口」 + 1,000', home, { decimals: 0 })).toEqual(['900', '880', '910']);
    expect(texts('合計（「窓口」、「電話」）', home, { decimals: 0 })).toEqual(['150', '180', '—']);
    expect(texts('平均(窓口, 電話)', home, { decimals: 1 })).toEqual(['75.0', '90.0', '—']);
    expect(texts('「窓口」 − 前年度（「窓口」）', home, { decimals: 0 })).toEqual(['—', '20', '-30']);
    expect(texts('窓口 ÷ 前(窓口) − 1', home, { scale: 'percent', decimals: 1 })).toEqual([
      '—',
      '20.0',
      '-25.0',
    ]);
    expect(texts('2 + 3 × 4 − 10 ÷ 5', home, { decimals: 0 })[0]).toBe('12');
  });

  it('never takes a missing value for zero, nor divides by zero', () => {
    const home = statisticsTable(
      '',
      '表',
      ['2019', '2020', '2021', '2022'],
      [
        ['件数', '10', '', '未定', '—'],
        ['全体', '0', '5', '', '4'],
      ],
    );
    const computed = computeSeries(derived('件数 ÷ 全体'), home, [home]);
    expect(computed.cells.map((cell) => [cell.text, cell.missing, cell.reason])).toEqual([
      ['—', 'dash', 'zeroDivisor'],
      ['', 'blank', 'missing'],
      ['未定', 'undecided', 'missing'],
      ['—', 'dash', 'missing'],
    ]);
  });

  it('rounds half up in decimal arithmetic', () => {
    const home = statisticsTable(
      '',
      '表',
      ['2019'],
      [
        ['差', '-2.3'],
        ['元', '1.6'],
        ['半', '1.005'],
      ],
    );
    expect(texts('差 ÷ 元', home, { scale: 'percent', decimals: 1 })).toEqual(['-143.8']);
    expect(texts('半', home, { decimals: 2 })).toEqual(['1.01']);
  });

  it('uses other computed rows, and refuses a circle', () => {
    const home = statisticsTable(
      '',
      '表',
      ['2019'],
      [
        ['甲', '10'],
        ['乙', '30'],
      ],
    );
    const sum = derived('甲 + 乙', { label: '全部', decimals: 0 });
    const share = derived('甲 ÷ 全部', { label: '甲の割合', scale: 'percent', decimals: 1 });
    const whole = { ...home, derived: [share, sum] };
    expect(computedSeries(whole, [whole]).map(({ cells }) => cells[0]?.text)).toEqual(['25.0', '40']);

    const first = derived('「二つ目」 + 1', { label: '一つ目' });
    const second = derived('「一つ目」 + 1', { label: '二つ目' });
    const circle = { ...home, derived: [first, second] };
    expect(computedSeries(circle, [circle]).map(({ problem }) => problem?.code)).toEqual([
      'circular',
      'circular',
    ]);
    const own = derived('「甲」 + 「ひとり」', { label: 'ひとり' });
    const alone = { ...home, derived: [own] };
    expect(computedSeries(alone, [alone])[0]?.problem?.code).toBe('unknownSeries');
  });

  it('holds the printed figure against the computed one', () => {
    const home = statisticsTable(
      '',
      '表',
      ['2019', '2020', '2021', '2022'],
      [
        ['部分', '1', '2', '2', '1'],
        ['全体', '3', '3', '3', '3'],
        ['割合', '33.3', '66.6', '66.1', '未定'],
      ],
    );
    const rate = derived('部分 ÷ 全体', {
      scale: 'percent',
      decimals: 1,
      stated: home.series[2]?.id ?? null,
    });
    const { agreements } = computeSeries(rate, home, [home]);
    expect(agreements).toEqual(['equal', 'rounded', 'differs', 'notCompared']);
    expect(countAgreements(agreements ?? [])).toEqual({ compared: 3, equal: 1, rounded: 1, differs: 1 });
  });
});

describe('a formula that means nothing', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['「合計', 'unclosedQuote'],
    ['（「合計」', 'unclosedBracket'],
    ['「合計」 ÷', 'unfinished'],
    ['÷ 「合計」', 'unexpected'],
    ['「合計」 「合計」 「合計」', 'unexpected'],
    ['老年人口（65歳以上） ÷ 合計', 'quoteNeeded'],
    ['「無い行」', 'unknownSeries'],
    ['⑨の「合計」', 'unknownTable'],
    ['「人口」', 'ambiguous'],
    ['前（「合計」、「合計」）', 'oneValueNeeded'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'tooDeep'],
    ['1+'.repeat(400), 'tooLong'],
  ])('%j is refused as %s', (formula, code) => {
    const { problem, cells } = computeSeries(derived(formula), table(0), tables);
    expect(problem?.code).toBe(code);
    expect(cells).toEqual([]);
  });

  it('names what an ambiguous word may mean, and where it stands', () => {
    const formula = '「合計」 ÷ 「人口」';
    const { problem } = computeSeries(derived(formula), table(0), tables);
    expect(problem?.candidates).toEqual([
      '年少人口（0～14歳）',
      '生産年齢人口（15～64歳）',
      '老年人口（65歳以上）',
    ]);
    expect(formula.slice(problem?.from, problem?.to)).toBe('「人口」');
  });

  it('computes nothing from names of the program', () => {
    for (const formula of ['constructor', 'constructor(1)', '__proto__', 'toString()', 'process.exit(1)']) {
      expect(computeSeries(derived(formula), table(0), tables).problem).not.toBeNull();
    }
  });
});
