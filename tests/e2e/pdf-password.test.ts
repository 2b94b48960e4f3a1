import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { encryptedPdf, plainPdf } from '../formats/pdf/fixtures.ts';
import { violations } from './accessible.ts';
import { defectsOf, type OpenCommittee, openCommittee } from './committee.ts';
import { answerDialogs, clickMenu } from './harness/application.ts';

const password = 'geheim-7';

let opened: OpenCommittee;
let page: Page;
let defects: string[];
let file: string;
let bytes: Uint8Array;

test.beforeAll(async () => {
  opened = await openCommittee();
  ({ page } = opened);
  defects = defectsOf(page);
  bytes = await encryptedPdf('words behind a password', password);
  file = path.join(opened.folder, 'locked.pdf');
  writeFileSync(file, bytes);
});
test.afterAll(async () => {
  await opened.close();
  expect(defects).toEqual([]);
});

test('a locked PDF is taken in with its password, as it came, and can be searched, read and printed', async () => {
  const { application, folder } = opened;
  await answerDialogs(application, { open: [file] });
  await clickMenu(application, 'add-material');
  await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await page.getByLabel('資料の名前').fill('鍵のかかった資料');
  await page.getByLabel('資料番号').fill('9');
  await page.getByRole('button', { name: '加える' }).click();
  const dialog = page.getByRole('dialog', { name: 'PDF のパスワード' });
  await expect(dialog).toContainText('locked.pdf');
  await expect(dialog.getByLabel('パスワード')).toBeFocused();
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('パスワードが違います。');
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('パスワード').fill(password);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);

  // The window asks for it again: it is not stored with the paper.
  await expect(page.locator('.bar h1')).toHaveText('鍵のかかった資料');
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: '開く' }).click();
  await expect(page.locator('.pdf-picture[data-drawn]').first()).toBeVisible();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('behind');
  await expect(page.getByRole('search').getByRole('status')).toContainText('1か所の1番目');
  await page.keyboard.press('Escape');

  const target = path.join(folder, 'printed.pdf');
  await answerDialogs(application, { save: target });
  await page.getByRole('button', { name: '書き込み入りPDF' }).click();
  const noted = page.getByRole('dialog', { name: '書き込み入りPDF' });
  await expect(noted).toContainText('入るメモがありません。');
  await page.keyboard.press('Escape');
  await clickMenu(application, 'mark-bookmark');
  await page.getByRole('button', { name: '書き込み入りPDF' }).click();
  await noted.getByLabel('自分だけのメモ').check();
  await noted.getByRole('button', { name: '保存先を選んで作る' }).click();
  await expect(noted).toContainText(target, { timeout: 60_000 });
  expect(readFileSync(target).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await noted.getByRole('button', { name: '閉じる' }).click();
});

test('of a folder with locked PDFs each is asked for, one is left out, and the rest is taken in', async () => {
  const { application, folder } = opened;
  const packet = path.join(folder, 'packet');
  mkdirSync(packet);
  for (const [name, secret] of [
    ['1-first.pdf', 'ichi-1'],
    ['2-twin.pdf', 'ichi-1'],
    ['3-lost.pdf', 'nobody-knows'],
  ] as const) {
    writeFileSync(path.join(packet, name), await encryptedPdf(`words of ${name}`, secret));
  }
  writeFileSync(path.join(packet, '4-open.pdf'), await plainPdf(['words for everybody']));
  await answerDialogs(application, { open: [packet] });
  await clickMenu(application, 'import-packet');
  await page.getByLabel('どの会議の資料か').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'フォルダーを選ぶ' }).click();
  const dialog = page.getByRole('dialog', { name: 'PDF のパスワード' });
  await expect(dialog).toContainText('1-first.pdf');
  await expect(dialog).toContainText('ほかに2件');
  await expect(dialog.getByLabel('パスワード')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  // Whoever stops here has taken in nothing.
  await page.keyboard.press('Escape');
  await expect(page.getByText('取込みをやめました。')).toBeVisible();
  await expect(page.locator('nav')).not.toContainText('4-open');

  await page.getByRole('button', { name: 'フォルダーを選ぶ' }).click();
  await expect(dialog.getByLabel('パスワード')).toBeFocused();
  await page.keyboard.type('ichi-1');
  await page.keyboard.press('Enter');
  // The twin has the same password and is not asked for.
  await expect(dialog).toContainText('3-lost.pdf');
  await expect(dialog).not.toContainText('ほかに');
  await dialog.getByRole('button', { name: 'この PDF は入れない' }).click();
  await expect(dialog).toHaveCount(0);
  const left = page.locator('section.report').filter({ hasText: '入れなかった PDF' });
  await expect(left).toContainText('3-lost.pdf');
  for (const name of ['1-first', '2-twin', '4-open']) {
    await expect(page.locator('nav')).toContainText(name);
  }
  await expect(page.locator('nav')).not.toContainText('3-lost');
  expect(await violations(page)).toEqual([]);
});
