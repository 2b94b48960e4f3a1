import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { writeEmptyCommittee } from '../renderer/fixture-committee.ts';
import { defectsOf } from './committee.ts';
import { clickMenu, type LaunchedApplication, launch } from './harness/application.ts';

// A committee that has nothing yet, by keyboard alone; each goes on where the one before has left the file.
test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-first-'));
let opened: LaunchedApplication;
let defects: string[];

test.beforeAll(async () => {
  const file = path.join(folder, 'new.shingi');
  writeEmptyCommittee(file);
  opened = await launch({ files: [file] });
  defects = defectsOf(opened.page);
  await expect(opened.page.getByText('まだ資料がありません。')).toBeVisible();
});
test.afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

/** Goes with Tab to what is called so, and presses Enter on it. */
async function enterAt(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const here = await page.evaluate(() => {
      const { activeElement: active } = document;
      return (
        active?.getAttribute('aria-label') ?? (active === document.body ? '' : (active?.textContent ?? ''))
      );
    });
    if (here.trim() === name) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${name}`);
}

test('a dialog that lacks something says what, and goes there', async () => {
  const { page } = opened;
  await enterAt(page, '課題シートを書く');
  const dialog = page.getByRole('dialog', { name: '新しい課題シート' });
  await page.keyboard.type('みはらし野市　課題シート');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('会議の名前')).toBeFocused();
  await expect(dialog.locator('label', { hasText: '会議の名前' })).toHaveAttribute('data-required', '必須');
  await expect(dialog.getByRole('alert')).toHaveText('「会議の名前」を入れてください。');
  // A command of the menu leads nowhere meanwhile: what is typed would be lost.
  await clickMenu(opened.application, 'find');
  // The sentence stands in the dialog: what lies behind it neither is seen nor speaks.
  const said = dialog.getByRole('alert').filter({ hasText: '開いている小窓を先に閉じてください。' });
  await expect(said).toBeInViewport();
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(said).toHaveCSS('border-left-width', '6px');
  await page.emulateMedia({ forcedColors: 'none' });
  await expect(dialog.getByLabel('紙の上の題')).toHaveValue('みはらし野市　課題シート');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '課題シートを書く' })).toBeFocused();
});

test('the first plan is made, undone as a whole and brought back', async () => {
  const { page } = opened;
  await enterAt(page, '計画の体系を作る');
  await enterAt(page, '計画を作る');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('こども計画');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The button that opened the dialog is gone: the focus stays in the screen.
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await enterAt(page, '基本目標を加える');
  await page.keyboard.type('育つ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: '育つ' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: '基本理念を加える' })).toBeFocused();

  const undo = page.getByRole('button', { name: '元に戻す' });
  const redo = page.getByRole('button', { name: 'やり直す' });
  await enterAt(page, '元に戻す');
  await expect(page.getByRole('treeitem', { name: '育つ' })).toBeVisible();
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem')).toHaveCount(0);
  await page.keyboard.press('Enter');
  // Even the plan itself is undone, and there is a way forward.
  await expect(page.getByRole('button', { name: '計画を作る' })).toBeVisible();
  await expect(undo).toBeDisabled();
  await enterAt(page, 'やり直す');
  await expect(page.getByText('まだ何もありません。')).toBeVisible();
  await expect(redo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: '育つ' })).toBeVisible();
  // The menu takes steps back here too.
  await clickMenu(opened.application, 'undo');
  await expect(page.getByRole('treeitem', { name: '育つ' })).toHaveCount(0);
  await clickMenu(opened.application, 'redo');
  await expect(page.getByRole('treeitem', { name: '育つ' })).toBeVisible();
});

test('a sheet is begun, and the first screen leads back to it', async () => {
  const { page } = opened;
  await enterAt(page, 'はじめの画面');
  await enterAt(page, '課題シートを書く');
  await page.keyboard.press('Enter');
  await page.keyboard.type('第1回');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('基本目標の見出し')).toBeFocused();
  await page.keyboard.type('育つ');
  await page.keyboard.press('Control+s');
  await expect(page.locator('.save-status')).toContainText('保存済み');
  await page.getByRole('link', { name: 'はじめの画面' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '書きかけの下書き' })).toBeVisible();
  await enterAt(page, '課題シートの下書きを続ける');
  await expect(page.getByLabel('基本目標の見出し')).toHaveValue('基本目標1「育つ」についての課題');
});
