import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readPdfForm } from '../../formats/forms/read-pdf-form.ts';
import { enter, modes, overflow, violations } from './accessible.ts';
import { openCommittee } from './committee.ts';
import { answerDialogs } from './harness/application.ts';
import { goToScreen } from './harness/places.ts';
import { sharedWindow } from './harness/shared-window.ts';

const opened = sharedWindow(openCommittee);

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['SHINGI_PICTURES'];
  if (folder !== undefined) {
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  }
}

test('the form of a meeting is made in the window', async () => {
  const { page, application, folder } = opened;
  await page.locator('nav').getByRole('link', { name: '受け取る・渡す' }).click();
  await page.getByRole('link', { name: 'アプリのない委員の様式' }).click();
  const target = path.join(folder, 'form.pdf');
  await answerDialogs(application, { save: target });
  await look(page, 'forms');
  await page.getByRole('button', { name: '様式を作る' }).click();
  await expect(page.getByRole('heading', { name: '様式を作りました' })).toBeFocused();
  expect(existsSync(target)).toBe(true);
  const form = await readPdfForm(new Uint8Array(readFileSync(target)));
  expect(form.opinions).toEqual([]);
  await look(page, 'forms-made');
  expect(await violations(page)).toEqual([]);
});

const mail = [
  '事務局御中',
  'いつもお世話になっております。',
  '',
  '１．備蓄の説明を先にしてほしい。夜に断水があったので。',
  '２．資料２の３ページ、数字の単位は何でしょうか。',
  '',
  'よろしくお願いします。',
].join('\n');

test('a mail falls into opinions, is cut and joined by keyboard, and becomes a sheet', async () => {
  const { page } = opened;
  await goToScreen(page, '#/quick-entry', '文から受け付ける');
  await page.getByLabel('届いた文').fill(mail);
  await page.getByRole('radio', { name: '傍聴者' }).check();
  await look(page, 'quick-text');
  await page.getByRole('button', { name: '意見に切り分ける' }).click();
  await expect(page.getByRole('heading', { name: '2件の意見に分けました' })).toBeFocused();
  const first = page.getByRole('textbox', { name: '意見 1' });
  await expect(first).toHaveValue('１．備蓄の説明を先にしてほしい。夜に断水があったので。');
  // The words are the writer's: typing changes nothing, Enter cuts.
  await first.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 16; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('あ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '3件の意見に分けました' })).toBeVisible();
  await expect(first).toHaveValue('１．備蓄の説明を先にしてほしい。');
  const second = page.getByRole('textbox', { name: '意見 2' });
  await expect(second).toHaveValue('夜に断水があったので。');
  await expect(second).toBeFocused();
  await look(page, 'quick-cut');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('heading', { name: '2件の意見に分けました' })).toBeVisible();
  await expect(first).toHaveValue('１．備蓄の説明を先にしてほしい。夜に断水があったので。');
  await expect(page.getByLabel('意見 2　種別')).toHaveValue('question');
  await page.getByRole('button', { name: '2件をシートに移す' }).click();
  await expect(page.getByRole('button', { name: '受け付ける' })).toBeVisible();
  await look(page, 'quick-sheet');
  await page.getByRole('button', { name: '受け付ける' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '受け付ける' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what was pasted is still there when the window comes back to it', async () => {
  const { page } = opened;
  await goToScreen(page, '#/quick-entry', '文から受け付ける');
  await page.getByLabel('届いた文').fill('書きかけの文です。\n\n続きがあります。');
  await page.locator('nav').getByRole('link', { name: 'はじめの画面' }).click();
  await expect(page.getByText('次の会議')).toBeVisible();
  await goToScreen(page, '#/quick-entry', '文から受け付ける');
  await page.getByRole('link', { name: /書きかけの文です/u }).click();
  await expect(page.getByLabel('届いた文')).toHaveValue('書きかけの文です。\n\n続きがあります。');
});

test('comments of the public come in from a table whose columns are guessed', async () => {
  const { page, application, folder } = opened;
  const file = path.join(folder, 'comments.csv');
  writeFileSync(
    file,
    '受付番号,氏名,住所,ご意見,理由\r\n1,山田 花子,霞野市一丁目,歩道の段差をなくしてほしい。,車いすで通れない。\r\n2,佐藤 次郎,霞野市二丁目,会議録を早く出すこと。,\r\n',
  );
  await goToScreen(page, '#/public-comments', 'パブリックコメントを取り込む');
  await answerDialogs(application, { open: [file] });
  await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await expect(page.getByLabel('ご意見')).toHaveValue('text');
  await expect(page.getByLabel('住所')).toHaveValue('');
  await expect(page.getByText('霞野市一丁目')).toHaveCount(0);
  await look(page, 'comments-columns');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'どうなるか見る' }).click();
  await expect(page.getByRole('heading', { name: '2人の2件' })).toBeFocused();
  await look(page, 'comments-preview');
  await page.getByRole('button', { name: '2件を取り込む' }).click();
  await expect(page.getByRole('heading', { name: /取り込みました/u })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await look(page, 'comments-done');
  await page.getByRole('link', { name: '対応表を開く' }).click();
  await expect(page.getByText('歩道の段差をなくしてほしい。').first()).toBeVisible();
});

for (const mode of modes) {
  test(`the screens can be read ${mode.name}`, async () => {
    const { page } = opened;
    await enter(page, mode);
    for (const [hash, title] of [
      ['#/forms', 'アプリのない委員の様式'],
      ['#/quick-entry', '文から受け付ける'],
      ['#/public-comments', 'パブリックコメントを取り込む'],
    ] as const) {
      await goToScreen(page, hash, title);
      expect([title, await violations(page)]).toEqual([title, []]);
      expect(await overflow(page)).toBe(0);
    }
  });
}
