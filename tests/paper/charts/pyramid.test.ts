import { describe, expect, it } from 'vitest';
import type { ChartSpecification } from '../../../core/domain/blocks/block.ts';
import { chartForTable } from '../../../core/domain/blocks/chart-for-table.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import {
  chartHeight,
  chartTable,
  dataPoints,
  describeChart,
  type Medium,
  renderChart,
  themeFor,
} from '../../../paper/charts/index.ts';
import { ageTable } from '../../fixtures/age-table.ts';
import { present } from '../../fixtures/present.ts';

const t = createTranslate('ja');
const five = present(chartForTable(ageTable(5, 90)));
const single = present(chartForTable(ageTable(1, 100)));
const sizeOf = (spec: ChartSpecification, medium: Medium) => ({
  width: 622,
  height: chartHeight(spec, themeFor(medium)),
});
const draw = (spec: ChartSpecification, medium: Medium = 'paper'): string =>
  renderChart(spec, { ...sizeOf(spec, medium), medium, idPrefix: 'p', t });

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: string;
}

const texts = (svg: string): Placed[] =>
  [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/gu)].map(([, attributes = '', text = '']) => {
    const [, x = '', y = ''] = /translate\(([\d.-]+) ([\d.-]+)\)/u.exec(attributes) ?? [];
    return {
      x: Number(x),
      y: Number(y),
      text,
      anchor: /text-anchor="(\w+)"/u.exec(attributes)?.[1] ?? 'start',
    };
  });

describe('a population pyramid', () => {
  it('has its bars left and right of the ages, on one scale, the youngest lowest', () => {
    for (const medium of ['paper', 'screen'] as const) {
      const points = dataPoints(five, sizeOf(five, medium), themeFor(medium), t);
      expect(points).toHaveLength(38);
      const men = points.filter(({ period }) => period === '男');
      const women = points.filter(({ period }) => period === '女');
      const [axisOfMen] = men.map(({ left, width }) => left + width);
      const [axisOfWomen] = women.map(({ left }) => left);
      for (const { left, width } of men) expect(left + width).toBeCloseTo(axisOfMen ?? 0, 6);
      for (const { left } of women) expect(left).toBe(axisOfWomen);
      expect(axisOfWomen).toBeGreaterThan((axisOfMen ?? 0) + 40);
      men.forEach((man, age) => {
        expect(man.top).toBe(women[age]?.top);
        expect(man.top).toBeLessThan(men[age - 1]?.top ?? Number.POSITIVE_INFINITY);
        const people = five.series[age]?.values ?? [];
        expect(man.width / (women[age]?.width ?? 0)).toBeCloseTo((people[0] ?? 0) / (people[1] ?? 1), 6);
      });
      expect(men[0]?.series).toBe('0～4歳');
    }
  });

  it('names both sides and every age, and prints every figure once, none below zero', () => {
    const shown = texts(draw(five));
    const words = shown.map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(['男', '女', ...five.series.map(({ label }) => label)]));
    expect(words.filter((word) => /^[\d,]+$/u.test(word))).toHaveLength(38);
    expect(words.some((word) => /^[-−]/u.test(word))).toBe(false);
    const at = (word: string): Placed => present(shown.find(({ text }) => text === word));
    expect(at('男').x).toBeLessThan(at('0～4歳').x);
    expect(at('女').x).toBeGreaterThan(at('0～4歳').x);
    expect(at('0～4歳').y).toBeGreaterThan(at('85～89歳').y);
  });

  it('keeps its texts inside the drawing and apart from one another', () => {
    for (const spec of [five, single, present(chartForTable(ageTable(2, 90)))]) {
      const { fontSize } = themeFor('paper');
      const { width, height } = sizeOf(spec, 'paper');
      const boxes = texts(draw(spec)).map(({ x, y, text, anchor }) => {
        const length = text.length * fontSize * 0.5;
        const from = anchor === 'end' ? x - length : anchor === 'middle' ? x - length / 2 : x;
        return { text, from, to: from + length, y };
      });
      for (const box of boxes) {
        expect(box.from).toBeGreaterThanOrEqual(-1);
        expect(box.to).toBeLessThanOrEqual(width + 1);
        expect(box.y).toBeLessThanOrEqual(height);
        const touching = boxes.filter(
          (other) =>
            other !== box &&
            Math.abs(other.y - box.y) < fontSize * 0.9 &&
            other.from < box.to &&
            box.from < other.to,
        );
        expect(touching.map(({ text }) => `${box.text} ${text}`)).toEqual([]);
      }
    }
  });

  it('of single years names every fifth age and has an axis below in place of figures, on one page', () => {
    const words = texts(draw(single)).map(({ text }) => text);
    expect(words.filter((word) => word.includes('歳'))).toEqual(
      Array.from({ length: 21 }, (_, index) => (index === 20 ? '100歳以上' : `${index * 5}歳`)),
    );
    expect(words.filter((word) => word === '0')).toHaveLength(2);
    expect(words).toContain('1,000');
    // Text height of an A4 page in CSS pixels, less heading and notes.
    expect(sizeOf(single, 'paper').height).toBeLessThan(850);
  });

  it('tells its sides apart in black and white', () => {
    const fills = [...draw(five).matchAll(/<path[^>]*fill="(#[0-9a-f]{6})"/giu)].map(
      (match) => match[1] ?? '',
    );
    const grey = (color: string): number => Number.parseInt(color.slice(1, 3), 16);
    for (const fill of fills)
      expect(new Set([fill.slice(1, 3), fill.slice(3, 5), fill.slice(5)]).size).toBe(1);
    const shades = [...new Set(fills.map(grey))];
    expect(Math.max(...shades) - Math.min(...shades)).toBeGreaterThan(100);
    expect(draw(five, 'screen')).not.toMatch(/(?:fill|stroke)="#/u);
  });

  it('is told in words and in a table', () => {
    expect(describeChart(five, t)).toBe(
      '人口ピラミッド。年齢別の人口。男、女。単位は人。男で最も多いのは50～54歳の5,375。女で最も多いのは50～54歳の5,400。',
    );
    const table = chartTable(five, t);
    expect(table.head).toEqual(['項目', '男', '女']);
    expect(table.rows).toHaveLength(19);
    expect(table.rows[0]).toEqual({ label: '0～4歳', values: ['2,856', '2,800'] });
  });
});
