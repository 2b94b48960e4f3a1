import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { openCommittee, openPaper } from './committee.ts';
import { resizeWindow } from './enlarged-window.ts';
import { press, tabTo } from './harness/keys.ts';
import { sharedWindow } from './harness/shared-window.ts';

const paper = '福祉に係る市の統計資料';

// One draft, worked on step by step.
test.describe.configure({ mode: 'serial' });

const opened = sharedWindow(openCommittee);

function grid(page: Page, name: RegExp): Locator {
  return page.getByRole('grid', { name });
}

/** What the cell with the caret is called, and what it says. */
function cell(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active instanceof HTMLInputElement
      ? `${active.getAttribute('aria-label') ?? ''}: ${active.value}`
      : (active?.tagName ?? '');
  });
}

/** Puts something on the clipboard as another program would. */
async function copied(text: string): Promise<void> {
  await opened.application.evaluate(({ clipboard }, text) => clipboard.writeText(text), text);
}

test('a table is edited like a spreadsheet, by keyboard alone', async () => {
  const { page } = opened;
  await openPaper(page, paper);
  await page.getByRole('button', { name: '編集する' }).press('Enter');
  const table = grid(page, /前期高齢者と後期高齢者/u);
  await table.getByRole('textbox').focus();
  expect(await cell(page)).toBe('見出しの左上: ');

  // Arrows, typing over, Enter downwards.
  await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight');
  expect(await cell(page)).toBe('前期高齢者（65～74歳）　平成30年: 12,537');
  await page.keyboard.type('12,538');
  await press(page, 'Enter');
  expect(await cell(page)).toBe('後期高齢者（75歳以上）　平成30年: 13,055');
  await expect(table).toContainText('12,538');

  // Tab to the right, Enter back below the column where it began.
  await page.keyboard.type('13,056');
  await press(page, 'Tab');
  expect(await cell(page)).toBe('後期高齢者（75歳以上）　令和元年: 13,328');
  await press(page, 'Enter');
  expect(await cell(page)).toBe('合計　平成30年: 25,592');

  // F2 goes on in the text, Escape leaves it as it was.
  await press(page, 'F2');
  await page.keyboard.type('9');
  expect(await cell(page)).toBe('合計　平成30年: 25,5929');
  await press(page, 'Escape');
  expect(await cell(page)).toBe('合計　平成30年: 25,592');

  // One act at a time is taken back and done again.
  await press(page, 'Control+z');
  await expect(table).toContainText('13,055');
  await expect(table).toContainText('12,538');
  await press(page, 'Control+z');
  await expect(table).toContainText('12,537');
  await press(page, 'Control+y', 'Control+y');
  await expect(table).toContainText('12,538');
  await expect(table).toContainText('13,056');
});

test('years and rows are added, moved and removed; several cells are pasted, copied and emptied', async () => {
  const { page } = opened;
  const table = grid(page, /市内に事務所を置くNPO法人/u);
  await table.getByRole('textbox').focus();
  await press(page, 'ArrowDown', 'End');
  expect(await cell(page)).toContain('令和4年: 66');
  await press(page, 'Control+Shift+Enter');
  expect(await cell(page)).toBe('法人数　令和5年: ');

  await copied('70\t71\r\n48\t—\r\n');
  await press(page, 'Control+v');
  await expect(table.getByRole('row').nth(1)).toContainText('71');
  await expect(table.getByRole('row').nth(2)).toContainText('—');
  await expect(table.getByRole('columnheader').last()).toHaveText('令和6年');

  // A selection of several cells goes out as it would paste into a spreadsheet.
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
  expect(await opened.application.evaluate(({ clipboard }) => clipboard.readText())).toBe('70\t71\n48\t—');
  await press(page, 'Delete');
  await expect(table.getByRole('row').nth(1)).not.toContainText('71');
  await press(page, 'Control+z');
  await expect(table.getByRole('row').nth(1)).toContainText('71');

  await press(page, 'Control+Home', 'ArrowDown', 'Control+Enter');
  await page.keyboard.type('新しい項目');
  await press(page, 'Enter', 'ArrowUp', 'Alt+ArrowDown', 'ArrowUp');
  await expect(table.getByRole('rowheader').last()).toHaveText('新しい項目');
  await press(page, 'ArrowDown', 'Control+Shift+Delete');
  await expect(table).not.toContainText('新しい項目');
  // Taken back, the row that returns has the caret.
  await press(page, 'Control+z');
  await expect.poll(() => cell(page)).toContain(': 新しい項目');
  await press(page, 'Control+Shift+Delete');
  await expect(table).not.toContainText('新しい項目');
});

