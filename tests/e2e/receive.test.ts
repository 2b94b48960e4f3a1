import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { enter, modes, overflow, violations } from './accessible.ts';
import { defectsOf } from './committee.ts';
import { type ExchangeFiles, exchangeFiles } from './exchange-files.ts';
import { answerDialogs, clickMenu, type LaunchedApplication, launch } from './harness/application.ts';

let files: ExchangeFiles;
const open: LaunchedApplication[] = [];

/** The application with settings of this machine that are nobody else's. */
async function start(...names: string[]): Promise<LaunchedApplication> {
  process.env['XDG_CONFIG_HOME'] = files.path('settings');
  const launched = await launch({ files: names.map((name) => files.path(name)) });
  open.push(launched);
  return launched;
}

test.beforeEach(async () => {
  files = await exchangeFiles();
});
test.afterEach(async () => {
  for (const launched of open.splice(0)) {
    await launched.close();
  }
  await files.bench.close();
});

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('.loading')).toHaveCount(0);
}

/** Lets go of files over the window, as from the system's file manager. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 300,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}

async function preview({ page, application }: LaunchedApplication, names: readonly string[]): Promise<void> {
  await goTo(page, '#/receive');
  await answerDialogs(application, { open: names.map((name) => files.path(name)) });
  await page.getByRole('button', { name: /ファイルを選ぶ$/u }).click();
  await expect(page.getByRole('heading', { name: '受け取る前の確かめ' })).toBeFocused();
}

async function take(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^受け取る（/u }).click();
  await expect(page.getByRole('heading', { name: '受け取りの結果' })).toBeVisible();
}

function report(page: Page, name: string) {
  return page.locator('.received-file').filter({ has: page.getByRole('heading', { name }) });
}

test('the secretariat packs a meeting; a member opens the packet, makes a file of it, and gets the replacement later', async () => {
  test.setTimeout(180_000);
  const secretariat = await start('s.shingi');
  const { page, application } = secretariat;
  const defects = defectsOf(page);
  await clickMenu(application, 'hand-out');
  await expect(page.getByRole('heading', { name: '委員に渡す' })).toBeVisible();
  await page.getByLabel('提出期限の日').fill('R5.6.29');
  await page.getByLabel('時刻').fill('13:00');
  await page.getByLabel('出し方').fill('事務局あて電子メール');
  await expect(page.getByLabel('提出期限の日')).toHaveValue('令和5年6月29日（木）');
  await page.getByRole('checkbox', { name: '合言葉で閉じる' }).first().check();
  await expect(page.getByRole('button', { name: /資料を渡すファイルを作る/u })).toBeDisabled();
  await page.getByLabel('合言葉', { exact: true }).fill('ひみつの合言葉');
  await answerDialogs(application, { save: files.path('closed.shingix') });
  await page.getByRole('button', { name: /資料を渡すファイルを作る/u }).click();
  const made = page.locator('.report');
  await expect(made.getByRole('heading')).toContainText('資料を渡すファイルができました（第2版）');
  await expect(made).toContainText(files.path('closed.shingix'));
  await expect(made).toContainText('合言葉を知る人だけが開けます');
  expect((await made.locator('.hash').innerText()).replaceAll(' ', '')).toMatch(/^[0-9a-f]{64}$/u);
  await goTo(page, '#/transfers');
  await expect(page.getByRole('row').filter({ hasText: 'closed.shingix' })).toContainText('第2版');
  expect(defects).toEqual([]);
  await secretariat.close();
  open.splice(0);

  const member = await start('closed.shingix');
  const given = member.page.locator('.given');
  await expect(given).toContainText('合言葉で閉じてあります');
  await given.getByLabel('合言葉').fill('違う言葉');
  await given.getByRole('button', { name: '開く', exact: true }).click();
  await expect(given).toContainText('合言葉が違います');
  await given.getByLabel('合言葉').fill('ひみつの合言葉');
  await given.getByRole('button', { name: '開く', exact: true }).click();
  await expect(given).toContainText('地域福祉推進委員会');
  await given.getByLabel('名簿からお名前を選ぶ').selectOption('大野 誠');
  await answerDialogs(member.application, { save: files.path('ohno.shingi') });
  await given.getByRole('button', { name: '保存先を選ぶ' }).click();
  await expect(member.page.locator('nav')).toBeVisible();
  // The paper is there; nobody is asked to receive it once more.
  await expect(member.page.getByRole('table', { name: '読む資料' })).toBeVisible();
  await goTo(member.page, '#/exchange');
  await expect(member.page.getByRole('link', { name: '委員に渡す' })).toHaveCount(0);
  await goTo(member.page, '#/settings');
  await expect(member.page.getByLabel('委員名簿から選ぶ')).toContainText('大野 誠');

  await drop(member.page, [files.path('packet.shingix')]);
  await expect(member.page.getByRole('heading', { name: '受け取る前の確かめ' })).toBeVisible();
  await expect(report(member.page, 'packet.shingix')).toContainText('変わりなし');
  await expect(member.page.getByText('受け取るものはありません。')).toBeVisible();
});

test('sheets are looked at before they are taken in, twice changes nothing, and what is damaged says why', async () => {
  test.setTimeout(180_000);
  await files.member('m1.shingi', '青木 健一');
  await files.handIn(
    'm1.shingi',
    ['手すりを直してほしい。', '夕方に開いてほしい。\n昼は来られない。'],
    'one.shingix',
  );
  await files.member('m2.shingi', '飛び入り 花子');
  await files.handIn('m2.shingi', ['窓口を広げてほしい。'], 'guest.shingix');
  const whole = readFileSync(files.path('one.shingix'));
  writeFileSync(files.path('cut.shingix'), whole.subarray(0, whole.byteLength - 700));
  writeFileSync(files.path('text.shingix'), '審議ノートのファイルではない、ただの文字です。'.repeat(20));
  await files.run('init', 'other.shingi', '--committee', '別の委員会');

  const launched = await start('s.shingi', 'one.shingix', 'guest.shingix');
  const { page } = launched;
  const defects = defectsOf(page);
  // Opened from outside: the preview is there without another act.
  await expect(report(page, 'one.shingix')).toContainText('意見　新しい 2件');
  await expect(report(page, 'one.shingix')).toContainText('署名あり（鍵は未登録）');
  await goTo(page, '#/received-sheets');
  await expect(page.getByText('まだ一枚も届いていません。')).toBeVisible();

  await preview(launched, ['one.shingix', 'guest.shingix', 'cut.shingix', 'text.shingix', 'packet.shingix']);
  await expect(report(page, 'cut.shingix')).toContainText('ファイルが途中で切れています');
  await expect(report(page, 'text.shingix')).toContainText('審議ノートの受け渡しファイルではありません');
  await expect(report(page, 'packet.shingix')).toContainText('委員にあてたファイルです');
  await page.getByRole('button', { name: '受け取る（2件）' }).click();
  await expect(report(page, 'one.shingix')).toContainText('受け取りました');
  await expect(report(page, 'cut.shingix')).toContainText('委員会ファイルは元のままです');
  await page.getByRole('link', { name: '届いたシートを見る' }).click();
  await expect(page.locator('.received-counts')).toContainText('2人');
  await expect(page.locator('.received-counts')).toContainText('3件');
  await expect(page.getByRole('row').filter({ hasText: '飛び入り 花子' })).toContainText('名簿外');
  await expect(page.locator('.name-list')).toHaveText(/今井 和子\s*大野 誠/u);
  await expect(page.locator('nav').getByRole('link', { name: /届いたシート/u })).toContainText('2人');

  await preview(launched, ['one.shingix', 'guest.shingix']);
  await expect(page.getByText('ファイル2件　変わりなし 2件')).toBeVisible();
  await expect(page.getByRole('button', { name: /^受け取る（/u })).toHaveCount(0);

  // A later revision replaces the words; what was written before can still be read.
  await page.goBack();
  await page.getByRole('link', { name: '青木 健一' }).click();
  await expect(page.locator('.sheet-opinions')).toContainText('夕方に開いてほしい。');
  expect(await page.locator('.as-written', { hasText: '夕方' }).evaluate((one) => one.textContent)).toBe(
    '夕方に開いてほしい。\n昼は来られない。',
  );
  await page.getByRole('radio', { name: '取下げ' }).check();
  await goTo(page, '#/received-sheets');
  await expect(page.locator('.received-counts')).toContainText('1人');
  await expect(page.getByRole('row').filter({ hasText: '青木 健一' })).toContainText('取下げ');
  expect(defects).toEqual([]);
});

test('a bundle of another committee says so, and the right file is opened with it', async () => {
  test.setTimeout(120_000);
  await files.member('m1.shingi', '青木 健一');
  await files.handIn('m1.shingi', ['手すりを直してほしい。'], 'one.shingix');
  await files.run('init', 'other.shingi', '--committee', '別の委員会');
  const launched = await start('other.shingi');
  await preview(launched, ['one.shingix']);
  await expect(report(launched.page, 'one.shingix')).toContainText(
    '別の委員会のファイルです。（地域福祉推進委員会）',
  );
  await answerDialogs(launched.application, { open: [files.path('s.shingi')] });
  const window = launched.application.waitForEvent('window');
  await launched.page.getByRole('button', { name: '委員会ファイルを選ぶ' }).click();
  const right = await window;
  await expect(report(right, 'one.shingix')).toContainText('新しい');
  await take(right);
});

test('two revisions of one sheet are set side by side, and a person decides', async () => {
  test.setTimeout(120_000);
  await files.member('m1.shingi', '青木 健一');
  await files.handIn('m1.shingi', ['手すりを直してほしい。'], 'one.shingix');
  copyFileSync(files.path('m1.shingi'), files.path('m1-other.shingi'));
  await files.handIn('m1.shingi', ['手すりを早めに直してほしい。'], 'early.shingix');
  await files.handIn('m1-other.shingi', ['手すりを本庁舎だけ直してほしい。'], 'only.shingix');
  const launched = await start('s.shingi');
  const { page } = launched;
  await preview(launched, ['one.shingix', 'early.shingix', 'only.shingix']);
  await take(page);
  await expect(page.getByRole('link', { name: 'どちらを取るか決める' })).toBeVisible();
  await page.getByRole('link', { name: 'どちらを取るか決める' }).click();
  const conflict = page.locator('.conflict');
  await expect(conflict).toContainText('同じシートの直しが二通り届いています');
  expect((await conflict.locator('ins').allTextContents()).sort()).toEqual(['早めに', '本庁舎だけ'].sort());
  expect(await violations(page)).toEqual([]);
  await conflict
    .locator('.conflict-sides > section')
    .filter({ hasText: '本庁舎だけ' })
    .getByRole('button', { name: /を取る$/u })
    .click();
  await expect(conflict).toHaveCount(0);
  await expect(page.locator('.sheet-opinions')).toContainText('手すりを本庁舎だけ直してほしい。');
  await page.getByLabel('版', { exact: true }).selectOption({ index: 1 });
  await expect(page.getByLabel('版', { exact: true }).locator('option')).toHaveCount(3);
  await goTo(page, '#/received-sheets');
  await expect(page.getByText('確かめが要るシート')).toHaveCount(0);

  // Another file under the same name is a second sheet; the key of the first is registered, and keeps a third out.
  await goTo(page, '#/keys');
  await page.getByRole('button', { name: '青木 健一さんの鍵を登録する' }).click();
  const digits = await page.getByRole('dialog').locator('.fingerprint').innerText();
  await page.getByRole('button', { name: '同じなので登録する' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: digits })).toContainText('使うのをやめる');
  await files.member('stranger.shingi', '青木 健一');
  await files.handIn('stranger.shingi', ['別人が書いた意見。'], 'stranger.shingix');
  await preview(launched, ['stranger.shingix']);
  await expect(report(page, 'stranger.shingix')).toContainText('登録した鍵と署名が違います');
  await goTo(page, '#/keys');
  await page.getByRole('button', { name: '青木 健一の鍵を使うのをやめる' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '使うのをやめる' }).click();
  await preview(launched, ['stranger.shingix']);
  await take(page);
  await page.getByRole('link', { name: 'どちらを取るか決める' }).click();
  await expect(conflict).toContainText('同じ委員の名前で、別のシートが届いています');
  await conflict.getByRole('button', { name: 'どれも本人のものとして受け付ける' }).click();
  await expect(conflict).toHaveCount(0);
  await goTo(page, '#/received-sheets');
  await expect(page.locator('.received-counts')).toContainText('1人');
});

test('new files in the watched folder are announced and never taken in by themselves', async () => {
  test.setTimeout(120_000);
  await files.member('m1.shingi', '青木 健一');
  await files.handIn('m1.shingi', ['手すりを直してほしい。'], 'one.shingix');
  const folder = files.path('受取');
  mkdirSync(folder);
  const launched = await start('s.shingi');
  const { page, application } = launched;
  await goTo(page, '#/receive');
  await answerDialogs(application, { open: [folder] });
  await page.getByRole('button', { name: 'フォルダーを選ぶ' }).click();
  await expect(page.getByText(folder)).toBeVisible();
  copyFileSync(files.path('one.shingix'), path.join(folder, 'one.shingix'));
  await goTo(page, '#/');
  await expect(page.getByText('受取フォルダーに1件あります。')).toBeVisible();
  await goTo(page, '#/received-sheets');
  await expect(page.getByText('まだ一枚も届いていません。')).toBeVisible();
  await page.getByRole('button', { name: '中身を見る' }).click();
  await expect(report(page, 'one.shingix')).toContainText('意見　新しい 1件');
  await take(page);
  await expect(page.getByText('受取フォルダーに1件あります。')).toHaveCount(0);
  expect(existsSync(path.join(folder, 'one.shingix'))).toBe(true);
  await launched.close();
  open.splice(0);

  const again = await start('s.shingi');
  await goTo(again.page, '#/receive');
  await expect(again.page.getByText(folder)).toBeVisible();
  rmSync(folder, { recursive: true });
});

test('what the form asks and the dispositions are edited by keyboard, and nothing in use is lost', async () => {
  test.setTimeout(120_000);
  const launched = await start('s.shingi');
  const { page } = launched;
  await goTo(page, '#/opinion-settings/dispositions');
  const rows = page.locator('.settings-rows > li');
  await expect(rows).toHaveCount(7);
  await page.getByRole('button', { name: '反映を下へ', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('区分 2')).toHaveValue('反映');
  await expect(page.getByRole('button', { name: '反映を下へ', exact: true })).toBeFocused();
  await page.getByRole('button', { name: '区分を加える' }).click();
  await expect(page.getByLabel('区分 8')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('名前の空いている区分があります');
  await page.keyboard.type('今後の検討');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存してあるとおりです。')).toBeVisible();

  await goTo(page, '#/opinion-settings/categories');
  await page.getByRole('button', { name: '分類を加える' }).click();
  await page.keyboard.type('進め方について');
  await page.keyboard.press('Enter');
  await expect(page.getByText('保存してあるとおりです。')).toBeVisible();

  await goTo(page, '#/opinion-settings/form');
  await page.getByRole('group', { name: '修文の案' }).getByRole('checkbox', { name: '聞く' }).uncheck();
  await page.getByRole('button', { name: '欄を加える' }).click();
  await page.keyboard.type('お住まいの地区');
  await expect(page.locator('.consequences')).toContainText('お住まいの地区');
  await expect(page.locator('.consequences')).not.toContainText('修文の案');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存してあるとおりです。')).toBeVisible();
  await goTo(page, '#/opinion-settings/dispositions');
  await expect(page.getByLabel('区分 8')).toHaveValue('今後の検討');
});

test('axe-core finds nothing on any of these screens, in every way of reading', async () => {
  test.setTimeout(240_000);
  await files.member('m1.shingi', '青木 健一');
  await files.handIn('m1.shingi', ['手すりを直してほしい。'], 'one.shingix');
  const launched = await start('s.shingi');
  const { page } = launched;
  await preview(launched, ['one.shingix', 'packet.shingix']);
  await take(page);
  const screens = [
    '#/exchange',
    '#/receive',
    '#/received-sheets',
    '#/hand-out',
    '#/transfers',
    '#/keys',
    '#/opinion-settings/form',
    '#/opinion-settings/dispositions',
    '#/opinion-settings/categories',
  ];
  await goTo(page, '#/received-sheets');
  const sheet = await page.getByRole('link', { name: '青木 健一' }).getAttribute('href');
  for (const mode of modes) {
    await enter(page, mode);
    for (const address of [...screens, sheet ?? '']) {
      await goTo(page, address);
      expect([mode.name, address, await violations(page)]).toEqual([mode.name, address, []]);
      expect([mode.name, address, await overflow(page)]).toEqual([mode.name, address, 0]);
    }
    await preview(launched, ['one.shingix', 'packet.shingix']);
    expect([mode.name, await violations(page), await overflow(page)]).toEqual([mode.name, [], 0]);
  }
});
