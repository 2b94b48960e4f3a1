import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { buildSample } from '../../service/sample/build-sample.ts';
import { shingi } from '../service/cli/command-line.ts';
import { createBench, noSignal, type TestBench } from '../service/environment.ts';
import { poppler } from '../service/exports/reading.ts';
import { violations } from './accessible.ts';
import { answerDialogs, type LaunchedApplication, launch } from './harness/application.ts';

const meeting = ['--meeting', '令和5年度第1回'];

let bench: TestBench;
let file: string;
let opened: LaunchedApplication | null;

test.beforeEach(async () => {
  bench = createBench();
  opened = null;
  file = bench.file('s.shingi');
  await buildSample(file, bench.environment, noSignal);
});
test.afterEach(async () => {
  await opened?.close();
  await bench.close();
});

/** Opens the sample in a window. */
async function open(): Promise<LaunchedApplication & { readonly goTo: (hash: string) => Promise<void> }> {
  opened = await launch({ files: [file] });
  const { page } = opened;
  await expect(page.locator('nav').first()).toBeVisible();
  const goTo = (hash: string): Promise<void> =>
    page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
  return { ...opened, goTo };
}

test('the table of opinions is given out after a person has looked for names in it', async () => {
  writeFileSync(
    bench.file('answers.json'),
    JSON.stringify([
      { no: 4, response: '小峰委員のご意見と合わせてお答えします。電話は042-000-0000へ。', status: '公表' },
    ]),
  );
  const answered = await shingi(bench, ['answer', file, ...meeting, '--from', bench.file('answers.json')]);
  expect(answered.status).toBe(0);
  const { page, application, goTo } = await open();
  await goTo('#/opinions');
  await page.getByRole('button', { name: '書き出す' }).click();
  const dialog = page.getByRole('dialog', { name: '対応表を書き出す' });
  const write = dialog.getByRole('button', { name: '保存先を選んで書き出す' });
  await expect(dialog.getByText('あと2か所')).toBeVisible();
  await expect(write).toBeDisabled();
  expect(await violations(page)).toEqual([]);

  await dialog.getByRole('radio', { name: '〔電話番号〕にする' }).check();
  await expect(dialog.getByText('あと1か所')).toBeVisible();
  await dialog.getByRole('radio', { name: '見ました。このまま載せる' }).first().check();
  await expect(dialog.getByText('2か所すべて確かめました。')).toBeVisible();

  const target = bench.file('対応表.csv');
  await answerDialogs(application, { save: target });
  await dialog.getByLabel('ファイルの種類').selectOption('csv');
  await write.click();
  await expect(dialog.getByText(target)).toBeVisible();
  expect(existsSync(target)).toBe(true);
  const text = readFileSync(target, 'utf8');
  expect(text).toContain('小峰委員のご意見と合わせてお答えします。電話は〔電話番号〕へ。');
  await dialog.getByRole('button', { name: '閉じる' }).click();
  await expect(dialog).toBeHidden();
});