test('cells are selected with the mouse: by dragging, and with Shift from where the caret is', async () => {
  const { page, application } = opened;
  const table = grid(page, /年齢3区分別の人口/u);
  const cellAt = (row: number, column: number): Locator =>
    table.getByRole('row').nth(row).locator('th, td').nth(column);
  const clipboard = (): Promise<string> => application.evaluate(({ clipboard }) => clipboard.readText());
  await cellAt(1, 2).scrollIntoViewIfNeeded();
  await cellAt(1, 2).hover();
  await page.mouse.down();
  await cellAt(2, 4).hover();
  await page.mouse.up();
  await cellAt(3, 5).hover();
  await press(page, 'Control+c');
  const dragged = (await clipboard()).split('\n').map((line) => line.split('\t').length);
  expect(dragged).toEqual([3, 3]);
  await cellAt(1, 2).click();
  await cellAt(1, 3).click({ modifiers: ['Shift'] });
  await press(page, 'Control+c');
  expect((await clipboard()).split('\t')).toHaveLength(2);
  await press(page, 'Escape');
});

test('the caret stays where it is when a name is taken back', async () => {
  const { page } = opened;
  const table = grid(page, /町会と自治会/u);
  await table.getByRole('textbox').focus();
  await press(page, 'ArrowDown', 'Control+Enter');
  await page.keyboard.type('一時の行');
  await press(page, 'Enter', 'ArrowUp');
  expect(await cell(page)).toContain(': 一時の行');
  await press(page, 'Control+z');
  await expect.poll(() => cell(page)).toBe('2行目　項目: ');
  await press(page, 'Control+z');
  await expect.poll(() => cell(page)).toContain('町会・自治会数');
  await press(page, 'Control+Home');
});

test('keys of an input method stay with it; the first one begins the cell', async () => {
  const { page } = opened;
  const table = grid(page, /町会と自治会/u);
  await table.getByRole('textbox').focus();
  await press(page, 'ArrowDown');
  expect(await cell(page)).toContain('加入世帯数');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'せたい', selectionStart: 3, selectionEnd: 3 });
  // Enter while composing takes the conversion, and nothing else.
  await devtools.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  expect(await cell(page)).toContain(': せたい');
  await devtools.send('Input.insertText', { text: '入っている世帯' });
  await press(page, 'Enter');
  await expect(table.getByRole('rowheader').first()).toHaveText('入っている世帯');
});

