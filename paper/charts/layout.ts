import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { niceScale, type Scale, textWidth, wrapLabel } from './numbers.ts';
import { pyramidHeight } from './pyramid-options.ts';
import type { ChartTheme } from './theme.ts';

/** Lengths in CSS pixels. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A name beside what it names; `y` is the middle of its first line. */
export interface EndLabel {
  readonly series: number;
  readonly lines: readonly string[];
  readonly y: number;
}

/** The height a chart needs at a given width, in CSS pixels. */
export function chartHeight(spec: ChartSpecification, theme: ChartTheme): number {
  const line = theme.fontSize;
  if (spec.type === 'pyramid') return pyramidHeight(spec, theme);
  if (spec.type !== 'bar') {
    return Math.round(line * theme.lines[spec.type]);
  }
  // Many rows stand a little closer, so that their chart and table go on one page.
  const distance = spec.series.length > 8 ? 0.96 : 1;
  // The bars of a group stand about a line apart (see barMiddle), so that no figure covers the one below it; and no name of a
  // group reaches into the next one's.
  const names = spec.series.map((series) => wrapLabel(series.label, barNameRoom(spec)).length);
  const group =
    line *
    Math.max(
      1.6,
      (distance * (spec.periods.length * 1.25 - 0.25)) / (0.84 * 1.25),
      Math.max(...names) * 1.25 + 0.35,
    );
  return Math.round(spec.series.length * group + line);
}

/** Width of the names beside horizontal bars, in em: as wide as the longest, or in two lines, or as wide as can be. */
export function barNameRoom(spec: ChartSpecification): number {
  const longest = Math.max(...spec.series.map((series) => textWidth(series.label)));
  return longest <= 36 ? Math.min(longest, 18.2) + 0.1 : 23;
}

/** Axis of the first-axis series. */
export function mainScale(spec: ChartSpecification): Scale {
  const values = spec.series
    .filter((series) => !series.secondAxis)
    .flatMap((series) => series.values.filter((value) => value !== null));
  // A stack is as high as its parts together, with or without a printed total.
  const stacks =
    spec.type === 'stackedBar'
      ? spec.periods.map((_, period) =>
          spec.series.reduce((sum, { values }) => sum + Math.max(0, values[period] ?? 0), 0),
        )
      : [];
  const totals = [...(spec.total?.values.filter((value) => value !== null) ?? []), ...stacks];
  const hasSecond = spec.series.some((series) => series.secondAxis);
  const fromZero = spec.type !== 'line' || (spec.fromZero ?? false);
  // Shares of a whole end at the whole.
  const highest = Math.max(...stacks, 0);
  if (spec.unit === '%' && highest > 98 && highest < 102 && spec.total === null) {
    return { min: 0, max: Math.max(100, highest), step: 20 };
  }
  const scale = niceScale([...values, ...totals], fromZero, hasSecond && spec.type === 'column' ? 3 : 5);
  // Above columns, room for the line of the second axis.
  if (spec.type === 'column' && hasSecond) {
    const max = Math.ceil((scale.max * 1.55) / scale.step) * scale.step;
    return { ...scale, max };
  }
  return scale;
}

/** The second axis keeps its line in the upper third, above the columns. */
export function secondScale(values: readonly number[]): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low || Math.abs(high) * 0.02 || 1;
  return { min: low - span * 5, max: high + span * 0.9, step: span };
}

/** Whether figures stand at the points and bars: as a person wants it, else as long as there are few enough to be read. */
export function showsFigures(spec: ChartSpecification): boolean {
  return spec.figures ?? spec.periods.length <= 8;
}

/**
 * The second axis, with figures of its own. Beside columns with figures at each point it needs none and is kept out of
 * their way; beside lines, and where no figures stand at the points, it is an axis like the first.
 */
export function secondAxis(
  spec: ChartSpecification,
): { readonly scale: Scale; readonly shown: boolean } | null {
  const values = spec.series
    .filter((series) => series.secondAxis)
    .flatMap((series) => series.values.filter((value) => value !== null));
  if (values.length === 0) return null;
  if (spec.type === 'column' && showsFigures(spec)) return { scale: secondScale(values), shown: false };
  const main = mainScale(spec);
  const steps = Math.max(1, Math.round((main.max - main.min) / main.step));
  return { scale: matchingScale(values, steps, spec.type === 'column'), shown: true };
}

/** A scale with as many steps as the first axis has, so that both share their rules. */
function matchingScale(values: readonly number[], steps: number, inUpperPart: boolean): Scale {
  const scale = niceScale(values, false, steps);
  for (let step = scale.step; ; step = nextStep(step)) {
    const low = Math.min(...values);
    const floor = Math.floor(low / step + 1e-9) * step;
    // Above columns the line stays in the upper half.
    const min = inUpperPart ? floor - Math.floor(steps / 2) * step : floor;
    if (min + steps * step >= Math.max(...values)) return { min, max: min + steps * step, step };
  }
}

function nextStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step) + 1e-9);
  const digit = Math.round((step / power) * 10) / 10;
  return digit < 2 ? 2 * power : digit < 5 ? 5 * power : 10 * power;
}

/** Where the axis of a line chart starts when that is not zero; null otherwise. */
export function axisStart(spec: ChartSpecification): number | null {
  const scale = mainScale(spec);
  return spec.type === 'line' && scale.min !== 0 ? scale.min : null;
}

export function endLabelLines(label: string, theme: ChartTheme, room: number): string[] {
  return wrapLabel(label, room / theme.fontSize);
}

/** Room for the names at the right of the plot. */
export function labelRoom(labels: readonly string[], size: ChartSize, theme: ChartTheme): number {
  const longest = Math.max(...labels.map((label) => textWidth(label))) * theme.fontSize;
  return Math.min(longest, size.width * 0.24) + theme.fontSize * 1.6;
}

/**
 * Moves labels apart so that none covers another, keeping their order, and inside the height.
 * @param labels wanted places; `height` of each in pixels
 */
export function spread(
  labels: readonly { readonly y: number; readonly height: number }[],
  top: number,
  bottom: number,
): number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.y - b.y);
  const placed: number[] = labels.map((label) => label.y);
  let floor = top;
  for (const label of order) {
    const y = Math.max(label.y, floor);
    placed[label.index] = y;
    floor = y + label.height;
  }
  let ceiling = bottom;
  for (const label of order.toReversed()) {
    const y = Math.min(placed[label.index] ?? label.y, ceiling - label.height);
    placed[label.index] = y;
    ceiling = y;
  }
  return placed;
}

export function yOf(value: number, scale: Scale, plot: Plot): number {
  return plot.top + ((scale.max - value) / (scale.max - scale.min)) * plot.height;
}

export function xOf(index: number, count: number, plot: Plot): number {
  return plot.left + ((index + 0.5) / count) * plot.width;
}
