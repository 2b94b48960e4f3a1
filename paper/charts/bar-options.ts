import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { formatNumber } from '../../core/domain/statistics/format-number.ts';
import { label, type Option, type TextStyle, text } from './elements.ts';
import { barNameRoom, type ChartSize, type Plot } from './layout.ts';
import { niceScale, textWidth, wrapLabel } from './numbers.ts';
import { type ChartTheme, fillOf, styleOf } from './theme.ts';

interface BarFrame {
  readonly plot: Plot;
  /** Width of the names at the left, in em. */
  readonly labelEm: number;
  /** Ends of the axis; zero lies between them. */
  readonly min: number;
  readonly max: number;
}

function barFrame(spec: ChartSpecification, size: ChartSize, theme: ChartTheme): BarFrame {
  const values = spec.series.flatMap((series) => series.values.filter((value) => value !== null));
  const scale = niceScale(values, true);
  const labelEm = Math.min(barNameRoom(spec), (size.width * 0.45) / theme.fontSize);
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
  const [low, max] = [Math.min(0, ...values), Math.max(...values, 0)];
  // Figures of bars below zero stand at their left.
  const room = Math.min(plot.width / 2, low < 0 ? (figure + 1.4) * theme.fontSize : 0);
  const min = low < 0 ? max - ((max - low) * plot.width) / (plot.width - room) : 0;
  return { plot, labelEm, min, max: max === min ? 1 : max };
}

function xOfValue(value: number, { plot, min, max }: BarFrame): number {
  return plot.left + ((value - min) / (max - min)) * plot.width;
}

/** Place of one bar, in CSS pixels; it starts at zero. */
export function barPlace(
  spec: ChartSpecification,
  size: ChartSize,
  theme: ChartTheme,
  row: number,
  period: number,
): Plot {
  const frame = barFrame(spec, size, theme);
  const value = spec.series[row]?.values[period] ?? 0;
  const height = barHeight(spec, frame.plot);
  const [from, to] = [xOfValue(Math.min(value, 0), frame), xOfValue(Math.max(value, 0), frame)];
  return {
    left: from,
    top: barMiddle(spec, frame.plot, row, period) - height / 2,
    width: to - from,
    height,
  };
}

/** Horizontal bars: a group per row of the table, in it a bar per period; figures at the ends, periods named once. */
export function barOption(spec: ChartSpecification, size: ChartSize, theme: ChartTheme): Option {
  const frame = barFrame(spec, size, theme);
  const { plot, labelEm, min, max } = frame;
  const labels = spec.series.map((series) => series.label);
  return {
    animation: false,
    grid: { left: plot.left, top: plot.top, width: plot.width, height: plot.height },
    yAxis: {
      type: 'category',
      inverse: true,
      data: labels.map((name) => wrapLabel(name, labelEm).join('\n')),
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
    graphic: endFigures(spec, frame, theme),
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

function endFigures(spec: ChartSpecification, frame: BarFrame, theme: ChartTheme): TextStyle[] {
  const namedRows = rowsThatNamePeriods(spec);
  return spec.series.flatMap((series, row) =>
    series.values.flatMap((value, period): TextStyle[] => {
      const y = barMiddle(spec, frame.plot, row, period);
      if (value === null) return [];
      const shown = formatNumber(value, series.decimals);
      const end = xOfValue(value, frame);
      const gap = theme.fontSize * 0.45;
      const figure =
        value < 0
          ? text(shown, end - gap, y, theme, { align: 'right' })
          : text(shown, end + gap, y, theme, { align: 'left' });
      if (namedRows[period] !== row) return [figure];
      const name = spec.periods[period] ?? '';
      const beside =
        value < 0
          ? xOfValue(0, frame) + gap
          : end + gap + textWidth(shown) * theme.fontSize + theme.fontSize * 0.6;
      return [figure, text(name, beside, y, theme, { align: 'left', bold: true })];
    }),
  );
}

/** In which row each period is named: all in the first row that has every bar, else each where its first bar is. */
function rowsThatNamePeriods({ periods, series }: ChartSpecification): number[] {
  if (periods.length < 2) return [];
  const complete = series.findIndex(({ values }) => values.every((value) => value !== null));
  if (complete >= 0) return periods.map(() => complete);
  return periods.map((_, period) => series.findIndex(({ values }) => (values[period] ?? null) !== null));
}
