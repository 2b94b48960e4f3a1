import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { writeOpinionCommittee, writtenOpinions } from '../renderer/fixture-opinions.ts';
import { enter, modes, overflow, violations } from './accessible.ts';
import { dayFromNow, defectsOf } from './committee.ts';
import { type LaunchedApplication, launch } from './harness/application.ts';
import { killApplication } from './harness/kill-application.ts';

// Each goes on where the one before has left the file.
test.describe.configure({ mode: 'serial' });

let opened: LaunchedApplication;
let defects: string[];
let folder: string;
let file: string;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-compile-'));
  file = path.join(folder, 'committee.shingi');
  writeOpinionCommittee(file, dayFromNow(3));
  opened = await launch({ files: [file] });
  defects = defectsOf(opened.page);
});
test.afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

/** The row of a number. */
function row(page: Page, no: number): Locator {
  const number = page.locator('.compile-no').filter({ hasText: new RegExp(`^${no}$`, 'u') });
  return page.locator('.compile-row[data-item]').filter({ has: number });
}

const table = (page: Page): Locator => page.getByRole('grid', { name: '意見と対応の表' });
const details = (page: Page, no: number): Locator => page.getByRole('region', { name: `No.${no}の内容` });
const spoken = (page: Page): Locator => page.locator('p[role="status"].visually-hidden').last();

/** Goes with the keyboard to the row of a number. */
async function goToRow(page: Page, no: number): Promise<void> {
  await table(page).focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.compile-row[data-index="0"]')).toHaveAttribute('data-current', 'true');
  for (let step = 0; step < 20; step += 1) {
    await expect(page.locator('.compile-row[data-current]')).toHaveCount(1);
    const current = await page.locator('.compile-row[data-current] .compile-no').textContent();
    if (current === String(no)) {
      await expect(details(page, no)).toBeVisible();
      return;
    }
    const before = current ?? '';
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.compile-row[data-current] .compile-no')).not.toHaveText(before);
  }
  throw new Error(`no row ${no}`);
}

/** Where large text leaves room for one of them only, the details stand before the table. */
async function backToTable(page: Page): Promise<void> {
  await expect(
    table(page)
      .or(page.getByRole('button', { name: '一覧に戻る' }))
      .first(),
  ).toBeVisible();
  const back = page.getByRole('button', { name: '一覧に戻る' });
  if (await back.isVisible()) {
    await back.click();
  }
}

test('opinions are classified by keyboard alone', async () => {
  const { page } = opened;
  await page.locator('nav.nav').getByRole('link', { name: '対応表' }).focus();
  await page.keyboard.press('Enter');
  await expect(table(page)).toBeFocused();
  await expect(page.locator('.bar')).toContainText('4人　8件　まとめたあと8件');
  await expect(row(page, 1)).toHaveAttribute('data-current', 'true');
  await page.keyboard.press('6');
  await expect(row(page, 1)).toContainText('6 質問への回答');
  await page.keyboard.press('a');
  await expect(page.getByLabel('分類', { exact: true })).not.toHaveValue('');
  await page.keyboard.press('e');
  await expect(page.getByLabel('要旨')).toBeFocused();
  // Digits and letters are words here.
  await page.keyboard.type('1 市民後見人の数は十分か。');
  await page.keyboard.press('Escape');
  await expect(table(page)).toBeFocused();
  await expect(row(page, 1)).toContainText('1 市民後見人の数は十分か。');
  await expect(row(page, 1)).toContainText('6 質問への回答');
  await page.keyboard.press('r');
  await expect(page.getByLabel('回答案')).toBeFocused();
  await page.keyboard.type('近くの市と同じほどの数です。');
  await page.keyboard.press('Escape');
  await expect(table(page)).toBeFocused();
  await expect(row(page, 1)).toContainText('案');
  // Nothing is left to do with it: the next one is No. 2.
  await page.keyboard.press('n');
  await expect(row(page, 2)).toHaveAttribute('data-current', 'true');
  await expect(page.getByRole('button', { name: /^回答案がまだ 7$/u })).toBeVisible();
});

test('the original stands word for word beside the current version of its passage', async () => {
  const { page } = opened;
  await goToRow(page, 2);
  const written = writtenOpinions[0]?.[1][1];
  await expect(details(page, 2).locator('.compile-original').first()).toHaveText(written?.text ?? '');
  await expect(details(page, 2)).toContainText('いまの版：資料4');
  await expect(details(page, 2)).toContainText('○ 同じ場所');
});

