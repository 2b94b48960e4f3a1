import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { enter, modes, overflow, violations } from './accessible.ts';
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

/** What was spoken last. */
function spokenOn(page: Page): Promise<string> {
  return page.locator('p[role="status"]').evaluate((element) => element.textContent);
}

/** Takes everything back, one step after the other. @returns how many steps there were */
async function undoAll(page: Page): Promise<number> {
  await page.getByRole('region', { name: /動向|統計/u }).focus();
  for (let steps = 0; steps < 100; steps += 1) {
    // Each sentence has an element of its own, so that the same one twice is spoken twice.
    await page.locator('p[role="status"] > span').evaluate((element) => element.setAttribute('data-old', ''));
    await page.keyboard.press('Control+z');
    await expect(page.locator('p[role="status"] > span:not([data-old])')).toHaveText(/元に戻/u);
    if ((await spokenOn(page)) === '元に戻すものはありません') {
      await expectSigns(page, []);
      return steps;
    }
  }
  throw new Error('there is no end to what can be taken back');
}

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

test.describe('by keyboard', () => {
  test.beforeAll(async () => {
    const { page } = opened;
    await openPaper(page, statistics);
    await undoAll(page);
    await openPaper(page, narrative);
  });

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await opened.page.keyboard.press(key);
    }
  }

  const spoken = (): Promise<string> => spokenOn(opened.page);

  test('a cursor moves by letter, word, sentence and block, and says what it meets', async () => {
    const { page } = opened;
    await page.getByRole('region', { name: narrative }).focus();
    await press('F7');
    await expect(page.getByRole('application', { name: '選ぶモード' })).toBeFocused();
    await expect.poll(spoken).toBe('選ぶモードを始めました');
    await press('ArrowDown', 'ArrowDown');
    await expect.poll(spoken).toContain('一つの家庭が、介護と子育て');
    await press('ArrowRight');
    await expect.poll(spoken).toBe('つ');
    await press('Control+ArrowRight');
    await press('Control+ArrowDown');
    await expect.poll(spoken).toContain('窓口ごとに分かれた');
    await press('Shift+Control+ArrowRight', 'Shift+ArrowRight');
    await expect.poll(spoken).toMatch(/^選択：窓口/u);
    await press('Escape');
    await expect.poll(spoken).toBe('選択なし');
    await press(' ');
    await expect.poll(spoken).toMatch(/^選択：/u);
    await press(' ');
    await expect.poll(spoken).toContain('窓口ごとに');
    await press('Escape', 'Escape');
    await expect(page.getByRole('application', { name: '選ぶモード' })).toHaveCount(0);
    await expect(page.getByRole('region', { name: narrative })).toBeFocused();
  });

  test('each colour by its figure, and each kind of mark by its letter or from the strip', async () => {
    const { page } = opened;
    await press('F7', 'Control+Home');
    for (const [index, key] of ['1', '2', '3', '4', '5'].entries()) {
      await press('ArrowDown', 'Shift+Control+ArrowRight');
      await expect(choiceStrip(page)).toBeVisible();
      await press(key);
      await expect(page.locator('.mark-sign')).toHaveCount(index + 1);
      await expect(page.getByRole('application', { name: '選ぶモード' })).toBeFocused();
    }
    expect((await signs(page)).map((sign) => sign[0])).toEqual(['●', '？', '○', '◆', '▲']);
    await press('ArrowDown', 'Shift+Control+ArrowRight', 'u');
    await expect(page.locator('.mark-underline')).toHaveCount(1);
    await press('ArrowDown', 'Shift+Control+ArrowRight', 'b');
    await expect(page.locator('.mark-bookmark')).toHaveCount(1);
    await press('ArrowDown', 'Shift+Control+ArrowRight', 'Enter');
    await expect(tool(choiceStrip(page), '重要')).toBeFocused();
    await press('End');
    await press('ArrowLeft', 'ArrowLeft', 'Enter');
    await expect(page.locator('.mark-question')).toHaveCount(1);
    expect(await signs(page)).toHaveLength(8);
  });

  test('a note on a paragraph, words on the paper, an area: a rectangle moved by arrows', async () => {
    const { page } = opened;
    await page.getByRole('region', { name: narrative }).focus();
    if ((await page.getByRole('application', { name: '選ぶモード' }).count()) === 0) {
      await press('F7');
    }
    await page.getByRole('application', { name: '選ぶモード' }).focus();
    await press('Control+Home', 'ArrowDown', 'ArrowDown', 'Enter');
    await expect(tool(choiceStrip(page), '重要')).toBeFocused();
    await tool(choiceStrip(page), '範囲').focus();
    await press('Enter');
    const editor = page.getByRole('application', { name: /矢印で動かし/u });
    await expect(editor).toBeFocused();
    const before = await editor.boundingBox();
    await press('ArrowRight', 'ArrowRight', 'Shift+ArrowRight');
    await expect.poll(spoken).toMatch(/^左から\d+％/u);
    const after = await editor.boundingBox();
    expect((after?.x ?? 0) - (before?.x ?? 0)).toBe(24);
    expect((after?.width ?? 0) - (before?.width ?? 0)).toBe(12);
    await press('Enter');
    await expect(page.locator('.shape-rectangle')).toHaveCount(1);
    await press('Escape');

    await page.getByRole('application', { name: '選ぶモード' }).focus();
    await press('Enter');
    await tool(choiceStrip(page), '書き込み').focus();
    await press('Enter', 'ArrowDown', 'Enter');
    await expect(page.getByRole('textbox', { name: '資料に書き込む文字' })).toBeFocused();
    await page.keyboard.type('あとで確かめる');
    await press('Escape');
    await expect(page.locator('.text-box-words')).toHaveText('あとで確かめる');
    await press('Escape');

    await page.getByRole('application', { name: '選ぶモード' }).focus();
    await press('ArrowDown', 'Control+Alt+n');
    await expect
      .poll(async () => (await signs(page)).filter((sign) => sign.endsWith('付せん')))
      .toHaveLength(1);
  });

  test('cells by arrows, a row, a value of a chart', async () => {
    const { page } = opened;
    await openPaper(page, statistics);
    await page.getByRole('region', { name: statistics }).focus();
    await press('F7', 'Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await expect.poll(spoken).toContain('年少人口');
    await press('ArrowRight', 'ArrowRight');
    await expect.poll(spoken).toBe('年少人口（0～14歳）、令和元年、14,987');
    await press('ArrowDown');
    await expect.poll(spoken).toBe('生産年齢人口（15～64歳）、令和元年、81,443');
    await press('Enter');
    await expect(tool(choiceStrip(page), '重要')).toBeFocused();
    await press('2');
    expect(await markedText(page, '？1')).toBe('81,443');
    await press('ArrowDown', 'Shift+ArrowRight', '3');
    expect(await markedText(page, '○2')).toBe('25,840|26,132');
    await press('F2', 'Shift+ArrowRight', 'Shift+ArrowRight');
    await expect.poll(spoken).toMatch(/^選択：../u);
    await press('Escape', 'F2', 'Enter');
    await tool(choiceStrip(page), '行全体').focus();
    await press('Enter');
    await tool(choiceStrip(page), '懸念').focus();
    await press('Enter');
    await expect(page.locator('.mark-whole').first()).toBeVisible();

    for (let step = 0; step < 12 && !(await spoken()).startsWith('図'); step += 1) {
      await press('ArrowDown');
    }
    await press('ArrowRight', 'ArrowRight');
    await expect.poll(spoken).toBe('年少人口（0～14歳）、令和元年、14,987');
    await press('Enter', '4');
    await expect(page.locator('.shape-dataPoint')).toHaveCount(1);
    await press('Escape');
  });

  test('Tab goes from mark to mark, Enter opens its tools, Delete removes it', async () => {
    const { page } = opened;
    await page.locator('[data-sign-of]').first().focus();
    await press('Tab', 'Shift+Tab');
    await expect(markStrip(page)).toContainText('？1');
    await press('Enter');
    await expect(tool(markStrip(page), '重要')).toBeFocused();
    await press('ArrowRight', 'ArrowRight', 'Enter');
    await expect(page.getByRole('button', { name: '賛同の印 1、色づけ' })).toBeVisible();
    await press('Escape');
    await expect(page.getByRole('button', { name: '賛同の印 1、色づけ' })).toBeFocused();
    const before = await page.locator('[data-sign-of]').count();
    await press('Tab', 'Delete');
    await expect(page.locator('[data-sign-of]')).toHaveCount(before - 1);
  });
});

