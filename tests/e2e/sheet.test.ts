import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { readArchive } from '../../formats/bundle/read-archive.ts';
import { defectsOf } from './committee.ts';
import { answerDialogs, clickMenu, type LaunchedApplication, launch } from './harness/application.ts';
import { killApplication } from './harness/kill-application.ts';
import { block, choiceStrip, selectText, tool } from './marking.ts';
import {
  kept,
  meetingName,
  memberName,
  shingi,
  type TwoFiles,
  tabTo,
  writeTwoFiles,
} from './member-committee.ts';

test.describe.configure({ mode: 'serial' });

let files: TwoFiles;
let opened: LaunchedApplication;
let defects: string[];

async function open(): Promise<void> {
  opened = await launch({
    files: [files.member],
    ...(opened === undefined ? {} : { userData: opened.userData }),
  });
  defects = defectsOf(opened.page);
  await expect(opened.page.locator('main h1')).toBeVisible();
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  files = writeTwoFiles();
  await open();
});
test.afterAll(async () => {
  await opened.close();
  files.remove();
});
test.afterEach(() => {
  expect(defects).toEqual([]);
});

const text = (page: Page) => page.getByRole('textbox', { name: '内容' });
const tab = (page: Page, number: number) => page.getByRole('tab', { name: `${number}件目` });
const first = '相談の窓口が分かれていて、何度も同じ説明をしています。';
const second = '一度で済むようにしてください。\n書類も一枚に。';
const noted = '後見人の人数だけでは足りないと思います。';
const secret = 'これは私だけの覚え書きです';

test('the first screen says until when opinions are asked for, and that nothing is written yet', async () => {
  const { page } = opened;
  const standing = page.getByRole('region', { name: '意見・提案シート' });
  await expect(standing).toContainText('提出期限');
  await expect(standing).toContainText('7月10日（月）午');
  await expect(standing).toContainText('まだ書いていません');
});

test('two opinions are written by keyboard alone', async () => {
  const { page } = opened;
  await page.keyboard.press('Control+Shift+O');
  await expect(page.locator('.bar h1')).toHaveText('意見・提案シート');
  await tabTo(page, 'tab', '1件目');
  await tabTo(page, 'radio', '意見');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '提案' })).toBeChecked();

  // Its place: a row of a paper, and a part of its words.
  await tabTo(page, 'button', '資料の箇所を選ぶ');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'どこについての意見ですか' });
  await expect(dialog.getByRole('checkbox', { name: '資料', exact: true })).toBeFocused();
  // It is about a passage and about a question at once.
  await tabTo(page, 'checkbox', 'アンケートの問');
  await page.keyboard.press('Space');
  await tabTo(page, 'combobox', '資料');
  const papers = dialog.getByRole('combobox', { name: '資料', exact: true });
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('ArrowDown');
    if ((await papers.locator('option:checked').textContent())?.startsWith('資料4') === true) {
      break;
    }
  }
  await expect(dialog.getByRole('listbox')).toBeVisible();
  await tabTo(page, 'textbox', '言葉でしぼる');
  await page.keyboard.insertText('市民後見人として活動する人');
  await tabTo(page, 'listbox', '文や表の行');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('listbox').getByRole('option', { selected: true })).toHaveCount(1);
  await tabTo(page, 'textbox', '文の一部だけについてのとき');
  await page.keyboard.press('Control+Home');
  for (let letters = 0; letters < 5; letters += 1) {
    await page.keyboard.press('Shift+ArrowRight');
  }
  await expect(dialog.getByText('選んだ文：「市民後見人」')).toBeVisible();
  await tabTo(page, 'textbox', '問番号');
  await page.keyboard.insertText('問12');
  await tabTo(page, 'button', 'ここに決める');
  await page.keyboard.press('Enter');
  await expect(page.locator('.sheet-where')).toContainText('資料4');
  await expect(page.locator('.sheet-where')).toContainText('問12');
  await expect(page.locator('.sheet-where q')).toHaveText('市民後見人');
  await expect(page.locator('.passage mark')).toHaveText('市民後見人');

  await tabTo(page, 'textbox', '内容');
  await page.keyboard.insertText(first);
  await expect(page.locator('.sheet-note').first()).toContainText(`${[...first].length}字`);
  await kept(page);

  // The steps of the field itself, by key and by menu.
  await page.keyboard.type('abc');
  await expect(text(page)).toHaveValue(`${first}abc`);
  await page.keyboard.press('Control+z');
  await expect(text(page)).toHaveValue(first);
  await page.keyboard.press('Control+y');
  await expect(text(page)).toHaveValue(`${first}abc`);
  await clickMenu(opened.application, 'undo');
  await expect(text(page)).toHaveValue(first);

  await page.keyboard.press('Shift+Tab');
  for (
    let presses = 0;
    presses < 20 && !(await tab(page, 1).evaluate((element) => element === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'もう1件書く' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tab(page, 2)).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, 'textbox', '内容');
  const [line, ...rest] = second.split('\n');
  await page.keyboard.insertText(line ?? '');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(rest.join('\n'));
  await expect(text(page)).toHaveValue(second);
  await kept(page);
  await expect(page.getByRole('button', { name: '2件を提出する' })).toBeVisible();
});

