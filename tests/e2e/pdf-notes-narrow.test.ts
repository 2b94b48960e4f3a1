import { expect, type Locator, type Page, test } from '@playwright/test';
import { longPdf } from '../formats/pdf/viewer-fixtures.ts';
import { enter, modes, overflow, violations } from './accessible.ts';
import { defectsOf, type OpenCommittee } from './committee.ts';
import { clickMenu } from './harness/application.ts';
import { spokenOn } from './marking.ts';
import { openPdfCommittee } from './pdf-committee.ts';
import { PdfScreen } from './pdf-screen.ts';

let opened: OpenCommittee;
let screen: PdfScreen;
let page: Page;
let defects: string[];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  opened = await openPdfCommittee([{ title: '長い資料', bytes: await longPdf(12) }]);
  ({ page } = opened);
  screen = new PdfScreen(opened);
  defects = defectsOf(page);
});
test.afterAll(async () => {
  await opened.close();
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

async function size(width: number, height: number): Promise<void> {
  await opened.application.evaluate(
    ({ BrowserWindow }, wanted) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setMinimumSize(200, 200);
      window?.setContentSize(wanted.width, wanted.height);
    },
    { width, height },
  );
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
}

const under = (index: number): Locator =>
  page.getByRole('complementary', { name: `${index + 1}ページのメモ` });

/** Sideways scrolling of the pages and what stands with them. */
const sideways = (): Promise<number> => screen.pages.evaluate((area) => area.scrollWidth - area.clientWidth);

/** A note on the whole page in view, by the menu. */
async function notePage(words: string): Promise<void> {
  await clickMenu(opened.application, 'mark-sticky-note');
  await expect(page.locator('textarea.note-field')).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
  await expect(page.locator('article.note').filter({ hasText: words })).toHaveCount(1);
}

test('in a small window the notes of a page stand under it, and nothing covers anything', async () => {
  await screen.open('長い資料');
  await notePage('一枚目への一言');
  await size(640, 800);
  await expect(under(0)).toContainText('一枚目への一言');
  // Written where it stands: the field is in view, and so is the note when it is done.
  await notePage('二つ目の言葉');
  await expect(under(0).locator('article.note')).toHaveCount(2);
  const boxes = await page.evaluate(() =>
    ['.pdf-page[data-page-index="0"]', '.pdf-under', '.pdf-page[data-page-index="1"]'].map((selector) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return { top: box?.top ?? Number.NaN, bottom: box?.bottom ?? Number.NaN };
    }),
  );
  const [first, notes, second] = boxes;
  expect(notes?.top).toBeGreaterThanOrEqual(first?.bottom ?? Number.NaN);
  expect(notes?.bottom).toBeLessThanOrEqual(second?.top ?? Number.NaN);
  expect(await sideways()).toBe(0);
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
});

test('a mark on the page leads to its note below it, and the note leads back, by keyboard', async () => {
  await screen.pages.press('Home');
  await expect.poll(() => screen.pages.evaluate((area) => area.scrollTop)).toBe(0);
  await screen.standsStill();
  const sign = page.locator('.pdf-page[data-page-index="0"] .pdf-sign').first();
  await sign.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => spokenOn(page)).toBe('メモはこのページの下にあります。F6 で移れます。');
  const note = under(0).locator('article.note.selected');
  await expect(note).toBeInViewport();
  await page.keyboard.press('F6');
  await expect(under(0).locator(':focus')).toHaveCount(1);
  // Up and down go from note to note.
  await note.locator('.note-head').focus();
  await page.keyboard.press('ArrowDown');
  await expect(under(0).locator('article.note').nth(1).locator('.note-head')).toBeFocused();
  await under(0).getByRole('button', { name: '印の場所へ' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.pdf-sign:focus')).toBeInViewport();
});

test('notes of a page further down push only what lies below them', async () => {
  await screen.goTo('6');
  await notePage('六枚目');
  await expect(under(5)).toContainText('六枚目');
  await expect(under(5).locator('article.note')).toBeInViewport();
  await under(5).getByRole('button', { name: '直す' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('、長い言葉を書き足すと、欄は下に伸びていきます。'.repeat(4));
  await page.keyboard.press('Escape');
  await expect(under(5)).toContainText('書き足す');
  const [foot, next] = await page.evaluate(() => [
    [...document.querySelectorAll('.pdf-under')].at(-1)?.getBoundingClientRect().bottom ?? Number.NaN,
    document.querySelector('.pdf-page[data-page-index="6"]')?.getBoundingClientRect().top ?? Number.NaN,
  ]);
  expect(foot).toBeLessThanOrEqual(next ?? Number.NaN);
});

test('at a width of 320 pixels nothing but an enlarged page scrolls sideways', async () => {
  await size(320, 700);
  await expect(under(5)).toContainText('六枚目');
  expect(await sideways()).toBe(0);
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  // The page may be enlarged; its notes stay as wide as the window.
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+=');
  await expect.poll(sideways).toBeGreaterThan(0);
  const note = await under(5).locator('article.note').first().boundingBox();
  expect((note?.x ?? 0) + (note?.width ?? 999)).toBeLessThanOrEqual(320);
  await page.keyboard.press('Control+0');
  await size(1280, 800);
  await expect(page.locator('.pdf-under')).toHaveCount(0);
  // Only notes near the view are drawn beside the pages.
  await expect(page.locator('.note-column')).toContainText('六枚目');
});

test('with letters of twice the size they stand under the pages too', async () => {
  const large = modes.find(({ textScale }) => textScale === 200);
  if (large === undefined) {
    throw new Error('no mode with large letters');
  }
  await enter(page, large);
  await expect(under(5)).toContainText('六枚目');
  expect(await sideways()).toBe(0);
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
});