test('several rows are changed in one act and taken back in one step', async () => {
  const { page } = opened;
  await goToRow(page, 4);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('heading', { name: '3件を選んでいます' })).toBeVisible();
  await page.keyboard.press('4');
  for (const no of [4, 5, 7]) {
    await expect(row(page, no)).toContainText('4 参考');
  }
  await expect(row(page, 2)).toContainText('未定');
  await page.keyboard.press('Control+z');
  for (const no of [4, 5, 7]) {
    await expect(row(page, no)).toContainText('未定');
  }
  await expect(spoken(page)).toHaveText('元に戻しました：対応区分');
  await page.keyboard.press('Control+y');
  await expect(row(page, 5)).toContainText('4 参考');
  await page.keyboard.press('Control+z');
  await expect(row(page, 5)).toContainText('未定');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '3件を選んでいます' })).toHaveCount(0);
  // By mouse, one here and one there.
  await row(page, 1).getByRole('checkbox').click();
  await row(page, 6).getByRole('checkbox').click();
  await expect(page.getByRole('heading', { name: '2件を選んでいます' })).toBeVisible();
  await page.getByRole('button', { name: '選ぶのをやめる' }).click();
  await expect(page.locator('.compile-row[aria-selected="true"]')).toHaveCount(0);
});

test('opinions that say the same are grouped by a person, and taken apart again', async () => {
  const { page } = opened;
  await goToRow(page, 2);
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: 'ほかの意見とまとめる' });
  await expect(dialog.getByRole('button', { name: /件をまとめる/u })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: /^No\.5\s川岸 透/u }).check();
  await dialog.getByLabel('まとまりの見出し').fill('訓練の知らせについて');
  await dialog.getByRole('button', { name: '2件をまとめる' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('.bar')).toContainText('まとめたあと7件');
  await expect(details(page, 2)).toContainText('まとめた意見には、一つの回答で答えます');
  await goToRow(page, 5);
  await page.keyboard.press('3');
  await expect(row(page, 2)).toContainText('3 既に記載');
  await details(page, 5).getByRole('button', { name: 'このまとまりから外す' }).click();
  await expect(row(page, 5)).not.toContainText('まとめ');
  await expect(row(page, 5)).toContainText('3 既に記載');
  await table(page).focus();
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('Control+z');
    await expect(spoken(page)).toContainText(['まとまりから外す', '対応区分', '意見のまとめ'][step] ?? '');
  }
  await expect(page.locator('.bar')).toContainText('まとめたあと8件');
  await expect(row(page, 2)).toContainText('未定');
});

test('an opinion that says two things is split by its caret; the original stays', async () => {
  const { page } = opened;
  const text = writtenOpinions[0]?.[1][2]?.text ?? '';
  const at = text.indexOf('それから');
  await goToRow(page, 3);
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: '意見を切り分ける' });
  const field = dialog.getByLabel('原文（変わりません）');
  await field.focus();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < at; step += 1) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.type('消えない');
  await expect(field).toHaveValue(text);
  await expect(dialog.locator('.compile-caret')).toContainText('｜それから');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('.compile-split-parts blockquote')).toHaveText([
    text.slice(0, at),
    text.slice(at),
  ]);
  await dialog.getByRole('button', { name: '2件に切り分ける' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, 9)).toContainText('それから');
  await expect(page.locator('.bar')).toContainText('4人　8件　まとめたあと9件');
  await goToRow(page, 9);
  await expect(details(page, 9).locator('.compile-original').first()).toHaveText(text);
  await expect(details(page, 9).locator('.compile-original mark')).toHaveText(text.slice(at));
  await table(page).focus();
  await page.keyboard.press('Control+z');
  await expect(row(page, 9)).toHaveCount(0);
  await expect(page.locator('.bar')).toContainText('まとめたあと8件');
});

test('an answer is settled only when nothing of it is missing', async () => {
  const { page } = opened;
  await goToRow(page, 2);
  await page.keyboard.press('1');
  await page.keyboard.press('r');
  await page.keyboard.type('ご提案のとおり、課題に加えます。');
  await page.keyboard.press('Escape');
  await expect(page.getByText('保存しました')).toBeVisible();
  await page.getByRole('button', { name: '委員長の確認へ' }).click();
  await expect(row(page, 2)).toContainText('確認中');
  await page.getByRole('button', { name: '確定する' }).click();
  await expect(page.getByRole('alert')).toContainText('「反映」には計画の修正が1件以上要ります。');
  await expect(row(page, 2)).toContainText('確認中');

  await details(page, 2).getByRole('button', { name: '計画の修正を加える' }).click();
  const dialog = page.getByRole('dialog', { name: '計画の修正を加える' });
  await expect(dialog.getByLabel('修正前')).toHaveValue(
    '助けのいる人の名簿をつくることが市町村の義務になりました。',
  );
  await dialog
    .getByLabel('修正後')
    .fill('助けのいる人の名簿をつくることが市町村の義務になりました。文字や絵も用いて知らせます。');
  await expect(dialog.locator('ins')).toHaveText('文字や絵も用いて知らせます。');
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, 2)).toContainText('修正 1');
  await page.getByRole('button', { name: '確定する' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(row(page, 2)).toContainText('確定');

  // The change it states cannot be taken away behind its back.
  await details(page, 2).getByRole('button', { name: '直す' }).click();
  const edit = page.getByRole('dialog', { name: '計画の修正を直す' });
  await edit.getByRole('button', { name: 'この修正を消す' }).click();
  await expect(edit.getByRole('alert')).toContainText('計画の修正が1件以上要ります');
  await edit.getByRole('button', { name: 'やめる' }).click();

  await page.locator('nav.nav').getByRole('link', { name: '修正箇所一覧' }).click();
  await expect(page.locator('.compile-changes > li')).toHaveCount(1);
  await expect(page.locator('.compile-changes')).toContainText('〔追加〕');
  await page.getByRole('button', { name: '反映済にする' }).click();
  await expect(page.locator('.compile-changes')).toContainText('反映済');
  await page
    .locator('.compile-changes')
    .getByRole('link', { name: /^No\.2/u })
    .click();
  await expect(details(page, 2)).toBeVisible();
  await expect(row(page, 2)).toHaveAttribute('data-current', 'true');
});