test('Enter while converting is a matter of the input method: nothing is handed in, nothing opens', async () => {
  const { page } = opened;
  await text(page).evaluate((field) => {
    for (const type of ['keydown', 'keyup']) {
      field.dispatchEvent(
        new KeyboardEvent(type, {
          key: 'Enter',
          keyCode: 229,
          isComposing: true,
          bubbles: true,
        } as KeyboardEventInit),
      );
    }
  });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(text(page)).toHaveValue(second);
});

test('opinions change their order, and one that is removed comes back to its place', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: '前の番号へ' }).click();
  await expect(tab(page, 1)).toHaveAttribute('aria-selected', 'true');
  await expect(text(page)).toHaveValue(second);
  await page.getByRole('button', { name: 'この意見を消す' }).click();
  await expect(page.getByRole('tab')).toHaveCount(1);
  await expect(text(page)).toHaveValue(first);
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(tab(page, 1)).toHaveAttribute('aria-selected', 'true');
  await expect(text(page)).toHaveValue(second);
  await page.getByRole('button', { name: '後の番号へ' }).click();
  await expect(tab(page, 2)).toHaveAttribute('aria-selected', 'true');
  await tab(page, 1).click();
  await expect(text(page)).toHaveValue(first);
});

test('an opinion begins at selected words with one act, and at a note with its words; the note stays home', async () => {
  const { page } = opened;
  await page.locator('nav').getByRole('link', { name: '課題シート' }).first().click();
  await expect(page.locator('.bar h1')).toContainText('課題シート');
  const passage = block(page, '市民後見人として活動する人は');
  await selectText(page, passage, 0, 10);
  await tool(choiceStrip(page), 'シートに書く').click();
  await expect(text(page)).toBeFocused();
  await expect(tab(page, 3)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.sheet-where q')).toHaveText('市民後見人として活動');
  await page.keyboard.insertText(noted);
  await kept(page);

  // By keyboard, on the words that the caret goes over; it left a mark on the paper.
  await page.getByRole('link', { name: '広げて読む' }).click();
  await expect(page.locator('[data-sign-of]')).toHaveCount(1);
  await page.locator('[data-sign-of]').press('Enter');
  await expect(page.getByRole('toolbar', { name: /の印/u })).toBeVisible();
  await page.keyboard.press('o');
  // It was begun before: the same opinion.
  await expect(tab(page, 3)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tab')).toHaveCount(3);
  await expect(text(page)).toHaveValue(noted);

  // A private note: its words are copied, and can be changed before anybody sees them.
  await page.getByRole('link', { name: '広げて読む' }).click();
  const other = block(page, '講座を修了した人が');
  await selectText(page, other, 0, 8);
  await tool(choiceStrip(page), 'メモ').click();
  await page.keyboard.insertText(secret);
  await page.keyboard.press('Control+Enter');
  await page.locator('.note.selected').getByRole('button', { name: 'シートに書く' }).click();
  await expect(tab(page, 4)).toHaveAttribute('aria-selected', 'true');
  await expect(text(page)).toHaveValue(secret);
  await text(page).fill('修了した人の場を増やしてください。');
  await kept(page);
});

test('what was typed is there after the power was cut', async () => {
  test.setTimeout(60_000);
  await text(opened.page).fill('修了した人が活動する場を増やしてください。');
  await kept(opened.page);
  await killApplication(opened.application);
  await open();
  const { page } = opened;
  await expect(page.getByRole('region', { name: '意見・提案シート' })).toContainText(
    '4件を書きました（未提出）',
  );
  await page.getByRole('link', { name: 'シートを開く' }).click();
  await expect(page.getByRole('tab')).toHaveCount(4);
  await expect(text(page)).toHaveValue(first);
  await tab(page, 4).click();
  await expect(text(page)).toHaveValue('修了した人が活動する場を増やしてください。');
});

test('before handing in, it says what leaves the machine and what may be missing; empty opinions stand against it', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'もう1件書く' }).click();
  await page.getByRole('radio', { name: '質問' }).check();
  await page.getByRole('button', { name: '5件を提出する' }).click();
  const dialog = page.getByRole('dialog', { name: '5件を提出するファイルを作ります' });
  await expect(dialog).toContainText('「自分だけ」のメモや印');
  await expect(dialog).toContainText(memberName);
  await expect(dialog).toContainText('2件目：どこについてかが選ばれていません。');
  await expect(dialog).toContainText('5件目：内容が空です。');
  await expect(dialog).toContainText('提出期限を過ぎています');
  await expect(dialog.getByRole('button', { name: '保存する場所を選ぶ…' })).toBeDisabled();
  await dialog.getByRole('listitem').filter({ hasText: '5件目' }).first().getByRole('button').click();
  await expect(tab(page, 5)).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'この意見を消す' }).click();
  await expect(page.getByRole('button', { name: '4件を提出する' })).toBeVisible();
});

