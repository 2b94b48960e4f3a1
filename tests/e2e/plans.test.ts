import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readCalendar } from '../formats/calendar/read-calendar.ts';
import { openCommittee } from './committee.ts';
import { answerDialogs } from './harness/application.ts';
import { enterOn } from './harness/keys.ts';
import { sharedWindow } from './harness/shared-window.ts';

// Each goes on where the one before has left the file.
test.describe.configure({ mode: 'serial' });

const opened = sharedWindow(openCommittee);

/** The rows of the tree as they read, indented by level. */
async function treeLines(page: Page): Promise<string[]> {
  return page.getByRole('treeitem').evaluateAll((rows) =>
    rows.map((row) => {
      const number = row.querySelector('.tree-number')?.textContent ?? '';
      const title = row.querySelector('.tree-title')?.textContent ?? '';
      return `${' '.repeat(Number(row.getAttribute('aria-level')) - 1)}${number} ${title}`;
    }),
  );
}

/** Types titles one after the other into the field that is open, and leaves it. */
async function typeTitles(page: Page, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    const field = page.locator('.tree-new input');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('');
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('treeitem', { name: title, exact: false }).first()).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(page.locator('.tree-new')).toHaveCount(0);
}

test('a plan is built, moved about and taken back by keyboard alone', async () => {
  const { page } = opened;
  await page.locator('nav.nav').getByRole('link', { name: '計画', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '計画の体系' })).toBeVisible();
  await enterOn(page, page.getByRole('button', { name: '計画を加える', exact: true }));
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('こども計画');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('まだ何もありません。')).toBeVisible();

  await enterOn(page, page.getByRole('button', { name: '基本目標を加える', exact: true }));
  await typeTitles(page, '育つ', '支える');
  // The last one entered is selected; its policies go below it.
  await page.getByRole('treeitem', { name: '支える' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('treeitem', { name: '育つ' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('button', { name: '施策を加える' }).focus();
  await page.keyboard.press('Enter');
  await typeTitles(page, '遊び場', '学び');
  expect(await treeLines(page)).toEqual([
    '基本目標1 育つ',
    ' 施策1-1 遊び場',
    ' 施策1-2 学び',
    '基本目標2 支える',
  ]);

  const learning = page.getByRole('treeitem', { name: '学び' });
  await learning.focus();
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(learning).toContainText('施策1-1');
  await expect(learning).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(learning).toContainText('施策1-2');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect(learning).toContainText('事業1-1-1');
  await expect(learning).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect(learning).toContainText('基本目標2');
  expect(await treeLines(page)).toEqual([
    '基本目標1 育つ',
    ' 施策1-1 遊び場',
    '基本目標2 学び',
    '基本目標3 支える',
  ]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('学びの場');
  await page.keyboard.press('Enter');
  const renamed = page.getByRole('treeitem', { name: '学びの場' });
  await expect(renamed).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('treeitem', { name: '育つ' })).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('treeitem')).toHaveCount(3);
  await page.keyboard.press('Delete');
  await expect(page.getByText('外しました　基本目標1　育つ（中にあった1件も）').first()).toBeVisible();
  expect(await treeLines(page)).toEqual(['基本目標1 学びの場', '基本目標2 支える']);

  // What comes back takes the focus.
  await expect(page.getByRole('treeitem', { name: '学びの場' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('treeitem', { name: '育つ' })).toBeFocused();
  for (let step = 0; step < 2; step += 1) {
    await page.keyboard.press('Control+z');
  }
  // It comes back as it was: closed.
  await page.getByRole('treeitem', { name: '育つ' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => treeLines(page))
    .toEqual(['基本目標1 育つ', ' 施策1-1 遊び場', ' 施策1-2 学び', '基本目標2 支える']);
  await page.keyboard.press('Control+y');
  await expect.poll(() => treeLines(page)).toContain('基本目標2 学び');
});

test('rows are dragged and renamed with the mouse, and a move that makes no sense is refused', async () => {
  const { page } = opened;
  const row = (name: string) => page.getByRole('treeitem', { name });
  const height = 40;
  await row('遊び場').dragTo(row('支える'), { targetPosition: { x: 200, y: height / 2 } });
  await expect
    .poll(() => treeLines(page))
    .toEqual(['基本目標1 育つ', '基本目標2 学び', '基本目標3 支える', ' 施策3-1 遊び場']);
  await row('支える').dragTo(row('育つ'), { targetPosition: { x: 200, y: 3 } });
  await expect
    .poll(() => treeLines(page))
    .toEqual(['基本目標1 支える', ' 施策1-1 遊び場', '基本目標2 育つ', '基本目標3 学び']);
  const before = await treeLines(page);
  await row('支える').dragTo(row('遊び場'), { targetPosition: { x: 200, y: height / 2 } });
  expect(await treeLines(page)).toEqual(before);
  await row('育つ').dblclick();
  await page.locator('.tree-input').fill('すこやかに育つ');
  await row('学び').click();
  await expect(row('すこやかに育つ')).toBeVisible();
  await expect(row('学び')).toBeFocused();
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(row('すこやかに育つ')).toHaveCount(0);
});

test('Enter that an input method takes for itself ends no title', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: '基本目標を加える' }).click();
  const field = page.locator('.tree-new input');
  await field.fill('へんかんちゅう');
  await field.evaluate((element) =>
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true }),
    ),
  );
  await expect(field).toHaveValue('へんかんちゅう');
  await field.fill('');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
});

