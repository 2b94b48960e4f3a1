import { expect, test } from '@playwright/test';
import { enter, modes, overflow, violations } from './accessible.ts';
import { defectsOf, type OpenCommittee, openCommittee, openPaper } from './committee.ts';
import {
  block,
  choiceStrip,
  dragOn,
  markedText,
  markStrip,
  signs,
  spokenOn,
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
    await expect(page.getByRole('application', { name: '選ぶモード' })).toBeFocused();
    await press('ArrowDown', 'Control+Alt+n');
    await expect
      .poll(async () => (await signs(page)).filter((sign) => sign.endsWith('付せん')))
      .toHaveLength(1);
  });

  test('cells by arrows, a row, a value of a chart', async () => {
    const { page } = opened;
    await openPaper(page, statistics);
    await page.getByRole('region', { name: statistics }).focus();
    await press('F7', 'Control+Home', 'ArrowDown', 'ArrowDown');
    await expect.poll(spoken).toBe('年少人口（0～14歳）、平成30年、14,668');
    await press('ArrowRight');
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
