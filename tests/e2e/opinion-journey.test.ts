/** From the packet to the answers in real windows: secretariat, a member with the program, others without it. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { readArchive } from '../../formats/bundle/read-archive.ts';
import { fillPdf, fillWorkbook } from '../service/forms/fill.ts';
import { defectsOf } from './committee.ts';
import { type ExchangeFiles, exchangeFiles } from './exchange-files.ts';
import { answerDialogs, type LaunchedApplication, launch } from './harness/application.ts';
import { kept } from './member-committee.ts';

test.describe.configure({ mode: 'serial' });

const meeting = ['--meeting', '令和5年度第1回'];
const secret = 'これは家で読み返すための覚え書き';

/** What each of six members wrote, in the way they hand it in. */
const words = {
  window: '市民後見人は二人で足りるのでしょうか。\n活動の場が少ないように見えます。',
  bundle: '窓口の時間を長くしてほしい。',
  corrected: '窓口を夜も開けてほしい。',
  plain: '備蓄の話を先にしてほしい。',
  workbook: '=歩道の段差をなくしてほしい。',
  pdf: '歩道の段差を、早くなくしてほしい。',
  paper: '会議の時間を夕方にしてほしい。',
};
const atTheEnd = [words.window, words.corrected, words.plain, words.workbook, words.pdf, words.paper].sort();

let files: ExchangeFiles;
let opened: LaunchedApplication;
let defects: string[];

async function open(...names: readonly string[]): Promise<Page> {
  opened = await launch({ files: names.map((name) => files.path(name)) });
  defects = defectsOf(opened.page);
  await expect(opened.page.locator('main h1, h1').first()).toBeVisible();
  return opened.page;
}

async function closeWindow(): Promise<void> {
  expect(defects).toEqual([]);
  await opened.close();
}

async function goTo(page: Page, ...links: readonly string[]): Promise<void> {
  await page.locator('nav').getByRole('link', { name: '受け取る・渡す' }).click();
  for (const name of links) {
    await page.locator('main').getByRole('link', { name, exact: true }).click();
  }
}

interface Opinion {
  readonly no: number;
  readonly original: string;
  readonly submitter: string | null;
  readonly method: string;
  readonly response: string;
}

async function opinionsOf(file: string): Promise<Opinion[]> {
  return ((await files.run('opinions', file, ...meeting)) as { opinions: Opinion[] }).opinions;
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  files = await exchangeFiles();
  for (const name of ['岸 由美', '清水 𠮷郎', '中原 花']) {
    await files.run('members', 's.shingi', 'add', '--name', name);
  }
});
test.afterAll(() => files.bench.close());

test('the secretariat makes the packet for its members', async () => {
  const page = await open('s.shingi');
  await goTo(page, '委員に渡す');
  await answerDialogs(opened.application, { save: files.path('packet.shingix') });
  await page.getByRole('button', { name: '保存先を選んで資料を渡すファイルを作る' }).click();
  await expect(page.getByText(/資料を渡すファイルができました/u)).toBeVisible();
  await closeWindow();
});

test('a member opens it, makes a file of their own, writes and hands in', async () => {
  test.setTimeout(90_000);
  const page = await open('packet.shingix');
  await page.getByLabel('名簿からお名前を選ぶ').selectOption('青木 健一');
  await answerDialogs(opened.application, { save: files.path('m0.shingi') });
  const next = opened.application.waitForEvent('window').catch(() => null);
  await page.getByRole('button', { name: '保存先を選ぶ', exact: true }).click();
  const window = (await Promise.race([next, page.waitForSelector('nav.nav').then(() => null)])) ?? page;
  await expect(window.locator('nav.nav')).toBeVisible();
  await window.keyboard.press('Control+Shift+O');
  await window.getByRole('radio', { name: '質問' }).check();
  await window.getByRole('textbox', { name: '内容' }).fill(words.window);
  await kept(window);
  await window.getByRole('button', { name: '1件を提出する' }).click();
  await answerDialogs(opened.application, { save: files.path('sheet0.shingix') });
  await window.getByRole('button', { name: '保存する場所を選ぶ…' }).click();
  await expect(window.getByRole('heading', { name: /1件を提出するファイルを作りました/u })).toBeVisible();
  await closeWindow();
});

test('others hand in a bundle, a corrected one, a filled-in workbook and PDF', async () => {
  await files.member('m1.shingi', '今井 和子');
  await files.member('m2.shingi', '大野 誠');
  const quote = '市民後見人として活動する人は2人にとどまっています。';
  for (const file of ['m1.shingi', 'm2.shingi']) {
    await files.run('annotate', file, '--material', '4', '--quote', quote, '--body', secret);
  }
  await files.handIn('m1.shingi', [words.bundle], 'sheet1.shingix');
  await files.handIn('m1.shingi', [words.corrected], 'sheet1b.shingix');
  await files.handIn('m2.shingi', [words.plain], 'sheet2.shingix');
  for (const name of ['form.xlsx', 'form.pdf']) {
    await files.run('export', 's.shingi', 'form', ...meeting, '--out', name);
  }
  await fillWorkbook(files.path('form.xlsx'), files.path('kishi.xlsx'), { 氏名: '岸　由美' }, [
    { 種別: '要望', 内容: words.workbook },
  ]);
  await fillPdf(files.path('form.pdf'), files.path('shimizu.pdf'), {
    name: '清水 𠮷郎',
    'opinion1.kind': '=request',
    'opinion1.text': words.pdf,
  });
});