test('an answer that points to another one keeps pointing to it when numbers change', async () => {
  const { page } = opened;
  await goToRow(page, 5);
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'ほかの回答を参照する' });
  await dialog.getByLabel('意見をさがす').fill('No.2');
  await expect(dialog.locator('.compile-found li')).toHaveCount(1);
  await dialog.locator('.compile-found button').click();
  await expect(row(page, 5)).toContainText('No.2と同じ');
  await expect(details(page, 5)).toContainText('「No.2」の回答のとおりです。');
  const pointing = await row(page, 5).getAttribute('data-item');
  const answered = await row(page, 2).getAttribute('data-item');

  await page.getByRole('button', { name: '番号を付け直す' }).click();
  const renumber = page.getByRole('dialog', { name: '番号を付け直す' });
  await renumber.getByLabel('並び').selectOption('kind');
  await renumber.getByRole('button', { name: '付け直す', exact: true }).click();
  await expect(renumber).toHaveCount(0);
  const no = page.locator(`[data-item="${answered}"] .compile-no`);
  await expect(no).not.toHaveText('2');
  const number = await no.textContent();
  await expect(page.locator(`[data-item="${pointing}"]`)).toContainText(`No.${number}と同じ`);
  await table(page).focus();
  await page.keyboard.press('Control+z');
  await expect(row(page, 5)).toContainText('No.2と同じ');
});

test('words, conditions and orders choose and sort the rows', async () => {
  const { page } = opened;
  await table(page).focus();
  await page.keyboard.press('/');
  await page.keyboard.type('耳の聞こえ');
  await expect(page.locator('.compile-row[data-item]')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(table(page)).toBeFocused();
  await page.getByRole('button', { name: '条件をすべて外す' }).click();
  await expect(page.locator('.compile-row[data-item]')).toHaveCount(8);
  await page.getByRole('button', { name: '絞り込み' }).click();
  const dialog = page.getByRole('dialog', { name: '絞り込み' });
  await dialog.getByRole('checkbox', { name: '傍聴者' }).check();
  await dialog.getByRole('button', { name: 'この条件で見る' }).click();
  await expect(page.locator('.compile-row[data-item]')).toHaveCount(1);
  await expect(page.locator('.compile-conditions')).toContainText('傍聴者');
  await page.getByRole('button', { name: '傍聴者を外す' }).click();
  await page.getByLabel('並び').selectOption('submitter');
  await expect(page.locator('.compile-heading').first()).toContainText('青葉 みどり');
  await expect(page.locator('.compile-row[data-item]')).toHaveCount(8);
  await page.getByLabel('並び').selectOption('category');
});

test('the counts keep people, opinions and what changed the plan apart', async () => {
  const { page } = opened;
  await page.locator('.compile-places').getByRole('link', { name: '集計' }).click();
  const numbers = page.locator('.compile-numbers');
  await expect(numbers).toContainText('提出した人4人');
  await expect(numbers).toContainText('意見8件');
  await expect(numbers).toContainText('計画に反映した数1件');
  const byMethod = page.getByRole('region', { name: '提出方法別' });
  await expect(byMethod.getByRole('row', { name: /審議ノートのファイル/u }).first()).toContainText('37');
  await expect(byMethod.locator('svg').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

for (const mode of modes) {
  test(`the table and one opinion can be read by everyone: ${mode.name}`, async () => {
    const { page } = opened;
    await page.locator('.compile-places').getByRole('link').first().click();
    await enter(page, mode);
    await backToTable(page);
    await expect(table(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await row(page, 2).click();
    await expect(details(page, 2)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await backToTable(page);
    await expect(table(page)).toBeVisible();
    await enter(page, modes[0] ?? mode);
  });
}

test('what was typed is there after the power failed', async () => {
  const { page, application, userData } = opened;
  await goToRow(page, 4);
  await page.keyboard.press('e');
  await page.keyboard.type('達成の時期を示す。');
  await expect(page.getByText('保存しました')).toBeVisible();
  await expect(row(page, 4)).toContainText('達成の時期を示す。');
  await killApplication(application);
  opened = await launch({ files: [file], userData });
  defects = defectsOf(opened.page);
  await opened.page.locator('nav.nav').getByRole('link', { name: '対応表' }).click();
  await expect(row(opened.page, 4)).toContainText('達成の時期を示す。');
  await expect(row(opened.page, 2)).toContainText('確定');
});
