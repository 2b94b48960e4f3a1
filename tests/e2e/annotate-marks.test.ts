import path from 'node:path';
import { expect, test } from '@playwright/test';
import { defectsOf, type OpenCommittee, openCommittee, openPaper } from './committee.ts';
import { launch } from './harness/application.ts';
import {
  block,
  choiceStrip,
  clickText,
  dragOn,
  expectSigns,
  killAll,
  markedText,
  markStrip,
  selectText,
  signs,
  tool,
  undoAll,
} from './marking.ts';

const narrative = '地域福祉をめぐる動向';
const statistics = '福祉に係る市の統計資料';

let opened: OpenCommittee;
let defects: string[];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  opened = await openCommittee();
  defects = defectsOf(opened.page);
});
test.afterAll(async () => {
  await opened.close();
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

test.describe('by mouse', () => {
  test('each colour, over selected text', async () => {
    const { page } = opened;
    await openPaper(page, narrative);
    const passages = [
      ['一つの家庭が', 4, 12, '重要', '●1 色づけ'],
      ['この仕組みでは', 0, 9, '疑問', '？2 色づけ'],
      ['相談の支え', 6, 14, '賛同', '○3 色づけ'],
      ['参加の支え', 0, 5, '意見の種', '◆4 色づけ'],
      ['地域づくりの支え', 9, 20, '懸念', '▲5 色づけ'],
    ] as const;
    const seen: string[] = [];
    for (const [beginning, from, to, colour, sign] of passages) {
      await selectText(page, block(page, beginning), from, to);
      await tool(choiceStrip(page), colour).click();
      seen.push(sign);
      await expectSigns(page, seen);
      await expect(choiceStrip(page)).toHaveCount(0);
    }
    expect(await markedText(page, '●1')).toBe('庭が、介護と子育');
    expect(await markedText(page, '◆4')).toBe('参加の支え');
  });

  test('underline, note, question and bookmark', async () => {
    const { page } = opened;
    const target = block(page, '判断する力が');
    for (const [index, name] of ['下線', 'メモ', '質問', 'しおり'].entries()) {
      await selectText(page, target, index * 6, index * 6 + 4);
      await tool(choiceStrip(page), name).click();
      await expect(page.locator('.mark-sign')).toHaveCount(6 + index);
    }
    expect((await signs(page)).slice(5).map((sign) => sign.split(' ')[1])).toEqual([
      '下線',
      'メモ',
      '質問',
      'しおり',
    ]);
  });

  test('over several blocks, without a word of the interface', async () => {
    const { page } = opened;
    await selectText(page, block(page, '第十四条'), 60, 4, block(page, '②不正を'));
    await tool(choiceStrip(page), '疑問').click();
    await expect(page.locator('.mark-sign')).toHaveCount(10);
    const whole = await markedText(page, '？10');
    expect(whole.split('|').length).toBeGreaterThanOrEqual(4);
    expect(whole).toContain('市町村は、条例で定めて、審議する場を置くよう努める。');
    expect(whole).toMatch(/不正を$/u);
  });

  test('two marks on the same words are both within reach', async () => {
    const { page } = opened;
    await selectText(page, block(page, '一つの家庭が'), 8, 16);
    await tool(choiceStrip(page), '懸念').click();
    await expect(page.locator('.mark-sign')).toHaveCount(11);
    const both = page.locator('.mark .mark').filter({ hasText: '護と子育' }).first();
    await clickText(page, both);
    await expect(markStrip(page)).toContainText('▲2');
    await expect(tool(markStrip(page), '重なる印 ●1')).toBeVisible();
    await clickText(page, both);
    await expect(markStrip(page)).toContainText('●1');
    await page.keyboard.press('Escape');
    await expect(markStrip(page)).toHaveCount(0);
  });

  test('a note on a paragraph, handwriting and its eraser, words on the paper', async () => {
    const { page } = opened;
    await block(page, '① 本人の').or(block(page, '①本人の')).first().click({ button: 'right' });
    await tool(choiceStrip(page), 'ここにメモ').click();
    await expect(page.locator('.mark-sign')).toHaveCount(12);

    await page.getByRole('button', { name: '書き込む', exact: true }).click();
    const bar = page.getByRole('toolbar', { name: '書き込みの道具' });
    await tool(bar, '手書き').click();
    const heading = block(page, '三つの支え');
    await dragOn(page, heading, [
      [120, 10],
      [150, 24],
      [180, 8],
      [210, 22],
    ]);
    await dragOn(page, heading, [
      [120, 44],
      [210, 44],
    ]);
    await expect(page.locator('.shape-ink path')).toHaveCount(2);
    await tool(bar, '消しゴム').click();
    await dragOn(page, heading, [
      [165, 40],
      [165, 48],
    ]);
    await expect(page.locator('.shape-ink path')).toHaveCount(1);

    await tool(bar, '文字を書き込む').click();
    await dragOn(page, heading, [[320, 20]]);
    await expect(page.getByRole('textbox', { name: '資料に書き込む文字' })).toBeFocused();
    await page.keyboard.type('図を足してほしい');
    await page.keyboard.press('Escape');
    await expect(page.locator('.text-box-words')).toHaveText('図を足してほしい');
    await page.keyboard.press('Escape');
    await tool(bar, '道具をしまう').click();
    await expect(page.locator('[data-sign-of]')).toHaveCount(14);
  });

  test('a cell, a row, a value of a chart and an area of a figure', async () => {
    const { page } = opened;
    await openPaper(page, statistics);
    const rows = page.locator('table.table-statistics').first().locator('tbody tr');
    await rows.nth(0).locator('td').nth(1).dblclick();
    await tool(choiceStrip(page), '賛同').click();
    await expectSigns(page, ['○1 色づけ']);
    expect(await markedText(page, '○1')).toBe('14,987');

    await rows.nth(1).locator('th').dblclick();
    await tool(choiceStrip(page), '行全体').click();
    await tool(choiceStrip(page), '意見の種').click();
    await expectSigns(page, ['○1 色づけ', '◆2 色づけ']);
    expect((await markedText(page, '◆2')).split('|')).toHaveLength(7);

    const drawing = page.locator('.figure-stackedBar .drawing').first();
    await drawing.scrollIntoViewIfNeeded();
    const box = await drawing.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 322, (box?.y ?? 0) + 140);
    await expect(choiceStrip(page)).toContainText('令和2年');
    await tool(choiceStrip(page), '懸念').click();
    await expect(page.locator('.shape-dataPoint')).toBeVisible();

    await page.getByRole('button', { name: '書き込む', exact: true }).click();
    await tool(page.getByRole('toolbar', { name: '書き込みの道具' }), '範囲を囲む').click();
    await dragOn(page, drawing, [
      [60, 40],
      [90, 60],
      [180, 120],
    ]);
    await expect(page.locator('.shape-rectangle')).toBeVisible();
    await expect(page.locator('[data-sign-of]')).toHaveCount(4);
    await page.keyboard.press('Escape');
  });
});

test('a mark changes its colour and kind, is shared, goes elsewhere, and goes', async () => {
  const { page } = opened;
  await openPaper(page, narrative);
  const first = page.getByRole('button', { name: /重要の印 1、/u });
  await first.click();
  await tool(markStrip(page), '賛同').click();
  await expect(page.getByRole('button', { name: '賛同の印 1、色づけ' })).toBeVisible();
  await tool(markStrip(page), '下線').click();
  await tool(markStrip(page), '共有する').click();
  await expect(tool(markStrip(page), '共有する')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: '賛同の印 1、下線' })).toBeVisible();

  await tool(markStrip(page), '場所を変える').click();
  await expect(page.locator('.annotate-asks')).toHaveText('○1 の新しい場所を選んでください。');
  await selectText(page, block(page, 'この仕組みでは'), 10, 17);
  await tool(choiceStrip(page), '○1 をここへ').click();
  await expect(page.locator('.annotate-asks')).toHaveCount(0);
  expect(await markedText(page, '○3')).toBe('を受けること、');

  const before = (await signs(page)).length;
  await tool(markStrip(page), '消す').click();
  await expect(page.locator('[data-sign-of]')).toHaveCount(before - 1);
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-sign-of]')).toHaveCount(before);
});

