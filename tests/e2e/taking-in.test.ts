import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { listMeetings } from '../../db/meetings/queries.ts';
import { saveSheetTerms } from '../../db/opinion-sheets/settings.ts';
import { openCommittee } from '../../service/open-committee.ts';
import { fillPdf, fillWorkbook } from '../service/forms/fill.ts';
import { enter, modes, overflow, violations } from './accessible.ts';
import { defectsOf } from './committee.ts';
import { type ExchangeFiles, exchangeFiles } from './exchange-files.ts';
import { answerDialogs, type LaunchedApplication, launch } from './harness/application.ts';

const meeting = ['--meeting', '令和5年度第1回'];
let files: ExchangeFiles;
let launched: LaunchedApplication | null = null;

test.beforeEach(async () => {
  files = await exchangeFiles();
  await files.member('m1.shingi', '青木 健一');
  await files.handIn('m1.shingi', ['手すりを直してほしい。', '夕方に開いてほしい。'], 'one.shingix');
});
test.afterEach(async () => {
  await launched?.close();
  launched = null;
  await files.bench.close();
});

async function start(): Promise<LaunchedApplication> {
  process.env['XDG_CONFIG_HOME'] = files.path('settings');
  launched = await launch({ files: [files.path('s.shingi')] });
  return launched;
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('.loading')).toHaveCount(0);
}

async function readable(page: Page): Promise<void> {
  for (const mode of modes) {
    await enter(page, mode);
    expect([mode.name, await violations(page), await overflow(page)]).toEqual([mode.name, [], 0]);
  }
  await enter(page, modes[0] ?? { name: '', textScale: 100, forcedColors: 'none', theme: 'light' });
}

test('forms and tables of comments in the watched folder are announced, each with the way to its preview', async () => {
  test.setTimeout(120_000);
  await files.run('export', 's.shingi', 'form', '--out', 'form.pdf', ...meeting);
  const folder = files.path('受取');
  mkdirSync(folder);
  const { page, application } = await start();
  const defects = defectsOf(page);
  await goTo(page, '#/receive');
  await answerDialogs(application, { open: [folder] });
  await page.getByRole('button', { name: 'フォルダーを選ぶ' }).click();
  await expect(page.getByText(folder)).toBeVisible();
  await fillPdf(files.path('form.pdf'), path.join(folder, '今井さん.pdf'), {
    name: '今井 和子',
    publishability: '=named',
    'opinion1.text': '段差をなくしてほしい。',
  });
  copyFileSync(files.path('form.pdf'), path.join(folder, '白紙.pdf'));
  writeFileSync(path.join(folder, '覚え.csv'), '日付,品名\r\n6月1日,用紙\r\n');
  writeFileSync(
    path.join(folder, '意見.csv'),
    '受付番号,氏名,提出日,ご意見\r\n1,山田 花子,令和5年6月20日,歩道を直してほしい。\r\n',
  );
  await goTo(page, '#/');
  await expect(page.getByText('受取フォルダーに1件あります。')).toBeVisible();
  await expect(page.getByText(/パブリックコメントの表らしいファイルがあります: 意見.csv/u)).toBeVisible();
  await page.getByRole('button', { name: '中身を見る' }).click();
  const report = page.locator('.received-file');
  await expect(report).toContainText('今井さん.pdf');
  await expect(report).toContainText('意見　新しい 1件');
  await page.getByRole('button', { name: '受け取る（1件）' }).click();
  await expect(page.getByRole('heading', { name: '受け取りの結果' })).toBeVisible();
  await goTo(page, '#/');
  await expect(page.getByText('受取フォルダーに1件あります。')).toHaveCount(0);
  await page.getByRole('button', { name: '列の意味を確かめる' }).click();
  await expect(page.getByLabel('ご意見')).toHaveValue('text');
  await page.getByRole('button', { name: 'どうなるか見る' }).click();
  await page.getByRole('button', { name: '1件を取り込む' }).click();
  await expect(page.getByText('取り込みました')).toBeVisible();
  await goTo(page, '#/');
  await expect(page.getByText(/パブリックコメントの表らしい/u)).toHaveCount(0);
  expect(existsSync(path.join(folder, '意見.csv'))).toBe(true);
  await goTo(page, '#/transfers');
  await expect(page.getByRole('row').filter({ hasText: '今井さん.pdf' })).toContainText('記入した様式');
  await expect(page.getByRole('row').filter({ hasText: '意見.csv' })).toContainText('一般の方');
  await expect(page.getByRole('row').filter({ hasText: 'form.pdf' })).toContainText('渡した');
  expect(defects).toEqual([]);
});

