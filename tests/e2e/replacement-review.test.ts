import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { shingi } from '../service/cli/command-line.ts';
import { createBench, type TestBench } from '../service/environment.ts';
import { defectsOf } from './committee.ts';
import { answerDialogs, clickMenu, type LaunchedApplication, launch } from './harness/application.ts';

const paper = (...paragraphs: string[]) => `# 福祉計画策定委員会
日時 令和5年6月30日（金）

資料3

# 動向について

${paragraphs.join('\n\n')}
`;

const intro = 'この資料は、移動の支援と配食の支援についてまとめたものです。';
const transport = '移動の支援が足りないと答えた人は27.2%で、前回より増えました。';
const meals = '配食の支援が足りないと答えた人は18.0%で、前回と変わりません。';
const shopping = '買物の支援を望む声は、坂の多い地区から多く寄せられています。';

let bench: TestBench;
let opened: LaunchedApplication;
let defects: string[];

test.beforeAll(async () => {
  bench = createBench();
  await shingi(bench, ['init', 'a.shingi', '--committee', '福祉計画策定委員会']);
  writeFileSync(bench.file('first.md'), paper(intro, transport, meals, shopping));
  writeFileSync(bench.file('next.md'), paper(intro, transport.replace('27.2', '27.5'), meals));
  await shingi(bench, ['import', 'a.shingi', 'first.md']);
  for (const [quote, body] of [
    ['移動の支援が足りない', '通院のことか'],
    ['坂の多い地区', 'どの地区か'],
    ['まとめたもの', ''],
  ] as const) {
    await shingi(bench, ['annotate', 'a.shingi', '--material', '動向', '--quote', quote, '--body', body]);
  }
  opened = await launch({ files: [bench.file('a.shingi')] });
  defects = defectsOf(opened.page);
});
test.afterAll(async () => {
  await opened.close();
  await bench.close();
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

const openPaper = async (page: Page): Promise<void> => {
  await page
    .locator('nav')
    .getByRole('link', { name: /動向について/u })
    .first()
    .click();
  await expect(page.locator('article.document')).toContainText('移動の支援');
};

test('notes stand beside their places, are typed there, and are there after a reload', async () => {
  const { page } = opened;
  await openPaper(page);
  const notes = page.locator('.note');
  await expect(notes).toHaveCount(3);
  const note = notes.filter({ hasText: '通院のことか' });
  await note.locator('.note-head').click();
  await note.getByRole('button', { name: '直す' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('、買物のことか');
  await page.keyboard.press('Escape');
  await expect(notes.filter({ hasText: '通院のことか、買物のことか' })).toHaveCount(1);
  await page.reload();
  await expect(page.locator('.note').filter({ hasText: '通院のことか、買物のことか' })).toHaveCount(1);
  // Arrows go from note to note.
  await page.locator('.note-head').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.note.selected')).toHaveCount(1);
});

test('a replacement asks about what changed and loses nothing', async () => {
  const { application, page } = opened;
  await openPaper(page);
  await page.getByRole('button', { name: '差し替える' }).click();
  await answerDialogs(application, { open: [bench.file('next.md')] });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await dialog.getByLabel('差し替える理由').fill('数値の訂正');
  await dialog.getByRole('button', { name: '差し替える' }).click();
  await expect(page.getByRole('heading', { name: '確認が必要なメモ　2件' })).toBeVisible();
  const waiting = page.locator('.waiting-entry');
  await expect(waiting.first()).toContainText('数字が変わった');
  await expect(waiting.first()).toContainText('27.2 → 27.5');
  await expect(waiting.nth(1)).toContainText('場所がない');
  await expect(page.locator('.comparison-text del').first()).toHaveText('27.2');
  await expect(page.locator('.comparison-text ins').first()).toHaveText('27.5');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

  // Marks that were made elsewhere cannot be taken back here.
  const question = page.locator('.question-bar');
  await expect(question.getByRole('button', { name: '元に戻す' })).toHaveCount(0);
  await page.getByRole('button', { name: 'ここでよい' }).click();
  await expect(page.getByRole('heading', { name: '確認が必要なメモ　1件' })).toBeVisible();
  // The other one is kept with the old version; both decisions are taken back and done again by key, button and menu.
  await page.getByRole('button', { name: '前の版に残す' }).click();
  await expect(page.getByRole('heading', { name: '確認が必要なメモ　0件' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: '確認が必要なメモ　1件' })).toBeVisible();
  await question.getByRole('button', { name: '元に戻す' }).click();
  await expect(page.getByRole('heading', { name: '確認が必要なメモ　2件' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.locator('p[role="status"].visually-hidden')).toHaveText('元に戻すものはありません');
  await clickMenu(application, 'redo');
  await expect(page.getByRole('heading', { name: '確認が必要なメモ　1件' })).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(page.getByRole('heading', { name: '確認が必要なメモ　0件' })).toBeVisible();
  await page.getByRole('button', { name: '決め直す' }).click();
  await expect(page.getByRole('heading', { name: '確認が必要なメモ　1件' })).toBeVisible();
  // The other one has no place: it is put on a paragraph that the reader chooses.
  await page.getByRole('button', { name: '場所を選び直す' }).click();
  await page
    .locator('.comparison-side.after')
    .filter({ hasText: '配食の支援が足りない' })
    .getByRole('button', { name: 'ここに置く' })
    .click();
  await expect(page.getByRole('heading', { name: '確認が必要なメモ　0件' })).toBeVisible();
  await openPaper(page);
  await expect(page.locator('.note')).toHaveCount(3);
});

test('taking the replacement back brings everything to its old place', async () => {
  const { page } = opened;
  await openPaper(page);
  await page.getByRole('link', { name: '変わったところ' }).click();
  await page.getByRole('button', { name: '差替を取り消す' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '差替を取り消す' }).click();
  await expect(page.locator('article.document')).toContainText('坂の多い地区');
  await expect(page.locator('.note')).toHaveCount(3);
});

test('old and new side by side on paper', async () => {
  const { application, page } = opened;
  await openPaper(page);
  await page.getByRole('button', { name: '差し替える' }).click();
  await answerDialogs(application, { open: [bench.file('next.md')] });
  await page.getByRole('dialog').getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '差し替える' }).click();
  // A program of the machine would show it.
  await application.evaluate(({ shell }) => {
    const shown: string[] = [];
    Reflect.set(globalThis, 'opened', shown);
    shell.openPath = (path) => Promise.resolve(shown.push(path)).then(() => '');
  });
  await page.getByRole('button', { name: '新旧対照表を印刷' }).click();
  const print = page.getByRole('dialog', { name: /新旧対照表/u });
  await expect(print.getByRole('status')).toContainText('ページ', { timeout: 60_000 });
  const [made] = await application.evaluate(() => Reflect.get(globalThis, 'opened') as string[]);
  expect(
    readFileSync(made ?? '')
      .subarray(0, 5)
      .toString('latin1'),
  ).toBe('%PDF-');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: '差替を取り消す' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '差替を取り消す' }).click();
  await expect(page.locator('article.document')).toContainText('坂の多い地区');
});

test('all notes are listed and found by their words', async () => {
  const { page } = opened;
  await page.locator('nav').getByRole('link', { name: 'メモの一覧' }).click();
  await expect(page.locator('.note-list .note')).toHaveCount(3);
  // In the order of the paper, not in that in which they were made.
  await expect(page.locator('.note-list .note').first()).toContainText('まとめたもの');
  await page.getByLabel('メモの中をさがす').fill('どの地区');
  await expect(page.locator('.note-list .note')).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
