import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { formatNumber } from '../../core/domain/statistics/format-number.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { barPlace } from './bar-options.ts';
import { type ChartSize, type Plot, yOf } from './layout.ts';
import { pyramidPlace } from './pyramid-options.ts';
import type { ChartTheme } from './theme.ts';
import { columnPlace, type Frame, middleOf, segment, verticalFrame } from './vertical-frame.ts';

/** One value as it is drawn: its labels, its printed figure, and its place in the drawing in CSS pixels. */
export interface DataPoint extends Plot {
  readonly series: string;
  readonly period: string;
  readonly value: string;
}

/** Every value of a chart that is drawn, series by series. */
export function dataPoints(
  spec: ChartSpecification,
  size: ChartSize,
  theme: ChartTheme,
  t: Translate,
): DataPoint[] {
  const frame = spec.type === 'bar' || spec.type === 'pyramid' ? null : verticalFrame(spec, size, theme, t);
  const barOf = spec.type === 'pyramid' ? pyramidPlace : barPlace;
  return spec.series.flatMap((series, index) =>
    series.values.flatMap((value, position): DataPoint[] => {
      const period = spec.periods[position];
      if (value === null || period === undefined) {
        return [];
      }
      const place =
        frame === null
          ? barOf(spec, size, theme, index, position)
          : pointPlace(frame, index, position, value);
      return [{ series: series.label, period, value: formatNumber(value, series.decimals), ...place }];
    }),
  );
}

function pointPlace(frame: Frame, index: number, position: number, value: number): Plot {
  const { spec, plot, theme, main, second } = frame;
  const middle = middleOf(frame, position);
  const onSecond = spec.series[index]?.secondAxis === true && second !== null;
  if (spec.type === 'line' || onSecond) {
    const side = theme.fontSize * 1.2;
    const y = yOf(value, onSecond ? second : main, plot);
    return { left: middle - side / 2, top: y - side / 2, width: side, height: side };
  }
  const [from, to] = spec.type === 'stackedBar' ? segment(spec, index, position) : [0, value];
  const [low, high] = from <= to ? [from, to] : [to, from];
  const { width, offset } = columnPlace(frame, index);
  const top = yOf(high, main, plot);
  return { left: middle + offset - width / 2, top, width, height: yOf(low, main, plot) - top };
}
