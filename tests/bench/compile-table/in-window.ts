/** What runs inside the window. Each function stands alone: Playwright sends its text over. */

import type { Scrolled } from '../pdf-open/in-page.ts';

/** Goes to the table by the link at the left and waits until its rows are painted. @returns milliseconds */
export async function openTable(): Promise<number> {
  const find = () => document.querySelector<HTMLAnchorElement>('nav.nav a[href^="#/opinions"]');
  for (let frame = 0; find() === null && frame < 1200; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const link = find();
  if (link === null) {
    throw new Error(`there is no table of opinions: ${document.body.innerText.slice(0, 400)}`);
  }
  const startedAt = performance.now();
  link.click();
  await new Promise<void>((resolve) => {
    const watch = (): void => {
      if (document.querySelector('.compile-row[data-item]') === null) {
        requestAnimationFrame(watch);
      } else {
        resolve();
      }
    };
    watch();
  });
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - startedAt;
}

/**
 * Types words into the search field, or chooses an order, and waits until the table that shows it is painted.
 * @returns milliseconds from the act, and those of frames on the way that came late
 */
export async function changeTable(options: {
  readonly selector: string;
  readonly value: string;
  readonly event: 'input' | 'change';
}): Promise<{ time: number; longest: number }> {
  const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(options.selector);
  const table = document.querySelector('.compile-table');
  if (field === null || table === null) {
    throw new Error(`nothing is ${options.selector}`);
  }
  // Every one of these acts changes the number of lines; the current row may scroll before it has come to that.
  const stateOf = () => table.getAttribute('aria-rowcount');
  const before = stateOf();
  const prototype =
    field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, options.value);
  const startedAt = performance.now();
  field.dispatchEvent(new Event(options.event, { bubbles: true }));
  let longest = 0;
  let last = startedAt;
  while (stateOf() === before || table.querySelector('.compile-row.waiting') !== null) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    longest = Math.max(longest, now - last);
    last = now;
    if (now - startedAt > 20_000) {
      throw new Error('the table does not change');
    }
  }
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return { time: performance.now() - startedAt, longest };
}

/** Scrolls an area, the same distance in every frame, for so many frames or to its end. */
export async function scrollTable(options: {
  readonly selector: string;
  readonly pixelsPerFrame: number;
  readonly mostFrames: number;
}): Promise<Scrolled> {
  const area = document.querySelector<HTMLElement>(options.selector);
  if (area === null) {
    throw new Error(`nothing is ${options.selector}`);
  }
  const frames: number[] = [];
  const longTasks: number[] = [];
  let blank = 0;
  const watch = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  watch.observe({ type: 'longtask' });
  area.scrollTop = 0;
  let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  while (frames.length < options.mostFrames && area.scrollTop + area.clientHeight < area.scrollHeight - 1) {
    area.scrollTop += options.pixelsPerFrame;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    frames.push(now - last);
    last = now;
    const box = area.getBoundingClientRect();
    const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const isRow = seen?.closest('.compile-row[data-item], .compile-heading, #empty-list') != null;
    blank += isRow ? 0 : 1;
  }
  watch.disconnect();
  return { frames, longTasks, blank };
}

/** An empty column of the same height over the table: what this machine's window can do at all. */
export function makeEmptyList(): void {
  const area = document.querySelector<HTMLElement>('.compile-table');
  const box = area?.getBoundingClientRect();
  const column = document.createElement('div');
  column.id = 'empty-list';
  column.style.cssText = `position:fixed;left:${box?.left}px;top:${box?.top}px;width:${box?.width}px;height:${box?.height}px;overflow:auto;background:#fff;z-index:9`;
  const inner = document.createElement('div');
  inner.style.height = `${area?.scrollHeight ?? 0}px`;
  column.append(inner);
  document.body.append(column);
}
