import { expect, test } from '@playwright/test';
import { openCommittee } from './committee.ts';
import { sharedWindow } from './harness/shared-window.ts';

const opened = sharedWindow(openCommittee);

test('hits follow every key, from one character on', async () => {
  const { page } = opened;
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: 'さがす言葉' });
  await expect(field).toBeFocused();
  await field.pressSequentially('福');
  await expect(page.locator('.hit-count')).toContainText('か所で見つかりました');
  await field.pressSequentially('祉');
  const hits = page.locator('a.hit');
  await expect(hits.first()).toBeVisible();
  for (const mark of await hits.locator('mark').allTextContents()) {
    expect(mark).toBe('福祉');
  }
});

test('the arrow keys go through the hits, Enter goes to the place and marks it', async () => {
  const { page } = opened;
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: 'さがす言葉' });
  await field.fill('避難');
  const hits = page.locator('a.hit');
  await expect(hits.first()).toContainText('避難');
  await field.press('ArrowDown');
  await expect(hits.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const current = page.locator('mark[data-current]');
  await expect(current).toHaveText('避難');
  await expect(current).toBeInViewport();
  await expect(page.locator('.find-strip')).toContainText('1番目');
  await page.getByRole('button', { name: '次へ' }).click();
  await expect(page.locator('.find-strip')).toContainText('2番目');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(field).toHaveValue('避難');
});

test('unfinished text of an input method is neither searched nor sent', async () => {
  const { page } = opened;
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: 'さがす言葉' });
  await field.fill('');
  await expect(page.getByText('すべての会議の、すべての資料から探します。')).toBeVisible();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'ひなん', selectionStart: 3, selectionEnd: 3 });
  await expect(field).toHaveValue('ひなん');
  await page.evaluate(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByText('すべての会議の、すべての資料から探します。')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('さがす');
  await input.send('Input.insertText', { text: '避難' });
  await expect(page.locator('a.hit').first()).toContainText('避難');
});

test('a word inside a PDF leads to its page', async () => {
  const { page } = opened;
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'さがす言葉' }).fill('アンケートの結果2');
  await page.keyboard.press('Enter');
  await expect(page.locator('.bar h1')).toHaveText('アンケート報告書');
  await expect(page.getByRole('region', { name: '2ページ', exact: true })).toBeInViewport();
});

test('what is nowhere is said plainly', async () => {
  const { page } = opened;
  await page.locator('nav').getByRole('link', { name: 'さがす' }).click();
  await page.getByRole('searchbox', { name: 'さがす言葉' }).fill('どこにもないことば');
  await expect(page.locator('.hit-count')).toHaveText('見つかりませんでした。');
});
