import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { violations } from './accessible.ts';
import { openWritten } from './committee.ts';
import { writeEvidenceCommittee } from './evidence-committee.ts';
import { answerDialogs } from './harness/application.ts';
import { goToScreen } from './harness/places.ts';
import { sharedWindow } from './harness/shared-window.ts';

const report = [
  '問番号,設問,回答者数,選択肢,件数,割合',
  '問16,相談先に望むこと（○は1つ）,1000,身近な場所で相談できる,402,40.2%',
  ',,,いつでも相談できる,338,33.8%',
  ',,,無回答,260,26.0%',
].join('\n');

const opened = sharedWindow(() =>
  openWritten('障がい者施策.shingi', (file, folder) => {
    writeEvidenceCommittee(file);
    writeFileSync(path.join(folder, '調査.csv'), report);
  }),
);

/** Nothing for axe-core to find, and nothing wider than the window. */
async function isSound(): Promise<void> {
  const { page } = opened;
  expect(await violations(page)).toEqual([]);
  const wider = await page.evaluate(() => {
    const area = document.querySelector('main .scroll');
    return area === null ? 0 : area.scrollWidth - area.clientWidth;
  });
  expect(wider).toBeLessThanOrEqual(0);
}

test('a finding is accepted as intended by keyboard, and taken back', async () => {
  const { page } = opened;
  await goToScreen(page, '#/check', '検算');
  await expect(page.locator('main [role="status"]')).toHaveText('誤り1か所、要確認0か所です。');
  await isSound();
  await page.getByRole('button', { name: '意図どおりとする' }).focus();
  await expect(page.locator(':focus')).toHaveAccessibleDescription(/45\.9/u);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await isSound();
  await page.getByLabel('理由').fill('速報値のため');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('main [role="status"]')).toHaveText('合わないところは見つかりませんでした。');
  await expect(page.locator('main [role="status"]')).toBeFocused();
  await page.getByText('意図どおりとしたもの（1件）').click();
  await expect(page.getByText('理由：速報値のため')).toBeVisible();
  await isSound();
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(page.locator('main [role="status"]')).toHaveText('誤り1か所、要確認0か所です。');
});

