import { expect, type Page, test } from '@playwright/test';
import { writeEmptyCommittee } from '../renderer/fixture-committee.ts';
import { openWritten } from './committee.ts';
import { goToScreen } from './harness/places.ts';
import { sharedWindow } from './harness/shared-window.ts';

// A committee that has no meeting and no paper yet.
test.describe.configure({ mode: 'serial' });

const opened = sharedWindow(() => openWritten('new.shingi', writeEmptyCommittee));

async function type(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

test('a schedule is written by keyboard, with the meeting that it is given out with', async () => {
  const { page } = opened;
  await goToScreen(page, '#/schedule', '策定スケジュール');
  await page.getByRole('button', { name: 'スケジュールを作る' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'スケジュールを作る' });
  await dialog.getByLabel('会議の名前').fill('第1回策定委員会');
  await dialog.getByLabel('開催日').fill('令和8年12月18日');
  await page.keyboard.press('Enter');
  const session = page.getByRole('textbox', { name: '回・行事の区分' });
  await expect(session).toBeFocused();
  await type(page, '第1回', '令和8年12月18日（木）');
  await page.keyboard.type('・現状と課題');
  await expect(page.getByText('曜日が合いません。')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await type(page, '第2回', '令和9年2月頃');
  await expect(page.getByText('令和9年2月頃（日は未定）')).toBeVisible();
  await page.getByRole('button', { name: '公表する' }).press('Enter');
  await page.getByRole('dialog').getByLabel('配布する日').press('Enter');
  await expect(page.locator('.bar')).toContainText('初版');
  await goToScreen(page, '#/schedule', '策定スケジュール');
  await expect(page.getByRole('row', { name: /第2回 令和9年2月頃/u })).toBeVisible();
  await expect(page.locator('.figure-timeline')).toContainText('令和8年度');
});

test('statistics are begun with a further meeting', async () => {
  const { page } = opened;
  await page.locator('nav').getByRole('link', { name: '受け取る・渡す' }).click();
  await page.getByRole('button', { name: '新しい統計資料' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '新しい統計資料' });
  await dialog.getByLabel('会議', { exact: true }).selectOption({ label: '新しい会議' });
  await dialog.getByLabel('会議の名前').fill('第2回策定委員会');
  await dialog.getByLabel('最初の年').fill('令和5年');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('表の題')).toBeFocused();
  await expect(page.locator('nav')).toContainText('第2回策定委員会');
});
