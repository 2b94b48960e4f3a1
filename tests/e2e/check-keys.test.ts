import { expect, type Locator, type Page, test } from '@playwright/test';
import { openWritten } from './committee.ts';
import { writeEvidenceCommittee } from './evidence-committee.ts';
import { enterOn, focused, goByList, press, tabTo } from './harness/keys.ts';
import { sharedWindow } from './harness/shared-window.ts';

// One list of findings, worked through from one to the next.
test.describe.configure({ mode: 'serial' });

const opened = sharedWindow(() =>
  openWritten('障がい者施策.shingi', (file) =>
    writeEvidenceCommittee(file, [
      ['合計	2,474	2,456	2,439', '合計	2,474	2,456	2,493'],
      ['計	14	138	174	155	123	136	740', '計	14	138	174	155	123	136	750'],
      ['令和6年11月20日（水）', '令和6年11月20日（木）'],
      // A figure that no table has is no more than a hint.
      ['3,327件に増加しています。', '3,327件に増加しています。\n・電話がつながるのを待つ人は571人です。'],
    ]),
  ),
);

/** The entry of the list that says this. */
function finding(page: Page, words: string): Locator {
  return page.locator('main [data-finding]').filter({ hasText: words });
}

const accept = { name: '意図どおりとする', exact: true } as const;
const status = (page: Page): Locator => page.locator('main [data-summary]');

test('every finding is reached by keyboard, says what it is about, and leads to its place', async () => {
  const { page } = opened;
  await goByList(page, '検算と根拠');
  await expect(page.getByRole('heading', { level: 1, name: '検算' })).toBeVisible();
  await expect(status(page)).toContainText('誤り');
  const total = finding(page, '2,493').first();
  await tabTo(page, total.getByRole('link', { name: '場所を見る' }));
  await expect(page.locator(':focus')).toHaveAccessibleDescription(/2,493/u);
  await page.keyboard.press('Enter');

  // The place itself has the focus: whoever does not see the mark on it is there as well.
  await expect(page.locator('.bar h1')).toHaveText('障がいのある人を取り巻く状況');
  const place = page.locator('article.document [data-arrived]');
  await expect(place).toContainText('2,493');
  await expect(place).toBeFocused();
  await expect(place).toBeInViewport();
});

test('coming back leads to the same finding, with the focus on the same link', async () => {
  const { page } = opened;
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { level: 1, name: '検算' })).toBeVisible();
  const link = finding(page, '2,493').first().getByRole('link', { name: '場所を見る' });
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
  // And again, after having gone elsewhere from the place.
  await page.keyboard.press('Enter');
  await expect(page.locator('article.document [data-arrived]')).toBeFocused();
  await page.keyboard.press('Alt+Home');
  await expect(page.getByText('次の会議').or(page.getByText('前回の会議')).first()).toBeVisible();
  await press(page, 'Alt+ArrowLeft');
  await expect(page.locator('.bar h1')).toHaveText('障がいのある人を取り巻く状況');
  await press(page, 'Alt+ArrowLeft');
  await expect(link).toBeFocused();
});

test('hints stay shown for whoever comes back from one of them', async () => {
  const { page } = opened;
  const hints = page.getByRole('checkbox', { name: /参考/u });
  await tabTo(page, hints, { back: true });
  await page.keyboard.press('Space');
  const hint = page.locator('main [data-finding]').filter({ has: page.locator('.verdict.info') });
  const link = hint.getByRole('link', { name: '場所を見る' }).last();
  await tabTo(page, link);
  const before = await page.locator(':focus').evaluate((element) => element.closest('li')?.textContent ?? '');
  await page.keyboard.press('Enter');
  await expect(page.locator('article.document')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(hints).toBeChecked();
  await expect(link).toBeFocused();
  expect(await page.locator(':focus').evaluate((element) => element.closest('li')?.textContent)).toBe(before);
  await tabTo(page, hints, { back: true });
  await page.keyboard.press('Space');
  await expect(hint).toHaveCount(0);
});

test('one after the other is accepted as intended, the next in its place takes the focus', async () => {
  const { page } = opened;
  const left = (await page.locator('main [data-finding]').count()) - 1;
  const first = page.locator('main [data-finding]').first();
  const words = (await first.textContent()) ?? '';
  await enterOn(page, first.getByRole('button', accept));
  const dialog = page.getByRole('dialog', { name: '意図どおりとする' });
  await expect(dialog.getByLabel('理由')).toBeFocused();
  // Thought better of it: nothing has happened, and the focus is where it was.
  await page.keyboard.press('Escape');
  await expect(first.getByRole('button', accept)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('会議で説明したため');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(first).not.toHaveText(words);
  await expect(first.getByRole('button', accept)).toBeFocused();
  await expect(page.locator('main [data-finding]')).toHaveCount(left);

  // Ctrl + Z takes it back: the finding is there again and has the focus.
  await page.keyboard.press('Control+z');
  await expect(first).toHaveText(words);
  await expect(first.getByRole('button', accept)).toBeFocused();
  await expect(page.locator('.accepted-findings')).toHaveCount(0);
  // There is no more to take back, and that is said.
  await page.keyboard.press('Control+z');
  await expect(page.getByText('もうありません。')).toBeAttached();
});

test('an acceptance of another day is taken back in its list', async () => {
  const { page } = opened;
  const first = page.locator('main [data-finding]').first();
  const words = (await first.textContent()) ?? '';
  expect(await focused(page)).toBe(accept.name);
  await press(page, 'Enter');
  await press(page, 'Enter');
  await expect(first).not.toHaveText(words);
  await press(page, 'Alt+Home', 'Alt+ArrowLeft');
  await expect(page.getByRole('heading', { level: 1, name: '検算' })).toBeVisible();
  const details = page.locator('.accepted-findings');
  await tabTo(page, details.locator('summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, details.getByRole('button', { name: '元に戻す' }));
  await expect(page.locator(':focus')).toHaveAccessibleDescription(/\S/u);
  await page.keyboard.press('Enter');
  await expect(details).toHaveCount(0);
  await expect(first).toHaveText(words);
  await expect(first.getByRole('button', accept)).toBeFocused();
});
