import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { notFound, poppler } from '../service/exports/reading.ts';
import { openCommittee } from './committee.ts';
import { clickMenu } from './harness/application.ts';
import { focused } from './harness/keys.ts';
import { sharedWindow } from './harness/shared-window.ts';
import { textsOfTypedSheet, typedSheet } from './typed-sheet.ts';

const opened = sharedWindow(openCommittee);

/** Types texts one after the other, each ended with Enter. */
async function typeLines(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

/** Types the cells of a row, Tab between them and Enter behind the last. */
async function typeCells(page: Page, cells: readonly string[]): Promise<void> {
  for (const [index, cell] of cells.entries()) {
    await page.keyboard.type(cell);
    await page.keyboard.press(index === cells.length - 1 ? 'Enter' : 'Tab');
  }
}

test('a whole sheet is typed from nothing by keyboard alone', async () => {
  test.setTimeout(120_000);
  const { page, application } = opened;
  await clickMenu(application, 'new-issue-sheet');
  const dialog = page.getByRole('dialog', { name: '新しい課題シート' });
  await expect(dialog.getByLabel('紙の上の題')).toBeFocused();
  await page.keyboard.type(typedSheet.paperTitle);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('基本目標の見出し');

  await page.keyboard.type(typedSheet.goal);
  await page.keyboard.press('Enter');
  for (const { policy, items } of typedSheet.visions) {
    expect(await focused(page)).toBe('施策');
    await typeLines(page, [policy, ...items, '']);
  }
  // A policy that is left blank ends the part.
  await page.keyboard.press('Enter');

  expect(await focused(page)).toBe('現状の年度');
  await typeLines(page, typedSheet.periods);
  for (const { project, cells, merged } of typedSheet.indicators) {
    expect(await focused(page)).toBe('事業名');
    if (merged) {
      await page.keyboard.press('Control+m');
      await expect.poll(() => focused(page)).toBe('指標');
    }
    await typeCells(page, merged ? cells : [project, ...cells]);
  }
  await page.keyboard.press('Enter');

  await typeLines(page, [typedSheet.planPeriods[2], typedSheet.planPeriods[0], typedSheet.planPeriods[1]]);
  for (const cells of typedSheet.planIndicators) {
    await typeCells(page, cells);
  }
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('評価');
  await typeLines(page, [...typedSheet.evaluations, '']);
  for (const cells of typedSheet.findings) {
    await typeCells(page, cells);
  }
  await page.keyboard.press('Enter');
  for (const { title, items } of typedSheet.trends) {
    expect(await focused(page)).toBe('法令や計画の名前');
    await typeLines(page, [title, ...items, '']);
  }
  await page.keyboard.press('Enter');
  for (const { policy, current, issues } of typedSheet.challenges) {
    expect(await focused(page)).toBe('施策');
    await typeLines(page, [policy, ...current, '', ...issues, '']);
  }
  // The blank policy at the end goes with Enter too; the focus stays where a further goal would begin, and undo still works.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '基本目標を加える' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(() => focused(page)).toBe('施策');
  await page.keyboard.press('Control+y');
  await expect(page.getByLabel('施策', { exact: true })).toHaveCount(
    typedSheet.visions.length + typedSheet.challenges.length,
  );
  await expect(page.locator('.save-status')).toContainText('保存済み');
});

test('it is published and printed, and nothing that was typed is missing', async () => {
  test.setTimeout(180_000);
  const { page, application } = opened;
  await page.getByRole('button', { name: '公表する' }).click();
  const dialog = page.getByRole('dialog', { name: '版にして公表する' });
  await expect(dialog.getByRole('radio', { name: '初版' })).toBeChecked();
  await dialog.getByRole('button', { name: 'この内容で公表する' }).click();
  await expect(page.locator('article.document')).toContainText(typedSheet.goal);
  const paper = page.locator('article.document');
  for (const text of textsOfTypedSheet()) {
    await expect(paper).toContainText(text);
  }
  await expect(paper.locator('tbody th.spans-rows')).toHaveText('居場所づくり');

  await application.evaluate(({ shell }) => {
    shell.openPath = (file) => {
      (globalThis as { printed?: string }).printed = file;
      return Promise.resolve('');
    };
  });
  await page.getByRole('button', { name: '印刷' }).click();
  await expect(page.getByRole('dialog', { name: /^印刷/u })).toContainText(
    'ページを、いつもの PDF の画面で',
    {
      timeout: 150_000,
    },
  );
  const printed = await application.evaluate(() => (globalThis as { printed?: string }).printed ?? '');
  expect(path.extname(printed)).toBe('.pdf');
  expect(poppler, 'pdftotext is needed to read the print').toBe(true);
  expect(notFound(printed, textsOfTypedSheet(), 'raw')).toEqual([]);
});
