/** Hands for tests about marks: selecting text with the mouse, and reading what is marked. */
import { readdirSync, readFileSync } from 'node:fs';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';

/** The block of the paper in view whose text begins so. */
export function block(page: Page, beginning: string): Locator {
  return page.locator('article.document [data-block-id]').filter({ hasText: beginning }).first();
}

/** Where a stretch of a block's text stands in the window: its first and its last character. */
async function placesOf(
  target: Locator,
  from: number,
  to: number,
): Promise<{ readonly start: { x: number; y: number }; readonly end: { x: number; y: number } }> {
  return target.evaluate(
    (element, [first, last]) => {
      const letters: { node: Text; offset: number }[] = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node as Text;
        if (text.parentElement?.closest('[data-from]') != null) {
          letters.push(...[...text.data].map((_, offset) => ({ node: text, offset })));
        }
      }
      const rect = (index: number): DOMRect => {
        const letter = letters[index];
        const range = document.createRange();
        if (letter === undefined) {
          throw new Error(`the block has ${letters.length} letters, not ${index + 1}`);
        }
        range.setStart(letter.node, letter.offset);
        range.setEnd(letter.node, letter.offset + 1);
        return range.getBoundingClientRect();
      };
      const [a, b] = [rect(first), rect(last - 1)];
      return {
        start: { x: a.left + 1, y: a.top + a.height / 2 },
        end: { x: b.right - 1, y: b.top + b.height / 2 },
      };
    },
    [from, to] as const,
  );
}

/** Drags over the letters [from, to) of a block; with `until`, to letter `to` of that block. */
export async function selectText(
  page: Page,
  target: Locator,
  from: number,
  to: number,
  until: Locator = target,
): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  // At the lower edge of the window a drag would go on scrolling.
  await until.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const { start } = await placesOf(target, from, from + 1);
  const { end } = await placesOf(until, to - 1, to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
  await page.mouse.move(end.x, end.y);
  await page.mouse.up();
}

/** Clicks in the middle of a piece of text. Playwright would take the sign of a mark for its first piece. */
export async function clickText(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const { x, y } = await target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.click(x, y);
}

/** Drags through points of an element, given in pixels from its corner. */
export async function dragOn(
  page: Page,
  target: Locator,
  points: readonly (readonly [number, number])[],
): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  const [first, ...rest] = points.map(([x, y]) => [(box?.x ?? 0) + x, (box?.y ?? 0) + y] as const);
  await page.mouse.move(first?.[0] ?? 0, first?.[1] ?? 0);
  await page.mouse.down();
  for (const [x, y] of rest) {
    await page.mouse.move(x, y);
  }
  await page.mouse.up();
}

/** The strip of tools for what is chosen, and for a chosen mark. */
export const choiceStrip = (page: Page): Locator => page.getByRole('toolbar', { name: /印を付ける$/u });
export const markStrip = (page: Page): Locator => page.getByRole('toolbar', { name: /の印/u });

export function tool(strip: Locator, name: string): Locator {
  return strip.getByRole('button', { name, exact: true });
}

/** The signs in view, in reading order: 「●1 色づけ」. */
export function signs(page: Page): Promise<string[]> {
  return page.locator('[data-sign-of]').evaluateAll((elements) =>
    elements
      .map((element) => ({
        sign: `${element.getAttribute('data-sign')}${element.getAttribute('data-number')}`,
        number: Number(element.getAttribute('data-number')),
        kind: element.getAttribute('aria-label')?.split('、').at(-1) ?? '',
      }))
      .sort((a, b) => a.number - b.number)
      .map(({ sign, kind }) => `${sign} ${kind}`),
  );
}

/** Waits until these signs, and no others, are in view. */
export async function expectSigns(page: Page, wanted: readonly string[]): Promise<void> {
  await expect.poll(() => signs(page)).toEqual(wanted);
}

/** The text that a mark covers, in all its pieces. */
export function markedText(page: Page, sign: string): Promise<string> {
  return page.evaluate((wanted) => {
    const button = [...document.querySelectorAll<HTMLElement>('[data-sign-of]')].find(
      (element) => `${element.dataset['sign']}${element.dataset['number']}` === wanted,
    );
    const id = button?.dataset['signOf'] ?? '';
    return [...document.querySelectorAll(`[data-mark="${id}"]`)]
      .filter((piece) => piece.parentElement?.closest(`[data-mark="${id}"]`) == null)
      .map((piece) => piece.textContent)
      .join('|');
  }, sign);
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch (error) {
    // A process may end while the list is read.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return 0;
    }
    throw error;
  }
}

/** Ends the application and all processes that it started at once, without a chance to store anything. */
export async function killAll(application: ElectronApplication): Promise<void> {
  const main = application.process();
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number);
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const family = new Set([main.pid ?? 0]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const [pid, parent] of parents) {
      if (family.has(parent)) {
        family.add(pid);
      }
    }
  }
  const ended = new Promise((resolve) => main.once('exit', resolve));
  for (const pid of family) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }
  await ended;
}

/** What was spoken last. */
export function spokenOn(page: Page): Promise<string> {
  return page.locator('p[role="status"]').evaluate((element) => element.textContent);
}

/** Takes everything back, one step after the other. @returns how many steps there were */
export async function undoAll(page: Page): Promise<number> {
  await page.getByRole('region', { name: /動向|統計/u }).focus();
  for (let steps = 0; steps < 100; steps += 1) {
    // Each sentence has an element of its own, so that the same one twice is spoken twice.
    await page.locator('p[role="status"] > span').evaluate((element) => element.setAttribute('data-old', ''));
    await page.keyboard.press('Control+z');
    await expect(page.locator('p[role="status"] > span:not([data-old])')).toHaveText(/元に戻/u);
    if ((await spokenOn(page)) === '元に戻すものはありません') {
      await expectSigns(page, []);
      return steps;
    }
  }
  throw new Error('there is no end to what can be taken back');
}
