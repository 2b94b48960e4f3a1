// The pictures of README and user guide, taken in a real window of the sample committee:
// node build/with-electron.mjs node build/pictures.ts
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { takeMemberPictures } from './member-pictures.ts';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'docs', 'images');
const executablePath = process.env['SHINGI_ELECTRON'];
if (executablePath === undefined) {
  throw new Error('usage: node build/with-electron.mjs node build/pictures.ts');
}
const switches = (process.env['SHINGI_ELECTRON_SWITCHES'] ?? '').split(' ').filter(Boolean);
const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-pictures-'));
/** Two days before the sample's second meeting, ten o'clock in Japan. */
const today = Date.UTC(2023, 6, 26, 1);

const file = path.join(folder, '霞野市地域福祉推進委員会.shingi');
const made = spawnSync(process.execPath, [path.join(root, 'dist/service/cli.cjs'), 'sample', '--to', file], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (made.status !== 0) {
  throw new Error('the sample could not be made');
}
const packet = path.join(folder, '第2回会議資料.md');
cpSync(path.join(root, 'sample', 'meeting-2.md'), packet);
mkdirSync(target, { recursive: true });
await takeMemberPictures({ executablePath, switches, folder, secretariat: file, setClock, take });

const application = await _electron.launch({
  executablePath,
  args: [
    '-r',
    path.join(root, 'build', 'hold-ready.cjs'),
    ...switches,
    `--user-data-dir=${path.join(folder, 'user')}`,
    root,
    file,
  ],
});
try {
  const page = await application.firstWindow();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('main h1').first().waitFor();
  // The first screen is drawn anew, by the clock of that day.
  await page.evaluate(setClock, today);
  await go(page, '#/members');
  await page.getByRole('heading', { level: 1, name: '委員名簿' }).waitFor();
  await go(page, '#/');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await take(page, 'first-screen');

  await page.locator('nav').getByText('第1回').first().click();
  await openPaper(page, '課題シート');
  await showBlock(page, '災害');
  await take(page, 'reading');
  await openPaper(page, '統計');
  await take(page, 'statistics');
  await go(page, '#/search?query=福祉避難所');
  await page.locator('mark').first().waitFor();
  await take(page, 'search');

  await application.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, packet);
  await go(page, '#/import');
  await page.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await page.locator('.report').waitFor();
  await take(page, 'import-report');
  await go(page, '#/export');
  await page.getByRole('button', { name: 'PDF にする' }).waitFor();
  await take(page, 'export');
  await go(page, '#/opinions');
  await page.getByRole('grid').getByRole('row').filter({ hasText: '個別避難計画は' }).first().click();
  await page.getByRole('region', { name: 'No.6の内容' }).waitFor();
  await take(page, 'opinions');
  await takePlanPictures(page);
  await takeEvidencePictures(page);
  await takeEditorPictures(page);
} finally {
  await application.close();
  rmSync(folder, { recursive: true, force: true });
}

async function takePlanPictures(page: Page): Promise<void> {
  await go(page, '#/plan');
  await page.getByRole('combobox').selectOption({ label: '霞野市地域福祉計画（次期計画　案1）' });
  await page.getByRole('treeitem', { name: '立ち直りを支える地域' }).click();
  await page.getByRole('heading', { level: 1 }).evaluate((element) => element.scrollIntoView());
  await take(page, 'plan');
  await go(page, '#/plan-mapping');
  await page.locator('.mapping-counts').waitFor();
  await take(page, 'plan-mapping');
  await go(page, '#/schedule');
  await page.locator('main svg').first().waitFor();
  await take(page, 'schedule');
}

async function takeEvidencePictures(page: Page): Promise<void> {
  await go(page, '#/check');
  await page.locator('main h2').first().waitFor();
  await take(page, 'check');
  await go(page, '#/evaluation');
  await page.locator('main svg').first().waitFor();
  await page.locator('.scale-legend').evaluate((element) => element.scrollIntoView());
  await take(page, 'evaluation');
  await go(page, '#/evidence');
  await page.getByText('総合相談窓口の相談では').evaluate((element) => element.scrollIntoView());
  await take(page, 'evidence');
  await go(page, '#/surveys');
  await page.getByText('毎日の暮らしの中で不安に思うこと').click();
  await page.locator('main svg').first().waitFor();
  await page
    .getByText('毎日の暮らしの中で不安に思うこと')
    .first()
    .evaluate((element) => element.scrollIntoView());
  await take(page, 'survey');
}

/** Last, because they begin drafts. */
async function takeEditorPictures(page: Page): Promise<void> {
  const sheet = page.locator('nav').getByRole('link', { name: '課題シート' }).first();
  if (!(await sheet.isVisible())) {
    await page.locator('nav').getByText('第1回').first().click();
  }
  await openPaper(page, '統計');
  await page.getByRole('button', { name: '編集する' }).click();
  await page.getByRole('grid').first().waitFor();
  await page.getByRole('gridcell', { name: '26,132' }).first().click();
  await take(page, 'statistics-editor');
  await openPaper(page, '課題シート');
  await page.getByRole('button', { name: '編集する' }).click();
  await page.locator('.goal-form').first().waitFor();
  await page
    .getByText('現在の取組')
    .first()
    .evaluate((element) => element.scrollIntoView());
  await take(page, 'sheet-editor');
}

/** Runs in the page: its clock starts at `time` and goes on from there. */
function setClock(time: number): void {
  const Real = Date;
  const start = Real.now();
  const now = (): number => time + Real.now() - start;
  globalThis.Date = new Proxy(Real, {
    construct: (real, values) => Reflect.construct(real, values.length === 0 ? [now()] : values) as object,
    get: (real, name) => (name === 'now' ? now : (Reflect.get(real, name) as unknown)),
  });
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    const focused = document.activeElement;
    // A part of the window that received the focus by an address, not what somebody works with.
    if (focused instanceof HTMLElement && focused.tabIndex < 0) {
      focused.blur();
    }
  });
  await page.screenshot({ path: path.join(target, `${name}.png`) });
}

async function go(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

/** Opens the first paper at the left whose name holds `name`. */
async function openPaper(page: Page, name: string): Promise<void> {
  await page.locator('nav').getByRole('link', { name }).first().click();
  await page.locator('article.document [data-block-id]').first().waitFor();
}

/** Brings the first policy heading of the document whose text holds `words` to the top. */
async function showBlock(page: Page, words: string): Promise<void> {
  await page
    .locator('article.document :is(h2, h3, h4, h5)', { hasText: words })
    .last()
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));
}
