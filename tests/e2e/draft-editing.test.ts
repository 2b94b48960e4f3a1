import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { defectsOf, type OpenCommittee, openCommittee, openPaper } from './committee.ts';
import { clickMenu } from './harness/application.ts';

let opened: OpenCommittee;
let defects: string[];
test.beforeAll(async () => {
  opened = await openCommittee();
  defects = defectsOf(opened.page);
  await openPaper(opened.page, '課題シート');
  await opened.page.getByRole('button', { name: '編集する' }).click();
  await expect(opened.page.locator('.sheet-editor')).toBeVisible();
});
test.afterAll(async () => {
  await opened.close();
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

const indicators = (page: Page) => page.getByLabel('指標', { exact: true });
const values = (page: Page, label: string) =>
  page
    .getByLabel(label, { exact: true })
    .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));

/** Pastes as a person would: the field gets what a spreadsheet or a text editor puts on the clipboard. */
async function paste(page: Page, data: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((entries) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(entries)) {
      clipboardData.setData(type, text);
    }
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, data);
}

test('a table copied from a spreadsheet keeps its cells, merged ones and heads too', async () => {
  const { page } = opened;
  await page.getByLabel('事業名', { exact: true }).last().click();
  const html = `<table><tr><td>事業名</td><td>指標</td><td>現状<br>（令和元年度）</td><td>目標</td><td>結果</td></tr>
    <tr><td rowspan=2>見守り</td><td>見守る人の数</td><td>3人</td><td>充実</td><td>8人</td></tr>
    <tr><td>見守りの回数</td><td>—</td><td>月1回</td><td>月1回</td></tr></table>`;
  await paste(page, { 'text/html': html, 'text/plain': '事業名\t指標' });
  await expect.poll(() => values(page, '指標')).toContain('見守りの回数');
  expect(await values(page, '現状の年度')).toContain('（令和元年度）');
  const table = page.getByRole('table', { name: '事業と指標' }).last();
  await expect(table.locator('tbody tr')).toHaveCount(2);
  await expect(table.locator('tbody th[rowspan="2"] textarea')).toHaveValue('見守り');
  await page.keyboard.press('Control+z');
  await expect.poll(() => values(page, '指標')).not.toContain('見守りの回数');
});

test('a lone cell of a spreadsheet goes in at the caret, without the line break that follows it', async () => {
  const { page } = opened;
  const cell = indicators(page).first();
  const before = await cell.inputValue();
  await cell.click();
  await page.keyboard.press('End');
  await paste(page, {
    'text/html': '<table><tr><td>（延べ）</td></tr></table>',
    'text/plain': '（延べ）\r\n',
  });
  await expect(cell).toHaveValue(`${before}（延べ）`);
  await page.keyboard.type('※');
  await expect(cell).toHaveValue(`${before}（延べ）※`);
  await page.keyboard.press('Control+z');
  await expect(cell).toHaveValue(before);
});

test('a column of its own is added to the indicators, filled in and taken away again', async () => {
  const { page } = opened;
  const table = page.getByRole('table', { name: '事業と指標' }).first();
  const heads = await table.locator('thead textarea').count();
  await page.getByRole('button', { name: '列を足す' }).first().click();
  await expect(page.getByLabel('ほかの列の見出し')).toBeFocused();
  await page.keyboard.type('評価');
  const first = table.locator('tbody tr').first().locator('textarea').last();
  await expect(first).toHaveAttribute('placeholder', '評価');
  await first.fill('Ａ');
  await expect(page.getByRole('button', { name: '最後の列（評価）を取る' })).toBeVisible();
  await page.getByRole('button', { name: '最後の列（評価）を取る' }).click();
  await expect(table.locator('thead textarea')).toHaveCount(heads);
  await page.keyboard.press('Control+z');
  await expect(first).toHaveValue('Ａ');
  await page.getByRole('button', { name: '最後の列（評価）を取る' }).click();
  await expect(table.locator('thead textarea')).toHaveCount(heads);
});

test('lines copied from a text become lines, their marks set apart', async () => {
  const { page } = opened;
  const line = page.getByLabel('評価', { exact: true }).first();
  const before = await values(page, '評価');
  await line.click();
  await page.keyboard.press('End');
  await paste(page, { 'text/plain': '続きの文。\r\n・二つ目の評価です。\r\n　● 三つ目の評価です。\r\n' });
  await expect
    .poll(() => values(page, '評価'))
    .toEqual([`${before[0]}続きの文。`, '二つ目の評価です。', '三つ目の評価です。', ...before.slice(1)]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => values(page, '評価')).toEqual(before);
});

test('Enter that settles a conversion goes nowhere, and nothing unsettled is stored', async () => {
  const { page } = opened;
  const line = page.getByLabel('評価', { exact: true }).first();
  const before = await values(page, '評価');
  await line.click();
  await page.keyboard.press('End');
  // What an input method does: it composes, and its keys arrive with code 229.
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'ひょうか', selectionStart: 4, selectionEnd: 4 });
  await expect(line).toHaveValue(`${before[0]}ひょうか`);
  await line.evaluate((field) =>
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        keyCode: 229,
        isComposing: true,
        bubbles: true,
        cancelable: true,
      }),
    ),
  );
  expect((await values(page, '評価')).length).toBe(before.length);
  await expect(page.locator('.save-status')).toContainText('保存済み');
  await session.send('Input.insertText', { text: '評価' });
  await expect(line).toHaveValue(`${before[0]}評価`);
  await expect(page.locator('.save-status')).toContainText('入力中');
  await page.keyboard.press('Control+z');
  await expect.poll(() => values(page, '評価')).toEqual(before);
});

