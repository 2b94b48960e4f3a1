import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { formatNumber } from '../../core/domain/statistics/format-number.ts';
import { label, type Option, type TextStyle, text } from './elements.ts';
import type { ChartSize, Plot } from './layout.ts';
import { niceScale, type Scale, textWidth, tickDecimals } from './numbers.ts';
import { type ChartTheme, fillOf, styleOf } from './theme.ts';

/** More ages than that have bars too thin for a figure at each. */
const mostFigures = 25;
/** Bars a line apart have room for every age beside them, up to so many ages. */
const mostLines = 50;

interface PyramidFrame {
  /** Bars of the first column, which grow to the left. */
  readonly left: Plot;
  /** Bars of the second column, which grow to the right. */
  readonly right: Plot;
  readonly scale: Scale;
  readonly hasFigures: boolean;
}

/** Filling of each side: dark and light differ in grey as well as in colour. */
const sideStyles = [0, 2] as const;

function hasFigures(spec: ChartSpecification): boolean {
  return spec.figures ?? spec.series.length <= mostFigures;
}

/** Distance from age to age, in lines of the text. */
function pitch({ series }: ChartSpecification): number {
  return series.length <= mostFigures ? 1.15 : series.length <= mostLines ? 1.05 : 0.55;
}

const headLines = 1.9;
/** Room below the bars: for the figures of the axis, or a little air. */
function footLines(spec: ChartSpecification): number {
  return hasFigures(spec) ? 0.5 : 1.9;
}

export function pyramidHeight(spec: ChartSpecification, theme: ChartTheme): number {
  const lines = headLines + spec.series.length * pitch(spec) + footLines(spec);
  return Math.round(lines * theme.fontSize);
}

function pyramidFrame(spec: ChartSpecification, size: ChartSize, theme: ChartTheme): PyramidFrame {
  const values = spec.series.flatMap((series) => series.values.filter((value) => value !== null));
  const isFigured = hasFigures(spec);
  const nice = tightScale(values);
  const highest = Math.max(...values, 0);
  const scale = isFigured ? { ...nice, min: 0, max: highest === 0 ? 1 : highest } : { ...nice, min: 0 };
  const figures = isFigured
    ? spec.series.flatMap(({ values: own, decimals }) =>
        own.map((value) => (value === null ? '' : formatNumber(value, decimals))),
      )
    : [formatNumber(nice.max, tickDecimals(nice))];
  const widest = Math.max(...figures.map(textWidth)) * theme.fontSize;
  const edge = Math.ceil(isFigured ? widest + theme.fontSize * 0.7 : widest / 2 + 2);
  const names = Math.max(...spec.series.map((series) => textWidth(series.label)));
  const middle = Math.ceil((names + 1.2) * theme.fontSize);
  const width = (size.width - middle - edge * 2) / 2;
  const top = Math.round(headLines * theme.fontSize);
  const height = size.height - top - Math.round(footLines(spec) * theme.fontSize);
  return {
    left: { left: edge, top, width, height },
    right: { left: edge + width + middle, top, width, height },
    scale,
    hasFigures: isFigured,
  };
}

/** Of the round scales with few enough figures the one that ends closest to the longest bar. */
function tightScale(values: readonly number[]): Scale {
  const scales = [3, 4, 5, 6]
    .map((steps) => niceScale(values, true, steps))
    .filter(({ max, step }) => max / step <= 6);
  return scales.toSorted((a, b) => a.max - b.max)[0] ?? niceScale(values, true, 3);
}

/** Part of the room of an age that its bars take; thin ones stand closer together. */
function thickness(spec: ChartSpecification): number {
  return spec.series.length <= mostLines ? 0.8 : 0.94;
}

/** Middle of the bars of an age: the youngest, which is the first, stands lowest. */
function middleOfAge(spec: ChartSpecification, plot: Plot, age: number): number {
  return plot.top + plot.height - ((age + 0.5) / spec.series.length) * plot.height;
}