test('an unsigned form of a member with a registered key waits for a person who says whose it is', async () => {
  test.setTimeout(120_000);
  const { own } = (await files.run('key', 'm1.shingi', 'show')) as { own: { publicKey: string } };
  await files.run('key', 's.shingi', 'register', '--member', '青木 健一', '--key', own.publicKey);
  await files.run('export', 's.shingi', 'form', '--out', 'form.xlsx', ...meeting);
  await fillWorkbook(files.path('form.xlsx'), files.path('青木.xlsx'), { 氏名: '青木 健一' }, [
    { 内容: '機械が壊れたので様式で出します。' },
  ]);
  const { page, application } = await start();
  const defects = defectsOf(page);
  await goTo(page, '#/receive');
  await answerDialogs(application, { open: [files.path('青木.xlsx')] });
  await page.getByRole('button', { name: /ファイルを選ぶ$/u }).click();
  const report = page.locator('.received-file');
  await expect(report).toContainText('署名のない様式です。この委員は署名の鍵を登録しています。');
  await expect(report).toContainText('機械が壊れたので様式で出します。');
  await expect(page.getByRole('button', { name: /^受け取る（/u })).toHaveCount(0);
  await readable(page);
  const isOwn = report.getByRole('checkbox', { name: /本人に確かめました/u });
  await isOwn.focus();
  await page.keyboard.press('Space');
  const by = page.getByLabel('確かめた人');
  await expect(by).toHaveValue('福祉課');
  await by.fill('');
  await expect(page.getByRole('button', { name: '受け取る（1件）' })).toBeDisabled();
  await by.fill('福祉課 係長 大山');
  await readable(page);
  await page.getByRole('button', { name: '受け取る（1件）' }).click();
  await expect(report).toContainText('受け取りました');
  await goTo(page, '#/transfers');
  await expect(page.getByRole('row').filter({ hasText: '青木.xlsx' })).toContainText(
    '福祉課 係長 大山が本人に確認',
  );
  await goTo(page, '#/received-sheets');
  await expect(page.getByRole('row').filter({ hasText: '青木 健一' })).toContainText('署名なし');
  await page.getByRole('link', { name: '青木 健一' }).click();
  await expect(page.locator('.facts')).toContainText('福祉課 係長 大山が本人に確かめて');
  await goTo(page, '#/opinions');
  await page.getByText('経緯を見る').first().click();
  await expect(page.locator('.compile-steps')).toContainText('福祉課 係長 大山');
  expect(defects).toEqual([]);
});

