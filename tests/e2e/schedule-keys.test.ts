import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readByOthers } from '../formats/calendar/independent-reader.ts';
import { enter, modes, overflow, violations } from './accessible.ts';
import { openCommittee } from './committee.ts';
import { answerDialogs } from './harness/application.ts';
import { enterOn, focused, goByList, press, tabTo } from './harness/keys.ts';
import { goToScreen } from './harness/places.ts';
import { sharedWindow } from './harness/shared-window.ts';

// One schedule, written, published, held against what came of it, and given out again.
test.describe.configure({ mode: 'serial' });

const opened = sharedWindow(openCommittee);

/** What lies ahead on the clock of this machine can be called off; what is over cannot. */
const nextYear = new Date().getFullYear() + 1;
const nextReiwa = `令和${nextYear - 2018}年`;

const calendarFile = (): string => path.join(opened.folder, '予定.ics');

/** Status, beginning and place of the events of that name in the calendar file, as another program reads it. */
function named(summary: string) {
  return readByOthers(readFileSync(calendarFile(), 'utf8'))
    .filter((event) => event.summary === summary)
    .map((event) => [
      event.component.getFirstPropertyValue('status'),
      event.startDate.toString(),
      event.location,
    ]);
}

async function toSchedule(page: Page): Promise<void> {
  await goByList(page, '計画');
  await expect(page.getByRole('heading', { level: 1, name: '計画の体系' })).toBeVisible();
  await enterOn(page, page.getByRole('link', { name: '策定スケジュール', exact: true }).last());
  await expect(page.getByRole('heading', { level: 1, name: '策定スケジュール' })).toBeVisible();
}

/** Types a row below the one that holds the caret: what it is, its date, what is on. */
async function typeRow(page: Page, session: string, date: string, content: string): Promise<void> {
  await press(page, 'Control+Enter');
  await expect.poll(() => focused(page)).toBe('回・行事の区分');
  await page.keyboard.type(session);
  await page.keyboard.press('Enter');
  await page.keyboard.type(date);
  await page.keyboard.press('Enter');
  await page.keyboard.type(content);
}

test('events are added whose day is open, that last for weeks, or have their hour and hall', async () => {
  const { page } = opened;
  await toSchedule(page);
  await enterOn(page, page.getByRole('button', { name: 'スケジュールを直す' }));
  const table = page.getByRole('table', { name: 'スケジュールの表' });
  await expect(table).toBeVisible();
  await tabTo(page, table.getByRole('textbox', { name: '内容', exact: true }).last(), { presses: 200 });
  await typeRow(page, '—', '9月頃', '庁内の調整');
  const adjusting = table.getByRole('row').filter({ hasText: '庁内の調整' });
  await expect(adjusting).toContainText('頃（日は未定）');
  await typeRow(page, '—', `${nextReiwa}1月15日から${nextReiwa}2月14日まで`, '二度目の意見募集');
  const comments = table.getByRole('row').filter({ hasText: '二度目の意見募集' });
  await expect(comments).toContainText(`${nextReiwa}1月15日（`);
  await expect(comments).toContainText(`${nextReiwa}2月14日（`);
  await typeRow(
    page,
    '—',
    '令和6年3月3日（日）',
    '計画を知る集い\n(1) 時間　午後1時30分から午後3時まで\n(2) 会場　中央公民館 講堂',
  );
  await press(page, 'Control+s');
  await expect(page.locator('.save-status')).toHaveAttribute('data-status', 'saved');
  expect(await violations(page)).toEqual([]);
});

test('it is published without leaving the keyboard, and shown planned beside held with a timeline', async () => {
  const { page } = opened;
  await enterOn(page, page.getByRole('button', { name: '公表する' }));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await enterOn(page, dialog.getByRole('button', { name: 'この内容で公表する' }));
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('article.document')).toContainText('計画を知る集い');
  await toSchedule(page);
  const row = page.getByRole('row', { name: /計画を知る集い/u });
  await expect(row).toContainText('中央公民館 講堂');
  // The picture has a name, and what it shows stands in the table as well.
  const timeline = page.locator('.figure-timeline').getByRole('img');
  await expect(timeline).toHaveAccessibleName(/\S/u);
  await expect(page.locator('.figure-timeline')).toContainText('二度目の意見募集');
});

