import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { formatNumber } from '../../core/domain/statistics/format-number.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { label, type Option, type TextStyle, text } from './elements.ts';
import { type ChartSize, endLabelLines, showsFigures, spread, yOf } from './layout.ts';
import { type Scale, textWidth, tickDecimals, wrapLabel } from './numbers.ts';
import { standingApart } from './period-slots.ts';
import { type ChartTheme, fillOf, type SeriesStyle, styleOf } from './theme.ts';
import {
  columnGap,
  columnPlace,
  type Frame,
  keyGap,
  keySwatch,
  middleOf,
  namedTotal,
  segment,
  verticalFrame,
} from './vertical-frame.ts';

type Series = ChartSpecification['series'][number];

/** Lines, columns and stacks: periods from left to right, names at the right end. */
export function verticalOption(
  spec: ChartSpecification,
  size: ChartSize,
  theme: ChartTheme,
  t: Translate,
): Option {
  const frame = verticalFrame(spec, size, theme, t);
  const { plot, names, keyed } = frame;
  return {
    animation: false,
    grid: { left: plot.left, top: plot.top, width: plot.width, height: plot.height },
    xAxis: periodAxis(frame),
    ...(keyed.length > 0 ? { legend: keyOf(frame, names) } : {}),
    yAxis: [valueAxis(frame), ...(frame.second === null ? [] : [rightAxis(frame, frame.second)])],
    series: spec.series.map((series, index) => ({
      name: names[index] ?? series.label,
      ...drawn(frame, series, index),
    })),
    graphic: [
      ...spec.series.flatMap((series, index) => valueTexts(frame, series, index)),
      ...totalTexts(frame),
      ...endTexts(frame, names, {
        room: frame.room - frame.secondTicks - theme.fontSize * 1.2,
        shift: frame.secondTicks,
        keyed,
      }),
    ],
  };
}

/** Labels of at most two lines; where they would touch each other some are left out, never the last. */
function periodAxis(frame: Frame): Option {
  const { spec, theme, plot, slots } = frame;
  const room = plot.width / slots.count / theme.fontSize;
  const labels = spec.periods.map((period) =>
    wrapLabel(period, Math.max(room, Math.ceil(textWidth(period) / 2), 2)),
  );
  const shown = standingApart(
    labels.map((lines, period) => ({
      middle: middleOf(frame, period),
      width: Math.max(...lines.map(textWidth)) * theme.fontSize,
    })),
    theme.fontSize * 0.3,
  );
  return {
    type: 'category',
    data: inSlots(frame, (period) => (shown[period] === true ? (labels[period] ?? []).join('\n') : ''), ''),
    axisLine: { lineStyle: { color: theme.baseline, width: 1 }, onZero: true },
    axisTick: { show: false },
    axisLabel: { ...label(theme, theme.softInk), interval: 0, margin: theme.fontSize * 0.6 },
  };
}

/** What belongs to each period in its slot, and the same for every slot between. */
function inSlots<T>({ slots }: Frame, of: (period: number) => T, between: T): T[] {
  return Array.from({ length: slots.count }, (_, slot) => {
    const period = slots.at.indexOf(slot);
    return period < 0 ? between : of(period);
  });
}

function valueAxis({ spec, theme, main, second, secondShown }: Frame): Option {
  // Above the columns only the line of the second axis runs; figures there would be read as its scale.
  const highest = second === null || secondShown ? main.max : Math.max(...columnValues(spec));
  return {
    type: 'value',
    min: main.min,
    max: main.max,
    interval: main.step,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      ...label(theme, theme.softInk),
      margin: theme.fontSize * 0.7,
      showMinLabel: true,
      formatter: (value: number) =>
        value > highest + main.step ? '' : formatNumber(value, tickDecimals(main)),
    },
    splitLine: { show: second === null || secondShown, lineStyle: { color: theme.rule, width: 1 } },
  };
}

function columnValues(spec: ChartSpecification): number[] {
  return spec.series
    .filter((series) => !series.secondAxis)
    .flatMap((series) => series.values.filter((value) => value !== null));
}

function rightAxis({ theme, secondShown }: Frame, scale: Scale): Option {
  const bounds = { type: 'value', min: scale.min, max: scale.max };
  if (!secondShown) return { ...bounds, show: false };
  return {
    ...bounds,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      ...label(theme, theme.softInk),
      margin: theme.fontSize * 0.5,
      formatter: (value: number) => formatNumber(value, tickDecimals(scale)),
    },
  };
}

