import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { niceScale, type Scale, textWidth, wrapLabel } from './numbers.ts';
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
  if (spec.type !== 'bar') {
    return Math.round(line * (spec.type === 'column' ? theme.lines.low : theme.lines.tall));
  }
  const group = Math.max(line * 1.6, spec.periods.length * line * 0.88 + line * 0.2);
  return Math.round(spec.series.length * group + line);
}

/** Axis of the first-axis series. */
export function mainScale(spec: ChartSpecification): Scale {
  const values = spec.series
    .filter((series) => !series.secondAxis)
    .flatMap((series) => series.values.filter((value) => value !== null));
  const totals = spec.total?.values.filter((value) => value !== null) ?? [];
  const hasSecond = spec.series.some((series) => series.secondAxis);
  const scale = niceScale([...values, ...totals], spec.type !== 'line', hasSecond ? 3 : 5);
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
