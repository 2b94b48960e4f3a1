import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openWritten } from './committee.ts';
import { writeEvidenceCommittee } from './evidence-committee.ts';
import { answerDialogs } from './harness/application.ts';
import { enterOn, goByList, press, tabTo } from './harness/keys.ts';
import { sharedWindow } from './harness/shared-window.ts';

// What the papers say of indicators and surveys, confirmed and compared without a mouse.
test.describe.configure({ mode: 'serial' });

const report = [
  '問番号,設問,回答者数,選択肢,件数,割合',
  '問16,相談先に望むこと（○は1つ）,1000,身近な場所で相談できる,402,40.2%',
  ',,,いつでも相談できる,338,33.8%',
  ',,,無回答,260,26.0%',
].join('\n');

const opened = sharedWindow(() =>
  openWritten('障がい者施策.shingi', (file, folder) => {
    writeEvidenceCommittee(file);
    writeFileSync(path.join(folder, '調査.csv'), report);
  }),
);

async function toPlace(page: Page, name: string): Promise<void> {
  await goByList(page, '検算と根拠');
  await expect(page.getByRole('heading', { level: 1, name: '検算' })).toBeVisible();
  await enterOn(page, page.locator('nav.places').getByRole('link', { name, exact: true }));
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('an indicator is confirmed in its dialog, and the focus is on its button again', async () => {
  const { page } = opened;
  await toPlace(page, '指標の評価');
  const button = page.getByRole('button', { name: '「体験利用者数」を確認・設定' });
  const row = page.getByRole('row').filter({ has: button });
  await enterOn(page, button);
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByRole('radio', { checked: true }));
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(dialog.getByLabel('小さいほどよい')).toBeChecked();
  await tabTo(page, dialog.getByLabel('この判定でよいことを確認した'));
  await press(page, 'Space', 'Enter');
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('低下');
  await expect(row).toContainText('確認済み');
  await expect(button).toBeFocused();
  await expect(button).toBeInViewport();
});

test('the name of an indicator leads to its place and back to itself', async () => {
  const { page } = opened;
  const link = page.getByRole('link', { name: '体験利用者数', exact: true });
  await tabTo(page, link, { back: true });
  await page.keyboard.press('Enter');
  const place = page.locator('article.document [data-arrived]');
  await expect(place).toContainText('体験利用者数');
  await expect(place).toBeFocused();
  await press(page, 'Alt+ArrowLeft');
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
});

test('the steps of the evaluation are changed, and the focus comes back', async () => {
  const { page } = opened;
  const change = page.getByRole('button', { name: '評価の区分を変える' });
  await tabTo(page, change, { back: true });
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: '評価の区分' });
  await enterOn(page, dialog.getByRole('button', { name: '◎○△×にする' }));
  await enterOn(page, dialog.getByRole('button', { name: '保存' }));
  await expect(dialog).toHaveCount(0);
  await expect(change).toBeFocused();
  await expect(page.locator('.rating-cell').first()).toContainText(/[◎○△×—]/u);
});

test('a survey report is taken in, a question opened, and the report given up again', async () => {
  const { page, application, folder } = opened;
  await toPlace(page, 'アンケート報告書');
  await answerDialogs(application, { open: [path.join(folder, '調査.csv')] });
  await enterOn(page, page.getByRole('button', { name: '報告書を取り込む' }));
  await tabTo(page, page.getByLabel('調査の名前'));
  await press(page, 'Control+a');
  await page.keyboard.type('当事者調査');
  await tabTo(page, page.getByLabel('調査の番号'));
  await page.keyboard.type('Ⅰ');
  await enterOn(page, page.getByRole('button', { name: '取り込む', exact: true }));
  await expect(page.getByText('当事者調査: 追加1問、変更0問、変更なし0問、削除0問')).toBeVisible();
  // The focus is not lost with the form that has gone.
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  await tabTo(page, page.locator('main details summary').first());
  await press(page, 'Enter');
  await expect(page.getByRole('row', { name: /いつでも相談できる/u }).last()).toContainText('33.8%');
  await expect(page.locator('main details[open]').getByRole('img').first()).toHaveAccessibleName(/\S/u);

  // Given up: the question stands where the button was, and is heard with the button that answers it.
  const heading = page.getByRole('heading', { level: 2, name: 'Ⅰ 当事者調査' });
  const remove = page.getByRole('button', { name: '削除する', exact: true });
  await tabTo(page, remove, { back: true });
  await press(page, 'Enter');
  await expect(page.locator(':focus')).toHaveAccessibleDescription(
    '「Ⅰ 当事者調査」の報告書を削除しますか。',
  );
  await enterOn(page, page.getByRole('button', { name: 'やめる', exact: true }));
  await expect(remove).toBeFocused();
  await press(page, 'Enter', 'Enter');
  await expect(heading).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});