/** Place of one bar, in CSS pixels. */
export function pyramidPlace(
  spec: ChartSpecification,
  size: ChartSize,
  theme: ChartTheme,
  age: number,
  side: number,
): Plot {
  const { left, right, scale } = pyramidFrame(spec, size, theme);
  const plot = side === 0 ? left : right;
  const height = (plot.height / spec.series.length) * thickness(spec);
  const width = ((spec.series[age]?.values[side] ?? 0) / scale.max) * plot.width;
  return {
    left: side === 0 ? plot.left + plot.width - width : plot.left,
    top: middleOfAge(spec, plot, age) - height / 2,
    width,
    height,
  };
}

/**
 * A population pyramid: bars to the left and to the right of a common axis of ages, on one scale, the youngest lowest. Figures stand
 * at the ends of the bars, or below an axis where there are too many ages for that; all of them are above zero.
 */
export function pyramidOption(spec: ChartSpecification, size: ChartSize, theme: ChartTheme): Option {
  const frame = pyramidFrame(spec, size, theme);
  const sides = [frame.left, frame.right];
  return {
    animation: false,
    grid: sides.map(({ left, top, width, height }) => ({ left, top, width, height })),
    xAxis: sides.map((_, side) => valueAxis(frame, side, theme)),
    yAxis: sides.map((_, side) => ({
      type: 'category',
      gridIndex: side,
      position: side === 0 ? 'right' : 'left',
      data: spec.series.map((series) => series.label),
      axisLine: { lineStyle: { color: theme.baseline, width: 1 } },
      axisTick: { show: false },
      axisLabel: { show: false },
    })),
    series: sides.map((_, side) => ({
      type: 'bar',
      xAxisIndex: side,
      yAxisIndex: side,
      barWidth: `${thickness(spec) * 100}%`,
      data: spec.series.map((series) => series.values[side] ?? '-'),
      itemStyle: {
        ...fillOf(styleOf(theme, sideStyles[side] ?? 0), theme),
        borderWidth: spec.series.length <= mostLines ? 1 : 0.5,
      },
    })),
    graphic: [
      ...sideNames(spec, frame, theme),
      ...ageNames(spec, frame, theme),
      ...(frame.hasFigures ? endFigures(spec, size, theme) : []),
    ],
  };
}

function valueAxis({ scale, hasFigures: isBare }: PyramidFrame, side: number, theme: ChartTheme): Option {
  return {
    type: 'value',
    gridIndex: side,
    inverse: side === 0,
    min: 0,
    max: scale.max,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      ...label(theme, theme.softInk),
      show: !isBare,
      margin: theme.fontSize * 0.5,
      formatter: (value: number) => formatNumber(value, tickDecimals(scale)),
    },
    splitLine: { show: !isBare, lineStyle: { color: theme.rule, width: 1 } },
  };
}

/** 男 and 女 above their bars, at the axis of ages. */
function sideNames(spec: ChartSpecification, { left, right }: PyramidFrame, theme: ChartTheme): TextStyle[] {
  const y = theme.fontSize * 0.8;
  return [
    text(spec.periods[0] ?? '', left.left + left.width, y, theme, { align: 'right', bold: true }),
    text(spec.periods[1] ?? '', right.left, y, theme, { align: 'left', bold: true }),
  ];
}

/** The ages between the bars; where these are closer than lines of text every fifth or tenth, so that round ages are named. */
function ageNames(spec: ChartSpecification, { left, right }: PyramidFrame, theme: ChartTheme): TextStyle[] {
  const distance = left.height / spec.series.length;
  const step = [1, 5, 10].find((count) => distance * count >= theme.fontSize * 1.02) ?? 20;
  const x = (left.left + left.width + right.left) / 2;
  return spec.series.flatMap((series, age) =>
    age % step === 0 ? [text(series.label, x, middleOfAge(spec, left, age), theme, { align: 'center' })] : [],
  );
}

function endFigures(spec: ChartSpecification, size: ChartSize, theme: ChartTheme): TextStyle[] {
  const gap = theme.fontSize * 0.4;
  return spec.series.flatMap((series, age) =>
    series.values.flatMap((value, side): TextStyle[] => {
      if (value === null) return [];
      const bar = pyramidPlace(spec, size, theme, age, side);
      const y = bar.top + bar.height / 2;
      const shown = formatNumber(value, series.decimals);
      return side === 0
        ? [text(shown, bar.left - gap, y, theme, { align: 'right' })]
        : [text(shown, bar.left + bar.width + gap, y, theme, { align: 'left' })];
    }),
  );
}
