import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { encryptedPdf } from '../formats/pdf/fixtures.ts';
import { columnsPdf } from '../formats/pdf/japanese-fixtures.ts';
import { longPdf, paragraphText, scannedPdf, viewerPdf } from '../formats/pdf/viewer-fixtures.ts';
import { defectsOf, type OpenCommittee, openPaper } from './committee.ts';
import { openPdfCommittee } from './pdf-committee.ts';
import { PdfScreen } from './pdf-screen.ts';

const columns = ['地域福祉計画の素案について、', '委員の皆様の御意見を', '「一つ一つ」うかがいます。'];

let opened: OpenCommittee;
let screen: PdfScreen;
let page: Page;
let defects: string[];
let plan: Uint8Array;
let vertical: Uint8Array;

test.beforeAll(async () => {
  plan = await viewerPdf();
  vertical = await columnsPdf(columns);
  opened = await openPdfCommittee([
    { title: '計画の案', bytes: plan },
    { title: '縦書きの資料', bytes: vertical },
    { title: '写し取った資料', bytes: await scannedPdf(3) },
    { title: '鍵のかかった資料', bytes: await encryptedPdf('hidden words', 'geheim') },
    { title: 'こわれた資料', bytes: (await longPdf(2)).slice(0, 900) },
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

test.describe('finding', () => {
  test.beforeEach(() => screen.open('計画の案'));

  const field = (): Locator => page.getByRole('textbox', { name: 'さがす言葉' });
  const status = (): Locator => page.getByRole('search').getByRole('status');

  test('counts the places, marks them and goes from one to the next', async () => {
    await page.keyboard.press('Control+f');
    await expect(field()).toBeFocused();
    await page.keyboard.type('相談');
    await expect(status()).toHaveText('「相談」　8か所の1番目');
    await expect(page.getByText('/ 全11枚の3枚目')).toBeVisible();
    await expect(screen.shownPage(2).locator('.pdf-found[data-current]')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(status()).toHaveText('「相談」　8か所の2番目');
    await expect(screen.shownPage(3).locator('.pdf-found[data-current]')).toBeInViewport();
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('button', { name: '次へ' }).click();
    await page.keyboard.press('F3');
    await expect(status()).toHaveText('「相談」　8か所の3番目');
    await page.keyboard.press('Shift+F3');
    await expect(status()).toHaveText('「相談」　8か所の2番目');
    await field().press('Escape');
    await expect(field()).toHaveCount(0);
    await expect(page.locator('.pdf-found')).toHaveCount(0);
  });

  test('folds as search does: one character, either width, over the ends of lines and pages', async () => {
    await page.getByRole('button', { name: 'この資料でさがす' }).click();
    await field().fill('抱');
    await expect(status()).toHaveText('「抱」　7か所の1番目');
    await field().fill('６年間');
    await expect(status()).toHaveText('「６年間」　7か所の1番目');
    await field().fill('力を合わせて');
    await expect(status()).toHaveText('「力を合わせて」　7か所の1番目');
    await expect(screen.shownPage(2).locator('.pdf-found')).toHaveCount(2);
    await field().fill('手を取り合って続けて');
    await expect(status()).toHaveText('「手を取り合って続けて」　1か所の1番目');
    await expect(screen.shownPage(9).locator('.pdf-found')).toHaveCount(1);
    await expect(screen.shownPage(10).locator('.pdf-found')).toHaveCount(1);
    await field().fill('議会報告');
    await expect(status()).toHaveText('「議会報告」はこの資料にありません');
    await expect(page.getByRole('button', { name: '次へ' })).toBeDisabled();
    await expect(page.getByRole('link', { name: 'すべての資料でさがす' })).toHaveAttribute(
      'href',
      `#/search?query=${encodeURIComponent('議会報告')}`,
    );
  });

  test('marks stand on the words', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('市のホームページ');
    const mark = await screen.shownPage(1).locator('.pdf-found').first().boundingBox();
    const { from, to } = await screen.placesOf(plan, 1, '市のホームページ');
    expect(mark).not.toBeNull();
    expect(from.x).toBeGreaterThan(mark?.x ?? Number.POSITIVE_INFINITY);
    expect(to.x).toBeLessThan((mark?.x ?? 0) + (mark?.width ?? 0));
    expect(to.x - from.x).toBeGreaterThan((mark?.width ?? 0) * 0.85);
  });
});

test.describe('selecting and copying', () => {
  test('takes exactly the characters between, whatever their widths', async () => {
    await screen.open('計画の案');
    await screen.goTo('1');
    await expect(screen.shownPage(2).locator('.pdf-text')).toContainText('計画のあらまし');
    const marks = screen.shownPage(2).locator('.pdf-selected');
    for (const word of ['、地域に', 'りごとを一', '談でき、', 'え合いな', '令和11年度']) {
      const { from, to } = await screen.placesOf(plan, 2, word);
      await screen.drag(from, to);
      expect(await screen.copied()).toBe(word);
      await expect(marks).toHaveCount(1);
      // The colours that are offered beside a choice may lie over the next word.
      await screen.pages.press('Escape');
      await expect(marks).toHaveCount(0);
    }
  });

  test('gives sentences without the line ends of the layout', async () => {
    await screen.open('計画の案');
    await screen.goTo('1');
    await expect(screen.shownPage(2).locator('.pdf-text')).toContainText('計画のあらまし');
    const start = await screen.placesOf(plan, 2, 'この計画は');
    const end = await screen.placesOf(plan, 2, 'まとめました。');
    await screen.drag(start.from, end.to);
    await expect(screen.shownPage(2).locator('.pdf-selected')).toHaveCount(4);
    expect(await screen.copied()).toBe(paragraphText);
  });

  test('a double click takes a word, a third the sentence', async () => {
    await screen.open('計画の案');
    await screen.goTo('1');
    await expect(screen.shownPage(2).locator('.pdf-text')).toContainText('計画のあらまし');
    const { from } = await screen.placesOf(plan, 2, '地域に暮らす');
    await page.mouse.dblclick(from.x, from.y);
    expect(await screen.copied()).toBe('地域');
    await page.mouse.click(from.x, from.y, { clickCount: 3 });
    expect(await screen.copied()).toBe(paragraphText.split('。')[0]?.concat('。'));
  });

  test('goes over pages that are no longer drawn', async () => {
    await screen.open('長い資料');
    await screen.pages.press('Control+a');
    const text = await screen.copied();
    expect(text.startsWith('1枚目の資料')).toBe(true);
    expect(text).toContain('60枚目の資料');
    expect(text.endsWith('まとめました。')).toBe(true);
  });

  test('follows the columns of vertical writing', async () => {
    await screen.open('縦書きの資料');
    const { from, to } = await screen.placesOf(vertical, 0, '計画の素案', 'vertical');
    await screen.drag(from, to);
    expect(await screen.copied()).toBe('計画の素案');
    const start = await screen.placesOf(vertical, 0, '素案', 'vertical');
    const end = await screen.placesOf(vertical, 0, '一つ一つ', 'vertical');
    await screen.drag(start.from, end.to);
    expect(await screen.copied()).toBe('素案について、委員の皆様の御意見を「一つ一つ');
  });
});

test.describe('files that are not like others', () => {
  test('scanned pages say that they have no words', async () => {
    await screen.open('写し取った資料');
    await expect(page.getByText(/紙を写し取った絵だけでできています/u)).toBeVisible();
    await expect(screen.shownPage(0)).toContainText('読み上げられる文字がありません');
  });

  test('a locked file asks for its password', async () => {
    await openPaper(page, '鍵のかかった資料');
    const field = page.getByLabel('パスワード');
    await field.fill('ちがう');
    await field.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('パスワードが違います。');
    await field.fill('geheim');
    await page.getByRole('button', { name: '開く' }).click();
    await expect(screen.shownPage(0).locator('.pdf-text')).toContainText('hidden words');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('HIDDEN');
    await expect(page.getByRole('search').getByRole('status')).toHaveText('「HIDDEN」　1か所の1番目');
  });

  test('a broken file says so', async () => {
    await openPaper(page, 'こわれた資料');
    await expect(page.getByRole('alert')).toContainText('この PDF は壊れていて開けません');
  });
});

interface Mode {
  readonly name: string;
  readonly textScale: number;
  readonly forcedColors: 'active' | 'none';
  readonly theme: 'light' | 'dark';
}
const modes: readonly Mode[] = [
  { name: 'as it comes', textScale: 100, forcedColors: 'none', theme: 'light' },
  { name: 'dark', textScale: 100, forcedColors: 'none', theme: 'dark' },
  { name: 'at 200 % text', textScale: 200, forcedColors: 'none', theme: 'light' },
  { name: 'in forced colours', textScale: 100, forcedColors: 'active', theme: 'light' },
];
for (const mode of modes) {
  test(`axe-core finds nothing with everything open, ${mode.name}`, async () => {
    await page.emulateMedia({ forcedColors: mode.forcedColors });
    await page.evaluate(
      ({ textScale, theme }) =>
        (
          window as unknown as { shingi: { savePreferences(input: unknown): Promise<unknown> } }
        ).shingi.savePreferences({ textScale, theme }),
      mode,
    );
    await expect(page.locator('html')).toHaveAttribute('data-theme', mode.theme);
    await page.evaluate(() => {
      window.location.hash = '#/';
    });
    const href = await page
      .locator('nav ul a.nav-row')
      .filter({ hasText: '計画の案' })
      .first()
      .getAttribute('href');
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, href ?? '');
    await expect(page.locator('.pdf-picture[data-drawn]').first()).toBeVisible();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('計画');
    await expect(page.locator('.pdf-found').first()).toBeAttached();
    for (const pane of ['目次', 'ページ一覧']) {
      await page.getByRole('button', { name: pane }).click();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(
        violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`)),
      ).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}
