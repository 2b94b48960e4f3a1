import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { japaneseDocument } from '../formats/pdf/japanese-fixtures.ts';
import { violations } from './accessible.ts';
import { defectsOf, type OpenCommittee } from './committee.ts';
import { answerDialogs, clickMenu, launch } from './harness/application.ts';
import { killAll, tool } from './marking.ts';
import { openPdfCommittee } from './pdf-committee.ts';
import { PdfScreen } from './pdf-screen.ts';

const title = '地区別の報告';
const transport = '移動の支援が足りないと答えた人は27.2%です。';
const meals = '配食の支援を望む声は前の年と変わりません。';
const shopping = '買物の支援は坂の多い地区から求められています。';

async function paper(...pages: readonly string[]): Promise<Uint8Array> {
  const { document, font } = await japaneseDocument();
  for (const words of pages) {
    document.addPage([595, 842]).drawText(words, { x: 72, y: 690, size: 14, font });
  }
  return document.save();
}

let opened: OpenCommittee;
let screen: PdfScreen;
let page: Page;
let defects: string[];
let first: Uint8Array;

function use(committee: OpenCommittee): void {
  opened = committee;
  ({ page } = committee);
  screen = new PdfScreen(committee);
  defects = defectsOf(page);
}

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  first = await paper(transport, meals, shopping);
  use(await openPdfCommittee([{ title, bytes: first }]));
});
test.afterAll(async () => {
  await opened.close();
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

const tools = (): Locator => page.getByRole('toolbar', { name: '書き込みの道具' });
const notes = (): Locator => page.locator('.margin-notes article.note');
const note = (words: string): Locator => notes().filter({ hasText: words });
const kinds = (): Promise<string[]> => page.locator('.margin-notes .note-kind').allTextContents();

/** Drags over words of a page, until they are chosen and their tools are there. */
async function choose(index: number, words: string): Promise<void> {
  const { from, to } = await screen.placesOf(first, index, words);
  await screen.drag(from, to);
  await expect(tools()).toBeVisible();
}

/** Drags over a page with the tool that is taken, from and to points of the page as shown. */
async function drawOn(index: number, from: [number, number], to: [number, number]): Promise<void> {
  const box = await screen.shownPage(index).boundingBox();
  const at = ([x, y]: [number, number]) => ({ x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y });
  await screen.drag(at(from), at(to));
}

const made = [
  '重要',
  '疑問',
  '賛同',
  '意見の種・下線',
  '意見の種・メモ',
  '疑問・質問',
  '疑問・しおり',
  '疑問・手書き',
  '疑問・範囲',
  '疑問・書き込み',
  '疑問・付せん',
];

test('every mark on a PDF by mouse', async () => {
  test.setTimeout(120_000);
  await screen.open(title);
  for (const [words, name] of [
    ['移動の', '重要'],
    ['支援が', '疑問'],
    ['足りない', '賛同'],
    ['と答えた', '意見の種'],
  ] as const) {
    await choose(0, words);
    await tool(tools(), name).click();
    await expect(page.locator('.margin-notes')).toContainText(name);
  }
  await clickMenu(opened.application, 'undo');
  await expect(notes()).toHaveCount(3);
  await clickMenu(opened.application, 'redo');
  await expect(notes()).toHaveCount(4);
  await clickMenu(opened.application, 'undo');
  await choose(0, 'と答えた');
  await tool(tools(), '下線').click();
  await expect(notes()).toHaveCount(4);
  await choose(0, '人は');
  await tool(tools(), 'メモ').click();
  await page.keyboard.type('だれが答えたのか');
  await page.keyboard.press('Escape');
  await choose(0, '27.2%');
  await tool(tools(), '質問').click();
  await page.keyboard.type('前の年はどうだったか');
  await page.keyboard.press('Escape');
  await choose(0, 'です');
  await tool(tools(), 'しおり').click();
  await expect(notes()).toHaveCount(7);

  await page.getByRole('button', { name: '書き込む', exact: true }).click();
  await tool(tools(), '手書き').click();
  await drawOn(0, [100, 300], [220, 320]);
  await expect(notes()).toHaveCount(8);
  await tool(tools(), '範囲を囲む').click();
  await drawOn(0, [100, 340], [260, 400]);
  await expect(page.locator('.pdf-shape-area')).toHaveCount(1);
  await tool(tools(), '文字を書き込む').click();
  await drawOn(0, [300, 340], [460, 400]);
  await page.keyboard.type('紙の上の言葉');
  await page.keyboard.press('Escape');
  await expect(page.locator('.pdf-shape-textBox')).toHaveText('紙の上の言葉');
  await tool(tools(), 'このページにメモ').click();
  await page.keyboard.type('この紙の全体について');
  await page.keyboard.press('Escape');
  await expect(notes()).toHaveCount(11);
  expect((await kinds()).sort()).toHaveLength(made.length);
  expect(await violations(page)).toEqual([]);
});

test('all of it is there after a reload, and after the program was killed', async () => {
  const before = (await kinds()).sort();
  await page.reload();
  await expect(notes()).toHaveCount(11);
  expect((await kinds()).sort()).toEqual(before);
  await note('前の年は').locator('.note-head').click();
  await note('前の年は').getByRole('button', { name: '直す' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('、三年前は');
  await page.keyboard.press('Escape');
  await expect(note('三年前は')).toHaveCount(1);
  await page.getByRole('button', { name: '書き込む', exact: true }).click();
  await expect(tool(tools(), '元に戻す')).toBeEnabled();
  await page.reload();
  await expect(note('三年前は')).toHaveCount(1);
  await killAll(opened.application);
  const again = await launch({
    files: [path.join(opened.folder, 'committee.shingi')],
    userData: opened.userData,
  });
  use({ ...again, folder: opened.folder, close: () => again.close() });
  await expect(page.getByText('次の会議')).toBeVisible();
  await screen.openWhereLeft(title);
  await expect(note('三年前は')).toHaveCount(1);
  expect((await kinds()).sort()).toEqual(before);
});

test('all of it is taken back and done again after the restart, by key', async () => {
  await screen.pages.focus();
  for (const [key, wanted] of [
    ['Control+z', '元に戻すものはありません'],
    ['Control+y', 'やり直すものはありません'],
  ] as const) {
    for (let steps = 0; ; steps += 1) {
      expect(steps).toBeLessThan(60);
      const spoken = page.locator('p[role="status"] > span');
      await spoken.evaluate((element) => element.setAttribute('data-old', ''));
      await page.keyboard.press(key);
      await expect(page.locator('p[role="status"] > span:not([data-old])')).not.toHaveText('');
      if ((await spoken.textContent()) === wanted) {
        break;
      }
    }
    await expect(notes()).toHaveCount(key === 'Control+z' ? 0 : 11);
  }
  await expect(note('三年前は')).toHaveCount(1);
});

test('answers, solved notes, filters and search beside the pages', async () => {
  const asked = note('前の年は');
  await asked.locator('.note-head').click();
  await asked.getByRole('button', { name: '事務局と共有する' }).click();
  await expect(asked).toContainText('事務局と共有');
  await asked.getByRole('button', { name: '返事を書く' }).click();
  await expect(asked.getByRole('textbox', { name: '返事の言葉' })).toBeFocused();
  await page.keyboard.type('自分で調べて分かりました');
  await page.keyboard.press('Escape');
  await expect(asked).toContainText('自分で調べて分かりました');
  await asked.getByRole('button', { name: '解決した' }).click();
  await expect(asked.locator('.note-resolved')).toBeVisible();

  await page.getByRole('button', { name: /メモをしぼる（11／11）/u }).click();
  await page.getByLabel('メモの中をさがす').fill('調べて');
  await expect(notes()).toHaveCount(1);
  await page.getByLabel('メモの中をさがす').fill('');
  await page.getByLabel('だれの').selectOption({ label: '共有したもの' });
  await expect(notes()).toHaveCount(1);
  await page.getByLabel('だれの').selectOption({ label: 'すべて' });
  await page.getByLabel('色', { exact: true }).selectOption({ label: '○ 賛同' });
  await page.keyboard.press('Escape');
  // The chosen note stays in view whatever the filter is.
  await expect(note('賛同')).toHaveCount(1);
  await page.getByRole('button', { name: 'すべて見せる' }).click();
  await expect(notes()).toHaveCount(11);
  expect(await violations(page)).toEqual([]);

  // A mark that is chosen takes the colour that the tools are told.
  await note('賛同').locator('.note-head').click();
  if ((await tools().count()) === 0) {
    await page.getByRole('button', { name: '書き込む', exact: true }).click();
  }
  await expect(tool(tools(), '賛同')).toHaveAttribute('aria-pressed', 'true');
  await tool(tools(), '懸念').click();
  await expect(note('懸念')).toHaveCount(1);
  await expect(note('賛同')).toHaveCount(0);
  await tool(tools(), '元に戻す').click();
  await expect(note('賛同')).toHaveCount(1);
  await tool(tools(), '道具をしまう').click();
});

test('another PDF takes its place: what changed is asked, decided by keyboard, and taken back', async () => {
  await screen.goTo('3');
  await choose(2, '坂の多い地区');
  await tool(tools(), '懸念').click();
  await expect(note('懸念')).toHaveCount(1);
  const next = path.join(opened.folder, 'next.pdf');
  writeFileSync(next, await paper(transport.replace('27.2', '27.5'), meals));
  await page.getByRole('button', { name: '差し替える' }).click();
  await answerDialogs(opened.application, { open: [next] });
  const dialog = page.getByRole('dialog', { name: '資料を差し替える' });
  await dialog.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await dialog.getByRole('button', { name: '差し替える' }).click();
  await expect(page.getByRole('heading', { name: /確認が必要なメモ/u })).toBeVisible();
  await expect(page.locator('.waiting-entry').filter({ hasText: '数字が変わった' }).first()).toBeVisible();
  await expect(page.locator('.waiting-entry').filter({ hasText: '場所がない' }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const waiting = async (): Promise<number> =>
    Number(/(\d+)件/u.exec(await page.getByRole('heading', { name: /確認が必要なメモ/u }).innerText())?.[1]);
  const all = await waiting();
  const question = page.locator('.question-bar');
  for (let left = all; left > 0; left -= 1) {
    const accept = question.getByRole('button', { name: 'ここでよい' });
    const act = (await accept.count()) > 0 ? accept : question.getByRole('button', { name: '前の版に残す' });
    await act.focus();
    await page.keyboard.press('Enter');
    await expect.poll(waiting).toBe(left - 1);
  }
  for (let back = 1; back <= all; back += 1) {
    await page.keyboard.press('Control+z');
    await expect.poll(waiting).toBe(back);
  }
  await page.getByRole('button', { name: '差替を取り消す' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '差替を取り消す' }).click();
  await screen.openWhereLeft(title);
  await expect(page.getByRole('button', { name: 'メモをしぼる（12／12）' })).toBeVisible();
  await expect(page.locator('article.note.waits')).toHaveCount(0);
});
