/** What lies under the pointer. */

import { partOf } from '../../core/domain/annotations/target.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { DataPoint } from '../../paper/charts/index.ts';
import { pointsOfChart } from './chart-points.ts';
import type { Choice } from './choice.ts';
import { cellAt } from './slices.ts';
import { startOfRun } from './text-dom.ts';

type Blocks = ReadonlyMap<string, Block>;

/** How far from a value of a chart a press still means it, in CSS pixels. */
const slack = 6;

/** Ids of the marks at an element of the page, the innermost first. */
export function marksUnder(target: EventTarget): string[] {
  const ids: string[] = [];
  for (
    let element =
      target instanceof Element ? target.closest<HTMLElement>('[data-mark], [data-shape-of]') : null;
    element !== null;
    element = element.parentElement?.closest<HTMLElement>('[data-mark], [data-shape-of]') ?? null
  ) {
    const id = element.dataset['mark'] ?? element.dataset['shapeOf'];
    if (id !== undefined && !ids.includes(id)) {
      ids.push(id);
    }
  }
  return ids;
}

export function blockUnder(target: EventTarget): string | null {
  return target instanceof Element
    ? (target.closest<HTMLElement>('[data-block-id]')?.dataset['blockId'] ?? null)
    : null;
}

/** The cell of a table under the pointer, as chosen text; null outside of tables and in empty cells. */
export function cellUnder(target: EventTarget, blocks: Blocks): Choice | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null;
  const run = cell?.querySelector<HTMLElement>('[data-from]');
  const block = blocks.get(blockUnder(target) ?? '');
  if (run == null || block?.kind !== 'table-row') {
    return null;
  }
  const range = cellAt(block.text, startOfRun(run));
  return range[0] < range[1] ? { type: 'text', parts: [partOf(block, range)] } : null;
}

/** The value of a chart under the pointer, else the figure; null outside of figures. */
export function figureUnder(
  {
    target,
    clientX,
    clientY,
  }: { readonly target: EventTarget; readonly clientX: number; readonly clientY: number },
  blocks: Blocks,
  t: Translate,
): Choice | null {
  const block = blocks.get(blockUnder(target) ?? '');
  const drawing = target instanceof Element ? target.closest('.drawing')?.querySelector('svg') : null;
  if (block?.kind !== 'figure' || drawing == null) {
    return null;
  }
  const whole: Choice = { type: 'block', blockId: block.id };
  const place = drawing.getBoundingClientRect();
  const x = clientX - place.left;
  const y = clientY - place.top;
  const near = pointsOfChart(block, place.width, t)
    .filter((point) => holds(point, x, y))
    .sort((a, b) => fromMiddle(a, x, y) - fromMiddle(b, x, y))[0];
  return near === undefined
    ? whole
    : { type: 'point', blockId: block.id, series: near.series, period: near.period, value: near.value };
}

function holds({ left, top, width, height }: DataPoint, x: number, y: number): boolean {
  return x > left - slack && x < left + width + slack && y > top - slack && y < top + height + slack;
}

function fromMiddle({ left, top, width, height }: DataPoint, x: number, y: number): number {
  return Math.hypot(x - left - width / 2, y - top - height / 2);
}
