import { expect, test } from '@playwright/test';
import { openCommittee, openPaper } from './committee.ts';
import { sharedWindow } from './harness/shared-window.ts';

const opened = sharedWindow(openCommittee);

test('the first screen says when, what is new and what to read', async () => {
  const { page } = opened;
  await expect(page.getByText('あと3日')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('午後2時から');
  await expect(page.getByRole('heading', { name: '課題シートが差し替わりました' })).toBeVisible();
  const rows = page.getByRole('table', { name: '読む資料' }).getByRole('row');
  await expect(rows.filter({ hasText: '資料2' })).toContainText('まだ読んでいません');
  await expect(page.getByText('まだ届いていない資料')).toBeVisible();
  await expect(page.getByText('(1)').first()).toBeVisible();
});

test('each kind of paper opens with its own parts', async () => {
  const { page } = opened;
  const document = page.locator('article.document');
  await openPaper(page, '次第');
  await expect(document).toContainText('議 事');
  await openPaper(page, '配布資料一覧');
  await expect(document.getByRole('columnheader', { name: '資料名' })).toBeVisible();
  await openPaper(page, '策定スケジュール');
  await expect(document.getByRole('table')).toContainText('パブリックコメント');
  await openPaper(page, '福祉に係る市の統計資料');
  await expect(document.getByRole('table').first()).toContainText('25,592');
  await expect(document.getByRole('img').first()).toBeVisible();
  await openPaper(page, '地域福祉をめぐる動向');
  await expect(document.getByRole('heading', { name: /断らない相談/u })).toBeVisible();
  await openPaper(page, '課題シート');
  await expect(document.getByText('【現状】').first()).toBeVisible();
  await openPaper(page, '意見・提案シート');
  await expect(document).toContainText('誤記の指摘');
});

test('a schedule is a table or a timeline', async () => {
  const { page } = opened;
  await openPaper(page, '策定スケジュール');
  await page.getByRole('radio', { name: '図' }).check();
  await expect(page.locator('article.document .figure')).toBeVisible();
  await expect(page.locator('article.document table:not(.visually-hidden)')).toHaveCount(0);
  await page.getByRole('radio', { name: '表' }).check();
  await expect(page.locator('article.document table').first()).toBeVisible();
});

test('the values of a chart can be shown as a table', async () => {
  const { page } = opened;
  await openPaper(page, '福祉に係る市の統計資料');
  const values = page.locator('.figure table').first();
  await page.getByRole('button', { name: '図の値を表で見る' }).click();
  await expect(values).toHaveCSS('position', 'static');
  await page.getByRole('button', { name: '図の値を表で見る' }).click();
  await expect(values).toHaveCSS('position', 'absolute');
});

test('both versions of a replaced paper are at hand', async () => {
  const { page } = opened;
  await openPaper(page, '課題シート');
  const versions = page.getByRole('list', { name: '版' });
  await expect(versions.getByRole('link', { name: '差替' })).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('.margin')).toContainText('第三者評価の件数を直したため');
  await versions.getByRole('link', { name: '初版' }).click();
  await expect(versions.getByRole('link', { name: '初版' })).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('article.document')).toBeVisible();
});

test('the secretariat says which version a paper is', async () => {
  const { page } = opened;
  await page.locator('nav').getByRole('link', { name: 'はじめの画面' }).click();
  await page.getByRole('button', { name: '版を決める' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '決める' })).toBeDisabled();
  await dialog.getByRole('radio', { name: /初版/u }).check();
  await dialog.getByRole('button', { name: '決める' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('どちらの版ですか')).toHaveCount(0);
});

test('a paper read to its end is marked as read, and the mark can be taken back', async () => {
  const { page } = opened;
  await openPaper(page, '地域福祉をめぐる動向');
  const mark = page.getByRole('checkbox', { name: '読みました' });
  await expect(mark).not.toBeChecked();
  await page.getByRole('region', { name: '地域福祉をめぐる動向' }).press('End');
  await expect(mark).toBeChecked();
  await mark.uncheck();
  await expect(mark).not.toBeChecked();
  await mark.check();
  await page.locator('nav').getByRole('link', { name: 'はじめの画面' }).click();
  const row = page.getByRole('table', { name: '読む資料' }).getByRole('row').filter({ hasText: '資料3' });
  await expect(row).toContainText('読みました');
});

test('a PDF shows its pages with text that can be selected', async () => {
  const { page } = opened;
  await openPaper(page, 'アンケート報告書');
  await expect(page.getByText('全8ページ')).toBeVisible();
  const first = page.getByRole('region', { name: '1ページ', exact: true });
  await expect(first.locator('canvas')).toBeVisible();
  await expect(first.locator('.pdf-text')).toContainText('福祉に関する');
  const before = await first.boundingBox();
  await page.getByRole('button', { name: '拡大' }).click();
  await expect(async () => {
    expect((await first.boundingBox())?.width ?? 0).toBeGreaterThan((before?.width ?? 0) * 1.2);
  }).toPass();
  await page.getByRole('button', { name: '幅に合わせる' }).click();
});

test('a paper that has not come says so', async () => {
  const { page } = opened;
  await openPaper(page, '相談件数の集計');
  await expect(page.getByText('この版はまだ届いていません。')).toBeVisible();
});

test('going back and forward returns to the places', async () => {
  const { page } = opened;
  await openPaper(page, '次第');
  await openPaper(page, '課題シート');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.locator('.bar h1')).toHaveText('次第');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('.bar h1')).toHaveText('課題シート');
  await page.keyboard.press('Control+Alt+ArrowDown');
  await expect(page.locator('.bar h1')).toHaveText('意見・提案シート');
});

test('the checks of a meeting lead to their places', async () => {
  const { page } = opened;
  await page.locator('nav').getByRole('link', { name: '検算' }).click();
  const place = page.getByRole('link', { name: '場所を見る' }).first();
  await place.click();
  await expect(page.locator('[data-arrived]')).toBeVisible();
});

test('members are entered, changed and removed', async () => {
  const { page } = opened;
  await page.locator('nav').getByRole('link', { name: '委員名簿' }).click();
  await page.getByRole('button', { name: '委員を加える' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('氏名').fill('𠮷野 あきら');
  await dialog.getByLabel('区分').fill('公募');
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('row').filter({ hasText: '𠮷野 あきら' })).toContainText('公募');
  await page.getByRole('button', { name: '𠮷野 あきらさんを直す' }).click();
  await dialog.getByLabel('役職').selectOption('viceChair');
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('row').filter({ hasText: '𠮷野 あきら' })).toContainText('副委員長');
  await page.getByRole('button', { name: '𠮷野 あきらさんを外す' }).click();
  await dialog.getByRole('button', { name: '外す' }).click();
  await expect(page.getByRole('row').filter({ hasText: '𠮷野 あきら' })).toHaveCount(0);
});

test('settings take effect at once and stay', async () => {
  const { page } = opened;
  await page.locator('nav').getByRole('link', { name: '文字の大きさと表示' }).click();
  const main = page.locator('main');
  await main.getByRole('radio', { name: '2026年4月28日（火）' }).check();
  await main.getByRole('radio', { name: '暗い' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await main.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Text size and display');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Text size and display');
  await main.getByRole('radio', { name: '日本語' }).check();
  await main.getByRole('radio', { name: '明るい' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
