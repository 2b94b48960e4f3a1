import { describe, expect, it } from 'vitest';
import type { ChartSpecification } from '../../../core/domain/blocks/block.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { chartHeight, chartNotes, dataPoints, renderChart, themeFor } from '../../../paper/charts/index.ts';
import { periodSlots, standingApart } from '../../../paper/charts/period-slots.ts';

const t = createTranslate('ja');
const theme = themeFor('paper');

function chart(
  periods: readonly string[],
  rows: readonly (readonly [string, ...(number | null)[]])[],
  change: Partial<ChartSpecification> = {},
): ChartSpecification {
  return {
    type: 'line',
    title: '題',
    unit: '人',
    periods: [...periods],
    provisional: periods.map(() => false),
    series: rows.map(([label, ...values]) => ({ label, unit: '人', decimals: 0, values, secondAxis: false })),
    total: null,
    omittedSeries: [],
    omittedPeriods: [],
    ...change,
  };
}

const sizeOf = (spec: ChartSpecification) => ({ width: 622, height: chartHeight(spec, theme) });
const draw = (spec: ChartSpecification): string =>
  renderChart(spec, { ...sizeOf(spec), medium: 'paper', idPrefix: 'a', t });
const texts = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map((match) => match[1] ?? '');
const slots = (periods: readonly string[], omittedPeriods: string[] = []) =>
  periodSlots({ periods: [...periods], omittedPeriods });
const middles = (spec: ChartSpecification): number[] =>
  dataPoints(spec, sizeOf(spec), theme, t).map(({ left, width }) => left + width / 2);

describe('years along the axis', () => {
  it('stand as far apart as they are in time, over the change of era as well', () => {
    expect(slots(['平成30年度', '令和元年度', '令和3年度', '令和4年度']).at).toEqual([0, 1, 3, 4]);
    expect(slots(['平成22年', '平成27年', '令和2年', '令和3年']).at).toEqual([0, 5, 10, 11]);
    expect(slots(['平成12年', '平成17年', '平成22年']).at).toEqual([0, 1, 2]);
    expect(slots(['R3.4.1', 'R4.4.1', 'R6.4.1']).at).toEqual([0, 1, 3]);
    expect(slots(['令和5年4月', '令和5年5月', '令和5年8月']).at).toEqual([0, 1, 4]);
  });

  it('stand side by side where they are not in the order of time, or are no years', () => {
    for (const periods of [
      ['令和4年', '令和2年', '令和元年'],
      ['全体', '男', '女'],
      ['4月', '6月'],
      ['令和3年', '令和4年', '増減'],
      ['令和4年度', '令和4年11月1日'],
    ]) {
      expect(slots(periods).at).toEqual(periods.map((_, index) => index));
    }
  });

  it('are joined at their true distance, and not over a year without a value', () => {
    const years = ['平成30年', '令和元年', '令和3年', '令和4年'];
    const spec = chart(years, [['甲', 10, 12, 13, 15]]);
    const [a = 0, b = 0, c = 0, d = 0] = middles(spec);
    expect(c - b).toBeCloseTo(2 * (b - a), 5);
    expect(d - c).toBeCloseTo(b - a, 5);
    const starts = (svg: string): number =>
      [
        ...svg.matchAll(
          /<path d="([^"]*)" fill="none"[^>]* stroke="#000000" stroke-width="2" stroke-linejoin/gu,
        ),
      ]
        .map(([, path = '']) => path.match(/M/gu)?.length ?? 0)
        .reduce((sum, count) => sum + count, 0);
    const broken = draw({ ...spec, omittedPeriods: ['令和2年'] });
    expect(slots(years, ['令和2年']).brokenBehind).toEqual([false, true, false, false]);
    expect(starts(draw(spec))).toBe(1);
    expect(starts(broken)).toBe(2);
  });
});

