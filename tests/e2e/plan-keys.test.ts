import { expect, type Locator, type Page, test } from '@playwright/test';
import { openCommittee } from './committee.ts';
import { enterOn, focused, goByList, press, tabTo } from './harness/keys.ts';
import { sharedWindow } from './harness/shared-window.ts';

// A plan for the next years is made of the one in force, renumbered and set beside it.
test.describe.configure({ mode: 'serial' });

const opened = sharedWindow(openCommittee);

const column = (page: Page, at: 0 | 1): Locator => page.locator('.mapping-column').nth(at);

/** How many items have no mapping yet, on either side. */
async function left(page: Page): Promise<number[]> {
  const text = (await page.locator('.mapping-counts').textContent()) ?? '';
  return [...text.matchAll(/(\d+)件/gu)].map((found) => Number(found[1]));
}

/** Goes to the place of that name beside this one. */
async function toPlace(page: Page, name: string, back = false): Promise<void> {
  const link = page.locator('nav.places').getByRole('link', { name, exact: true });
  await enterOn(page, link, { back });
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('the next plan is copied from the one in force, and its numbers are written in another way', async () => {
  const { page } = opened;
  await goByList(page, '計画');
  await expect(page.getByRole('heading', { level: 1, name: '計画の体系' })).toBeVisible();
  await enterOn(page, page.getByRole('button', { name: '写しから案を作る' }));
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByRole('radio', { checked: true }));
  await press(page, 'ArrowDown');
  await expect(dialog.getByRole('radio', { name: '対応は後で付ける' })).toBeChecked();
  await enterOn(page, dialog.getByRole('button', { name: '保存' }));
  await expect(dialog).toHaveCount(0);
  const chosen = page.getByLabel('計画', { exact: true });
  await expect(chosen.locator('option:checked')).toContainText('案2');
  const policy = page.getByRole('treeitem').filter({ hasText: '施策1-1' }).first();
  await expect(policy).toBeVisible();

  const edit = page.getByRole('button', { name: '名前と期間を直す' });
  await enterOn(page, edit);
  await tabTo(page, dialog.getByLabel('施策と事業の番号'));
  await page.keyboard.press('ArrowDown');
  await enterOn(page, dialog.getByRole('button', { name: '保存' }));
  await expect(dialog).toHaveCount(0);
  await expect(edit).toBeFocused();
  await expect(page.getByRole('treeitem').filter({ hasText: '施策(1)' }).first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(policy).toBeVisible();
});

test('an item of the tree is added, renamed and moved, and keeps the focus all the way', async () => {
  const { page } = opened;
  const goal = page.getByRole('treeitem').first();
  await tabTo(page, goal);
  // The buttons above the tree act on the row that is chosen; Shift + Tab leads to them.
  await enterOn(page, page.getByRole('button', { name: '基本目標を加える' }), { back: true });
  await page.keyboard.type('だれもが学べるまち');
  await press(page, 'Enter', 'Escape');
  const added = page.getByRole('treeitem', { name: 'だれもが学べるまち' });
  await expect(added).toBeFocused();
  await expect(added).toContainText('基本目標2');
  await press(page, 'Alt+Shift+ArrowUp');
  await expect(added).toContainText('基本目標1');
  await expect(added).toBeFocused();
  await press(page, 'F2');
  await press(page, 'Control+a');
  await page.keyboard.type('学びつづけるまち');
  await press(page, 'Enter');
  await expect(page.getByRole('treeitem', { name: '学びつづけるまち' })).toBeFocused();
});

test('items are mapped one after the other, and the focus goes on to the next', async () => {
  const { page } = opened;
  await toPlace(page, '新旧対応', true);
  const [from, to] = [column(page, 0), column(page, 1)];
  const before = await left(page);
  const nextOpen = from.getByRole('checkbox').nth(1);
  await tabTo(page, from.getByRole('checkbox').first());
  const first = await page.locator(':focus').evaluate((box) => box.closest('label')?.textContent ?? '');
  expect(first).toContain('未整理');
  await page.keyboard.press('Space');
  await tabTo(page, to.getByRole('checkbox').first());
  await page.keyboard.press('Space');
  const kinds = page.getByRole('radio', { checked: true });
  await tabTo(page, kinds);
  await expect(kinds).toHaveAccessibleName('継承');
  // A kind that does not fit is said aloud, not only shown.
  await press(page, 'ArrowRight');
  await expect(page.getByRole('status').filter({ hasText: '「統合」は、' })).toBeVisible();
  await press(page, 'ArrowLeft');
  await tabTo(page, page.getByLabel('備考'));
  await page.keyboard.type('名前だけ改める');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: '名前だけ改める' })).toBeVisible();
  expect(await left(page)).toEqual(before.map((count) => count - 1));
  await expect(nextOpen).toBeFocused();
  await expect(nextOpen).toBeInViewport();

  // Dropped from the plan: one side alone.
  await page.keyboard.press('Space');
  await enterOn(page, page.getByRole('button', { name: 'この対応を付ける' }));
  await expect.poll(() => left(page)).toEqual([(before[0] ?? 0) - 2, (before[1] ?? 0) - 1]);
  await expect(from.getByRole('checkbox').nth(2)).toBeFocused();

  // Ctrl + Z takes it back from where the focus is, which is on a box to tick.
  await page.keyboard.press('Control+z');
  await expect.poll(() => left(page)).toEqual(before.map((count) => count - 1));
  await page.keyboard.press('Control+y');
  await expect.poll(() => left(page)).toEqual([(before[0] ?? 0) - 2, (before[1] ?? 0) - 1]);
});

test('a mapping is changed and left as it was, and the focus comes back to its row', async () => {
  const { page } = opened;
  const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: '名前だけ改める' }) });
  const edit = row.getByRole('button').first();
  await enterOn(page, edit);
  expect(await focused(page)).toBe('対応を直す');
  await enterOn(page, page.getByRole('button', { name: '選び直す' }));
  await expect(edit).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('備考'));
  await press(page, 'End');
  await page.keyboard.type('ため');
  await page.keyboard.press('Enter');
  const renamed = page.getByRole('row').filter({ hasText: '名前だけ改めるため' });
  await expect(renamed.getByRole('button').first()).toBeFocused();
});

test('the shared contents take a step back from the choice of a cell', async () => {
  const { page } = opened;
  await toPlace(page, '共通目次', true);
  await tabTo(page, page.getByLabel('章や節の名前'));
  await page.keyboard.type('施策の展開');
  await press(page, 'Enter');
  const cell = page.getByRole('combobox', { name: /^施策の展開/u }).first();
  await expect(cell).toBeVisible();
  await tabTo(page, cell, { back: true });
  await press(page, 'ArrowDown');
  await expect(cell).not.toHaveValue('');
  await press(page, 'Control+z');
  await expect(cell).toHaveValue('');
  await expect(cell).toBeFocused();
});
