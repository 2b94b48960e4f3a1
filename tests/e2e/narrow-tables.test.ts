import { expect, type Locator, type Page, test } from '@playwright/test';
import { overflow, violations } from './accessible.ts';
import { openCommittee } from './committee.ts';
import { resizeWindow } from './enlarged-window.ts';
import { tabTo } from './harness/keys.ts';
import { goToScreen } from './harness/places.ts';
import { sharedWindow } from './harness/shared-window.ts';

// A window as a person has it who enlarges it to 200 %.
test.describe.configure({ mode: 'serial' });

const opened = sharedWindow(async () => {
  const committee = await openCommittee();
  await resizeWindow(committee.application, 1280, 860, 2);
  await expect.poll(() => committee.page.evaluate(() => window.innerWidth)).toBeLessThan(700);
  return committee;
});

function width(cell: Locator): Promise<number> {
  return cell.evaluate((element) => element.getBoundingClientRect().width);
}

async function isSound(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}

test('the names of indicators have more room than their figures', async () => {
  const { page } = opened;
  await goToScreen(page, '#/search', 'さがす');
  const href = await page
    .locator('nav a.nav-row')
    .filter({ hasText: '課題シート' })
    .first()
    .getAttribute('href');
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, href ?? '');
  const table = page.locator('article.document .table-indicators').first();
  await expect(table).toBeVisible();
  const [name, ...figures] = await Promise.all(
    [2, 3, 4, 5].map((at) => width(table.locator(`tbody .in-column-${at}`).first())),
  );
  for (const figure of figures) {
    expect(figure).toBeLessThan(name ?? 0);
  }
  await isSound(page);
});

test('every cell that takes the caret is in sight, however wide its table is', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: '編集する' }).press('Enter');
  const table = page.locator('.typed-indicators').first();
  await tabTo(page, table.locator('textarea').first(), { presses: 300 });
  const count = await table.locator('textarea').count();
  for (let at = 1; at < Math.min(count, 16); at += 1) {
    await page.keyboard.press('Tab');
    await expect(page.locator('textarea:focus')).toBeInViewport({ ratio: 0.95 });
  }
  await isSound(page);
});

test('a row of the schedule, and of the mappings, is read from above to below', async () => {
  const { page } = opened;
  await goToScreen(page, '#/schedule', '策定スケジュール');
  const row = page.getByRole('row', { name: /市民アンケート/u });
  const date = row.getByRole('cell').first();
  expect(await width(date)).toBeGreaterThan(200);
  // The head of the column stands over what it says.
  expect(await date.evaluate((cell) => getComputedStyle(cell, '::before').content)).toBe('"予定"');
  await expect(row.getByRole('button')).toHaveAccessibleName('市民アンケートの実績を入れる');
  await isSound(page);
  await goToScreen(page, '#/plan-mapping', '新旧対応');
  expect(await width(page.locator('.mapping-table tbody td').first())).toBeGreaterThan(200);
  await isSound(page);
});

test('the chapter of a row stays beside the cell that is chosen in it', async () => {
  const { page } = opened;
  await goToScreen(page, '#/shared-contents', '共通目次');
  const row = page.locator('.contents-table tbody tr').first();
  const last = row.getByRole('combobox').last();
  await tabTo(page, last, { presses: 120 });
  await expect(row.locator('.chapter-name')).toBeInViewport({ ratio: 0.95 });
  const [name, cell] = await Promise.all([row.getByRole('rowheader').boundingBox(), last.boundingBox()]);
  expect((name?.x ?? 0) + (name?.width ?? 0)).toBeLessThanOrEqual((cell?.x ?? 0) + 1);
  await isSound(page);
});