describe('labels that have no room', () => {
  it('are left out from the right, never the last', () => {
    const places = [0, 10, 20, 30].map((middle) => ({ middle, width: 14 }));
    expect(standingApart(places, 1)).toEqual([false, true, false, true]);
  });

  it('do not run into each other on an axis of twenty-five years', () => {
    const years = Array.from({ length: 25 }, (_, index) => `${1999 + index}年`);
    const spec = chart(years, [['人口', ...years.map((_, index) => 110_000 + index * 500)]], {
      type: 'column',
    });
    const shown = texts(draw(spec)).filter((text) => /^\d{4}$/u.test(text));
    expect(shown.at(-1)).toBe('2023');
    expect(shown.length).toBeLessThan(20);
    const figures = texts(draw({ ...spec, figures: true })).filter((text) => /^\d{3},\d{3}$/u.test(text));
    expect(figures).toContain('122,000');
    expect(figures.length).toBeLessThan(20);
  });
});

describe('horizontal bars', () => {
  it('name their periods although no row has a value for each', () => {
    const spec = chart(
      ['令和4年', '令和5年'],
      [
        ['北', null, 107],
        ['南', 320, null],
      ],
      { type: 'bar' },
    );
    expect(texts(draw(spec))).toEqual(expect.arrayContaining(['令和4年', '令和5年']));
  });

  it('lie on both sides of zero', () => {
    const spec = chart(
      ['令和5年'],
      [
        ['北', -107],
        ['南', 320],
      ],
      { type: 'bar' },
    );
    const [north, south] = dataPoints(spec, sizeOf(spec), theme, t);
    if (north === undefined || south === undefined) throw new Error('two bars are drawn');
    expect(north.left + north.width).toBeCloseTo(south.left, 5);
    expect(south.width / north.width).toBeCloseTo(320 / 107, 5);
    const figure = /<text[^>]*text-anchor="end"[^>]*transform="translate\(([\d.]+) [^>]*>−107</u.exec(
      draw(spec),
    )?.[1];
    expect(Number(figure)).toBeLessThan(north.left);
  });

  it('carry the whole of a long name', () => {
    const name =
      'どのようなサービスや支援があるのか、どこに相談すればよいのかがわからないため、誰にも頼めないままになっている';
    const spec = chart(
      ['令和5年'],
      [
        [name, 45],
        ['その他', 12],
      ],
      { type: 'bar' },
    );
    expect(texts(draw(spec)).join('')).toContain(name);
  });
});

it('stacks without a printed total lie inside the axis', () => {
  const spec = chart(
    ['全体', '男'],
    [
      ['思う', 45, 40],
      ['思わない', 40, 45],
      ['無回答', 15, 15],
    ],
    { type: 'stackedBar' },
  );
  const { height } = sizeOf(spec);
  for (const { top, height: part } of dataPoints(spec, { width: 622, height }, theme, t)) {
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top + part).toBeLessThanOrEqual(height);
  }
  const shares = { ...spec, unit: '%' };
  expect(texts(draw(shares))).toContain('100');
  expect(texts(draw(shares))).not.toContain('120');
});

it('parts with a soft filling have an outline, so that forced colours do not lose them', () => {
  const spec = chart(
    ['令和4年度', '令和5年度', '令和6年度'],
    [
      ['甲', 1, 2, 3],
      ['乙', 3, 4, 5],
      ['丙', 5, 6, 7],
    ],
    { type: 'stackedBar' },
  );
  const svg = renderChart(spec, { ...sizeOf(spec), medium: 'screen', idPrefix: 'a', t });
  const soft = [...svg.matchAll(/<path [^>]*fill="var\(--chart-soft\)"[^>]*>/gu)].map(([path]) => path);
  expect(soft.length).toBeGreaterThanOrEqual(3);
  for (const path of soft) expect(path).toContain('stroke="var(--chart-1)"');
});

it('provisional years are named beside the chart and drawn with a broken outline in every series', () => {
  const spec = chart(
    ['令和4年度', '※令和5年度'],
    [
      ['甲', 1, 2],
      ['乙', 3, 4],
    ],
    { provisional: [false, true] },
  );
  expect(chartNotes(spec, null, t)).toContain('速報値など：※令和5年度');
  const dashes = (provisional: boolean[]): number =>
    draw({ ...spec, provisional }).match(/stroke-dasharray/gu)?.length ?? 0;
  expect(dashes([false, true]) - dashes([false, false])).toBe(2);
});
