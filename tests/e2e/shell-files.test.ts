import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import {
  answerDialogs,
  argumentsFor,
  clickMenu,
  electronProgram,
  type LaunchedApplication,
  launch,
} from './harness/application.ts';
import { buildBareShell } from './harness/bare-shell.ts';

let shell: Awaited<ReturnType<typeof buildBareShell>>;
let files: string;
let launched: LaunchedApplication;

test.beforeAll(async () => {
  shell = await buildBareShell();
});
test.afterAll(() => shell.remove());

test.beforeEach(() => {
  files = mkdtempSync(path.join(os.tmpdir(), 'shingi-files-'));
  for (const name of ['第一.shingi', '第二.shingi']) {
    writeFileSync(path.join(files, name), '');
  }
});
test.afterEach(async () => {
  await launched.close();
  rmSync(files, { recursive: true, force: true });
});

/** Asks the shell from the page. */
function ask(page: Page, call: string, input: object = {}): Promise<unknown> {
  return page.evaluate(
    ([name, given]) => {
      const { shingi } = window as unknown as {
        shingi: Record<string, (value: unknown) => Promise<unknown>>;
      };
      return shingi[name]?.(given);
    },
    [call, input] as const,
  );
}

/** Connects to the service as the head comment of core/contract/shell.ts says, and makes one call. */
function callService(page: Page, call: string): Promise<unknown> {
  return page.evaluate(async (name) => {
    const { shingi } = window as unknown as { shingi: { connectService(token: string): void } };
    const token = `token-${performance.now()}`;
    const port = await new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', ({ source, data, ports }) => {
        const [first] = ports;
        if (source === window && data?.kind === 'shingi:service-port' && data.token === token && first) {
          resolve(first);
        }
      });
      shingi.connectService(token);
    });
    return new Promise((resolve) => {
      port.onmessage = ({ data }) => {
        port.close();
        resolve(data);
      };
      port.postMessage({ seq: 1, call: name, input: {} });
    });
  }, call);
}

/** Collects shell events of the page from now on. */
async function listenToShell(page: Page): Promise<() => Promise<Record<string, unknown>[]>> {
  await page.evaluate(() => {
    const holder = window as unknown as {
      heard: unknown[];
      shingi: { onShellEvent(handler: (event: unknown) => void): void };
    };
    holder.heard = [];
    holder.shingi.onShellEvent((event) => holder.heard.push(event));
  });
  return () => page.evaluate(() => (window as unknown as { heard: Record<string, unknown>[] }).heard);
}

/** A second start of the application by the same user; resolves when it has ended. */
function startAgain(given: readonly string[]): Promise<number | null> {
  const args = argumentsFor({ folder: shell.folder, files: given }, launched.userData);
  const second = spawn(electronProgram().executablePath, args, { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    second.once('exit', resolve);
    second.once('error', reject);
  });
}

