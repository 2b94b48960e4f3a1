/** 差替 that reaches a member in a newer packet: what becomes of the member's own notes, in the member's own window. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { readArchive } from '../../formats/bundle/read-archive.ts';
import { japaneseDocument } from '../formats/pdf/japanese-fixtures.ts';
import { shingi } from '../service/cli/command-line.ts';
import { createBench, type TestBench } from '../service/environment.ts';
import { defectsOf } from './committee.ts';
import { answerDialogs, type LaunchedApplication, launch } from './harness/application.ts';
import { block, choiceStrip, killAll, selectText, tool } from './marking.ts';

test.describe.configure({ mode: 'serial' });

const meeting = ['--meeting', '令和5年度第1回'];
const secret = '家の事情も書いた覚え書き';
const asked = 'どの地区の声でしょうか。';
const intro = 'この資料は、移動の支援と配食の支援についてまとめたものです。';
const transport = '移動の支援が足りないと答えた人は27.2%で、前回より増えました。';
const meals = '配食の支援が足りないと答えた人は18.0%で、前回と変わりません。';
const shopping = '買物の支援を望む声は、坂の多い地区から多く寄せられています。';
const firstPage = '歩いて十分の範囲に店があります。';
const secondPage = 'バスは一時間に二本走っています。';

const paper = (...paragraphs: string[]): string => `# 令和5年度第1回 福祉計画策定委員会
日時 令和5年6月30日（金）

資料3

# 動向について

${paragraphs.join('\n\n')}
`;

async function pdf(...pages: string[]): Promise<Uint8Array> {
  const { document, font } = await japaneseDocument();
  for (const text of pages) {
    document.addPage([595, 842]).drawText(text, { x: 72, y: 720, size: 16, font });
  }
  return document.save();
}

let bench: TestBench;
let opened: LaunchedApplication;
let defects: string[];

async function run(...argv: string[]): Promise<void> {
  const outcome = await shingi(bench, argv);
  expect([argv[0], outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([argv[0], 0, '']);
}

async function open(): Promise<Page> {
  opened = await launch({ files: [bench.file('m.shingi')] });
  defects = defectsOf(opened.page);
  await expect(opened.page.locator('nav.nav')).toBeVisible();
  return opened.page;
}

async function openPaper(page: Page, title: string, text: string): Promise<void> {
  await page.locator('nav').getByRole('link', { name: title }).first().click();
  await expect(page.locator('main')).toContainText(text);
}

const heading = (page: Page, count: number) =>
  page.getByRole('heading', { name: `確認が必要なメモ　${count}件` });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  bench = createBench();
  writeFileSync(bench.file('first.md'), paper(intro, transport, meals, shopping));
  writeFileSync(bench.file('next.md'), paper(intro, transport.replace('27.2', '27.5'), meals));
  writeFileSync(bench.file('地図.pdf'), await pdf(firstPage, secondPage));
  // A page comes in before the others.
  writeFileSync(bench.file('地図2.pdf'), await pdf('地図の見方を初めに加えました。', firstPage, secondPage));
  await run('init', 's.shingi', '--committee', '福祉計画策定委員会');
  await run('members', 's.shingi', 'add', '--name', '青木 健一');
  await run('import', 's.shingi', 'first.md');
  await run('import', 's.shingi', '地図.pdf', ...meeting);
  await run('pack', 's.shingi', ...meeting, '--to', 'packet1.shingix');
  await run('open', 'packet1.shingix', '--as', 'm.shingi', '--member', '青木 健一');
  await run('replace', 's.shingi', '--material', '動向', 'next.md', '--note', '数値の訂正');
  await run('replace', 's.shingi', '--material', '地図', '地図2.pdf');
  await run('pack', 's.shingi', ...meeting, '--to', 'packet2.shingix');
  await run('annotate', 'm.shingi', '--material', '地図', '--quote', '一時間に二本', '--body', '朝は三本');
  await run(
    'annotate',
    'm.shingi',
    '--material',
    '動向',
    '--quote',
    '坂の多い地区',
    '--body',
    asked,
    '--shared',
  );
});
test.afterAll(async () => {
  await opened.close();
  await bench.close();
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

test('a member marks the papers of the first packet', async () => {
  const page = await open();
  await openPaper(page, '動向について', '移動の支援');
  await selectText(page, block(page, '移動の支援が足りない'), 0, 10);
  await tool(choiceStrip(page), 'メモ').click();
  await page.keyboard.type(secret);
  await page.keyboard.press('Escape');
  // Nothing covers the text below.
  await selectText(page, block(page, '配食の支援が足りない'), 0, 5);
  await tool(choiceStrip(page), '重要').click();
  await expect(page.locator('.note')).toHaveCount(3);
});

test('the newer packet says what it brings, and asks about the notes whose passage has changed', async () => {
  const { page, application } = opened;
  await page.evaluate(() => {
    window.location.hash = '#/receive';
  });
  await answerDialogs(application, { open: [bench.file('packet2.shingix')] });
  await page.getByRole('button', { name: /ファイルを選ぶ$/u }).click();
  await expect(page.getByRole('heading', { name: '受け取る前の確かめ' })).toBeFocused();
  await page.getByRole('button', { name: /^受け取る（/u }).click();
  await expect(page.getByRole('heading', { name: '受け取りの結果' })).toBeVisible();

  await page.locator('nav').getByRole('link', { name: 'はじめの画面' }).click();
  const notice = page.locator('.notice');
  await expect(notice).toContainText('地図が差し替わりました');
  await notice.getByRole('link', { name: '資料3　動向についても差し替わりました' }).click();
  await expect(page.locator('article.document')).toContainText('27.5%');
  // What has not changed stands where it stood.
  await expect(page.locator('.mark')).toContainText(['配食の支援']);
  await expect(page.locator('.note-tools').getByRole('link', { name: '差替の確認（2件）' })).toBeVisible();
  // The first screen says so until it is done.
  await page.locator('nav').getByRole('link', { name: 'はじめの画面' }).click();
  await expect(page.getByRole('heading', { name: '差替で、場所の確認が要るメモ' })).toBeVisible();
  await page.getByRole('link', { name: '2件を確かめる' }).click();
  await expect(heading(page, 2)).toBeVisible();
  await expect(page.locator('.waiting-entry').first()).toContainText('27.2 → 27.5');
  await expect(page.locator('.waiting-entry').nth(1)).toContainText('場所がない');
});

test('each is accepted, moved or left with the old version, and all of it can be taken back', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'ここでよい' }).click();
  await expect(heading(page, 1)).toBeVisible();
  await page.getByRole('button', { name: '前の版に残す' }).click();
  await expect(heading(page, 0)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(heading(page, 1)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(heading(page, 2)).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(heading(page, 1)).toBeVisible();
  await page.getByRole('button', { name: '場所を選び直す' }).click();
  await page
    .locator('.comparison-side.after')
    .filter({ hasText: '配食の支援が足りない' })
    .getByRole('button', { name: 'ここに置く' })
    .click();
  await expect(heading(page, 0)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(heading(page, 1)).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(heading(page, 0)).toBeVisible();
});

test('after everything was killed, decisions, notes and those on the PDF are there', async () => {
  test.setTimeout(120_000);
  await openPaper(opened.page, '動向について', '27.5%');
  await expect(opened.page.locator('.note')).toHaveCount(3);
  await killAll(opened.application);
  const page = await open();
  await openPaper(page, '動向について', '27.5%');
  await expect(page.locator('.note').filter({ hasText: secret })).toHaveCount(1);
  await expect(page.locator('.note').filter({ hasText: asked })).toHaveCount(1);
  await expect(page.getByRole('link', { name: /差替の確認/u })).toHaveCount(0);
  await openPaper(page, '地図', 'メモをしぼる（1／1）');
  // Its page is the third now, and nobody was asked.
  await page.getByLabel('見たいページの番号').fill('3');
  await page.keyboard.press('Enter');
  await expect(page.locator('.note')).toContainText('朝は三本');
  await expect(page.locator('.pdf-page[data-page-index="2"] .pdf-mark').first()).toBeVisible();
});

test('what the member hands in has the shared note and not a word of the private one', async () => {
  await opened.close();
  writeFileSync(bench.file('entries.json'), JSON.stringify([{ kind: '意見', text: '図を足してほしい。' }]));
  await run('opine', 'm.shingi', ...meeting, '--from', 'entries.json');
  await run('submit', 'm.shingi', ...meeting, '--to', 'sheet.shingix');
  const entries = readArchive(readFileSync(bench.file('sheet.shingix')));
  const texts = [...entries.values()].map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n');
  expect(texts).toContain(asked);
  expect(texts).not.toContain(secret);
  await open();
});
