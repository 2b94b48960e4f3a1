import { writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { enter, modes, overflow, violations } from './accessible.ts';
import { type LaunchedApplication, launch } from './harness/application.ts';
import { meetingName, memberName, shingi, type TwoFiles, writeTwoFiles } from './member-committee.ts';

let files: TwoFiles;
let opened: LaunchedApplication;

/** A member's file in which two opinions were handed in and answered. */
function answered(): TwoFiles {
  const made = writeTwoFiles();
  const write = (name: string, value: unknown): string => {
    writeFileSync(made.at(name), JSON.stringify(value));
    return made.at(name);
  };
  const entries = [
    {
      kind: '提案',
      material: '4',
      quote: '市民後見人として活動する人は2人',
      text: '育て方を具体的に書いてください。',
    },
    {
      kind: '意見',
      agenda: '(1)',
      text: '日程に余裕を持たせてください。',
      reason: '準備に時間がかかります。',
    },
  ];
  shingi('opine', made.member, '--meeting', meetingName, '--from', write('o.json', entries));
  shingi('submit', made.member, '--meeting', meetingName, '--to', made.at('sheet.shingix'));
  shingi('receive', made.secretariat, made.at('sheet.shingix'));
  const { opinions } = shingi<{ opinions: { no: number; submitter: string | null }[] }>(
    'opinions',
    made.secretariat,
    '--meeting',
    meetingName,
  );
  const answers = opinions
    .filter(({ submitter }) => submitter === memberName)
    .map(({ no }) => ({
      no,
      disposition: '反映',
      response: '次の案に書き加えます。',
      status: '公表',
      section: '地域福祉課',
      planChanges: [
        { kind: '変更', place: '12ページ', before: '後見人を育てます。', after: '後見人を講座で育てます。' },
      ],
    }));
  shingi('answer', made.secretariat, '--meeting', meetingName, '--from', write('a.json', answers));
  shingi(
    'pack',
    made.secretariat,
    '--meeting',
    meetingName,
    '--kind',
    'responses',
    '--to',
    made.at('a.shingix'),
  );
  shingi('receive', made.member, made.at('a.shingix'));
  return made;
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  files = answered();
  opened = await launch({ files: [files.member] });
  await expect(opened.page.locator('main h1')).toBeVisible();
});
test.afterAll(async () => {
  await opened.close();
  files.remove();
});

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

async function isFine(page: Page): Promise<void> {
  await expect(page.locator('.loading')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}

for (const mode of modes) {
  test.describe(mode.name, () => {
    test.beforeAll(() => enter(opened.page, mode));

    test('axe-core finds nothing on answers', async () => {
      const { page } = opened;
      await goTo(page, '#/answers');
      await expect(page.locator('.plan-change').first()).toBeVisible();
      await isFine(page);
    });

    test('axe-core finds nothing on a sheet that was handed in, and on its revisions', async () => {
      const { page } = opened;
      await goTo(page, '#/');
      await goTo(page, '#/sheet');
      await page.getByRole('button', { name: '内容を見る' }).first().click();
      await expect(page.locator('.sheet-revision .written-opinion').first()).toBeVisible();
      await isFine(page);
    });

    test('axe-core finds nothing on a sheet that is written, its choice of a place and its handing in', async () => {
      const { page } = opened;
      await goTo(page, '#/');
      await goTo(page, '#/sheet');
      await page.getByRole('button', { name: '直して出し直す' }).click();
      await expect(page.locator('.passage mark').first()).toBeVisible();
      await isFine(page);
      await page.getByRole('button', { name: '選び直す' }).click();
      await expect(page.getByRole('listbox')).toBeVisible();
      await isFine(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '2件を提出する' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.getByRole('checkbox', { name: /合言葉/u }).check();
      await isFine(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  });
}
