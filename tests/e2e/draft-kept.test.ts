import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApplication, launch } from './harness/application.ts';
import { killApplication } from './harness/kill-application.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-kept-'));
const file = path.join(folder, 'sample.shingi');
const title = '霞野市地域福祉計画の課題シート';
let opened: LaunchedApplication;

test.beforeAll(async () => {
  execFileSync(process.execPath, [path.join(root, 'build', 'shingi.mjs'), 'sample', '--to', file]);
  opened = await launch({ files: [file] });
});
test.afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

async function edit(page: Page, act: '編集する' | '下書きを続ける'): Promise<void> {
  const meeting = page.locator('nav').getByRole('button', { name: /^第1回/u });
  if ((await meeting.getAttribute('aria-expanded')) !== 'true') {
    await meeting.click();
  }
  await page.locator('nav').getByRole('link', { name: title }).first().click();
  await page.getByRole('button', { name: act }).click();
  await expect(page.locator('.sheet-editor')).toBeVisible();
}

/** Every text of the sheet as it stands in the editor. */
function texts(page: Page): Promise<string[]> {
  return page
    .locator('textarea[data-field]')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
}

const stored = (page: Page) => expect(page.locator('.save-status')).toContainText('保存済み');

test('a sheet of the sample is edited; everything is undone and done again', async () => {
  test.setTimeout(120_000);
  const { page } = opened;
  await edit(page, '編集する');
  const before = await texts(page);

  // Words, a new row, a row moved, a project merged, a row removed.
  await page.getByLabel('評価', { exact: true }).first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('（令和5年4月現在）');
  await page.keyboard.press('Enter');
  await page.keyboard.type('新しく加えた評価です。');
  const indicator = page.getByLabel('指標', { exact: true });
  await indicator.nth(3).click();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Control+m');
  await indicator.nth(0).click();
  await page.keyboard.press('Control+Shift+Delete');
  await stored(page);
  const after = await texts(page);
  expect(after).not.toEqual(before);
  expect(after).toContain('新しく加えた評価です。');

  const undo = page.getByRole('button', { name: '元に戻す' });
  const redo = page.getByRole('button', { name: 'やり直す' });
  await page.keyboard.press('Control+z');
  await expect(redo).toBeEnabled();
  while (await undo.isEnabled()) {
    const now = await texts(page);
    await undo.click();
    await expect
      .poll(async () => (await texts(page)).join() !== now.join() || !(await undo.isEnabled()))
      .toBe(true);
  }
  expect(await texts(page)).toEqual(before);
  while (await redo.isEnabled()) {
    const now = await texts(page);
    await redo.click();
    await expect
      .poll(async () => (await texts(page)).join() !== now.join() || !(await redo.isEnabled()))
      .toBe(true);
  }
  expect(await texts(page)).toEqual(after);
});

test('after a kill the draft is there as it was stored, with its steps', async () => {
  test.setTimeout(120_000);
  const { page } = opened;
  const field = page.getByLabel('評価', { exact: true }).first();
  await field.click();
  await page.keyboard.press('Home');
  await page.keyboard.type('止まる前の文。');
  await stored(page);
  await page.keyboard.type('止まった間際の文。');
  await killApplication(opened.application);

  opened = await launch({ files: [file], userData: opened.userData });
  await edit(opened.page, '下書きを続ける');
  const kept = await opened.page.getByLabel('評価', { exact: true }).first().inputValue();
  expect(kept.startsWith('止まる前の文。')).toBe(true);
  expect('止まる前の文。止まった間際の文。'.startsWith(kept.slice(0, kept.indexOf('令和3年度')))).toBe(true);
  await opened.page.getByRole('button', { name: '元に戻す' }).click();
  await expect
    .poll(() => opened.page.getByLabel('評価', { exact: true }).first().inputValue())
    .not.toContain('止まる');
  await opened.page.getByRole('button', { name: 'やり直す' }).click();
  await expect.poll(() => opened.page.getByLabel('評価', { exact: true }).first().inputValue()).toBe(kept);
});

test('what was typed last is kept when the window is closed at once', async () => {
  test.setTimeout(120_000);
  await opened.page.getByLabel('評価', { exact: true }).nth(1).click();
  await opened.page.keyboard.press('End');
  await opened.page.keyboard.type('閉じる間際。');
  await opened.application.close();
  opened = await launch({ files: [file], userData: opened.userData });
  await edit(opened.page, '下書きを続ける');
  await expect(opened.page.getByLabel('評価', { exact: true }).nth(1)).toHaveValue(/閉じる間際。$/u);
});

test('who changed what stands in the record, for the whole draft and for one row', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: '変更の記録' }).click();
  const record = page.getByRole('complementary', { name: '変更の記録' });
  await expect(record.getByRole('listitem').first()).toContainText('閉じる間際。');
  await expect(record).toContainText('やり直した');
  await expect(record.locator('.history-when').first()).not.toBeEmpty();
  await page.getByLabel('評価', { exact: true }).nth(1).click();
  await record.getByRole('checkbox', { name: '今の行だけ' }).check();
  await expect(record.getByRole('listitem').filter({ hasText: '消した' })).toHaveCount(0);
  await expect(record.getByRole('listitem').first()).toContainText('閉じる間際。');
  await record.getByRole('button', { name: '閉じる' }).click();
});

test('it is published as 差替 with its reason; the version before stays as it was', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: '公表する' }).click();
  const dialog = page.getByRole('dialog', { name: '版にして公表する' });
  await expect(dialog.getByRole('radio', { name: '差替' })).toBeChecked();
  await dialog.getByLabel('替えた理由').fill('評価を書き足したため');
  await dialog.getByRole('button', { name: 'この内容で公表する' }).click();
  const paper = page.locator('article.document');
  await expect(paper).toContainText('閉じる間際。');
  await expect(page.getByText('評価を書き足したため')).toBeVisible();
  const versions = page.getByRole('list', { name: '版' }).getByRole('link');
  const count = await versions.count();
  expect(count).toBeGreaterThan(1);
  await versions.first().click();
  await expect(paper).not.toContainText('閉じる間際。');
  await expect(page.locator('nav').getByText('下書き')).toHaveCount(0);
});