test('a row is dragged to another place, and the row tools say where it is', async () => {
  const { page } = opened;
  const names = (await values(page, '指標')).slice(0, 4);
  await indicators(page).nth(3).click();
  await expect(page.locator('.row-tools-place')).toContainText('指標　4／4');
  await page.getByRole('table', { name: '事業と指標' }).first().scrollIntoViewIfNeeded();
  const grip = await page.locator('tr[data-here] .grip').boundingBox();
  const first = await page.locator('tr[data-row]').first().boundingBox();
  if (grip === null || first === null) throw new Error('the row is not in sight');
  await page.mouse.move(grip.x + 4, grip.y + 4);
  await page.mouse.down();
  await page.mouse.move(grip.x + 4, first.y + 2, { steps: 5 });
  await expect(page.locator('[data-drop="above"]')).toHaveCount(1);
  await page.mouse.up();
  await expect
    .poll(async () => (await values(page, '指標')).slice(0, 4))
    .toEqual([names[3], names[0], names[1], names[2]]);
  await expect(page.locator('.row-tools-place')).toContainText('指標　1／4');
  await page.getByRole('toolbar').getByRole('button', { name: '下へ' }).click();
  // Past the whole project above whose rows it does not belong to.
  await expect.poll(async () => (await values(page, '指標'))[2]).toBe(names[3]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await values(page, '指標')).slice(0, 4)).toEqual(names);
});

test('arrows go from row to row, and to the fields around a table', async () => {
  const { page } = opened;
  await indicators(page).nth(1).click();
  await page.keyboard.press('ArrowDown');
  await expect(indicators(page).nth(2)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(indicators(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.closest('thead') !== null)).toBe(true);
});

test('the menu undoes and redoes the steps of the draft', async () => {
  const { page, application } = opened;
  const before = await values(page, '指標');
  await indicators(page).first().click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => values(page, '指標')).not.toEqual(before);
  const moved = await values(page, '指標');
  await clickMenu(application, 'undo');
  await expect.poll(() => values(page, '指標')).toEqual(before);
  await clickMenu(application, 'redo');
  await expect.poll(() => values(page, '指標')).toEqual(moved);
  await clickMenu(application, 'undo');
  await expect.poll(() => values(page, '指標')).toEqual(before);
});

test('undoing and redoing leaves the caret in the row that it was about', async () => {
  const { page } = opened;
  const before = await values(page, '指標');
  const isInTable = () =>
    page.evaluate(() => document.activeElement?.matches('tr[data-row] textarea[data-field]') ?? false);
  await indicators(page).last().click();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('足した指標');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Control+Shift+Delete');
  await expect.poll(() => values(page, '指標')).toEqual(before);
  for (const key of [
    'Control+z',
    'Control+z',
    'Control+z',
    'Control+z',
    'Control+y',
    'Control+y',
    'Control+y',
  ]) {
    await page.keyboard.press(key);
    await expect.poll(isInTable).toBe(true);
  }
  await expect.poll(() => values(page, '指標')).toContain('足した指標');
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('Control+z');
  }
  await expect.poll(() => values(page, '指標')).toEqual(before);
});

test('a draft is put away and taken up again', async () => {
  const { page } = opened;
  await indicators(page).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('（取っておく）');
  await expect(page.locator('.save-status')).toContainText('保存済み');
  await page.getByRole('button', { name: '捨てる' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '捨てる', exact: true }).click();
  await expect(page.getByRole('button', { name: '編集する' })).toBeVisible();
  await page.locator('nav').getByRole('link', { name: '受け取る・渡す' }).click();
  await page.getByRole('button', { name: '課題シートの下書きを戻す' }).click();
  await page.getByRole('link', { name: '課題シートの下書きを続ける' }).click();
  await expect.poll(async () => (await values(page, '指標'))[0]).toContain('（取っておく）');
});

/** What axe-core finds, as one line per rule and place. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
}

for (const mode of [
  { name: 'as it comes', textScale: 100, forcedColors: 'none', theme: 'light' },
  { name: 'dark', textScale: 100, forcedColors: 'none', theme: 'dark' },
  { name: 'at 200 % text', textScale: 200, forcedColors: 'none', theme: 'light' },
  { name: 'in forced colours', textScale: 100, forcedColors: 'active', theme: 'light' },
] as const) {
  test(`the editor, its record and its dialogs are accessible ${mode.name}`, async () => {
    test.setTimeout(120_000);
    const { page } = opened;
    await page.emulateMedia({ forcedColors: mode.forcedColors });
    await page.evaluate(
      ({ textScale, theme }) =>
        (
          window as unknown as { shingi: { savePreferences(input: unknown): Promise<unknown> } }
        ).shingi.savePreferences({ textScale, theme }),
      mode,
    );
    await expect(page.locator('html')).toHaveAttribute('data-theme', mode.theme);
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.getByRole('button', { name: '変更の記録' }).click();
    await expect(page.getByRole('complementary', { name: '変更の記録' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '変更の記録' }).click();
    for (const name of ['公表する', '番号と名前']) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.getByText('仕上がり', { exact: true }).locator('..').getByRole('radio').check();
    await expect(page.locator('article.document')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByText('書く', { exact: true }).locator('..').getByRole('radio').check();
  });
}
