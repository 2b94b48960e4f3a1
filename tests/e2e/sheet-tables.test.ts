import { expect, test } from '@playwright/test';
import { enter, modes, overflow, violations } from './accessible.ts';
import { openCommittee } from './committee.ts';
import { clickMenu } from './harness/application.ts';
import { focused } from './harness/keys.ts';
import { sharedWindow } from './harness/shared-window.ts';

test.describe.configure({ mode: 'serial' });

const opened = sharedWindow(openCommittee);

/** Pastes what another program put onto the clipboard. */
async function paste(copied: Readonly<Record<string, string>>): Promise<void> {
  await opened.page.evaluate((entries) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(entries)) clipboardData.setData(type, text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, copied);
}

/** Goes to a field by its name, as the search of a screen reader does. */
async function goTo(name: string): Promise<void> {
  await opened.page.getByLabel(name, { exact: true }).first().focus();
}

const excel = `<table>
<tr><td>設問</td><td>回答</td><td colspan="2">割合（％）</td></tr>
<tr><td></td><td></td><td>一般市民<br>（n=812）</td><td>障害者<br>（n=320）</td></tr>
<tr><td rowspan="2">問7　相談先を知っているか</td><td>知っている</td><td>61.0</td><td>40.2</td></tr>
<tr><td>知らない</td><td>39.0</td><td>59.8</td></tr></table>`;

test('marks are chosen, and copied tables and lists kept, by keyboard alone', async () => {
  test.setTimeout(120_000);
  const { page, application } = opened;
  await clickMenu(application, 'new-issue-sheet');
  await expect(page.getByLabel('紙の上の題')).toBeFocused();
  await page.keyboard.type('相談の課題シート');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('基本目標の見出し');
  await page.keyboard.type('声を受け止める');

  // The mark of a policy, and numbers that go on by themselves.
  await goTo('施策');
  await page.keyboard.type('相談');
  await page.keyboard.press('Control+.');
  await expect(page.getByLabel('行頭の記号')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('施策');
  await expect(page.locator('.typed-policy .typed-marker').first()).toHaveText('●');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+.');
  await page.getByLabel('行頭の記号').selectOption('(1)');
  await page.keyboard.press('Escape');
  await page.keyboard.type('断らない。');
  await page.keyboard.press('Enter');
  await page.keyboard.type('出向く。');
  const items = page.getByLabel('相談　目指す姿', { exact: true });
  await expect(items).toHaveCount(2);
  await expect(items.nth(1)).toHaveValue('(2) 出向く。');

  // A table of a spreadsheet becomes a table of answers, with its merged cells.
  await page.locator('.typed-findings tbody textarea').first().focus();
  await paste({ 'text/html': excel, 'text/plain': 'x' });
  const table = page.getByRole('table', { name: '調査の表' });
  await expect(table.locator('[rowspan="2"] textarea')).toHaveValue('問7　相談先を知っているか');
  await expect(table.locator('[colspan="2"] textarea')).toHaveValue('割合（％）');
  // Undo takes the whole table back, redo brings it again.
  await page.keyboard.press('Control+z');
  await expect(table).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await expect(table.locator('tr')).toHaveCount(4);

  // Enter goes on below the last row; Ctrl + M merges the cell with the one above.
  await table.locator('tr').last().locator('textarea').last().focus();
  await page.keyboard.press('Enter');
  await expect(table.locator('tr')).toHaveCount(5);
  await page.keyboard.press('Control+m');
  await expect(table.locator('[rowspan="3"]')).toHaveCount(1);
  await page.keyboard.type('無回答');
  await expect(table.locator('tr').last().locator('textarea').first()).toHaveValue('無回答');

  // A list of a word processor brings its marks.
  await page
    .getByLabel('相談　現状', { exact: true })
    .or(page.getByLabel('現状', { exact: true }).last())
    .first()
    .focus();
  await paste({ 'text/plain': '・\t「知らない」と答えた障害者は59.8％です。\n※\t全体では45.1％です。' });
  const lines = page.locator('.typed-half').first().locator('.typed-line');
  await expect(lines.locator('.typed-marker')).toHaveText(['・', '※']);
  await expect(page.locator('.save-status')).toContainText('保存済み');
});

test('the tools of the row stay in reach in a narrow window', async () => {
  const { page } = opened;
  await page.setViewportSize({ width: 640, height: 400 });
  await page.locator('.typed-half').last().locator('textarea').last().focus();
  const tools = page.getByRole('toolbar', { name: '行の操作' });
  for (const name of ['下に加える', '消す']) {
    const button = tools.getByRole('button', { name });
    await button.focus();
    await expect(button).toBeInViewport();
  }
  await page.getByRole('table', { name: '調査の表' }).locator('textarea').last().focus();
  await expect(tools).toBeInViewport();
  const [bar, cell] = await Promise.all([
    tools.boundingBox(),
    page.getByRole('table', { name: '調査の表' }).locator('textarea').last().boundingBox(),
  ]);
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(cell?.y ?? 0);
  await page.setViewportSize({ width: 1280, height: 800 });
});

for (const mode of modes) {
  test(`the editor of tables and marks is accessible ${mode.name}`, async () => {
    const { page } = opened;
    await enter(page, mode);
    await page.getByRole('table', { name: '調査の表' }).locator('textarea').last().focus();
    expect(await violations(page)).toEqual([]);
    await page.locator('.typed-half').first().locator('textarea').last().focus();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
}

test('the table is published as it is, and its shares are evidence', async () => {
  test.setTimeout(60_000);
  const { page } = opened;
  await enter(page, { name: '', textScale: 100, forcedColors: 'none', theme: 'light' });
  await page.getByRole('button', { name: '公表する' }).click();
  await page.getByRole('button', { name: 'この内容で公表する' }).click();
  const paper = page.locator('article.document');
  await expect(paper.locator('table [rowspan="3"]')).toContainText('問7');
  await expect(paper).toContainText('知らない');
  await expect(paper).toContainText('(2) 出向く。');
});