test('a title that is typed is kept when a key leads to another screen', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: '基本目標を加える' }).click();
  await page.keyboard.type('打ちかけの目標');
  await page.keyboard.press('Alt+Home');
  await expect(page.getByText('次の会議').first()).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('treeitem', { name: '打ちかけの目標' })).toBeVisible();
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(page.getByRole('treeitem', { name: '打ちかけの目標' })).toHaveCount(0);
});

test('what became of what is said, listed and exported', async () => {
  const { page, application, folder } = opened;
  await page.getByRole('link', { name: '新旧対応' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '新旧対応' })).toBeVisible();
  const plans = page.getByRole('combobox');
  await plans.nth(0).selectOption({ label: 'みはらし野市地域福祉計画（現行計画）' });
  await plans.nth(1).selectOption({ label: 'こども計画（現行計画）' });
  const counts = page.locator('.mapping-counts');
  const open = async () => (await counts.textContent()) ?? '';
  const before = await open();
  const left = page.locator('.mapping-column').nth(0);
  const right = page.locator('.mapping-column').nth(1);
  await left.getByRole('checkbox').nth(0).check();
  await left.getByRole('checkbox').nth(1).check();
  await right.getByRole('checkbox', { name: '支える' }).check();
  await expect(page.getByRole('radio', { name: '統合' })).toBeChecked();
  // The form comes up over the columns, and leaves what is chosen, and what takes the focus, in sight.
  await left.getByRole('checkbox').nth(1).focus();
  const covered = () =>
    page.evaluate(() => {
      const here = document.activeElement?.getBoundingClientRect();
      const form = document.querySelector('.mapping-form')?.getBoundingClientRect();
      return here === undefined || form === undefined || (here.bottom > form.top && here.top < form.bottom);
    });
  expect(await covered()).toBe(false);
  await page.getByRole('radio', { name: '継承' }).check();
  await expect(page.getByText('「継承」は、もとの項目一つと新しい項目一つです。')).toBeVisible();
  await page.getByRole('radio', { name: '統合' }).check();
  await page.getByLabel('備考').fill('担い手が同じため');
  await page.getByRole('button', { name: 'この対応を付ける' }).click();
  await expect(page.getByRole('cell', { name: '担い手が同じため' })).toBeVisible();
  expect(await open()).not.toBe(before);
  await page.getByRole('checkbox', { name: '未整理のものだけ並べる' }).check();
  await expect(right.getByRole('checkbox', { name: '支える' })).toHaveCount(0);

  const merged = page.getByRole('row').filter({ has: page.getByRole('cell', { name: '担い手が同じため' }) });
  await merged.getByRole('button').last().focus();
  await page.keyboard.press('Enter');
  await expect(merged).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  await page.keyboard.press('Control+z');
  await expect(merged.getByRole('button').first()).toBeFocused();

  const target = path.join(folder, '新旧.csv');
  await answerDialogs(application, { save: target });
  await page.getByRole('button', { name: 'CSV' }).click();
  await expect(page.getByText('書き出しました。')).toBeVisible();
  const text = readFileSync(target, 'utf8');
  expect(text).toContain('統合');
  expect(text).toContain('担い手が同じため');
  expect(text).toContain('未整理');
});

test('the shared contents are filled in by keyboard', async () => {
  const { page } = opened;
  await page.getByRole('link', { name: '共通目次' }).click();
  await page.getByLabel('章や節の名前').focus();
  await page.keyboard.type('施策の展開');
  await page.keyboard.press('Enter');
  const added = page.getByRole('button', { name: '第2章　施策の展開' });
  await expect(added).toBeVisible();
  await page.keyboard.type('計画の進め方');
  await page.keyboard.press('Enter');
  const last = page.getByRole('button', { name: '計画の進め方' });
  await last.focus();
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(last).toHaveText('第2章　計画の進め方');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect(last).toHaveText('1　計画の進め方');
  // Taken out, the one in its place has the focus; taken back, it has it again.
  await last.focus();
  await page.keyboard.press('Delete');
  await expect(last).toHaveCount(0);
  await expect(page.locator('.chapter-name:focus')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(last).toBeFocused();
  const cell = page.getByLabel('施策の展開　障害者計画', { exact: true });
  await cell.selectOption('own');
  await expect(cell).toHaveValue('own');
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(cell).toHaveValue('');
});

test('a plan that was taken away is shown again when it comes back', async () => {
  const { page } = opened;
  await page.getByRole('link', { name: '計画の体系' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '計画の体系' })).toBeVisible();
  const choice = page.getByLabel('計画', { exact: true });
  const shown = choice.locator('option:checked');
  await choice.selectOption({ label: 'こども計画（現行計画）' });
  await expect(shown).toHaveText('こども計画（現行計画）');
  await page.getByRole('button', { name: '計画を外す' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '計画を外す' }).click();
  await expect(shown).not.toHaveText('こども計画（現行計画）');
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(shown).toHaveText('こども計画（現行計画）');
  await expect(page.getByRole('treeitem', { name: '支える' })).toBeVisible();
});