test('the secretariat looks at them before it takes them in, in any order and twice over', async () => {
  test.setTimeout(120_000);
  const page = await open('s.shingi');
  await goTo(page, '届いたファイルを受け取る');
  const arrived = [
    'sheet1b.shingix',
    'shimizu.pdf',
    'sheet0.shingix',
    'kishi.xlsx',
    'sheet2.shingix',
    'sheet1.shingix',
  ];
  await answerDialogs(opened.application, { open: arrived.map((name) => files.path(name)) });
  await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await expect(page.getByRole('heading', { name: '受け取る前の確かめ' })).toBeVisible();
  await expect(page.getByText('まだ何も変わっていません。')).toBeVisible();
  await page.getByRole('button', { name: /^受け取る（/u }).click();
  await expect(page.getByRole('heading', { name: '受け取りの結果' })).toBeVisible();

  await answerDialogs(opened.application, { open: arrived.map((name) => files.path(name)).reverse() });
  await page.getByRole('button', { name: '別のファイルを選ぶ' }).click();
  await expect(page.getByText('受け取るものはありません。')).toBeVisible();
  await closeWindow();
});

test('a sheet on paper is keyed in', async () => {
  test.setTimeout(90_000);
  const page = await open('s.shingi');
  await goTo(page, '届いたシート');
  await expect(page.getByText('まだの委員　1人')).toBeVisible();
  await page.getByRole('button', { name: '紙の意見を書き写す' }).click();
  const dialog = page.getByRole('dialog', { name: '届いたシートを書き写す' });
  await dialog.getByRole('combobox', { name: '委員' }).selectOption('中原 花');
  await dialog.getByRole('button', { name: '書き写しを始める' }).click();
  await page.getByRole('radio', { name: '要望' }).check();
  // Taken in at once: what was just typed must be there.
  await page.getByRole('textbox', { name: '内容' }).fill(words.paper);
  await page.getByRole('button', { name: '受け付ける' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '受け付ける' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await goTo(page, '届いたシート');
  await expect(page.getByText('名簿の全員から届いています。')).toBeVisible();
  await closeWindow();
  const received = await opinionsOf('s.shingi');
  expect(received.map(({ original }) => original).sort()).toEqual(atTheEnd);
});

test('the same opinion is grouped, all are answered and published', async () => {
  test.setTimeout(120_000);
  const page = await open('s.shingi');
  await page
    .locator('nav')
    .getByRole('link', { name: /対応表/u })
    .click();
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row').filter({ hasText: '歩道の段差' })).toHaveCount(2);

  await page.getByRole('button', { name: '似た意見をさがす' }).click();
  const suggestions = page.getByRole('dialog', { name: '似た意見をさがす' });
  await expect(suggestions).toContainText('歩道の段差');
  await suggestions.getByRole('button', { name: '2件をまとめる' }).click();
  await expect(page.getByText(/まとめたあと5件/u)).toBeVisible();
  await page.keyboard.press('Escape');

  // All at once: a disposition by its digit, then the words one by one.
  for (let index = 0; index < 6; index += 1) {
    const row = grid
      .getByRole('row')
      .filter({ has: page.getByRole('checkbox') })
      .nth(index);
    await row.click();
    const no = await row.locator('.compile-no').textContent();
    const region = page.getByRole('region', { name: `No.${no ?? ''}の内容` });
    const answer = region.getByRole('textbox', { name: '回答案' });
    if ((await answer.inputValue()) === '') {
      await answer.fill(`お答えします。番号は${index + 1}です。`);
      await row.click();
      await page.keyboard.press('4');
    }
    await region.getByRole('combobox', { name: '状態' }).selectOption('公表');
    await expect(row).toContainText('公表');
  }
  await goTo(page, '委員に渡す');
  await answerDialogs(opened.application, { save: files.path('answers.shingix') });
  await page.getByRole('button', { name: '保存先を選んで回答を渡すファイルを作る' }).click();
  await expect(page.getByText(/回答を渡すファイルができました/u)).toBeVisible();
  await closeWindow();
});

test('members read the answers beside their own words, which are the same to the last byte', async () => {
  test.setTimeout(90_000);
  const page = await open('m0.shingi');
  await goTo(page, '届いたファイルを受け取る');
  await answerDialogs(opened.application, { open: [files.path('answers.shingix')] });
  await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await page.getByRole('button', { name: /^受け取る（/u }).click();
  await page.getByRole('link', { name: '回答を読む' }).click();
  const answer = page.locator('.opinion-answer').first();
  await expect(answer).toContainText('市民後見人は二人で足りるのでしょうか。');
  await expect(answer).toContainText('お答えします。');
  await closeWindow();

  for (const [file, own] of [
    ['m0.shingi', words.window],
    ['m1.shingi', words.corrected],
    ['m2.shingi', words.plain],
  ] as const) {
    await files.run('receive', file, 'answers.shingix');
    const mine = await opinionsOf(file);
    expect(mine.map(({ original }) => original)).toEqual([own]);
    expect(mine[0]?.response).toContain('お答えします。');
  }
  const last = await opinionsOf('s.shingi');
  expect(last.map(({ original }) => original).sort()).toEqual(atTheEnd);
});

test('no private note left its file', () => {
  for (const name of ['packet', 'sheet0', 'sheet1', 'sheet1b', 'sheet2', 'answers']) {
    const bytes = readFileSync(files.path(`${name}.shingix`));
    const contents = [...readArchive(bytes).values()].map((content) => Buffer.from(content));
    const all = Buffer.concat([bytes, ...contents]).toString('utf8');
    expect([name, all.includes(secret)]).toEqual([name, false]);
  }
});
