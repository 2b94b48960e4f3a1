// A picture of the first screen: node build/screenshot.ts COMMITTEE_FILE PICTURE. Electron comes by the environment
// that build/electron-command.mjs makes.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';

const [file, picture] = process.argv.slice(2);
const executablePath = process.env['SHINGI_ELECTRON'];
if (file === undefined || picture === undefined || executablePath === undefined) {
  throw new Error('usage: SHINGI_ELECTRON=… node build/screenshot.ts COMMITTEE_FILE PICTURE');
}
const switches = (process.env['SHINGI_ELECTRON_SWITCHES'] ?? '').split(' ').filter(Boolean);
const userData = mkdtempSync(path.join(os.tmpdir(), 'shingi-screenshot-'));
const application = await _electron.launch({
  executablePath,
  args: [
    '-r',
    path.join(import.meta.dirname, 'hold-ready.cjs'),
    ...switches,
    `--user-data-dir=${userData}`,
    path.resolve(import.meta.dirname, '..'),
    file,
  ],
});
try {
  const page = await application.firstWindow();
  // The first screen is there when its main landmark has a heading.
  await page.locator('main').locator('h1, h2').first().waitFor({ timeout: 30_000 });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: picture });
} finally {
  await application.close();
  rmSync(userData, { recursive: true, force: true });
}