test('Enter while an input method composes ends nothing, and composed words are kept', async () => {
  const { page } = opened;
  await openPaper(page, narrative);
  await page.getByRole('button', { name: '書き込む', exact: true }).click();
  await tool(page.getByRole('toolbar', { name: '書き込みの道具' }), '文字を書き込む').click();
  await dragOn(page, block(page, '判断する力が'), [[200, 30]]);
  const field = page.getByRole('textbox', { name: '資料に書き込む文字' });
  await expect(field).toBeFocused();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'しつもん', selectionStart: 4, selectionEnd: 4 });
  await expect(field).toHaveValue('しつもん');
  await page.evaluate(() => {
    for (const key of ['Enter', 'Escape']) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key,
          ctrlKey: true,
          isComposing: true,
          bubbles: true,
          cancelable: true,
        }),
      );
    }
  });
  await expect(field).toBeFocused();
  await input.send('Input.insertText', { text: '質問' });
  await expect(field).toHaveValue('質問');
  await page.keyboard.press('Escape');
  await expect(page.locator('.text-box-words').filter({ hasText: '質問' })).toBeVisible();
  await page.reload();
  await expect(page.locator('.text-box-words').filter({ hasText: '質問' })).toBeVisible();
});

for (const mode of modes) {
  test(`axe-core finds nothing on marked papers and their tools ${mode.name}`, async () => {
    const { page } = opened;
    await enter(page, mode);
    for (const paper of [narrative, statistics]) {
      await page.evaluate(
        (hash) => {
          window.location.hash = hash;
        },
        (await page.locator('nav a.nav-row').filter({ hasText: paper }).first().getAttribute('href')) ?? '',
      );
      await expect(page.locator('.bar h1')).toHaveText(paper);
      await page.locator('[data-sign-of]').first().click();
      await expect(markStrip(page)).toBeVisible();
      const begin = page.getByRole('button', { name: '書き込む', exact: true });
      if ((await begin.getAttribute('aria-pressed')) === 'false') {
        await begin.click();
      }
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  });
}