/** Which filling is which, above columns that cannot be named at their end. */
function keyOf({ theme, columns }: Frame, names: readonly string[]): Option {
  return {
    top: 0,
    left: 0,
    padding: [theme.fontSize * 0.2, 0],
    itemWidth: theme.fontSize * keySwatch,
    itemHeight: theme.fontSize * 0.9,
    itemGap: theme.fontSize * keyGap,
    selectedMode: false,
    icon: 'rect',
    data: columns.map((index) => ({ name: names[index] ?? '' })),
    textStyle: { color: theme.ink, fontSize: theme.fontSize, fontWeight: 700 },
  };
}

function drawn(frame: Frame, series: Series, index: number): Option {
  const { spec, theme } = frame;
  const style = styleOf(theme, index);
  if (spec.type === 'line' || series.secondAxis) {
    return {
      type: 'line',
      yAxisIndex: series.secondAxis ? 1 : 0,
      connectNulls: false,
      data: linePoints(frame, series, style),
      lineStyle: { color: style.color, width: 2, type: style.dash },
      symbolSize: theme.fontSize * 0.62,
      showAllSymbol: true,
    };
  }
  const stacked = spec.type === 'stackedBar';
  return {
    type: 'bar',
    ...(stacked ? { stack: 'parts' } : {}),
    data: inSlots(frame, (period) => series.values[period] ?? '-', '-'),
    barWidth: columnPlace(frame, index).width,
    ...(stacked ? {} : { barGap: `${columnGap * 100}%` }),
    itemStyle: fillOf(style, theme),
  };
}

/** Points in their slots. Over an empty slot the line goes on, unless the table says that there is no value. */
function linePoints(frame: Frame, { values }: Series, style: SeriesStyle): Option[] {
  const { spec, theme, slots } = frame;
  return Array.from({ length: slots.count }, (_, slot): Option => {
    const period = slots.at.indexOf(slot);
    if (period >= 0) {
      return { value: values[period] ?? '-', ...mark(style, theme, spec.provisional[period] ?? false) };
    }
    const before = slots.at.findLastIndex((one) => one < slot);
    const [from, to] = [values[before] ?? null, values[before + 1] ?? null];
    const [start = 0, end = 0] = [slots.at[before], slots.at[before + 1]];
    if (from === null || to === null || slots.brokenBehind[before] === true) return { value: '-' };
    return { value: from + ((to - from) * (slot - start)) / (end - start), symbol: 'none' };
  });
}

/** 速報値 has a broken outline, whatever the mark of its series; its period says so in words. */
function mark(style: SeriesStyle, theme: ChartTheme, provisional: boolean): Option {
  const hollow = style.hollow || provisional;
  return {
    symbol: style.symbol,
    itemStyle: {
      color: hollow ? theme.ground : style.color,
      borderColor: style.color,
      borderWidth: 2,
      ...(provisional ? { borderType: [2, 2] } : {}),
    },
  };
}

/** Figures at the points. */
function valueTexts(frame: Frame, series: Series, index: number): TextStyle[] {
  const { spec, theme, plot } = frame;
  if (!showsFigures(spec)) return [];
  const size = theme.fontSize;
  const apart = figuresApart(frame, series);
  return series.values.flatMap((value, period): TextStyle[] => {
    if (value === null || !apart.has(period)) return [];
    const shown = formatNumber(value, series.decimals);
    const x = middleOf(frame, period);
    if (spec.type === 'stackedBar') return segmentText(frame, index, period, shown, x);
    if (spec.type === 'column' && !series.secondAxis) {
      if (!figuresFit(frame)) return [];
      const above = value < 0 ? size * 0.9 : -size * 0.8;
      const middle = x + columnPlace(frame, index).offset;
      return [text(shown, middle, yOf(value, frame.main, plot) + above, theme, { align: 'center' })];
    }
    // Beside an axis of its own a second series needs no figures, and they would be read against the first.
    if (series.secondAxis && frame.secondShown) return [];
    const scale = series.secondAxis && frame.second !== null ? frame.second : frame.main;
    const above = series.secondAxis || standsAbove(frame, index, period);
    const y = yOf(value, scale, plot) + (above ? -size : size * 1.1);
    return [text(shown, x, y, theme, { align: 'center', ground: theme.ground })];
  });
}

/** Which figures of a series can stand beside one another: where periods are close, those of some are left to the table. */
function figuresApart(frame: Frame, { values, decimals }: Pick<Series, 'values' | 'decimals'>): Set<number> {
  const size = frame.theme.fontSize;
  const places = values.flatMap((value, period) => {
    if (value === null) return [];
    return [
      { period, middle: middleOf(frame, period), width: textWidth(formatNumber(value, decimals)) * size },
    ];
  });
  const kept = standingApart(places, size * 0.15);
  return new Set(places.flatMap(({ period }, index) => (kept[index] === true ? [period] : [])));
}

