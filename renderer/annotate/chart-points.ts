/** Values of charts on the page. */
import type { Block } from '../../core/domain/blocks/block.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { type DataPoint, dataPoints, themeFor } from '../../paper/charts/index.ts';
import { screenSizeOf } from '../../paper/documents/figure.tsx';
import { blockElement } from './text-dom.ts';

/** The drawing inside a figure. */
export function drawingOf(paper: ParentNode, blockId: string): Element | null {
  return blockElement(paper, blockId)?.querySelector('.drawing svg') ?? null;
}

/** Every value of a figure's chart, in pixels of a drawing of that width; empty for other blocks and timelines. */
export function pointsOfChart(block: Block | undefined, width: number, t: Translate): DataPoint[] {
  if (block?.kind !== 'figure' || block.chart.type === 'timeline') {
    return [];
  }
  const size = screenSizeOf(block.chart);
  const scale = width / size.width;
  return dataPoints(block.chart, size, themeFor('screen'), t).map((point) => ({
    ...point,
    left: point.left * scale,
    top: point.top * scale,
    width: point.width * scale,
    height: point.height * scale,
  }));
}

/** The rectangle of one value in the window; null where it is not drawn. */
export function rectOfPoint(
  paper: ParentNode,
  block: Block | undefined,
  wanted: { readonly series: string; readonly period: string },
  t: Translate,
): DOMRect | null {
  const drawing = block === undefined ? null : drawingOf(paper, block.id);
  if (drawing === null) {
    return null;
  }
  const place = drawing.getBoundingClientRect();
  const point = pointsOfChart(block, place.width, t).find(
    ({ series, period }) => series === wanted.series && period === wanted.period,
  );
  return point === undefined
    ? null
    : new DOMRect(place.left + point.left, place.top + point.top, point.width, point.height);
}
