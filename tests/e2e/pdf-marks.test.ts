import { expect, type Locator, type Page, test } from '@playwright/test';
import { columnsPdf } from '../formats/pdf/japanese-fixtures.ts';
import { longPdf, viewerPdf } from '../formats/pdf/viewer-fixtures.ts';
import { violations } from './accessible.ts';
import { defectsOf, type OpenCommittee } from './committee.ts';
import { clickMenu } from './harness/application.ts';
import { spokenOn, tool } from './marking.ts';
import { openPdfCommittee } from './pdf-committee.ts';
import { PdfScreen } from './pdf-screen.ts';

const columns = ['地域福祉計画の素案について、', '委員の皆様の御意見を', '「一つ一つ」うかがいます。'];

let opened: OpenCommittee;
let screen: PdfScreen;
let page: Page;
let defects: string[];

test.beforeAll(async () => {
  opened = await openPdfCommittee([
    { title: '計画の案', bytes: await viewerPdf() },
    { title: '縦書きの資料', bytes: await columnsPdf(columns) },
    { title: '長い資料', bytes: await longPdf(12) },
  ]);
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

const caret = (): Locator => page.getByRole('application', { name: '選ぶモード' });
const tools = (): Locator => page.getByRole('toolbar', { name: '書き込みの道具' });
const notes = (): Locator => page.locator('.margin-notes article.note');
const said = () => spokenOn(page);

/** Begins to choose by keyboard, at the first line of the page in view. */
async function begin(): Promise<void> {
  await page.keyboard.press('F7');
  await expect(caret()).toBeFocused();
  await expect.poll(said).toBe('選ぶモードを始めました');
}

/** Presses keys one after the other, each after the one before was answered. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.locator('p[role="status"] > span').evaluate((element) => element.setAttribute('data-old', ''));
    await page.keyboard.press(key);
    await expect(page.locator('p[role="status"] > span:not([data-old])')).toHaveCount(1);
  }
}

test('the cursor moves by letter, word, sentence and line, over pages too, and says what it meets', async () => {
  await screen.open('長い資料');
  await begin();
  const first = await page.evaluate(() => document.querySelector('.pdf-text')?.textContent ?? '');
  await press('Control+Home', 'ArrowRight', 'ArrowLeft');
  expect(await said()).toBe([...first][0]);
  await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
  expect(await said()).toBe(`選択：${first.slice(0, 3)}`);
  await page.keyboard.press('Escape');
  await expect(page.locator('.pdf-selected')).toHaveCount(0);
  await expect(caret()).toBeFocused();
  await press('Control+End', 'ArrowRight');
  await expect(screen.shownPage(1)).toBeInViewport();
  await expect(page.locator('.pdf-column > .caret')).toBeInViewport();
  await page.keyboard.press('F7');
  await expect(caret()).toHaveCount(0);
});

test('every mark on text by keyboard alone', async () => {
  await screen.open('計画の案');
  // The file calls its third page 1.
  await screen.goTo('1');
  await expect(screen.shownPage(2)).toBeInViewport();
  await begin();
  // From the beginning of the sentence, wherever the cursor was set down.
  await press('ArrowDown', ' ', ' ');
  await expect.poll(said).toContain('この計画は');
  await page.keyboard.press('1');
  await expect(notes()).toHaveCount(1);
  await expect(notes().first()).toContainText('重要');
  await expect(caret()).toBeFocused();
  for (const [key, kind, extra] of [
    ['u', '下線', 0],
    ['b', 'しおり', 0],
    ['2', '疑問', 0],
    ['3', '賛同', 0],
    ['4', '意見の種', 0],
    ['5', '懸念', 0],
  ] as const) {
    await press('Shift+ArrowRight', 'Shift+ArrowRight');
    const before = await notes().count();
    await page.keyboard.press(key);
    await expect(notes()).toHaveCount(before + 1 + extra);
    await expect(page.locator('.margin-notes')).toContainText(kind);
    await expect(caret()).toBeFocused();
  }
  // Enter leads to the tools, and they lead back.
  await press('Shift+ArrowRight', 'Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(tools().getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(caret()).toBeFocused();
  // A note and a question open their field.
  await page.keyboard.press('m');
  await expect(page.locator('.margin-notes textarea')).toBeFocused();
  await page.keyboard.type('鍵盤だけで');
  await page.keyboard.press('Escape');
  await expect(page.locator('.margin-notes')).toContainText('鍵盤だけで');
  // Whoever has written goes on where the text was chosen.
  await expect(caret()).toBeFocused();
  await page.keyboard.press('F7');
  await expect(caret()).toHaveCount(0);
  // Words on the page, by keyboard: a rectangle, moved and settled, then its field.
  await clickMenu(opened.application, 'mark-text-box');
  await expect(page.locator('.pdf-key-rectangle')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '資料に書き込む文字' })).toBeFocused();
  await page.keyboard.type('紙の上に');
  await page.keyboard.press('Escape');
  await expect(page.locator('.pdf-shape-textBox')).toHaveText('紙の上に');
  await expect(page.getByRole('button', { name: /書き込み$/u })).toBeFocused();
  // A note that is removed leaves the focus with its neighbour.
  await page.locator('.note.selected [data-note-head]').focus();
  await page.locator('.note.selected').getByRole('button', { name: '消す' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.pdf-shape-textBox')).toHaveCount(0);
  await expect(page.locator('.note-head:focus')).toHaveCount(1);
  await expect(page.locator('.pdf-page').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('the menu marks pages of a PDF as it does other papers', async () => {
  const { application } = opened;
  await screen.open('長い資料');
  const { from, to } = await screen.placesOf(await longPdf(12), 0, '1', 'horizontal');
  await screen.drag(from, { x: to.x + 60, y: to.y });
  await expect(page.locator('.pdf-selected').first()).toBeVisible();
  await clickMenu(application, 'mark-agreement');
  await expect(notes()).toHaveCount(1);
  await expect(notes()).toContainText('賛同');
  await clickMenu(application, 'mark-sticky-note');
  await expect(notes()).toHaveCount(2);
  await page.keyboard.type('ページへの一言');
  await page.keyboard.press('Escape');
  await clickMenu(application, 'mark-area');
  const rectangle = page.locator('.pdf-key-rectangle');
  await expect(rectangle).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(notes()).toHaveCount(3);
  await clickMenu(application, 'undo');
  await expect(notes()).toHaveCount(2);
  await clickMenu(application, 'redo');
  await expect(notes()).toHaveCount(3);
  // Ink, and the eraser that takes it away.
  await clickMenu(application, 'mark-ink');
  const box = await screen.shownPage(0).boundingBox();
  const at = (x: number, y: number) => ({ x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y });
  await screen.drag(at(100, 320), at(220, 330));
  await expect(notes()).toHaveCount(4);
  await clickMenu(application, 'mark-eraser');
  await expect(tool(tools(), '消しゴム')).toHaveAttribute('aria-pressed', 'true');
  await screen.drag(at(160, 300), at(160, 350));
  await expect(notes()).toHaveCount(3);
  await clickMenu(application, 'select-mode');
  await expect(caret()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(caret()).toHaveCount(0);
});

test('in vertical writing down is the way of the text and left the next line', async () => {
  await screen.open('縦書きの資料');
  await begin();
  await press('Control+Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
  expect(await said()).toBe('選択：地域福祉');
  await page.keyboard.press('q');
  await expect(notes()).toHaveCount(1);
  await page.keyboard.press('Escape');
  // The mark stands in the column at the right, higher than it is wide.
  const mark = await page.locator('.pdf-mark').first().boundingBox();
  expect((mark?.height ?? 0) / (mark?.width ?? 1)).toBeGreaterThan(2);
  await caret().focus();
  await press('Control+Home', 'ArrowLeft');
  expect((await said()).replaceAll('\n', '')).toBe(columns[1]);
  await press('ArrowRight');
  expect((await said()).replaceAll('\n', '')).toBe(columns[0]);
});