test('what came of a row is said in a dialog, and the focus returns to the row', async () => {
  const { page } = opened;
  const row = page.getByRole('row', { name: /市民アンケート/u });
  const record = row.getByRole('button');
  await enterOn(page, record);
  const dialog = page.getByRole('dialog', { name: '市民アンケートの実績を入れる' });
  await tabTo(page, dialog.getByRole('radio', { name: '開催・実施した' }));
  await expect(dialog.getByRole('radio', { name: '開催・実施した' })).toBeChecked();
  await tabTo(page, dialog.getByLabel('日（期間なら始まりの日）'));
  await page.keyboard.type('R4.12.20');
  await tabTo(page, dialog.getByLabel('終わりの日'));
  await page.keyboard.type('R5.1.16');
  await tabTo(page, dialog.getByLabel('会場'));
  await page.keyboard.type('市役所 市民ロビー');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('実施済み');
  await expect(row).toContainText('市役所 市民ロビー');
  await expect(record).toBeFocused();

  // Said otherwise with the arrow keys, then taken back.
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('radio', { name: '開催・実施した' }));
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^延期した/u })).toBeChecked();
  await press(page, 'Enter');
  await expect(row).toContainText('延期');
  await expect(record).toBeFocused();
  await page.keyboard.press('Enter');
  await enterOn(page, dialog.getByRole('button', { name: '入れた実績を取り消す' }));
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('実績未入力');
  await expect(record).toBeFocused();
});

test('the calendar is exported, and a second one says so as well', async () => {
  const { page, application } = opened;
  const target = calendarFile();
  const calendar = page.getByRole('button', { name: 'カレンダー（.ics）' });
  // Whoever thinks better of it in the dialog for files is where they were.
  await answerDialogs(application, { save: null });
  await enterOn(page, calendar);
  await expect(calendar).toBeFocused();
  await answerDialogs(application, { save: target });
  await page.keyboard.press('Enter');
  const finished = page.locator('.finished-file p').first();
  await expect(finished).toBeFocused();
  await expect(finished).toContainText(target);
  expect(named('計画を知る集い')).toEqual([['TENTATIVE', '2024-03-03T13:30:00', '中央公民館 講堂']]);
  expect(named('二度目の意見募集')).toEqual([['TENTATIVE', `${nextYear}-01-15`, null]]);
  expect(named('庁内の調整')).toEqual([]);
  await expect(page.locator('.finished-file')).toContainText('庁内の調整');

  // The month is asked for with the space bar.
  await tabTo(page, page.getByRole('checkbox', { name: /その月全体として入れる/u }), { back: true });
  await page.keyboard.press('Space');
  await enterOn(page, calendar, { back: true });
  await expect.poll(() => named('庁内の調整（9月頃）').length).toBe(1);
  await expect(finished).toBeFocused();
  await expect(page.locator('.finished-file')).not.toContainText('庁内の調整');
});

test('an event that the next edition drops is cancelled in the next calendar', async () => {
  const { page } = opened;
  await enterOn(page, page.getByRole('button', { name: 'スケジュールを直す' }));
  const table = page.getByRole('table', { name: 'スケジュールの表' });
  const comments = table.getByRole('row').filter({ hasText: '二度目の意見募集' });
  await tabTo(page, comments.getByRole('textbox').first(), { presses: 200 });
  await press(page, 'Control+Shift+Delete');
  await expect(comments).toHaveCount(0);
  // The caret is in the row that follows.
  await expect(table.locator(':focus')).toHaveCount(1);
  await enterOn(page, page.getByRole('button', { name: '公表する' }));
  const dialog = page.getByRole('dialog');
  await enterOn(page, dialog.getByRole('button', { name: 'この内容で公表する' }));
  await expect(dialog).toHaveCount(0);
  await toSchedule(page);
  await enterOn(page, page.getByRole('button', { name: 'カレンダー（.ics）' }));
  await expect(page.locator('.finished-file')).toContainText('取消しとして入れました');
  await expect(page.locator('.finished-file')).toContainText(`二度目の意見募集　${nextReiwa}1月15日`);
  expect(named('二度目の意見募集')).toEqual([['CANCELLED', `${nextYear}-01-15`, null]]);
  expect(named('計画を知る集い')).toEqual([['TENTATIVE', '2024-03-03T13:30:00', '中央公民館 講堂']]);
});

for (const mode of modes) {
  test(`the schedule and its dialog can be read ${mode.name}`, async () => {
    const { page } = opened;
    await enter(page, mode);
    await goToScreen(page, '#/schedule', '策定スケジュール');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page
      .getByRole('row', { name: /市民アンケート/u })
      .getByRole('button')
      .press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
}
