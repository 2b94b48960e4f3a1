import { expect, type Page, test } from '@playwright/test';
import { enter, modes, overflow, violations } from './accessible.ts';
import { defectsOf, type OpenCommittee, openCommittee, openPaper } from './committee.ts';
import { block, choiceStrip, expectSigns, selectText, tool } from './marking.ts';

const narrative = '地域福祉をめぐる動向';
const statistics = '福祉に係る市の統計資料';

let opened: OpenCommittee;
let page: Page;
let defects: string[];

test.beforeAll(async () => {
  opened = await openCommittee();
  ({ page } = opened);
  defects = defectsOf(page);
});
test.afterAll(async () => {
  await opened.close();
  expect(defects).toEqual([]);
});

/** Puts a note with words on the first letters of a block. */
async function note(beginning: string, words: string, signs: readonly string[]): Promise<void> {
  await selectText(page, block(page, beginning), 0, 4);
  await tool(choiceStrip(page), 'メモ').click();
  await expectSigns(page, signs);
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
}

const places = (words: string, beginning: string) =>
  page.evaluate(
    ([wanted, first]) => {
      const notes = [...document.querySelectorAll<HTMLElement>('article.note')];
      const found = notes.find((element) => element.textContent.includes(wanted ?? ''));
      const blocks = [...document.querySelectorAll<HTMLElement>('article.document [data-block-id]')];
      const owner = blocks.findIndex((element) => element.textContent.includes(first ?? ''));
      const next = blocks
        .slice(owner + 1)
        .find((element) => !(blocks[owner]?.contains(element) ?? false) && element.offsetHeight > 0);
      const box = found?.getBoundingClientRect();
      return {
        noteTop: box?.top ?? Number.NaN,
        noteBottom: box?.bottom ?? Number.NaN,
        ownerTop: blocks[owner]?.getBoundingClientRect().top ?? Number.NaN,
        nextTop: next?.getBoundingClientRect().top ?? Number.NaN,
      };
    },
    [words, beginning],
  );

test('with letters of twice the size each note stands under its paragraph, and beside it again after', async () => {
  await openPaper(page, narrative);
  await note('一つの家庭が', '家庭の数を確かめる', ['●1 メモ']);
  await note('相談の支え', '窓口はどこか', ['●1 メモ', '●2 メモ']);
  const large = modes.find(({ textScale }) => textScale === 200);
  if (large === undefined) {
    throw new Error('no mode with large letters');
  }
  await enter(page, large);
  await expect(page.locator('.inline-notes')).toHaveCount(2);
  for (const [words, beginning] of [
    ['家庭の数を確かめる', '一つの家庭が'],
    ['窓口はどこか', '相談の支え'],
  ] as const) {
    // The page makes room as soon as the letters have grown.
    await expect
      .poll(async () => {
        const { noteTop, noteBottom, ownerTop, nextTop } = await places(words, beginning);
        return [noteTop > ownerTop, noteBottom <= nextTop];
      })
      .toEqual([true, true]);
  }
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  // It can be written on there, and keys typed into it are no commands.
  const first = page.locator('article.note').filter({ hasText: '家庭の数を確かめる' });
  await first.locator('[data-note-head]').click();
  await first.getByRole('button', { name: '直す' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('1um');
  await page.keyboard.press('Escape');
  await expect(first).toContainText('家庭の数を確かめる1um');
  await expectSigns(page, ['●1 メモ', '●2 メモ']);
  const usual = modes[0];
  if (usual !== undefined) {
    await enter(page, usual);
  }
  await expect(page.locator('.inline-notes')).toHaveCount(0);
  await expect(page.locator('.note-column article.note')).toHaveCount(2);
});

test('in a small window notes on a table stand under the table', async () => {
  await openPaper(page, statistics);
  const row = page.locator('tr[data-block-id] td').filter({ hasText: /\d/u }).first();
  await row.dblclick();
  await tool(choiceStrip(page), 'メモ').click();
  await page.keyboard.type('前の年と比べる');
  await page.keyboard.press('Escape');
  await opened.application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(780, 900),
  );
  // What the checks found stands under its own places.
  const host = page.locator('.inline-notes').filter({ hasText: '前の年と比べる' });
  await expect(host).toHaveCount(1);
  expect(await host.evaluate((element) => element.closest('table'))).toBeNull();
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  // A chart that shows its values draws the paper anew; the note stays where it belongs.
  await page.getByRole('button', { name: '図の値を表で見る' }).click();
  await expect(host).toContainText('前の年と比べる');
});
