import { parse, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { ChartSpecification } from '../../../core/domain/blocks/block.ts';
import { chartForTable } from '../../../core/domain/blocks/chart-for-table.ts';
import type { ChartChoice } from '../../../core/domain/statistics/statistics-content.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import {
  axisStart,
  chartNotes,
  chartTable,
  describeChart,
  renderChart,
} from '../../../paper/charts/index.ts';
import { statisticsContent, statisticsTable } from '../../fixtures/contents.ts';

const t = createTranslate('ja');
const draw = (spec: ChartSpecification, medium: 'paper' | 'screen' = 'paper', idPrefix = 'a'): string =>
  renderChart(spec, { width: 622, height: 220, medium, idPrefix, t });

const specs = statisticsContent.tables.flatMap((table) => chartForTable(table) ?? []);
const texts = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map((match) => match[1] ?? '');

describe('renderChart', () => {
  it('draws one svg image with its description, the same each time', () => {
    expect(specs).toHaveLength(7);
    for (const spec of specs) {
      const svg = draw(spec);
      expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"]{20,}"/u);
      expect(draw(spec)).toBe(svg);
      const nodes = parseFragment(svg).childNodes;
      expect(nodes.map((node) => node.nodeName)).toEqual(['svg']);
    }
  });

  it('names each series and prints its values, and nothing in a font of its own', () => {
    for (const spec of specs) {
      const drawn = texts(draw(spec)).join('');
      for (const series of spec.series)
        expect(drawn).toContain(series.label.replace(/[（(].*/u, '').slice(0, 6));
      expect(draw(spec)).not.toMatch(/font-family|style=|<style|paint-order|<script|\son\w+=/u);
    }
    expect(texts(draw(specs[2] as ChartSpecification))).toContain('14,122');
  });

  describe('what a person has chosen', () => {
    const free = { type: null, series: null, secondAxis: null, fromZero: null, figures: null };
    const chosen = (index: number, choice: Partial<ChartChoice>): ChartSpecification => {
      const table = statisticsContent.tables[index];
      const spec = table === undefined ? null : chartForTable({ ...table, chart: { ...free, ...choice } });
      if (spec === null) throw new Error(`no chart for table ${index}`);
      return spec;
    };

    it('lets lines start at zero', () => {
      expect(axisStart(chosen(2, {}))).toBe(12_000);
      expect(axisStart(chosen(2, { fromZero: true }))).toBeNull();
      expect(texts(draw(chosen(2, { fromZero: true })))).toContain('0');
    });

    it('leaves figures out, and gives a second axis its own instead', () => {
      const bare = chosen(1, { figures: false });
      expect(texts(draw(chosen(1, {})))).toContain('62,394');
      expect(texts(draw(bare))).not.toContain('62,394');
      expect(texts(draw(bare))).toContain('2.00');
      expect(chartNotes(bare, axisStart(bare), t)).toContain('右目盛は1.97から');
    });

    it('names columns that stand side by side in a key, with their filling', () => {
      const svg = draw(chosen(2, { type: 'column' }));
      expect(texts(svg)).toEqual(
        expect.arrayContaining(['前期高齢者（65～74歳）', '後期高齢者（75歳以上）']),
      );
      expect(texts(svg)).toContain('14,122');
      // Three to a period leave no room for figures.
      expect(texts(draw(chosen(0, { type: 'column' })))).not.toContain('82,540');
    });

    it('names the axis a rate beside lines is read against', () => {
      const table = statisticsContent.tables[5];
      const svg = draw(chosen(5, { type: 'line', series: table?.series.map(({ id }) => id) ?? [] }));
      expect(texts(svg).join('')).toContain('保護率（右目盛）');
      expect(texts(svg)).not.toContain('14.3');
    });
  });

  it('keeps ids of two charts in one document apart', () => {
    const ids = (svg: string): string[] =>
      [...svg.matchAll(/\bid="([^"]+)"/gu)].map((match) => match[1] ?? '');
    const [spec] = specs;
    if (spec === undefined) throw new Error('no chart');
    const first = ids(draw(spec, 'paper', 'first'));
    expect(first.length).toBeGreaterThan(0);
    const second = new Set(ids(draw(spec, 'paper', 'second')));
    expect(first.filter((id) => second.has(id))).toEqual([]);
  });

  it('tells series apart without colour: dash and mark of lines, pattern of stacks', () => {
    expect(draw(specs[2] as ChartSpecification)).toContain('stroke-dasharray');
    expect(draw(specs[0] as ChartSpecification)).toContain('<pattern');
    const colors = new Set(
      [...draw(specs[0] as ChartSpecification).matchAll(/(?:fill|stroke)="(#[0-9a-f]+)"/gu)].map(
        (match) => match[1] ?? '',
      ),
    );
    for (const color of colors) expect(color.slice(1, 3)).toBe(color.slice(3, 5));
  });

  it('names the parts of stacks in a key where the last stack lacks some of them', () => {
    const stack = (values: readonly (readonly number[])[]): ChartSpecification => ({
      type: 'stackedBar',
      title: '評価のまとめ',
      unit: null,
      periods: ['基本目標1', '基本目標2'],
      provisional: [false, false],
      series: values.map((counts, index) => ({
        label: ['A 順調', 'B おおむね順調', 'C やや遅れ'][index] ?? '',
        unit: null,
        decimals: 0,
        values: [...counts],
        secondAxis: false,
      })),
      total: { label: '計', values: [6, 5] },
      omittedSeries: [],
      omittedPeriods: [],
    });
    const heights = (spec: ChartSpecification): string[] =>
      [...draw(spec).matchAll(/<text[^>]*?transform="translate\(\S+ (\S+)\)"[^>]*>([A-C] )/gu)].map(
        (match) => match[1] ?? '',
      );
    // Side by side above the stacks, and each in its own height beside the last one.
    const [lacking, whole] = [
      heights(
        stack([
          [3, 0],
          [1, 4],
          [2, 1],
        ]),
      ),
      heights(
        stack([
          [3, 2],
          [1, 2],
          [2, 1],
        ]),
      ),
    ];
    expect(lacking).toHaveLength(3);
    expect(new Set(lacking).size).toBe(1);
    expect(new Set(whole).size).toBe(3);
    // The name of the total stands with the other names at the right, or before its figures: never alone.
    const named = (values: readonly (readonly number[])[]): string[] =>
      texts(draw(stack(values))).filter((text) => text.includes('計'));
    expect(
      named([
        [3, 0],
        [1, 4],
        [2, 1],
      ]),
    ).toEqual(['計 6', '計 5']);
    expect(
      named([
        [3, 2],
        [1, 2],
        [2, 1],
      ]),
    ).toEqual(['計']);
  });

  it('uses the roles of the screen for colours there', () => {
    const svg = draw(specs[0] as ChartSpecification, 'screen');
    expect(svg).toContain('var(--chart-1)');
    expect(svg).not.toMatch(/(?:fill|stroke)="#/u);
  });

  it('escapes what a table may hold', () => {
    const spec = chartForTable(
      statisticsTable(
        '',
        '<img src=x onerror=alert(1)>&"',
        ['令和3年', '令和4年', '令和5年'],
        [['<script>alert(1)</script>', '1', '2', '3']],
      ),
    );
    if (spec === null) throw new Error('no chart');
    const svg = draw(spec);
    expect(svg).not.toMatch(/<(?:script|img)/u);
    const names: string[] = [];
    const walk = (node: { nodeName: string; childNodes?: unknown[] }): void => {
      names.push(node.nodeName);
      for (const child of node.childNodes ?? []) walk(child as { nodeName: string });
    };
    walk(parse(svg));
    expect(names).not.toContain('script');
    expect(names).not.toContain('img');
  });

  it('leaves a gap where a value is missing', () => {
    const spec = chartForTable(
      statisticsTable(
        '',
        '利用者',
        ['令和元年', '令和2年', '令和3年', '令和4年'],
        [
          ['窓口', '10', '', '12', '13'],
          ['訪問', '8', '9', '9', '11'],
        ],
      ),
    );
    if (spec === null) throw new Error('no chart');
    expect(texts(draw(spec)).filter((text) => text === '0')).toHaveLength(axisStart(spec) === null ? 1 : 0);
    expect(chartTable(spec, t).rows[0]?.values).toEqual(['10', '値なし', '12', '13']);
    expect(describeChart(spec, t)).toContain('窓口には値のない年がある。');
  });
});

describe('describeChart', () => {
  it('says kind, range and course', () => {
    expect(describeChart(specs[2] as ChartSpecification, t)).toBe(
      '折れ線グラフ。前期高齢者と後期高齢者。平成30年から令和4年まで。単位は人。' +
        '前期高齢者（65～74歳）は12,537から12,487に減った。後期高齢者（75歳以上）は13,055から14,122に増えた。',
    );
  });

  it('says the largest and the smallest of many', () => {
    expect(describeChart(specs[6] as ChartSpecification, t)).toContain(
      '令和4年度で最も大きいのは収入・生活費の237、最も小さいのは子育ての4。',
    );
  });

  it('has English words too', () => {
    expect(describeChart(specs[2] as ChartSpecification, createTranslate('en'))).toMatch(
      /^Line chart\. .*rose from 13,055 to 14,122\./u,
    );
  });
});

describe('axisStart', () => {
  it('is null for columns and stacks, which start at zero', () => {
    expect(axisStart(specs[0] as ChartSpecification)).toBeNull();
    expect(axisStart(specs[1] as ChartSpecification)).toBeNull();
    expect(axisStart(specs[2] as ChartSpecification)).toBe(12000);
  });
});

it('says nothing of a rise between columns that do not follow one another', () => {
  const table = statisticsTable('①', '利用者', ['北', '南'], [['男', '45', '40']], {});
  const spec = chartForTable(table);
  if (spec === null) throw new Error('a chart is drawn');
  const words = describeChart(spec, t);
  expect(words).toContain('男は北 45、南 40。');
  expect(words).not.toMatch(/増えた|減った|から南まで/u);
});
