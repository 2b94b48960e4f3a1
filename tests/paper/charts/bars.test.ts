import { expect, it } from 'vitest';
import type { ChartSpecification } from '../../../core/domain/blocks/block.ts';
import { barPlace } from '../../../paper/charts/bar-options.ts';
import { chartHeight } from '../../../paper/charts/layout.ts';
import { paperTheme, screenTheme, styleOf } from '../../../paper/charts/theme.ts';

function bars(periods: number): ChartSpecification {
  return {
    type: 'bar',
    title: '件数',
    unit: null,
    periods: Array.from({ length: periods }, (_, index) => `令和${index + 1}年度`),
    series: Array.from({ length: 5 }, (_, row) => ({
      label: `項目${row}`,
      unit: null,
      decimals: 0,
      secondAxis: false,
      values: Array.from({ length: periods }, (__, index) => 10 + row + index),
    })),
    provisional: Array.from({ length: periods }, () => false),
    total: null,
    omittedSeries: [],
    omittedPeriods: [],
  };
}

it.each([1, 2, 3, 4])('stands the bars of %i periods far enough apart for their figures', (periods) => {
  for (const theme of [paperTheme, screenTheme]) {
    const spec = bars(periods);
    const size = { width: 622, height: chartHeight(spec, theme) };
    const middles = spec.series.flatMap((_, row) =>
      spec.periods.map((__, period) => {
        const { top, height } = barPlace(spec, size, theme, row, period);
        return top + height / 2;
      }),
    );
    // Figures are three quarters of a line high.
    const steps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(theme.fontSize * 0.9);
  }
});

it('draws five steps of a scale in five ways without colour', () => {
  for (const theme of [paperTheme, screenTheme]) {
    const fillings = Array.from({ length: 5 }, (_, index) => styleOf(theme, index));
    const plain = fillings.filter(({ pattern }) => pattern === null);
    expect(plain).toHaveLength(2);
    expect(new Set(fillings.flatMap(({ pattern }) => pattern ?? []))).toEqual(
      new Set(['hatch', 'dots', 'cross']),
    );
  }
});
