import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { formatNumber } from '../../core/domain/statistics/format-number.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { type ChartSize, labelRoom, mainScale, type Plot, secondAxis, xOf } from './layout.ts';
import { type Scale, textWidth, tickDecimals } from './numbers.ts';
import { type PeriodSlots, periodSlots } from './period-slots.ts';
import type { ChartTheme } from './theme.ts';

/** Where a chart with upright values is drawn; lengths in CSS pixels. */
export interface Frame {
  readonly spec: ChartSpecification;
  readonly theme: ChartTheme;
  readonly plot: Plot;
  readonly slots: PeriodSlots;
  readonly main: Scale;
  readonly second: Scale | null;
  /** The second axis has figures of its own at the right. */
  readonly secondShown: boolean;
  /** Room for those figures. */
  readonly secondTicks: number;
  /** Columns that stand side by side in a period. */
  readonly columns: readonly number[];
  /** Of each series, with the axis it is read against where that is not the first. */
  readonly names: readonly string[];
  /** Columns that a key above the drawing names: side by side they have no end to be named at. */
  readonly keyed: readonly number[];
  /** Nothing else is named at the right: the name of the total stands before each of its figures instead. */
  readonly totalIsNamedAbove: boolean;
  /** At the right of the plot, for names and figures of the second axis. */
  readonly room: number;
}

/** Of the key above a chart, in letters: a filling, the space behind a name, and a row with the space below it. */
export const keySwatch = 1.8;
export const keyGap = 1.4;
const keyLine = 1 + keyGap;

/** Between columns of one period, as a part of their width. */
export const columnGap = 0.12;

export function verticalFrame(
  spec: ChartSpecification,
  size: ChartSize,
  theme: ChartTheme,
  t: Translate,
): Frame {
  const names = spec.series.map((series) => nameOf(series, t));
  const main = mainScale(spec);
  const second = secondAxis(spec);
  const columns = spec.series.flatMap((series, index) => (series.secondAxis ? [] : [index]));
  const isGrouped = spec.type === 'column' && columns.length > 1;
  const secondTicks =
    second?.shown === true
      ? Math.ceil(
          textWidth(formatNumber(second.scale.max, tickDecimals(second.scale))) * theme.fontSize +
            theme.fontSize,
        )
      : 0;
  const ticks = formatNumber(main.max, tickDecimals(main));
  const left = Math.ceil(textWidth(ticks) * theme.fontSize + theme.fontSize * 1.2);
  const keyed = isGrouped || endsInGaps(spec) ? columns : [];
  const others = names.filter((_, index) => !keyed.includes(index));
  const slots = periodSlots(spec);
  const bare = size.width - left - theme.fontSize - secondTicks;
  const totalIsNamedAbove = others.length === 0 && totalWidth(spec, theme) <= (bare / slots.count) * 0.95;
  const named =
    others.length === 0 && spec.total !== null && !totalIsNamedAbove ? [spec.total.label] : others;
  const room = (named.length === 0 ? theme.fontSize : labelRoom(named, size, theme)) + secondTicks;
  const keyRows = rowsOfKey(
    keyed.map((index) => names[index] ?? ''),
    size.width / theme.fontSize,
  );
  const top = Math.round(theme.fontSize * (keyRows === 0 ? 1.7 : 3.2 + (keyRows - 1) * keyLine));
  const plot: Plot = {
    left,
    top,
    width: size.width - left - room,
    height: size.height - top - Math.round(theme.fontSize * 2.3),
  };
  return {
    spec,
    theme,
    plot,
    slots: withMargins(slots, plot.width, theme),
    main,
    second: second?.scale ?? null,
    secondShown: second?.shown ?? false,
    secondTicks,
    columns,
    names,
    keyed,
    totalIsNamedAbove,
    room,
  };
}

/** A total as it stands above a stack: its name, then the figure. */
export function namedTotal({ total, series }: ChartSpecification, period: number): string {
  const value = total?.values[period] ?? null;
  return total === null || value === null
    ? ''
    : `${total.label} ${formatNumber(value, series[0]?.decimals ?? 0)}`;
}

/** Width of the widest named total, in pixels. */
function totalWidth(spec: ChartSpecification, theme: ChartTheme): number {
  return Math.max(
    0,
    ...spec.periods.map((_, period) => textWidth(namedTotal(spec, period)) * theme.fontSize),
  );
}

/** A part of a stack that the last one lacks has no place beside it to be named at: such stacks have a key above them. */
function endsInGaps({ type, series }: ChartSpecification): boolean {
  return (
    type === 'stackedBar' && series.length > 1 && series.some(({ values }) => (values.at(-1) ?? 0) === 0)
  );
}

/** Rows of names above a chart; the width is counted in letters. */
function rowsOfKey(names: readonly string[], width: number): number {
  let rows = names.length === 0 ? 0 : 1;
  let taken = 0;
  for (const name of names) {
    const own = keySwatch + 0.5 + textWidth(name) + keyGap;
    if (taken > 0 && taken + own > width) {
      rows += 1;
      taken = 0;
    }
    taken += own;
  }
  return rows;
}

/** Where slots are narrow the first and last one keep clear of what stands beside the plot. */
function withMargins(slots: PeriodSlots, width: number, theme: ChartTheme): PeriodSlots {
  if (slots.count === slots.at.length || width / slots.count > theme.fontSize * 4) return slots;
  return { ...slots, count: slots.count + 2, at: slots.at.map((slot) => slot + 1) };
}

function nameOf(
  { label, unit, secondAxis: isSecond }: ChartSpecification['series'][number],
  t: Translate,
): string {
  if (!isSecond) return label;
  const axis =
    unit === null || label.includes(unit) ? t('paper:secondAxis') : t('paper:secondAxisUnit', { unit });
  return `${label}（${axis}）`;
}

/** Width of a column of a period, and where its middle stands beside the middle of the period. */
export function columnPlace(frame: Frame, index: number): { width: number; offset: number } {
  const { spec, theme, plot, slots, columns } = frame;
  const slot = plot.width / slots.count;
  if (spec.type === 'stackedBar') {
    return { width: Math.min(slot / 1.6, theme.fontSize * 5), offset: 0 };
  }
  const count = Math.max(1, columns.length);
  const width = Math.min(slot / (count === 1 ? 2 : count * 1.35), theme.fontSize * 5);
  const place = columns.indexOf(index) - (count - 1) / 2;
  return { width, offset: place * width * (1 + columnGap) };
}

/** The middle of a period, in pixels from the left. */
export function middleOf({ plot, slots }: Frame, period: number): number {
  return xOf(slots.at[period] ?? period, slots.count, plot);
}

/** Bottom and top of a part in its stack. */
export function segment(spec: ChartSpecification, index: number, period: number): [number, number] {
  const below = spec.series.slice(0, index).reduce((sum, part) => sum + (part.values[period] ?? 0), 0);
  return [below, below + (spec.series[index]?.values[period] ?? 0)];
}
