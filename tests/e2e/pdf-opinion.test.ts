import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { setOwner } from '../../db/committees/owner.ts';
import { openCommitteeFile } from '../../db/connection/committee-file.ts';
import { createIdSource } from '../../service/environment.ts';
import { longPdf } from '../formats/pdf/viewer-fixtures.ts';
import { defectsOf } from './committee.ts';
import { clickMenu, type LaunchedApplication, launch } from './harness/application.ts';
import { writePdfCommittee } from './pdf-committee.ts';
import { PdfScreen } from './pdf-screen.ts';

let folder: string;
let launched: LaunchedApplication;
let screen: PdfScreen;
let pdf: Uint8Array;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-pdf-opinion-'));
  const target = path.join(folder, 'm.shingi');
  pdf = await longPdf(3);
  await writePdfCommittee(target, [{ title: '長い資料', bytes: pdf }]);
  const newId = createIdSource(Date.now);
  const file = openCommitteeFile(target, { now: Date.now, newId, deviceId: newId() });
  file.write('owner', 'setOwner', (tx) => setOwner(tx, { role: 'member', memberId: null, name: '秋山 文' }));
  file.close();
  launched = await launch({ files: [target] });
  await expect(launched.page.getByText('次の会議')).toBeVisible();
  screen = new PdfScreen({ ...launched, folder, close: launched.close });
});
test.afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Chooses some words of the first page with the mouse. */
async function choose(): Promise<void> {
  await screen.open('長い資料');
  const { from, to } = await screen.placesOf(pdf, 0, '1');
  await screen.drag(from, { x: to.x + 60, y: to.y });
  await expect(launched.page.locator('.pdf-selected').first()).toBeVisible();
}

test('「シートに書く」 of the menu and the key O begin an opinion on chosen words of a PDF', async () => {
  const { page, application } = launched;
  const defects = defectsOf(page);
  const places = page.locator('.sheet-where');
  await choose();
  await clickMenu(application, 'mark-opinion');
  await expect(page.locator('.bar h1')).toHaveText('意見・提案シート');
  await expect(places).toContainText('長い資料');
  await expect(page.getByRole('tab', { name: '1件目' })).toBeVisible();

  await choose();
  await page.keyboard.press('o');
  await expect(page.locator('.bar h1')).toHaveText('意見・提案シート');
  await expect(page.getByRole('tab', { name: '2件目' })).toHaveAttribute('aria-selected', 'true');
  await expect(places).toContainText('1ページ');

  // Without chosen words it says what is missing, and begins nothing.
  await screen.open('長い資料');
  await clickMenu(application, 'mark-opinion');
  await expect(
    page.getByRole('status').filter({ hasText: '先に、印を付ける文字か段落を選んでください。' }),
  ).toHaveCount(1);
  expect(defects).toEqual([]);
});
