import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { violations } from './accessible.ts';
import { defectsOf } from './committee.ts';
import { type LaunchedApplication, launch } from './harness/application.ts';
import { shingi } from './member-committee.ts';

test.describe.configure({ mode: 'serial' });

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-keyed-'));
const file = path.join(folder, 's.shingi');
const original = '　手すりを付けてください。\n二階の廊下です。';
let opened: LaunchedApplication;
let defects: string[];

test.beforeAll(async () => {
  execFileSync(process.execPath, [path.join(root, 'build', 'shingi.mjs'), 'sample', '--to', file]);
  opened = await launch({ files: [file] });
  defects = defectsOf(opened.page);
  await expect(opened.page.locator('main h1')).toBeVisible();
});
test.afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

test('a sheet that came on paper is begun from the list of what has come', async () => {
  const { page } = opened;
  await page.evaluate(() => {
    window.location.hash = '#/received-sheets';
  });
  await page.locator('main select').selectOption({ index: 0 });
  await expect(page).toHaveURL(/meeting=/u);
  await page.getByRole('button', { name: '紙の意見を書き写す' }).click();
  const dialog = page.getByRole('dialog', { name: '届いたシートを書き写す' });
  await dialog.getByRole('radio', { name: '傍聴者' }).check();
  await dialog.getByLabel('氏名').fill('山里 ふみ');
  await dialog.getByLabel('届いた方法').selectOption({ label: 'ファックス' });
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '書き写しを始める' }).click();
  await expect(page.locator('.bar h1')).toHaveText('シートを書き写す');
  await expect(page.locator('.bar')).toContainText('山里 ふみ');
  expect(await violations(page)).toEqual([]);
});

test('it is copied as it is written, a quotation without a place included, and kept while it is not finished', async () => {
  const { page } = opened;
  await page.getByRole('radio', { name: '要望' }).check();
  await page.getByRole('textbox', { name: '引用する文' }).fill('バリアフリーを進めます');
  await page.getByRole('textbox', { name: '内容' }).fill(original);
  await expect(page.getByRole('button', { name: 'もう1件書く' })).toBeVisible();
  await page.getByRole('textbox', { name: '内容' }).blur();
  await page.evaluate(() => {
    window.location.hash = '#/received-sheets';
  });
  await page.locator('main select').selectOption({ index: 0 });
  await page.getByRole('listitem').filter({ hasText: '山里 ふみ' }).getByRole('link').click();
  await expect(page.getByRole('textbox', { name: '内容' })).toHaveValue(original);
});

test('it is taken in with the day it came, and stands in the list word for word', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: '受け付ける' }).click();
  const dialog = page.getByRole('dialog', { name: '1件を受け付けます' });
  await dialog.getByLabel('届いた日').fill('令和5年7月1日');
  await dialog.getByLabel('届いた時刻').fill('10:30');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '受け付ける' }).click();
  await expect(page.getByRole('heading', { name: '届いたシート', level: 1 })).toBeVisible();
  await expect(page.locator('a[href^="#/sheet-entry/"]')).toHaveCount(0);
  await page.getByRole('link', { name: '山里 ふみ' }).click();
  await expect(page.locator('main')).toContainText('二階の廊下です。');
  await opened.close();
  const { opinions } = shingi<{ opinions: { original: string }[] }>(
    'opinions',
    file,
    '--meeting',
    '令和5年度第1回',
  );
  expect(opinions.map((opinion) => opinion.original)).toContain(original);
  opened = await launch({ files: [file], userData: opened.userData });
});
