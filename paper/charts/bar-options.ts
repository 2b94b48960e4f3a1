import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { formatNumber } from '../../core/domain/statistics/format-number.ts';
import { label, type Option, type TextStyle, text } from './elements.ts';
import type { ChartSize, Plot } from './layout.ts';
import { niceScale, textWidth, wrapLabel } from './numbers.ts';
import { type ChartTheme, fillOf, styleOf } from './theme.ts';

interface BarFrame {
  readonly plot: Plot;
  /** Width of the names at the left, in em. */
  readonly labelEm: number;
  readonly min: number;
  readonly max: number;
}

function barFrame(spec: ChartSpecification, size: ChartSize, theme: ChartTheme): BarFrame {
  const values = spec.series.flatMap((series) => series.values.filter((value) => value !== null));
  const scale = niceScale(values, true);
  const longest = Math.max(...spec.series.map((series) => textWidth(series.label)));
  const labelEm = Math.min(longest, (size.width * 0.34) / theme.fontSize);
  const figure = Math.max(
    ...spec.series.map((series) => textWidth(formatNumber(scale.max, series.decimals))),
  );
  const named = spec.periods.length > 1;
  const periodEm = named ? Math.max(...spec.periods.map((period) => textWidth(period))) + 1 : 0;
  const left = Math.ceil((labelEm + 0.9) * theme.fontSize);
  const top = Math.round(theme.fontSize * 0.5);
  const plot: Plot = {
    left,
    top,
    width: size.width - left - Math.ceil((figure + periodEm + 0.8) * theme.fontSize),
    height: size.height - top * 2,
  };
  return { plot, labelEm, min: Math.min(0, scale.min), max: Math.max(...values, 0) };
}

/** Place of one bar, in CSS pixels; it starts at the left edge of the plot. */
export function barPlace(
  spec: ChartSpecification,
  size: ChartSize,
  theme: ChartTheme,
  row: number,
  period: number,
): Plot {
  const { plot, max } = barFrame(spec, size, theme);
  const value = spec.series[row]?.values[period] ?? 0;
  const height = barHeight(spec, plot);
  return {
    left: plot.left,
    top: barMiddle(spec, plot, row, period) - height / 2,
    width: (Math.max(value, 0) / (max || 1)) * plot.width,
    height,
  };
}

/** Horizontal bars: a group per row of the table, in it a bar per period; figures at the ends, periods named once. */
export function barOption(spec: ChartSpecification, size: ChartSize, theme: ChartTheme): Option {
  const { plot, labelEm, min, max } = barFrame(spec, size, theme);
  const labels = spec.series.map((series) => series.label);
  return {
    animation: false,
    grid: { left: plot.left, top: plot.top, width: plot.width, height: plot.height },
    yAxis: {
      type: 'category',
      inverse: true,
      data: labels.map((name) =>
        wrapLabel(name, labelEm + 0.1)
          .slice(0, 2)
          .join('\n'),
      ),
      axisLine: { lineStyle: { color: theme.baseline, width: 1 } },
      axisTick: { show: false },
      axisLabel: { ...label(theme, theme.ink), interval: 0, margin: theme.fontSize * 0.5 },
    },
    xAxis: {
      type: 'value',
      min,
      max,
      axisLabel: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    series: spec.periods.map((_, period) => ({
      type: 'bar',
      data: spec.series.map((series) => series.values[period] ?? '-'),
      barGap: '25%',
      barCategoryGap: '16%',
      itemStyle: fillOf(styleOf(theme, periodStyle(period, spec.periods.length)), theme),
    })),
    graphic: endFigures(spec, plot, theme, max, spec.periods.length > 1),
  };
}

/** The latest period is solid, the one before hatched, the first light. */
function periodStyle(period: number, count: number): number {
  return count - 1 - period;
}

function barHeight(spec: ChartSpecification, plot: Plot): number {
  const group = plot.height / spec.series.length;
  return (group * 0.84) / (spec.periods.length + (spec.periods.length - 1) * 0.25);
}

function barMiddle(spec: ChartSpecification, plot: Plot, row: number, period: number): number {
  const group = plot.height / spec.series.length;
  return plot.top + row * group + group * 0.08 + barHeight(spec, plot) * (period * 1.25 + 0.5);
}

function endFigures(
  spec: ChartSpecification,
  plot: Plot,
  theme: ChartTheme,
  max: number,
  named: boolean,
): TextStyle[] {
  const namedRow = spec.series.findIndex((series) => series.values.every((value) => value !== null));
  return spec.series.flatMap((series, row) =>
    series.values.flatMap((value, period): TextStyle[] => {
      const y = barMiddle(spec, plot, row, period);
      if (value === null) return [];
      const x = plot.left + (Math.max(value, 0) / (max || 1)) * plot.width + theme.fontSize * 0.45;
      const shown = formatNumber(value, series.decimals);
      const figure = text(shown, x, y, theme, { align: 'left' });
      if (!named || row !== namedRow) return [figure];
      const name = spec.periods[period] ?? '';
      const beside = x + textWidth(shown) * theme.fontSize + theme.fontSize * 0.6;
      return [figure, text(name, beside, y, theme, { align: 'left', bold: true })];
    }),
  );
}