function windowCount(application: ElectronApplication): Promise<number> {
  return application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

/** Ids of the service processes that the application with this process id has started. */
function serviceProcesses(parent: number | undefined): number[] {
  return readdirSync('/proc').flatMap((name) => {
    const id = Number(name);
    if (!Number.isInteger(id)) {
      return [];
    }
    try {
      const isChild = readFileSync(`/proc/${name}/status`, 'utf8').includes(`PPid:\t${parent}\n`);
      return isChild && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('service/main.cjs')
        ? [id]
        : [];
    } catch (error) {
      if (
        (error as NodeJS.ErrnoException).code === 'ENOENT' ||
        (error as NodeJS.ErrnoException).code === 'ESRCH'
      ) {
        return [];
      }
      throw error;
    }
  });
}

test('a file on the command line is open, and its service answers', async () => {
  const file = path.join(files, '第一.shingi');
  launched = await launch({ folder: shell.folder, files: [file] });
  expect(await ask(launched.page, 'currentFile')).toEqual({ ok: true, value: { path: file, name: '第一' } });
  expect(await callService(launched.page, 'members')).toEqual({ seq: 1, ok: true, value: [] });
  expect(await ask(launched.page, 'recentFiles')).toMatchObject({
    ok: true,
    value: [{ path: file, exists: true }],
  });
});

test('without a file there is a start page, and a refused file leaves it there', async () => {
  launched = await launch({ folder: shell.folder });
  expect(await ask(launched.page, 'currentFile')).toEqual({ ok: true, value: null });
  const heard = await listenToShell(launched.page);
  const file = path.join(files, 'absent.shingi');
  expect(await ask(launched.page, 'openCommittee', { path: file })).toMatchObject({
    ok: true,
    value: { outcome: 'refused', code: 'file-missing', path: file },
  });
  expect(await ask(launched.page, 'currentFile')).toEqual({ ok: true, value: null });
  expect(await heard()).toContainEqual(
    expect.objectContaining({ event: 'open-refused', code: 'file-missing' }),
  );
  expect((await heard()).map(({ event }) => event)).toEqual(['open-refused']);
  expect(await windowCount(launched.application)).toBe(1);
  expect(await ask(launched.page, 'openLatestBackup')).toMatchObject({
    value: { outcome: 'opened', file: { path: path.join(files, 'absent（控えから）.shingi') } },
  });
  expect(await callService(launched.page, 'members')).toMatchObject({ ok: true });
  expect(await ask(launched.page, 'openLatestBackup')).toMatchObject({ ok: false, code: 'not-found' });
});

test('a second start hands its file over: the same one comes forward, another one gets a window', async () => {
  const [first, second] = [path.join(files, '第一.shingi'), path.join(files, '第二.shingi')];
  launched = await launch({ folder: shell.folder, files: [first] });
  await ask(launched.page, 'currentFile');
  expect(await startAgain([first])).toBe(0);
  expect(await windowCount(launched.application)).toBe(1);
  const another = launched.application.waitForEvent('window');
  expect(await startAgain([second])).toBe(0);
  expect(await ask(await another, 'currentFile')).toMatchObject({ value: { path: second } });
  expect(await windowCount(launched.application)).toBe(2);
  expect(await ask(launched.page, 'openCommittee', { path: second })).toMatchObject({
    value: { outcome: 'focused' },
  });
});

test('dialogs choose what is opened, made and written', async () => {
  launched = await launch({ folder: shell.folder });
  const { application, page } = launched;
  await answerDialogs(application, { save: null });
  expect(await ask(page, 'createCommittee', { committee: '委員会' })).toMatchObject({
    value: { outcome: 'cancelled' },
  });
  const target = path.join(files, '新しい');
  await answerDialogs(application, { save: target, open: [path.join(files, '第一.shingi')] });
  expect(await ask(page, 'createCommittee', { committee: '新しい委員会' })).toMatchObject({
    value: { outcome: 'opened', file: { path: `${target}.shingi` } },
  });
  expect(await callService(page, 'overview')).toMatchObject({
    value: { committee: { name: '新しい委員会' } },
  });
  const other = application.waitForEvent('window');
  await clickMenu(application, 'open-committee');
  expect(await ask(await other, 'currentFile')).toMatchObject({ value: { name: '第一' } });
  expect(await ask(page, 'chooseTarget', { purpose: 'pdf', suggestedName: 'a/b.pdf' })).toEqual({
    ok: true,
    value: target,
  });
});

test('a service that dies is started again, and the page is told', async () => {
  launched = await launch({ folder: shell.folder, files: [path.join(files, '第一.shingi')] });
  const { application, page } = launched;
  await ask(page, 'currentFile');
  const heard = await listenToShell(page);
  const [service] = serviceProcesses(application.process().pid);
  process.kill(service ?? 0, 'SIGKILL');
  const states = async () =>
    (await heard()).flatMap(({ event, state }) => (event === 'service-state' ? [state] : []));
  await expect.poll(states).toEqual(['restarting', 'running']);
  expect(await callService(page, 'members')).toMatchObject({ ok: true });
  process.kill(serviceProcesses(application.process().pid)[0] ?? 0, 'SIGKILL');
  await expect.poll(async () => (await states()).at(-1)).toBe('failed');
});

test('preferences last, and the menu follows them', async () => {
  launched = await launch({ folder: shell.folder });
  const { application, page } = launched;
  const heard = await listenToShell(page);
  await ask(page, 'savePreferences', { locale: 'en' });
  const labels = await application.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  );
  expect(labels).toContain('File');
  expect(await ask(page, 'environment')).toMatchObject({
    value: { preferences: { locale: 'en' }, printsItself: false },
  });
  await clickMenu(application, 'find');
  expect(await heard()).toEqual([
    expect.objectContaining({ event: 'preferences-changed' }),
    { event: 'command', command: 'find' },
  ]);
});

test('closing the window ends the service and the application', async () => {
  launched = await launch({ folder: shell.folder, files: [path.join(files, '第一.shingi')] });
  const { application, page } = launched;
  await ask(page, 'currentFile');
  const program = application.process();
  const { pid } = program;
  expect(serviceProcesses(pid)).toHaveLength(1);
  const ended = new Promise((resolve) => program.once('exit', resolve));
  await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await ended).toBe(0);
  expect(serviceProcesses(pid)).toEqual([]);
});
