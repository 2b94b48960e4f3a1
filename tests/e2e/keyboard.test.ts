import { expect, type Page, test } from '@playwright/test';
import { openCommittee } from './committee.ts';
import { focused } from './harness/keys.ts';
import { sharedWindow } from './harness/shared-window.ts';

const opened = sharedWindow(openCommittee);

/** The part of the window that has the focus. */
function regionOfFocus(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? 'none',
  );
}

/** Width in pixels of the outline of the focused element. */
function outlineOfFocus(page: Page): Promise<number> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active === null ? 0 : Number.parseFloat(getComputedStyle(active).outlineWidth);
  });
}

test('reading without a mouse: skip, list, paper, places, margin', async () => {
  const { page } = opened;
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('本文へ進む');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F6');
  expect(await focused(page)).toBe('はじめの画面');
  expect(await outlineOfFocus(page)).toBeGreaterThanOrEqual(3);

  for (let row = 0; row < 6; row += 1) {
    await page.keyboard.press('ArrowDown');
  }
  expect(await focused(page)).toContain('地域福祉をめぐる動向');
  await page.keyboard.press('Enter');
  await expect(page.locator('.bar h1')).toHaveText('地域福祉をめぐる動向');
  const paper = page.getByRole('region', { name: '地域福祉をめぐる動向' });
  await expect(paper).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect.poll(() => paper.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);

  for (const region of ['margin', 'nav', 'bar', 'content']) {
    await page.keyboard.press('F6');
    expect(await regionOfFocus(page)).toBe(region);
  }
  await expect(paper).toBeFocused();
  await page.keyboard.press('Shift+F6');
  expect(await regionOfFocus(page)).toBe('bar');
});

test('every control shows where the focus is', async () => {
  const { page } = opened;
  await page.keyboard.press('Alt+Home');
  await expect(page.getByText('次の会議')).toBeVisible();
  const seen = new Set<string>();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    seen.add(name);
    if (name !== '') {
      expect(await outlineOfFocus(page), `focus on ${name}`).toBeGreaterThanOrEqual(2);
    }
  }
  expect(seen).toContain('新しい版を読む');
  expect(seen).toContain('さがす');
});

test('dialogs hold the focus, Esc closes them, the focus returns', async () => {
  const { page } = opened;
  await page.keyboard.press('F1');
  const dialog = page.getByRole('dialog', { name: 'キーボードの操作' });
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('with large text the list opens by key, takes the focus and gives it back', async () => {
  const { page } = opened;
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Control+=');
  }
  await expect(page.locator('nav')).toBeHidden();
  const button = page.getByRole('button', { name: '資料の一覧' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('nav')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.closest('nav') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.locator('nav')).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Control+0');
  await expect(page.locator('nav')).toBeVisible();
});