test('everything is there again after a reload, and after everything was killed', async () => {
  test.setTimeout(180_000);
  const { page } = opened;
  await openPaper(page, narrative);
  const onNarrative = await signs(page);
  expect(onNarrative.length).toBe(14);
  await page.reload();
  await expectSigns(page, onNarrative);
  await expect(page.locator('.shape-ink path')).toHaveCount(1);
  await expect(page.locator('.text-box-words')).toHaveText('図を足してほしい');

  await page.getByRole('button', { name: /の印 1、/u }).click();
  await tool(markStrip(page), '懸念').click();
  const changed = await page.getByRole('button', { name: /の印 1、/u }).getAttribute('aria-label');
  await expect(page.locator('[data-sign-of]').first()).toHaveAttribute('data-colour', 'concern');
  // What the screen shows is on its way for a moment; the step to take back says that it has arrived.
  await page.getByRole('button', { name: '書き込む', exact: true }).click();
  await expect(page.getByRole('button', { name: '元に戻す' })).toBeEnabled();
  await killAll(opened.application);

  const again = await launch({
    files: [path.join(opened.folder, 'committee.shingi')],
    userData: opened.userData,
  });
  opened = { ...again, folder: opened.folder, close: () => again.close() };
  defects = defectsOf(again.page);
  await expect(again.page.getByText('次の会議')).toBeVisible();
  await openPaper(again.page, narrative);
  await expect(again.page.locator('[data-sign-of]')).toHaveCount(onNarrative.length);
  await expect(again.page.getByRole('button', { name: /の印 1、/u })).toHaveAttribute(
    'aria-label',
    changed ?? '',
  );
  await openPaper(again.page, statistics);
  await expect(again.page.locator('[data-sign-of]')).toHaveCount(4);
  await expect(again.page.locator('.shape-dataPoint')).toBeVisible();
});

test('everything can be taken back, also after the restart, and done again', async () => {
  test.setTimeout(180_000);
  const { page } = opened;
  await openPaper(page, statistics);
  const marked = await signs(page);
  const steps = await undoAll(page);
  expect(steps).toBeGreaterThanOrEqual(4);
  await expect(page.locator('.shape')).toHaveCount(0);
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press(step % 2 === 0 ? 'Control+y' : 'Control+Shift+z');
    await expect(page.locator('p[role="status"]')).toContainText('やり直しました');
  }
  await expectSigns(page, marked);
  await openPaper(page, narrative);
  await undoAll(page);
  await expect(page.locator('.mark, .shape')).toHaveCount(0);
});