test('all sheets and the changes of the plan are given out from their screens', async () => {
  const { page, application, goTo } = await open();
  await goTo('#/received-sheets');
  await page.getByRole('button', { name: '原文集を書き出す' }).click();
  const sheets = page.getByRole('dialog', { name: '原文集を書き出す' });
  await expect(sheets.getByRole('status').filter({ hasText: '8枚' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const book = bench.file('原文集.pdf');
  await answerDialogs(application, { save: book });
  await sheets.getByRole('button', { name: '保存先を選んで書き出す' }).click();
  await expect(sheets.getByText(book)).toBeVisible({ timeout: 30_000 });
  expect(readFileSync(book).subarray(0, 5).toString()).toBe('%PDF-');
  // Who wishes not to be published is not in what is published; the person is told how many.
  await sheets.getByRole('radio', { name: '公表するもの' }).check();
  await expect(sheets.getByRole('status').filter({ hasText: '7枚' })).toBeVisible();
  await sheets.getByRole('button', { name: '閉じる' }).click();

  await goTo('#/plan-changes');
  await page.getByRole('button', { name: '書き出す' }).click();
  const changes = page.getByRole('dialog', { name: '修正箇所一覧を書き出す' });
  await expect(changes.getByText('修正4か所を書き出します。')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const list = bench.file('修正箇所.csv');
  await answerDialogs(application, { save: list });
  await changes.getByLabel('ファイルの種類').selectOption('csv');
  await changes.getByRole('button', { name: '保存先を選んで書き出す' }).click();
  await expect(changes.getByText(list)).toBeVisible();
  expect(readFileSync(list, 'utf8').trim().split('\n').length).toBeGreaterThan(4);
});

test('names in the list of changes and in the sheets stop the export until a person has decided', async () => {
  const change = {
    kind: '変更',
    place: '資料4 基本目標1',
    before: '民生委員の小峰さんに聞いてください。',
    after: '福祉課（電話042-000-0000）に聞いてください。',
  };
  writeFileSync(
    bench.file('answers.json'),
    JSON.stringify([{ no: 4, disposition: '一部反映', response: '書き改めます。', planChanges: [change] }]),
  );
  writeFileSync(
    bench.file('comments.csv'),
    '氏名,意見\r\n岸 由美,前に小峰委員が言われたとおりです。電話は042-111-2222です。\r\n',
  );
  for (const argv of [
    ['answer', file, ...meeting, '--from', bench.file('answers.json')],
    ['receive', file, bench.file('comments.csv'), ...meeting, '--columns', '氏名=name,意見=text'],
  ]) {
    const { status, error } = await shingi(bench, argv);
    expect([argv[0], status, error]).toEqual([argv[0], 0, error]);
  }
  const { page, application, goTo } = await open();

  await goTo('#/plan-changes');
  await page.getByRole('button', { name: '書き出す' }).click();
  const changes = page.getByRole('dialog', { name: '修正箇所一覧を書き出す' });
  const writeChanges = changes.getByRole('button', { name: '保存先を選んで書き出す' });
  await expect(changes.getByText('あと2か所')).toBeVisible();
  await expect(changes.locator('mark')).toHaveText(['小峰', '042-000-0000']);
  await expect(writeChanges).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  // One is masked, the other was looked at and stays.
  await changes.getByRole('radio', { name: '〔氏名〕にする' }).check();
  await expect(changes.getByText('あと1か所')).toBeVisible();
  await expect(writeChanges).toBeDisabled();
  await changes.getByRole('radio', { name: '見ました。このまま載せる' }).last().check();
  await expect(changes.getByText('2か所すべて確かめました。')).toBeVisible();
  const list = bench.file('修正箇所.csv');
  await answerDialogs(application, { save: list });
  await changes.getByLabel('ファイルの種類').selectOption('csv');
  await writeChanges.click();
  await expect(changes.getByText(list)).toBeVisible();
  const listed = readFileSync(list, 'utf8');
  expect(listed).toContain('民生委員の〔氏名〕さんに聞いてください。');
  expect(listed).toContain('福祉課（電話042-000-0000）に聞いてください。');
  expect(listed).not.toContain('小峰さん');
  await changes.getByRole('button', { name: '閉じる' }).click();

  await goTo('#/received-sheets');
  await page.getByRole('button', { name: '原文集を書き出す' }).click();
  const sheets = page.getByRole('dialog', { name: '原文集を書き出す' });
  const writeSheets = sheets.getByRole('button', { name: '保存先を選んで書き出す' });
  const place = (text: string) =>
    sheets.getByRole('listitem').filter({ has: page.locator('mark', { hasText: text }) });
  // With the names, for the committee itself, nothing is looked for; for the public it is.
  await sheets.getByRole('radio', { name: '公表するもの' }).check();
  await expect(place('042-111-2222')).toHaveCount(1);
  await expect(writeSheets).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await place('042-111-2222').getByRole('radio', { name: '〔電話番号〕にする' }).check();
  await expect(writeSheets).toBeDisabled();
  await place('小峰').getByRole('radio', { name: '見ました。このまま載せる' }).check();
  await expect(sheets.getByText(/か所すべて確かめました。/u)).toBeVisible();
  const book = bench.file('原文集.pdf');
  await answerDialogs(application, { save: book });
  await writeSheets.click();
  await expect(sheets.getByText(book)).toBeVisible({ timeout: 30_000 });
  if (poppler) {
    const text = execFileSync('pdftotext', ['-raw', book, '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '');
    expect(text).toContain('前に小峰委員が言われたとおりです。電話は〔電話番号〕です。');
    expect(text).not.toContain('042-111-2222');
  }
});
