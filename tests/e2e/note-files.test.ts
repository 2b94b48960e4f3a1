import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { violations } from './accessible.ts';
import { defectsOf, type OpenCommittee, openCommittee, openPaper } from './committee.ts';
import { answerDialogs, clickMenu } from './harness/application.ts';
import { block, choiceStrip, expectSigns, selectText, tool } from './marking.ts';

let opened: OpenCommittee;
let defects: string[];

test.beforeAll(async () => {
  opened = await openCommittee();
  defects = defectsOf(opened.page);
  const { page } = opened;
  await openPaper(page, '地域福祉をめぐる動向');
  const paragraph = block(page, '一つの家庭が');
  await selectText(page, paragraph, 0, 6);
  await tool(choiceStrip(page), '質問').click();
  await page.keyboard.type('だれも知らない一言');
  await page.keyboard.press('Escape');
  await expectSigns(page, ['？1 質問']);
});
test.afterAll(async () => {
  await opened.close();
  expect(defects).toEqual([]);
});

const dialog = (page: Page) => page.getByRole('dialog', { name: '書き込み入りPDF' });

test('a paper is written with its notes, private ones only when that is ticked, with a warning', async () => {
  const { page, application, folder } = opened;
  await page.getByRole('button', { name: '書き込み入りPDF' }).click();
  await expect(dialog(page)).toContainText('入るメモがありません。');
  await expect(dialog(page)).toContainText('自分だけのメモ1件は入りません。');
  await expect(dialog(page).getByRole('button', { name: '保存先を選んで作る' })).toBeDisabled();
  await expect(dialog(page)).not.toContainText('ほかの人に渡さないでください');
  await dialog(page).getByLabel('自分だけのメモ').check();
  await expect(dialog(page)).toContainText('ほかの人に渡さないでください');
  await expect(dialog(page)).toContainText('1件が入ります。');
  expect(await violations(page)).toEqual([]);
  const target = path.join(folder, 'noted.pdf');
  await answerDialogs(application, { save: target });
  await dialog(page).getByRole('button', { name: '保存先を選んで作る' }).click();
  await expect(dialog(page)).toContainText(target, { timeout: 60_000 });
  await expect(dialog(page)).toContainText('メモ1件');
  expect(readFileSync(target).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await dialog(page).getByRole('button', { name: '閉じる' }).click();
  await expect(page.getByRole('button', { name: '書き込み入りPDF' })).toBeFocused();
});

test('from the notes list, printed in the margin and as a table', async () => {
  const { page, application, folder } = opened;
  await page.locator('nav').getByRole('link', { name: 'メモの一覧' }).click();
  await page.getByRole('button', { name: '書き込み入りPDF' }).click();
  await dialog(page).getByLabel('自分だけのメモ').check();
  await dialog(page)
    .getByLabel(/資料の横に印刷して/u)
    .check();
  const margin = path.join(folder, 'margin.pdf');
  await answerDialogs(application, { save: margin });
  await dialog(page).getByRole('button', { name: '保存先を選んで作る' }).click();
  await expect(dialog(page)).toContainText(margin, { timeout: 60_000 });
  expect(existsSync(margin)).toBe(true);
  await dialog(page).getByRole('button', { name: '閉じる' }).click();

  await page.getByRole('button', { name: '書き込み入りPDF' }).click();
  await dialog(page).getByLabel('メモの一覧表だけ').check();
  await dialog(page).getByLabel('自分だけのメモ').check();
  await dialog(page).getByLabel('どの資料').selectOption({ label: 'すべての資料' });
  const table = path.join(folder, 'notes.csv');
  rmSync(table, { force: true });
  await answerDialogs(application, { save: table });
  await dialog(page).getByRole('button', { name: 'CSV で保存' }).click();
  await expect(dialog(page)).toContainText('1件の一覧表ができました。', { timeout: 60_000 });
  expect(readFileSync(table, 'utf8')).toContain('だれも知らない一言');
  await dialog(page).getByRole('button', { name: '閉じる' }).click();
});

test('from the screen of the packet, by colour', async () => {
  const { page, application } = opened;
  await clickMenu(application, 'export-packet');
  await page.getByRole('button', { name: '書き込み入りPDF' }).click();
  await expect(dialog(page).getByLabel('どの資料')).toContainText('会議資料の一式');
  await dialog(page).getByLabel('自分だけのメモ').check();
  await expect(dialog(page)).toContainText('1件が入ります。');
  await dialog(page).getByLabel('色').selectOption('idea');
  await expect(dialog(page)).toContainText('入るメモがありません。');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('the keys for marks are in the list of keys', async () => {
  const { page, application } = opened;
  await clickMenu(application, 'keyboard-help');
  const help = page.getByRole('dialog', { name: 'キーボードの操作' });
  const row = help.getByRole('row', { name: /F7/u });
  await expect(row).toContainText('文字を選ぶモード');
  await help.getByRole('button', { name: '閉じる' }).click();
});
