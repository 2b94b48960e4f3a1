/** The built application in a window of its own, for benches. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { median, quantile } from './measure.ts';
import type { Scrolled } from './pdf-open/in-page.ts';
import { milliseconds, type ReportRow } from './report.ts';
import { root } from './sources.ts';

/** A frame that takes longer than this was missed on a screen of 60 pictures a second. */
export const missed = 25;

/** Heads of the columns of `scrollRow`. */
export const scrollHeads = [`frames over ${missed} ms`, 'tasks over 50 ms', 'frames with a blank page'];

/** Runs the command line of the build. */
export function shingi(...words: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [path.join(root, 'dist/service/cli.cjs'), ...words], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    throw new Error(`shingi ${words[0] ?? ''} failed`);
  }
}

async function start(application: string, file: string): Promise<ElectronApplication> {
  const executablePath = process.env['SHINGI_ELECTRON'];
  if (executablePath === undefined) {
    throw new Error('no Electron: start benches with `npm run bench`');
  }
  const switches = (process.env['SHINGI_ELECTRON_SWITCHES'] ?? '').split(' ').filter(Boolean);
  const profile = mkdtempSync(path.join(path.dirname(file), 'profile-'));
  return _electron.launch({
    executablePath,
    args: [
      '-r',
      path.join(root, 'build', 'hold-ready.cjs'),
      ...switches,
      `--user-data-dir=${profile}`,
      application,
      file,
    ],
    env: process.env as Record<string, string>,
    timeout: 90_000,
  });
}

/** Does something in a window that has just been started on a file: nothing of a former round is kept. */
export async function inFreshWindow<Value>(
  application: string,
  file: string,
  title: string,
  work: (page: Page, application: ElectronApplication) => Promise<Value>,
): Promise<Value> {
  const started = await start(application, file);
  try {
    const page = await started.firstWindow();
    await page.locator('nav a').filter({ hasText: title }).first().waitFor({ state: 'attached' });
    await page.evaluate(() => document.fonts.ready);
    return await work(page, started);
  } finally {
    await started.close();
  }
}

export function scrollRow(name: string, { frames, longTasks, blank }: Scrolled, note: string): ReportRow {
  const late = frames.filter((time) => time > missed).length;
  const long = longTasks.reduce((sum, time) => sum + time, 0);
  return {
    name,
    median: milliseconds(median(frames)),
    spread: `${milliseconds(quantile(frames, 0.25))} – ${milliseconds(quantile(frames, 0.99))} (99 %)`,
    ratios: [
      `${late} of ${frames.length} (${((late / frames.length) * 100).toFixed(1)} %)`,
      `${longTasks.length} (${milliseconds(long)})`,
      `${((blank / frames.length) * 100).toFixed(1)} %`,
    ],
    note,
  };
}
