import { expect, test } from '@playwright/test';
import { enter, modes, overflow, violations } from './accessible.ts';
import { type OpenCommittee, openCommittee } from './committee.ts';

const screens = [
  ['はじめの画面', '#/'],
  ['さがす', '#/search?query=%E7%A6%8F%E7%A5%89'],
  ['受け取る・渡す', '#/exchange'],
  ['取り込む', '#/import'],
  ['ファイルを加える', '#/add-file'],
  ['計画の体系', '#/plan'],
  ['新旧対応', '#/plan-mapping'],
  ['共通目次', '#/shared-contents'],
  ['策定スケジュール', '#/schedule'],
  ['検算', '#/check'],
  ['委員名簿', '#/members'],
  ['控えと点検', '#/file'],
  ['文字の大きさと表示', '#/settings'],
] as const;

const papers = [
  '次第',
  '配布資料一覧',
  '策定スケジュール',
  '福祉に係る市の統計資料',
  '地域福祉をめぐる動向',
  '課題シート',
  '意見・提案シート',
  'アンケート報告書',
  '相談件数の集計',
] as const;

let opened: OpenCommittee;
test.beforeAll(async () => {
  opened = await openCommittee();
});
test.afterAll(async () => {
  await opened.close();
});

for (const mode of modes) {
  test.describe(mode.name, () => {
    test.beforeAll(() => enter(opened.page, mode));

    for (const [name, address] of screens) {
      test(`axe-core finds nothing on ${name}`, async () => {
        const { page } = opened;
        await page.evaluate((hash) => {
          window.location.hash = hash;
        }, address);
        await expect(page.locator('main h1')).toBeVisible();
        await expect(page.locator('.loading')).toHaveCount(0);
        expect(await violations(page)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      });
    }

    for (const paper of papers) {
      test(`axe-core finds nothing on the paper ${paper}`, async () => {
        const { page } = opened;
        const href = await page
          .locator('nav ul a.nav-row')
          .filter({ hasText: paper })
          .first()
          .getAttribute('href');
        await page.evaluate((hash) => {
          window.location.hash = hash;
        }, href ?? '');
        await expect(page.locator('.bar h1')).toHaveText(paper);
        await expect(page.locator('.loading')).toHaveCount(0);
        expect(await violations(page)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      });
    }
  });
}