test('two revisions stand side by side with what changed in words, and all sheets of a member together', async () => {
  test.setTimeout(120_000);
  await files.run('receive', 's.shingi', files.path('one.shingix'));
  await files.handIn('m1.shingi', ['手すりを早めに直してほしい。'], 'two.shingix');
  await files.run('receive', 's.shingi', files.path('two.shingix'));
  await files.member('m2.shingi', '青木 健一');
  await files.handIn('m2.shingi', ['別の機械から出す意見。'], 'other.shingix');
  await files.run('receive', 's.shingi', files.path('other.shingix'));
  const { page } = await start();
  const defects = defectsOf(page);
  await goTo(page, '#/received-sheets');
  await page.locator('tbody').getByRole('link', { name: '青木 健一' }).first().click();
  const compare = page.getByRole('button', { name: '二つの版を並べて比べる' });
  await compare.focus();
  await page.keyboard.press('Enter');
  const comparison = page.locator('.comparison-of-revisions');
  await expect(comparison.getByLabel('前', { exact: true })).toContainText('第1版');
  await expect(comparison.locator('ins')).toHaveText(['早めに']);
  await expect(comparison.locator('ins + .change-word')).toHaveText('〔追加〕');
  await expect(comparison.locator('.compare-counts')).toHaveText('直した意見 1件　なくなった意見 1件');
  await expect(comparison).toContainText('後の版にはありません。');
  await readable(page);
  // The other way round what came is what went.
  await comparison.getByLabel('前', { exact: true }).selectOption({ index: 0 });
  await comparison.getByLabel('後', { exact: true }).selectOption({ index: 1 });
  await expect(comparison.locator('del')).toHaveText(['早めに']);
  await expect(comparison.locator('del + .change-word')).toHaveText('〔削除〕');
  await page.getByRole('link', { name: '青木 健一さんのシートをまとめて読む（2枚）' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('青木 健一さんのシート');
  await expect(page.locator('.conflict-sides')).toContainText('別の機械から出す意見。');
  await expect(page.locator('.conflict-sides')).toContainText('手すりを早めに直してほしい。');
  await readable(page);
  await page.getByRole('link', { name: '受付 2' }).click();
  await expect(page.locator('.sheet-opinions')).toContainText('別の機械から出す意見。');
  expect(defects).toEqual([]);
});

test('one choice is chosen with radio buttons and can be taken back; several with boxes', async () => {
  test.setTimeout(120_000);
  const { page } = await start();
  const defects = defectsOf(page);
  await goTo(page, '#/opinion-settings/form');
  const add = async (label: string, choices: string, several: boolean): Promise<void> => {
    await page.getByRole('button', { name: '欄を加える' }).click();
    await page.keyboard.type(label);
    const row = page.locator('.settings-rows > li').last();
    await row.getByLabel('書き方').selectOption('choice');
    await row.getByLabel('選ぶもの').fill(choices);
    if (several) {
      await row.getByRole('checkbox', { name: 'いくつでも選べる' }).check();
    }
  };
  await add('出やすい時間', '午前\n午後', false);
  await add('関心のあること', '防災\n子育て\n移動', true);
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存してあるとおりです。')).toBeVisible();
  await goTo(page, '#/received-sheets');
  await page.getByRole('button', { name: '紙の意見を書き写す' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /始め|書き写す/u })
    .click();
  const time = page.getByRole('group', { name: /出やすい時間/u });
  await time.getByRole('radio', { name: '午前' }).check();
  await time.getByRole('radio', { name: '午後' }).check();
  await expect(time.getByRole('radio', { checked: true })).toHaveCount(1);
  await time.getByRole('button', { name: '選ぶのをやめる' }).click();
  await expect(time.getByRole('radio', { checked: true })).toHaveCount(0);
  const about = page.getByRole('group', { name: /関心のあること/u });
  await about.getByRole('checkbox', { name: '移動' }).check();
  await about.getByRole('checkbox', { name: '防災' }).check();
  await expect(about.getByRole('checkbox', { checked: true })).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  expect(defects).toEqual([]);
});

test('every screen opens on the meeting whose sheets are collected, and on the last choice made on any of them', async () => {
  await files.run('import', 's.shingi', path.resolve(import.meta.dirname, '../../sample/meeting-2.md'));
  const service = openCommittee(files.path('s.shingi'), files.bench.environment);
  const [first] = listMeetings(service.file.read);
  service.file.write('owner', 'saveSheetTerms', (tx) => {
    saveSheetTerms(tx, first?.id ?? '', { dueAt: Date.now() + 86_400_000, handInNote: '' });
  });
  await service.close();
  const { page } = await start();
  const defects = defectsOf(page);
  const chosen = (): Promise<string | null> =>
    page.getByLabel('会議', { exact: true }).locator('option:checked').textContent();
  for (const screen of ['forms', 'quick-entry', 'public-comments']) {
    await goTo(page, `#/${screen}`);
    await expect(page.getByLabel('会議', { exact: true })).toBeVisible();
    expect([screen, await chosen()]).toEqual([screen, expect.stringContaining('第1回')]);
  }
  await goTo(page, '#/forms');
  await page.getByLabel('会議', { exact: true }).selectOption({ index: 1 });
  await expect.poll(chosen).toContain('第2回');
  await goTo(page, '#/quick-entry');
  await expect.poll(chosen).toContain('第2回');
  expect(defects).toEqual([]);
});