/** Figures above columns that stand side by side are left out where they would run into each other. */
function figuresFit(frame: Frame): boolean {
  const { spec, theme, columns } = frame;
  if (columns.length < 2) return true;
  const widest = Math.max(
    ...columns.flatMap((index) =>
      (spec.series[index]?.values ?? []).map((value) =>
        value === null ? 0 : textWidth(formatNumber(value, spec.series[index]?.decimals ?? 0)),
      ),
    ),
  );
  return widest * theme.fontSize <= columnPlace(frame, columns[0] ?? 0).width * (1 + columnGap) * 0.98;
}

/** On which side of its point a figure has more room: away from the nearest neighbour. */
function standsAbove({ spec, main, plot, theme }: Frame, index: number, period: number): boolean {
  const own = spec.series[index]?.values[period] ?? 0;
  const y = yOf(own, main, plot);
  let up = Number.POSITIVE_INFINITY;
  let down = Number.POSITIVE_INFINITY;
  spec.series.forEach((other, position) => {
    const value = other.values[period] ?? null;
    if (position === index || value === null || other.secondAxis) return;
    const distance = y - yOf(value, main, plot);
    if (distance > 0 || (distance === 0 && position < index)) up = Math.min(up, distance);
    else down = Math.min(down, -distance);
  });
  return up > theme.fontSize * 2.6 || up >= down;
}

function segmentText(frame: Frame, index: number, period: number, shown: string, x: number): TextStyle[] {
  const { theme, main, plot, spec } = frame;
  const [from, to] = segment(spec, index, period);
  const height = yOf(from, main, plot) - yOf(to, main, plot);
  // Figures have no parts below the line: what holds their height holds them.
  if (height < theme.fontSize * 0.85) return [];
  const style = styleOf(theme, index);
  const middle = yOf((from + to) / 2, main, plot);
  return [
    text(shown, x, middle, theme, {
      align: 'center',
      color: style.onFill,
      ...(style.pattern === null ? {} : { ground: theme.ground }),
    }),
  ];
}

function totalTexts(frame: Frame): TextStyle[] {
  const { spec, theme, main, plot } = frame;
  if (spec.total === null || !showsFigures(spec)) return [];
  const { values } = spec.total;
  const decimals = spec.series[0]?.decimals ?? 0;
  const apart = figuresApart(frame, { values, decimals });
  return values.flatMap((value, period) =>
    value === null || !apart.has(period)
      ? []
      : [
          text(
            frame.totalIsNamedAbove ? namedTotal(spec, period) : formatNumber(value, decimals),
            middleOf(frame, period),
            yOf(value, main, plot) - theme.fontSize * 0.8,
            theme,
            { align: 'center', bold: true },
          ),
        ],
  );
}

/** The name of each series at the height of its last value. */
function endTexts(
  frame: Frame,
  names: readonly string[],
  place: { readonly room: number; readonly shift: number; readonly keyed: readonly number[] },
): TextStyle[] {
  const { spec, theme, plot } = frame;
  const lineHeight = theme.fontSize * 1.3;
  const labels = spec.series.flatMap((series, index) => {
    if (place.keyed.includes(index)) return [];
    const period = series.values.findLastIndex((value) => value !== null);
    return [
      {
        lines: endLabelLines(names[index] ?? series.label, theme, place.room),
        y: endHeight(frame, series, index, period),
      },
    ];
  });
  const totalLabel = totalEnd(frame);
  const all = totalLabel === null ? labels : [...labels, totalLabel];
  const places = spread(
    all.map((entry) => ({
      y: entry.y - (entry.lines.length * lineHeight) / 2,
      height: entry.lines.length * lineHeight,
    })),
    0,
    plot.top + plot.height + lineHeight,
  );
  return all.flatMap((entry, index) =>
    entry.lines.map((line, number) =>
      text(
        line,
        plot.left + plot.width + place.shift + theme.fontSize * 0.9,
        (places[index] ?? 0) + (number + 0.5) * lineHeight,
        theme,
        {
          align: 'left',
          bold: number === 0 || !/^[（(]/u.test(line),
        },
      ),
    ),
  );
}

function endHeight(frame: Frame, series: Series, index: number, period: number): number {
  const { spec, main, second, plot } = frame;
  if (spec.type === 'stackedBar') {
    const [from, to] = segment(spec, index, period);
    return yOf((from + to) / 2, main, plot);
  }
  const value = series.values[period] ?? 0;
  if (series.secondAxis && second !== null) return yOf(value, second, plot);
  return spec.type === 'column' ? yOf(value / 2, main, plot) : yOf(value, main, plot);
}

function totalEnd({
  spec,
  theme,
  main,
  plot,
  totalIsNamedAbove,
}: Frame): { lines: string[]; y: number } | null {
  const value = spec.total?.values.findLast((entry) => entry !== null) ?? null;
  if (spec.total === null || value === null || totalIsNamedAbove) return null;
  return { lines: [spec.total.label], y: yOf(value, main, plot) - theme.fontSize * 0.8 };
}
