import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from '@playwright/test';
import { modernNode } from '../../build/setup.mjs';
import { electronProgram } from './harness/application.ts';

const root = path.resolve(import.meta.dirname, '../..');
const committee = '包装した応用の試験委員会';

/** The folder that `npm run dist` made: the stand-in's where that is the runtime, as it says itself. */
function packagedFolder(): string {
  const standIn = existsSync(path.join(path.dirname(electronProgram().executablePath), 'STANDIN'));
  return path.join(root, standIn ? 'release-standin' : 'release', 'linux-unpacked');
}

/** The address of the debugging port, which the program writes to its standard error. */
function debuggingAddress(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    program.stderr?.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(heard)?.[1];
      if (address !== undefined) {
        resolve(address);
      }
    });
    program.once('exit', (status) => reject(new Error(`ended with ${status}\n${heard}`)));
  });
}

/** The addresses of the pages behind a debugging port. */
async function pageAddresses(address: string): Promise<string[]> {
  const response = await fetch(`http://${new URL(address).host}/json/list`);
  return ((await response.json()) as { url: string }[]).map(({ url }) => url);
}

test('the packaged application opens a committee file', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-packaged-'));
  const file = path.join(folder, '委員会.shingi');
  const commandLine = path.join(root, 'dist', 'service', 'cli.cjs');
  execFileSync(modernNode(), [commandLine, 'init', file, '--committee', committee], { stdio: 'pipe' });
  const program = spawn(
    path.join(packagedFolder(), 'shingi'),
    [
      ...electronProgram().switches,
      '--remote-debugging-port=0',
      `--user-data-dir=${path.join(folder, 'user')}`,
      file,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    const address = await debuggingAddress(program);
    // Playwright hangs when it meets a window that has not loaded yet.
    await expect
      .poll(() => pageAddresses(address))
      .toContainEqual(expect.stringMatching(/^app:\/\/bundle\//));
    // The fuses forbid --inspect, so this goes through the page's own debugging port. Without `noDefaults` Playwright
    // asks for things that this Electron does not have; closing the browser hangs, so the program is ended instead.
    const browser = await chromium.connectOverCDP(address, { noDefaults: true, isLocal: true });
    const context = browser.contexts()[0];
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (page === undefined) {
      throw new Error('no window');
    }
    await expect(page.getByText(committee).first()).toBeVisible({ timeout: 30_000 });
    expect(page.url()).toMatch(/^app:\/\/bundle\//);
  } finally {
    program.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the fuses of the packaged application are set', async () => {
  const wire = await getCurrentFuseWire(path.join(packagedFolder(), 'shingi'));
  const state = (fuse: FuseV1Options): FuseState => wire[fuse] as unknown as FuseState;
  for (const off of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
  ]) {
    expect(state(off), FuseV1Options[off]).toBe(FuseState.DISABLE);
  }
  for (const on of [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]) {
    expect(state(on), FuseV1Options[on]).toBe(FuseState.ENABLE);
  }
});

test('nothing is packaged that does not belong there', () => {
  const resources = path.join(packagedFolder(), 'resources');
  expect(readdirSync(resources)).toEqual(expect.arrayContaining(['app.asar', 'app.asar.unpacked']));
  expect(existsSync(path.join(resources, 'default_app.asar'))).toBe(false);
  expect(readdirSync(path.join(resources, 'app.asar.unpacked', 'node_modules'))).toEqual(['better-sqlite3']);
});