test('Tab leaves the table at its end, so that no key is a trap', async () => {
  const { page } = opened;
  const table = grid(page, /市内に事務所を置くNPO法人/u);
  await table.getByRole('textbox').focus();
  await press(page, 'Control+End', 'Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('table') === null)).toBe(true);
  await press(page, 'Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null)).toBe(true);
});

test('a formula in thousandths is written by keyboard alone, enlarged, dark and in forced colours', async () => {
  const { page } = opened;
  await resizeWindow(opened.application, 1280, 800, 2);
  await expect.poll(() => page.evaluate(() => window.innerHeight)).toBeLessThan(420);
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
  const section = page.getByRole('region', { name: /年齢3区分別の人口/u });
  await section.getByRole('button', { name: '計算する行を足す' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '計算する行' });
  await page.keyboard.type('「老年人口」÷合計');
  await tabTo(page, dialog.getByLabel('行の名前'));
  await page.keyboard.type('高齢者の割合');
  await tabTo(page, dialog.getByLabel('そのまま'));
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(dialog.getByLabel('‰（1,000倍）')).toBeChecked();
  await tabTo(page, dialog.getByLabel('小数の桁'));
  await press(page, 'ArrowDown');
  await tabTo(page, dialog.getByRole('button', { name: 'この式にする' }));
  await expect(dialog.getByRole('row', { name: /令和4年/u })).toContainText('213.13');
  await tabTo(page, dialog.getByRole('button', { name: 'やめる' }));
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(section.getByRole('button', { name: '計算する行を足す' })).toBeFocused();
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await resizeWindow(opened.application, 1280, 860, 1);
});

test('a formula stands beside the printed row, says where they differ, and is marked as computed', async () => {
  const { page } = opened;
  const section = page.getByRole('region', { name: /年齢3区分別の人口/u });
  await section.getByRole('button', { name: '計算する行を足す' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '計算する行' });
  await expect(dialog.getByLabel('式', { exact: true })).toBeFocused();
  await page.keyboard.type('「老年');
  await expect(dialog.getByRole('status')).toContainText('閉じていません');
  await page.keyboard.type('人口」÷合計');
  await dialog.getByLabel('％（100倍）').check();
  await dialog.getByLabel('検算する行').selectOption({ label: '高齢化率' });
  await expect(dialog.getByRole('row', { name: /令和4年/u })).toContainText('一致');
  await dialog.getByRole('button', { name: 'この式にする' }).press('Enter');
  await expect(section.getByText('検算　6列とも一致')).toBeVisible();
  const rows = section.getByRole('grid').getByRole('row');
  await expect(rows.nth(6)).toContainText('計算値');
  await expect(rows.nth(6)).toContainText('21.3');
});

test('the chart is chosen and drawn anew', async () => {
  const { page } = opened;
  const section = page.getByRole('region', { name: /前期高齢者と後期高齢者/u });
  await section.locator('summary').click();
  const chart = section.getByRole('img');
  await expect(chart).toHaveAccessibleName(/折れ線グラフ/u);
  await section.getByLabel('図の種類').selectOption({ label: '縦棒グラフ' });
  await expect(chart).toHaveAccessibleName(/縦棒グラフ/u);
  await section.getByRole('checkbox', { name: '前期高齢者（65～74歳）を図に入れる' }).uncheck();
  await expect(chart).not.toHaveAccessibleName(/前期高齢者（65/u);

  // What was chosen is left to the program again, in one step that can be taken back.
  await section.getByRole('button', { name: '図をおまかせに戻す' }).press('Enter');
  await expect(chart).toHaveAccessibleName(/折れ線グラフ.*前期高齢者（65/u);
  await press(page, 'Control+z');
  await expect(chart).toHaveAccessibleName(/縦棒グラフ/u);
  await expect(chart).not.toHaveAccessibleName(/前期高齢者（65/u);
});

test('a pasted table is looked at before it is added, and a year is added from one', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'ファイルや貼り付けから表を足す' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '表を読み込む' });
  await dialog.getByLabel('または、表をここに貼り付ける').focus();
  await copied('⑧相談\t\t\n年次\t来所\t電話\n令和3年度\t1200\t80\n令和4年度\t1300\t—\n資料：福祉課\t\t\n');
  await press(page, 'Control+v');
  await dialog.getByRole('button', { name: '貼り付けた表を読む' }).press('Enter');
  await expect(dialog).toContainText('縦と横を入れ替えました');
  await expect(dialog.getByRole('row', { name: /来所/u })).toContainText('1,300');
  await expect(dialog).toContainText('まだ資料には加えていません');
  await dialog.getByRole('button', { name: 'この表を加える' }).press('Enter');
  const section = page.getByRole('region', { name: '表　⑧相談' });
  await expect(section.getByRole('row', { name: /来所/u })).toContainText('1,300');

  await section.getByRole('button', { name: 'ほかの表から年を足す' }).press('Enter');
  const append = page.getByRole('dialog', { name: '「⑧相談」に年を足す' });
  await append.getByLabel('または、表をここに貼り付ける').focus();
  await copied('\tR4\tR5\n来所\t1300\t1400\n電話\t—\t90\n');
  await press(page, 'Control+v');
  await append.getByRole('button', { name: '貼り付けた表を読む' }).press('Enter');
  await expect(append).toContainText('足す年：R5');
  await append.getByRole('button', { name: 'この内容にする' }).press('Enter');
  await expect(section.getByRole('row', { name: /来所/u })).toContainText('1,400');
});