test('the schedule takes in what came of it, and becomes a calendar', async () => {
  const { page, application, folder } = opened;
  await page.getByRole('link', { name: '策定スケジュール' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: '策定スケジュール' })).toBeVisible();
  const row = page.getByRole('row', { name: /市民アンケート/ });
  await expect(row).toContainText('実績未入力');
  await row.getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: '開催・実施した' })).toBeChecked();
  const start = dialog.getByLabel('日（期間なら始まりの日）');
  await start.fill('R4.12.32');
  await expect(dialog.getByText('日付を読み取れません。例のように入れてください。')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '保存する' })).toBeDisabled();
  await start.fill('R4.12.20');
  await expect(dialog.getByText('令和4年12月20日（火）')).toBeVisible();
  await start.blur();
  await expect(start).toHaveValue('令和4年12月20日（火）');
  await dialog.getByLabel('終わりの日').fill('2022-12-10');
  await expect(dialog.getByText('終わりの日が、始まりの日より前です。')).toBeVisible();
  await dialog.getByLabel('終わりの日').fill('2023-01-16');
  await dialog.getByLabel('備考').fill('回収 812');
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('実施済み');
  await expect(row).toContainText('回収 812');

  const target = path.join(folder, '予定.ics');
  await answerDialogs(application, { save: target });
  await page.getByRole('button', { name: 'カレンダー（.ics）' }).click();
  await expect(page.getByText('日が決まっていないため、入れなかった予定があります。')).toBeVisible();
  const { events } = readCalendar(readFileSync(target, 'utf8'));
  expect(events.find((event) => event['SUMMARY'] === '市民アンケート')).toMatchObject({
    'DTSTART;VALUE=DATE': '20221220',
    'DTEND;VALUE=DATE': '20230117',
    STATUS: 'CONFIRMED',
  });
  expect(events.some((event) => (event['SUMMARY'] ?? '').includes('頃'))).toBe(false);
  expect(existsSync(target)).toBe(true);
});

test('the schedule is edited as a draft by keyboard, and its next version is published', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'スケジュールを直す' }).focus();
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: 'スケジュールの表' });
  await expect(table).toBeVisible();
  const dates = page.getByRole('textbox', { name: '日程', exact: true });
  const third = table.getByRole('row').filter({ hasText: '令和5年9月頃' });
  await expect(third).toContainText('令和5年9月頃（日は未定）');
  const field = third.getByRole('textbox', { name: '日程', exact: true });
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('令和5年9月20日（火）');
  await expect(page.getByText('曜日が合いません。')).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('水）');
  await expect(page.getByText('曜日が合いません。')).toHaveCount(0);

  const count = await dates.count();
  await page.keyboard.press('Control+Enter');
  await expect(dates).toHaveCount(count + 1);
  await page.keyboard.type('第6回');
  await page.keyboard.press('Enter');
  await page.keyboard.type('10月頃');
  await page.keyboard.press('Enter');
  await page.keyboard.type('・骨子の手直し');
  const added = table.getByRole('row').filter({ hasText: '骨子の手直し' });
  await expect(added).toContainText('令和5年10月頃（日は未定）');
  const place = page.locator('.row-tools-place');
  const before = await place.textContent();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(place).not.toHaveText(before ?? '');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(place).toHaveText(before ?? '');
  await page.keyboard.press('Control+Shift+Delete');
  await expect(dates).toHaveCount(count);
  await page.keyboard.press('Control+z');
  await expect(added).toBeVisible();
  await expect(added.getByRole('textbox').first()).toBeFocused();
  await page.keyboard.press('Control+s');
  await expect(page.locator('.save-status')).toHaveAttribute('data-status', 'saved');

  await page.getByRole('button', { name: '公表する' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'この内容で公表する' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.evaluate(() => {
    window.location.hash = '#/schedule';
  });
  const row = page.getByRole('row', { name: /第3回 令和5年9月20日/u });
  await expect(row).toContainText('当初 令和5年9月頃');
  await expect(page.getByRole('row', { name: /第6回 10月頃/u })).toBeVisible();
});
