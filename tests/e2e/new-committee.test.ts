import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { writeEmptyCommittee } from '../renderer/fixture-committee.ts';
import { defectsOf } from './committee.ts';
import { answerDialogs, clickMenu, launch } from './harness/application.ts';

const root = path.resolve(import.meta.dirname, '../..');
const seed = path.resolve(root, '../shared/seed/packet.md');

interface Packet {
  readonly name: string;
  readonly file: string;
}

const packets: Packet[] = [{ name: 'the sample', file: path.join(root, 'sample', 'meeting-1.md') }];
if (existsSync(seed)) {
  packets.push({ name: 'the seed', file: seed });
} else {
  console.log('seed cases were not run: ../shared/seed/packet.md is absent');
}

for (const { name, file } of packets) {
  test(`from an empty committee to reading ${name}`, async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-new-'));
    const committee = path.join(folder, 'new.shingi');
    writeEmptyCommittee(committee);
    const { page, application, close } = await launch({ files: [committee] });
    const defects = defectsOf(page);
    await page.getByRole('link', { name: '会議資料を取り込む' }).click();
    await answerDialogs(application, { open: [file] });
    await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
    const report = page.locator('.report');
    await expect(report).toContainText('新しい会議を加えました。');
    const kinds = await report.getByRole('row').allInnerTexts();
    for (const kind of ['次第', '配布資料一覧', '策定スケジュール', '統計資料', '課題シート']) {
      expect(kinds.join('\n')).toContain(kind);
    }
    await report.getByRole('link', { name: 'はじめの画面へ' }).click();
    await expect(page.getByRole('table', { name: '読む資料' }).getByRole('row')).not.toHaveCount(0);

    const papers = page.locator('nav ul a.nav-row[href^="#/material/"]').filter({ hasNotText: '未受領' });
    const addresses = await papers.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
    for (const address of addresses) {
      await page.locator(`nav a[href="${address}"]`).first().click();
      await expect(page.locator('article.document [data-block-id]').first()).toBeVisible();
    }

    await clickMenu(application, 'find');
    for (const word of ['福', '介護', '令和5年度']) {
      await page.getByRole('searchbox').fill(word);
      await expect(page.locator('a.hit mark').first()).toContainText(word.slice(0, 1));
      await expect(page.locator('.hit-count')).toContainText('か所で見つかりました');
    }
    expect(defects).toEqual([]);
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
}

test('without a file the window offers to open one or to make a new one', async () => {
  const { page, application, close } = await launch();
  const defects = defectsOf(page);
  await expect(page.getByRole('heading', { level: 1, name: '審議ノート' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'ファイルを選ぶ' })).toBeVisible();
  await page.getByRole('button', { name: '新しく作る' }).click();
  const dialog = page.getByRole('dialog', { name: '新しい委員会ファイル' });
  await expect(dialog.getByLabel('委員会の名前')).toBeFocused();
  await expect(dialog.getByRole('button', { name: '保存先を選ぶ' })).toBeDisabled();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-new-'));
  await answerDialogs(application, { save: path.join(folder, 'made.shingi') });
  await dialog.getByLabel('委員会の名前').fill('緑のまちづくり委員会');
  await dialog.getByRole('button', { name: '保存先を選ぶ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '緑のまちづくり委員会' })).toBeVisible();
  expect(defects).toEqual([]);
  await close();
  rmSync(folder, { recursive: true, force: true });
});

test('a file that is no committee file is refused in a clear sentence', async () => {
  const { page, application, close } = await launch();
  await answerDialogs(application, { open: [path.join(root, 'package.json')] });
  await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await expect(page.getByRole('alert')).toContainText('これは委員会ファイルではありません。');
  await close();
});
