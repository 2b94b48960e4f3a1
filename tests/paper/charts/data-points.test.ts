import { describe, expect, it } from 'vitest';
import { chartForTable } from '../../../core/domain/blocks/chart-for-table.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { chartHeight, dataPoints, renderChart, themeFor } from '../../../paper/charts/index.ts';
import { statisticsContent } from '../../fixtures/contents.ts';

const t = createTranslate('ja');
const theme = themeFor('screen');
const free = { type: null, series: null, secondAxis: null, fromZero: null, figures: null };
const specs = statisticsContent.tables.flatMap((table) => {
  const usual = chartForTable(table);
  const columns = chartForTable({ ...table, chart: { ...free, type: 'column' } });
  return [usual, columns].filter((spec) => spec !== null);
});

interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Bars of the drawing. */
function bars(svg: string): Drawn[] {
  return [
    ...svg.matchAll(/d="M([\d.]+) ([\d.]+)l(-?[\d.]+) 0l0 (-?[\d.]+)l-?[\d.]+ 0Z" fill="(?!none|#000)/gu),
  ].map((match) => {
    const [x = 0, y = 0, width = 0, height = 0] = match.slice(1).map(Number);
    return {
      x: Math.min(x, x + width),
      y: Math.min(y, y + height),
      width: Math.abs(width),
      height: Math.abs(height),
    };
  });
}

/** Middles of the marks on lines. */
function marks(svg: string): Drawn[] {
  return [...svg.matchAll(/transform="matrix\([\d.]+,0,0,[\d.]+,([\d.]+),([\d.]+)\)"/gu)].map((match) => {
    const [x = 0, y = 0] = match.slice(1).map(Number);
    return { x, y, width: 0, height: 0 };
  });
}

describe('values of a chart', () => {
  it('lie where they are drawn', () => {
    expect(new Set(specs.map(({ type }) => type)).size).toBeGreaterThanOrEqual(4);
    for (const spec of specs) {
      const size = { width: 760, height: chartHeight(spec, theme) };
      const svg = renderChart(spec, { ...size, medium: 'screen', idPrefix: 'a', t });
      const points = dataPoints(spec, size, theme, t);
      const known = spec.series.flatMap(({ values }) => values.filter((value) => value !== null));
      expect(points).toHaveLength(known.length);
      for (const point of points) {
        const series = spec.series.find(({ label }) => label === point.series);
        const onLine = spec.type === 'line' || series?.secondAxis === true;
        const where = onLine
          ? { x: point.left + point.width / 2, y: point.top + point.height / 2, width: 0, height: 0 }
          : { x: point.left, y: point.top, width: point.width, height: point.height };
        const drawn = onLine ? marks(svg) : bars(svg);
        // A line drawn around a bar moves its edges by half a pixel, and ECharts puts them on whole ones.
        const same = drawn.some((shape) =>
          (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(shape[side] - where[side]) <= 2),
        );
        expect(same, `${spec.type} ${spec.title}: ${point.series} ${point.period}`).toBe(true);
      }
    }
  });
});