test('the sheet is handed in as a file, and then stands there to be read', async () => {
  const { page, application } = opened;
  const file = files.at('sheet-1.shingix');
  await page.getByRole('button', { name: '4件を提出する' }).click();
  // Nothing happens where no place was chosen.
  await answerDialogs(application, { save: null });
  await page.getByRole('button', { name: '保存する場所を選ぶ…' }).click();
  await expect(page.getByRole('button', { name: '保存する場所を選ぶ…' })).toBeEnabled();
  expect(existsSync(file)).toBe(false);
  await answerDialogs(application, { save: file });
  await page.getByRole('button', { name: '保存する場所を選ぶ…' }).click();
  await expect(
    page.getByRole('heading', { name: /4件を提出するファイルを作りました（第1版）/u }),
  ).toBeFocused();
  await expect(page.getByText(file)).toBeVisible();
  await expect(page.getByText('地域福祉課（本庁舎2階）へ')).toBeVisible();
  await expect(page.locator('.written-opinion').first()).toContainText(first);
  await expect(text(page)).toHaveCount(0);
  expect(existsSync(file)).toBe(true);
  // A reloaded window still says where the file went.
  await page.reload();
  await expect(page.getByText(file)).toBeVisible();
});

test('it is corrected and handed in again; each revision stays readable', async () => {
  const { page, application } = opened;
  await page.getByRole('button', { name: '直して出し直す' }).click();
  await expect(page.locator('.sheet-before')).toContainText('第1版を');
  await tab(page, 2).click();
  await text(page).fill('一度の説明で済むようにしてください。');
  await kept(page);
  await page.getByRole('radio', { name: '氏名を出さずに公表してよい' }).check();
  await expect(page.getByText('氏名は会議の資料に載りません')).toBeVisible();
  await answerDialogs(application, { save: files.at('sheet-2.shingix') });
  await page.getByRole('button', { name: '4件を提出する' }).click();
  await page.getByRole('button', { name: '保存する場所を選ぶ…' }).click();
  await expect(page.getByRole('heading', { name: /（第2版）/u })).toBeVisible();
  const earlier = page.getByRole('list', { name: '提出の記録' });
  await expect(earlier.locator('> li')).toHaveCount(2);
  await earlier.getByRole('button', { name: '内容を見る' }).nth(1).click();
  await expect(earlier).toContainText('書類も一枚に。');
});

test('the secretariat receives every word, and nothing that was private', async () => {
  test.setTimeout(120_000);
  await opened.close();
  for (const name of ['sheet-1.shingix', 'sheet-2.shingix']) {
    shingi('receive', files.secretariat, files.at(name));
    const entries = [...readArchive(readFileSync(files.at(name))).values()];
    const words = Buffer.concat(entries.map((bytes) => Buffer.from(bytes))).toString('utf8');
    expect(words).toContain(noted);
    expect(words).not.toContain(secret);
  }
  const { opinions } = shingi<{ opinions: { no: number; original: string; submitter: string | null }[] }>(
    'opinions',
    files.secretariat,
    '--meeting',
    meetingName,
  );
  const own = opinions.filter(({ submitter }) => submitter === memberName);
  expect(own.map(({ original }) => original).sort()).toEqual(
    [
      first,
      '一度の説明で済むようにしてください。',
      noted,
      '修了した人が活動する場を増やしてください。',
    ].sort(),
  );

  const answers = own.map(({ no }, index) => ({
    no,
    disposition: index === 0 ? '反映' : '参考',
    response: `お答え${no}`,
    status: '公表',
    section: '地域福祉課',
    ...(index === 0
      ? {
          planChanges: [
            { kind: '変更', place: '12ページ', before: '窓口を分ける。', after: '窓口を一つにする。' },
          ],
        }
      : {}),
  }));
  writeFileSync(files.at('answers.json'), JSON.stringify(answers));
  shingi('answer', files.secretariat, '--meeting', meetingName, '--from', files.at('answers.json'));
  shingi(
    'pack',
    files.secretariat,
    '--meeting',
    meetingName,
    '--kind',
    'responses',
    '--to',
    files.at('a.shingix'),
  );
  shingi('receive', files.member, files.at('a.shingix'));
  await open();
});

test('answers stand beside the words they answer, with what changed; they are new once', async () => {
  const { page } = opened;
  await expect(page.getByText('第1回のご意見に回答が届きました')).toBeVisible();
  await page.getByRole('link', { name: '回答を読む' }).click();
  await expect(page.getByRole('heading', { name: 'ご意見への回答' })).toBeVisible();
  const mine = page.locator('.opinion-answer').first();
  await expect(mine).toContainText(first);
  await expect(mine).toContainText(/お答え\d+/u);
  const changed = page.locator('.plan-change');
  await expect(changed.locator('del')).not.toHaveCount(0);
  await expect(changed.locator('ins')).not.toHaveCount(0);
  await expect(changed).toContainText('〔削除〕');
  await expect(changed).toContainText('〔追加〕');
  await page.keyboard.press('Alt+Home');
  await expect(page.getByText('まだ読んでいません').first()).toBeVisible();
  await expect(page.getByText('回答が届きました')).toHaveCount(0);
});
