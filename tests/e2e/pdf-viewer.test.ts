import { expect, type Page, test } from '@playwright/test';
import { longPdf, viewerPdf } from '../formats/pdf/viewer-fixtures.ts';
import { defectsOf, type OpenCommittee } from './committee.ts';
import { openPdfCommittee } from './pdf-committee.ts';
import { PdfScreen } from './pdf-screen.ts';

let opened: OpenCommittee;
let screen: PdfScreen;
let page: Page;
let defects: string[];
let plan: Uint8Array;

test.beforeAll(async () => {
  plan = await viewerPdf();
  opened = await openPdfCommittee([
    { title: '計画の案', bytes: plan },
    { title: '長い資料', bytes: await longPdf(120) },
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

test.describe('going through the pages', () => {
  test.beforeEach(() => screen.open('計画の案'));

  test('buttons and keys go from page to page', async () => {
    await expect(page.getByText('/ 全11枚の1枚目')).toBeVisible();
    await expect(page.getByRole('button', { name: '前のページ' })).toBeDisabled();
    await page.getByRole('button', { name: '次のページ' }).click();
    await expect(screen.pageField).toHaveValue('ii');
    await page.keyboard.press('Control+PageDown');
    await expect(screen.pageField).toHaveValue('1');
    await page.keyboard.press('Control+PageUp');
    await expect(screen.pageField).toHaveValue('ii');
    await screen.pages.press('End');
    await expect(screen.pageField).toHaveValue('9');
    await screen.pages.press('Home');
    await expect(screen.pageField).toHaveValue('i');
    await screen.pages.press('PageDown');
    await screen.pages.press('PageDown');
    await expect(screen.pageField).not.toHaveValue('i');
  });

  test('a number or what is printed on the page goes to it', async () => {
    await page.keyboard.press('Control+g');
    await expect(screen.pageField).toBeFocused();
    await page.keyboard.type('３');
    await page.keyboard.press('Enter');
    await expect(page.getByText('/ 全11枚の5枚目')).toBeVisible();
    await screen.goTo('ii');
    await expect(page.getByText('/ 全11枚の2枚目')).toBeVisible();
    await screen.goTo('11');
    await expect(page.getByText('/ 全11枚の11枚目')).toBeVisible();
    await screen.goTo('12');
    await expect(page.getByText('そのページはありません（全11ページ）')).toBeVisible();
    await expect(page.getByText('/ 全11枚の11枚目')).toBeHidden();
  });

  test('only pages near the view are there', async () => {
    await screen.open('長い資料');
    await expect(page.getByText('/ 全120ページ')).toBeVisible();
    expect(await page.locator('.pdf-page').count()).toBeLessThan(8);
    await screen.goTo('100');
    await expect(screen.shownPage(99).locator('.pdf-text')).toContainText('100枚目の資料');
    await expect(screen.shownPage(0)).toHaveCount(0);
    expect(await page.locator('.pdf-page').count()).toBeLessThan(8);
  });

  test('the place where reading stopped is found again', async () => {
    await screen.open('長い資料');
    await screen.goTo('50');
    await expect(screen.shownPage(49).locator('.pdf-text')).toContainText('50枚目の資料');
    await screen.open('計画の案');
    await screen.openWhereLeft('長い資料');
    await expect(screen.shownPage(49).locator('.pdf-text')).toContainText('50枚目の資料');
    await expect(screen.pageField).toHaveValue(/49|50/u);
  });
});

test.describe('size and turn', () => {
  test.beforeEach(() => screen.open('計画の案'));

  test('buttons and keys change the size of the pages, not of the window’s text', async () => {
    const fitted = await screen.size();
    // As wide as the pages and their margin, and no wider.
    expect(
      await page
        .locator('section.scroll')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    ).toBe(0);
    const text = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    const before = await text();
    await page.getByRole('button', { name: '拡大' }).click();
    expect(await screen.size()).toBeGreaterThan(fitted);
    await page.keyboard.press('Control+-');
    await page.keyboard.press('Control+-');
    expect(await screen.size()).toBeLessThan(fitted);
    await page.keyboard.press('Control+0');
    expect(await screen.size()).toBe(fitted);
    await page.keyboard.press('Control++');
    const larger = await screen.size();
    expect(larger).toBeGreaterThan(fitted);
    await page.getByRole('button', { name: 'ページ全体' }).click();
    const box = await screen.shownPage(0).boundingBox();
    const area = await screen.pages.boundingBox();
    expect(box?.height ?? 0).toBeLessThanOrEqual(area?.height ?? 0);
    await page.getByRole('button', { name: '幅に合わせる' }).click();
    expect(await screen.size()).toBe(fitted);
    expect(await text()).toBe(before);
  });

  test('Ctrl and the wheel enlarge what is under the pointer', async () => {
    await page.getByRole('button', { name: '次のページ' }).click();
    const { from } = await screen.placesOf(plan, 1, '市のホームページ');
    const before = await screen.size();
    await page.mouse.move(from.x, from.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    await expect.poll(() => screen.size()).toBeGreaterThan(before * 1.2);
    const after = await screen.placesOf(plan, 1, '市のホームページ');
    expect(Math.abs(after.from.x - from.x)).toBeLessThan(12);
    expect(Math.abs(after.from.y - from.y)).toBeLessThan(12);
  });

  test('a page can be turned, and turned back', async () => {
    const shape = async (): Promise<number> => {
      const box = await screen.shownPage(0).boundingBox();
      return (box?.width ?? 0) / (box?.height ?? 1);
    };
    const upright = await shape();
    expect(upright).toBeLessThan(1);
    await page.getByRole('button', { name: '右に回す' }).click();
    await expect.poll(shape).toBeGreaterThan(1);
    await expect(page.locator('.pdf-picture[data-drawn]').first()).toBeVisible();
    for (let turn = 0; turn < 3; turn += 1) {
      await page.getByRole('button', { name: '右に回す' }).press('Enter');
    }
    await expect.poll(shape).toBeCloseTo(upright, 2);
  });
});

test.describe('panes', () => {
  test.beforeEach(() => screen.open('計画の案'));

  test('small pictures of the pages lead to them, by mouse and by keyboard', async () => {
    await page.getByRole('button', { name: 'ページ一覧' }).click();
    const list = page.getByRole('listbox', { name: 'ページ一覧' });
    await expect(list.getByRole('option', { selected: true })).toHaveAccessibleName('iページ（1枚目）');
    await list.getByRole('option', { name: '1ページ（3枚目）' }).click();
    await expect(screen.pageField).toHaveValue('1');
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await expect(screen.pageField).toHaveValue('2');
    await page.keyboard.press('End');
    await expect(page.getByText('/ 全11枚の11枚目')).toBeVisible();
    await expect(list.getByRole('option', { selected: true })).toBeVisible();
    await page.keyboard.press('Home');
    await expect(screen.pageField).toHaveValue('i');
    await page.getByRole('button', { name: 'ページ一覧' }).click();
    await expect(list).toHaveCount(0);
  });

  test('the table of contents leads to its places, by mouse and by keyboard', async () => {
    await page.getByRole('button', { name: '目次' }).click();
    const tree = page.getByRole('tree', { name: '目次' });
    await tree.getByRole('treeitem', { name: '2 計画の期間' }).click();
    await expect(page.getByText('/ 全11枚の5枚目')).toBeVisible();
    await expect(tree.locator('[aria-current="location"]')).toHaveText('2 計画の期間');
    const first = tree.getByRole('treeitem', { name: '第1章 計画のあらまし' });
    await tree.locator('[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await expect(first).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(first).toHaveAttribute('aria-expanded', 'false');
    await expect(tree.getByRole('treeitem', { name: '1 計画の目的' })).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByText('/ 全11枚の7枚目')).toBeVisible();
    // Whatever size the pages have by now.
    await page.keyboard.press('Control+=');
    await page.keyboard.press('Control+=');
    await expect(page.getByText('/ 全11枚の7枚目')).toBeVisible();
    await page.getByRole('button', { name: 'もとの場所に戻る' }).click();
    await expect(page.getByText('/ 全11枚の5枚目')).toBeVisible();
    await page.getByRole('button', { name: '幅に合わせる' }).click();
  });
});

test.describe('links', () => {
  test.beforeEach(async () => {
    await screen.open('計画の案');
    await page.getByRole('button', { name: '次のページ' }).click();
  });

  test('inside the file they jump, by mouse and by keyboard, and lead back', async () => {
    const link = page.getByRole('button', { name: '第1章 計画のあらまし 1ページ 1ページ（3枚目）へ' });
    await link.click();
    await expect(page.getByText('/ 全11枚の3枚目')).toBeVisible();
    await page.getByRole('button', { name: 'もとの場所に戻る' }).click();
    await expect(page.getByText('/ 全11枚の2枚目')).toBeVisible();
    await link.press('Enter');
    await expect(page.getByText('/ 全11枚の3枚目')).toBeVisible();
  });

  test('an address outside is asked about by the shell, never opened by itself', async () => {
    await opened.application.evaluate(({ dialog, shell }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      dialog.showMessageBox = ((_window: unknown, options: { message: string; detail?: string }) => {
        asked.push(`${options.message} ${options.detail ?? ''}`);
        return Promise.resolve({ response: 1, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
      shell.openExternal = (address) => {
        asked.push(`opened ${address}`);
        return Promise.resolve();
      };
    });
    await page.getByRole('button', { name: /^市のホームページ 外のアドレス/u }).click();
    const asked = (): Promise<string[]> =>
      opened.application.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
    await expect.poll(asked).toHaveLength(1);
    expect((await asked())[0]).toContain('https://example.invalid/plan');
    await page.getByRole('button', { name: /^古いホームページ/u }).click();
    const dialog = page.getByRole('dialog', { name: 'リンクの行き先' });
    await expect(dialog).toContainText('http://example.invalid/old');
    await dialog.getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('button', { name: /^申込書のファイル/u }).press('Enter');
    await expect(dialog).toContainText('form.exe');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(await asked()).toHaveLength(1);
  });
});