test('indicators are judged by rules that are shown, confirmed and rated by people', async () => {
  const { page } = opened;
  await goToScreen(page, '#/evaluation', '指標の評価');
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: '「体験利用者数」を確認・設定' }) });
  await expect(row).toContainText('維持以上');
  await expect(row).toContainText('要確認');
  await expect(row).toContainText('目標が「継続」で、結果 31人 は現状値 22人 以上です。');
  await isSound();
  await row.getByRole('button', { name: '「体験利用者数」を確認・設定' }).click();
  await isSound();
  await page.getByLabel('小さいほどよい').check();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(row).toContainText('低下');
  await row.getByRole('button', { name: '「体験利用者数」を確認・設定' }).click();
  await page.getByLabel(/^自動/u).check();
  await page.getByRole('dialog').getByLabel('評価', { exact: true }).selectOption('D');
  await page.getByLabel('この判定でよいことを確認した').check();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(row).toContainText('維持以上');
  await expect(row).toContainText('確認済み');
  await expect(row).toContainText('評価は手動で付けました（判定からはB）。');

  // A step that is taken out says whom that concerns, and comes back with what led to it.
  await page.getByRole('button', { name: '評価の区分を変える' }).click();
  await isSound();
  const dialog = page.getByRole('dialog', { name: '評価の区分' });
  const kept = dialog.getByLabel('維持以上', { exact: true });
  await expect(kept.locator('option:checked')).toHaveText('B　おおむね順調');
  await dialog.getByRole('button', { name: '区分 B を削除' }).focus();
  await page.keyboard.press('Enter');
  const restore = dialog.getByRole('button', { name: '削除を元に戻す' });
  await expect(restore).toBeFocused();
  await expect(restore).toHaveAccessibleDescription(
    /^区分「B」を削除しました。.*指標[1-9]\d*件が「評価しない」になります。/u,
  );
  await expect(kept.locator('option:checked')).toHaveText('評価しない');
  await isSound();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: '区分 B を削除' })).toBeFocused();
  await expect(kept.locator('option:checked')).toHaveText('B　おおむね順調');
  await expect(restore).toHaveCount(0);
  // A step that nothing led to concerns nobody.
  await dialog.getByRole('button', { name: '区分を加える' }).click();
  await dialog.getByLabel('6番目の記号').fill('E');
  await dialog.getByRole('button', { name: '区分 E を削除' }).click();
  await expect(dialog.getByText('「評価しない」になるものはありません。')).toBeVisible();
  // Saved all the same, the scale before is one step away.
  await dialog.getByRole('button', { name: '区分 B を削除' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  const back = page.getByRole('button', { name: '前の区分に戻す' });
  await expect(back).toBeVisible();
  await back.click();
  await expect(back).toHaveCount(0);
  await expect(page.getByRole('button', { name: '評価の区分を変える' })).toBeFocused();
  await expect(page.getByText('B おおむね順調：')).toBeVisible();

  await page.getByRole('button', { name: '評価の区分を変える' }).click();
  await page.getByRole('button', { name: '◎○△×にする' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(row.locator('.rating-cell')).toHaveText('○');
  await expect(row).toContainText('手動の評価「D」は、今の区分にありません');

  const target = path.join(opened.folder, '評価.pdf');
  await answerDialogs(opened.application, { save: target });
  await page.getByRole('button', { name: 'PDFを作る' }).click();
  await expect(page.getByText(target)).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-');
});

test('links of evidence lead both ways', async () => {
  const { page } = opened;
  await goToScreen(page, '#/evidence', '根拠のつながり');
  await isSound();
  const line = page.locator('.evidence-entries > li').filter({ hasText: '相談先に望むことは' }).first();
  await expect(line).toContainText('一致');
  await line.getByRole('link', { name: 'Ⅰ当事者調査問16' }).first().click();
  const finding = page.locator('.evidence-entries > li:focus');
  await expect(finding).toContainText('Ⅰ当事者調査問16');
  await isSound();
  await finding.getByRole('link', { name: '相談支援の充実【現状】' }).click();
  await expect(page.locator('.evidence-entries > li:focus')).toContainText('相談先に望むことは');
  await page.getByLabel('残っているもの').check();
  await expect(page.getByRole('heading', { name: '使われていない調査結果' })).toBeVisible();
  await expect(page.locator('.evidence-list').last()).toContainText('Ⅰ当事者調査問14');
  await isSound();
});

test('a figure of another paper is shown with its row, and opens there by keyboard', async () => {
  const { page } = opened;
  await goToScreen(page, '#/evidence', '根拠のつながり');
  await page.getByLabel('文から').check();
  const line = page.locator('.evidence-entries > li').filter({ hasText: '延べ相談件数は' }).first();
  const source = line.locator('.evidence-sources li').filter({ hasText: '令和5年度 3,327' }).first();
  await expect(source).toContainText('延べ相談件数');
  const link = source.getByRole('link', { name: /^資料で見る：.*延べ相談件数/u });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/material\//u);
  await expect(page.getByRole('row', { name: /延べ相談件数.*3,327/u }).first()).toBeInViewport();
});

test('a survey report is looked at, kept, compared and shown whole', async () => {
  const { page } = opened;
  await goToScreen(page, '#/surveys', 'アンケート報告書');
  await isSound();
  await answerDialogs(opened.application, { open: [path.join(opened.folder, '調査.csv')] });
  await page.getByRole('button', { name: '報告書を取り込む' }).click();
  await page.getByLabel('調査の名前').fill('当事者調査');
  await page.getByLabel('調査の番号').fill('Ⅰ');
  await isSound();
  await page.getByRole('button', { name: '取り込む', exact: true }).click();
  await expect(page.getByText('当事者調査: 追加1問、変更0問、変更なし0問、削除0問')).toBeVisible();
  await page.getByText('相談先に望むこと').click();
  await expect(page.getByRole('row', { name: /いつでも相談できる/u }).last()).toContainText('33.8%');
  await isSound();

  await goToScreen(page, '#/evidence', '根拠のつながり');
  await page.getByLabel('調査結果から').check();
  await expect(page.getByText('「身近な場所で相談できる」は報告書では40.2%です')).toBeVisible();
  await page.getByRole('link', { name: '報告書の結果全体を見る' }).click();
  await expect(page.locator('details[open] summary')).toBeFocused();
});

test('the margin of an issue sheet shows what its figures rest on', async () => {
  const { page } = opened;
  const href = await page
    .locator('nav a.nav-row')
    .filter({ hasText: '課題整理シート' })
    .first()
    .getAttribute('href');
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, href ?? '');
  await page.getByLabel('根拠を欄外に出す').check();
  const note = page.locator('.margin-evidence').filter({ hasText: '「身近な場所で相談できる」41.2％' });
  await expect(note.getByRole('button', { name: 'Ⅰ当事者調査問16' }).first()).toBeVisible();
});