test('in a narrow window nothing but the table is scrolled sideways, and a low one shows more than its acts', async () => {
  const { page } = opened;
  const wider = (): Promise<number> =>
    page.evaluate(() => {
      const area = document.querySelector('main .scroll');
      return area === null ? -1 : area.scrollWidth - area.clientWidth;
    });
  try {
    await resizeWindow(opened.application, 760, 800, 1);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(800);
    await expect.poll(wider).toBe(0);
    await resizeWindow(opened.application, 1280, 800, 2);
    await expect.poll(() => page.evaluate(() => window.innerHeight)).toBeLessThan(420);
    await expect(page.getByRole('toolbar', { name: '表の操作' })).toHaveCSS('position', 'static');
    await expect.poll(wider).toBe(0);
  } finally {
    await resizeWindow(opened.application, 1280, 860, 1);
  }
});

for (const mode of ['none', 'active'] as const) {
  test(`axe-core finds nothing on the editor, forced colours ${mode}`, async () => {
    const { page } = opened;
    await page.emulateMedia({ forcedColors: mode });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`)),
    ).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    await page.emulateMedia({ forcedColors: 'none' });
  });
}

test('the draft becomes a 差替 with the new figures, its formula and its chart', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: '公表する' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '版にして公表する' });
  await dialog.getByLabel('替えた理由').fill('最新の値に替えたため');
  await press(page, 'Enter');
  await expect(page.locator('.bar h1')).toHaveText(paper);
  await expect(page.locator('.bar')).toContainText('差替');
  const document = page.locator('article.document');
  await expect(document).toContainText('12,538');
  await expect(document).toContainText('高齢化率（%）　計算値');
  await expect(document).toContainText('検算　高齢化率（%）は6列とも一致');
  await expect(document.getByRole('img', { name: /縦棒グラフ。前期高齢者と後期高齢者/u })).toBeVisible();
  await expect(document).toContainText('⑧');
});

test('a statistics paper is typed from nothing', async () => {
  const { page } = opened;
  await page.locator('nav').getByRole('link', { name: '受け取る・渡す' }).click();
  await page.getByRole('button', { name: '新しい統計資料' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '新しい統計資料' });
  await dialog.getByLabel('資料の名前').fill('介護の統計');
  await dialog.getByLabel('最初の年').fill('平成30年度');
  await dialog.getByLabel('年の数').fill('3');
  await press(page, 'Enter');
  await expect(page.getByLabel('表の題')).toBeFocused();
  const table = page.getByRole('grid');
  await expect(table.getByRole('columnheader')).toHaveText([
    '',
    '単位',
    '平成30年度',
    '令和元年度',
    '令和2年度',
  ]);
  await table.getByRole('textbox').focus();
  await press(page, 'ArrowDown');
  for (const text of ['認定者', '人', '1,200', '1,250', '1,301']) {
    await page.keyboard.type(text);
    await press(page, 'Tab');
  }
  expect(await cell(page)).toBe('2行目　項目: ');
  await page.keyboard.type('利用者');
  await press(page, 'Tab', 'Tab');
  await page.keyboard.type('800');
  await press(page, 'Enter');
  await page.getByLabel('表の題').fill('介護保険の認定者');
  // A note is typed where it was added; what is taken away leaves the caret near.
  await page.getByRole('button', { name: '注を足す' }).first().press('Enter');
  await expect(page.getByLabel('注', { exact: true })).toBeFocused();
  await page.keyboard.type('令和2年度は速報値');
  await page.getByRole('button', { name: '注を足す' }).first().press('Enter');
  await page.getByRole('button', { name: '注2を消す' }).press('Enter');
  await expect(page.getByLabel('注', { exact: true })).toHaveValue('※令和2年度は速報値');
  await expect(page.getByLabel('注', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: '公表する' }).press('Enter');
  await page.getByRole('dialog').getByLabel('配布する日').press('Enter');
  await expect(page.locator('.bar')).toContainText('初版');
  const document = page.locator('article.document');
  await expect(document).toContainText('介護保険の認定者');
  // The unit was typed in a column that paper does not have.
  await expect(document).toContainText('認定者（人）');
  await expect(document).toContainText('※令和2年度は速報値');
  await expect(document.getByRole('row', { name: /認定者/u }).first()).toContainText('1,301');
  // The third row was never filled in.
  await expect(document.locator('.table-statistics tbody tr')).toHaveCount(2);
});
