import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type OpenCommittee, openCommittee, openPaper } from './committee.ts';
import { answerDialogs, clickMenu } from './harness/application.ts';

const root = path.resolve(import.meta.dirname, '../..');
const packet = path.join(root, 'sample', 'meeting-2.md');

let opened: OpenCommittee;
test.beforeAll(async () => {
  opened = await openCommittee();
});
test.afterAll(async () => {
  await opened.close();
});

test('a packet is brought in and every paper of it can be opened', async () => {
  const { page, application } = opened;
  await answerDialogs(application, { open: [packet] });
  await clickMenu(application, 'import-packet');
  await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  const report = page.locator('.report');
  await expect(report.getByRole('heading', { name: 'meeting-2.md' })).toBeVisible();
  await expect(report).toContainText('件の資料を読み取りました');
  const papers = report.getByRole('rowheader').getByRole('link');
  const names = await papers.allTextContents();
  expect(names.length).toBeGreaterThan(3);
  const addresses = await papers.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const address of addresses) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, address);
    await expect(page.locator('article.document [data-block-id]').first()).toBeVisible();
  }
});

test('the same packet a second time changes nothing and says so', async () => {
  const { page, application } = opened;
  await answerDialogs(application, { open: [packet] });
  await clickMenu(application, 'import-packet');
  await page.getByRole('button', { name: /ファイルを選ぶ|取り込む/u }).click();
  await expect(page.locator('.report')).toContainText('新しい資料はありませんでした');
});

for (const [name, bytes, sentence] of [
  ['empty.md', new Uint8Array(), 'ファイルが空です'],
  [
    'picture.md',
    Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256),
    '文字のファイルではない',
  ],
] as const) {
  test(`${name} is refused in a clear sentence`, async () => {
    const { page, application } = opened;
    const file = path.join(opened.folder, name);
    writeFileSync(file, bytes);
    await answerDialogs(application, { open: [file] });
    await page.locator('nav').getByRole('link', { name: 'はじめの画面' }).click();
    await clickMenu(application, 'import-packet');
    await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
    await expect(page.getByRole('alert')).toContainText(sentence);
    await expect(page.getByText('委員会ファイルは元のままです。')).toBeVisible();
  });
}

test('a PDF becomes a paper of the meeting', async () => {
  const { page, application } = opened;
  await answerDialogs(application, { open: [path.join(root, 'sample', 'survey-report.pdf')] });
  await clickMenu(application, 'add-material');
  await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await expect(page.getByText('survey-report.pdf')).toBeVisible();
  await page.getByLabel('会議', { exact: true }).selectOption({ index: 0 });
  await page.getByLabel('資料の名前').fill('参考の調査報告');
  await page.getByLabel('資料番号').fill('9');
  await page.getByRole('button', { name: '加える' }).click();
  await expect(page.locator('.bar h1')).toHaveText('参考の調査報告');
  await expect(page.locator('.pdf-page canvas').first()).toBeVisible();
});

test('the packet of a meeting becomes one PDF, with its text beside it', async () => {
  test.setTimeout(180_000);
  const { page, application, folder } = opened;
  const target = path.join(folder, 'packet.pdf');
  await clickMenu(application, 'export-packet');
  await page
    .getByLabel('会議', { exact: true })
    .selectOption({ label: '令和5年度　第1回　みはらし野市地域福祉推進委員会' });
  await expect(page.getByRole('heading', { name: '綴じる前に' })).toBeVisible();
  await expect(page.locator('.preflight')).toContainText('相談件数の集計');
  await page.getByRole('checkbox', { name: '文字だけのファイルも作る' }).check();
  await answerDialogs(application, { save: target });
  await page.getByRole('button', { name: '保存先を選んで PDF にする' }).click();
  const report = page.locator('.report');
  await expect(report.getByRole('heading')).toContainText('ページの PDF ができました', { timeout: 150_000 });
  await expect(report).toContainText(target);
  await expect(report.getByRole('button', { name: '開く' })).toBeVisible();
  expect(readFileSync(target).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const twin = await report.getByText(/packet\.txt$/u).textContent();
  expect(readFileSync(twin ?? '', 'utf8')).toContain('計画づくりの日程について');
});

test('making the PDF can be stopped; nothing is left behind', async () => {
  test.setTimeout(120_000);
  const { page, application, folder } = opened;
  const target = path.join(folder, 'stopped.pdf');
  await page.locator('nav').getByRole('link', { name: 'はじめの画面' }).click();
  await clickMenu(application, 'export-packet');
  await answerDialogs(application, { save: target });
  await page.getByRole('button', { name: '保存先を選んで PDF にする' }).click();
  await page.locator('.job').getByRole('button', { name: 'やめる' }).click();
  await expect(page.getByText('やめました。PDF は作っていません。')).toBeVisible({ timeout: 60_000 });
  expect(existsSync(target)).toBe(false);
});

test('a backup is made and the file is sound', async () => {
  const { page, application, folder } = opened;
  const target = path.join(folder, 'backup.shingi');
  await clickMenu(application, 'back-up');
  await answerDialogs(application, { save: target });
  await page.getByRole('button', { name: '場所を選んで作る' }).click();
  await expect(page.getByText(`控えを作りました。${target}`)).toBeVisible();
  expect(existsSync(target)).toBe(true);
  await page.getByRole('button', { name: '点検する' }).click();
  await expect(page.getByText('壊れたところはありません。')).toBeVisible();
});

test('tables go out as CSV', async () => {
  const { page, application, folder } = opened;
  const target = path.join(folder, 'tables.csv');
  await openPaper(page, '福祉に係る市の統計資料');
  await answerDialogs(application, { save: target });
  // Showing the folder is the system's business.
  await application.evaluate(({ shell }) => {
    shell.showItemInFolder = () => undefined;
  });
  await page.getByRole('button', { name: '表を Excel か CSV に' }).click();
  await expect.poll(() => existsSync(target)).toBe(true);
  expect(readFileSync(target, 'utf8')).toContain('25592');
});
