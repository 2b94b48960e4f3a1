import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../../..');

export interface LaunchOptions {
  /** The built application; the checkout by default. */
  readonly folder?: string;
  /** Committee files to open. */
  readonly files?: readonly string[];
  /** The user's own folder, to share it between runs; a fresh one by default, removed on close. */
  readonly userData?: string;
}

export interface LaunchedApplication {
  readonly application: ElectronApplication;
  /** The first window. */
  readonly page: Page;
  readonly userData: string;
  close(): Promise<void>;
}

/** The Electron that `build/with-electron.mjs` or `npm test` provides. */
export function electronProgram(): { executablePath: string; switches: string[] } {
  const executablePath = process.env['SHINGI_ELECTRON'];
  if (executablePath === undefined) {
    throw new Error('No Electron: run `npm test`, or `npm run e2e -- FILE`.');
  }
  return {
    executablePath,
    switches: (process.env['SHINGI_ELECTRON_SWITCHES'] ?? '').split(' ').filter(Boolean),
  };
}

/** The command line of a run of the application. */
export function argumentsFor(options: LaunchOptions, userData: string): string[] {
  const { switches } = electronProgram();
  return [...switches, `--user-data-dir=${userData}`, options.folder ?? root, ...(options.files ?? [])];
}

/** Starts the application and waits for its first window. */
export async function launch(options: LaunchOptions = {}): Promise<LaunchedApplication> {
  const userData = options.userData ?? mkdtempSync(path.join(os.tmpdir(), 'shingi-e2e-'));
  const application = await _electron.launch({
    executablePath: electronProgram().executablePath,
    args: ['-r', path.join(root, 'build', 'hold-ready.cjs'), ...argumentsFor(options, userData)],
    env: process.env as Record<string, string>,
  });
  const page = await application.firstWindow();
  return {
    application,
    page,
    userData,
    close: async () => {
      await application.close();
      if (options.userData === undefined) {
        rmSync(userData, { recursive: true, force: true });
      }
    },
  };
}

/** Clicks an item of the application's menu by its id (a command of core/contract/shell.ts). */
export async function clickMenu(application: ElectronApplication, id: string): Promise<void> {
  await application.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) {
      throw new Error(`no menu item ${wanted}`);
    }
    item.click();
  }, id);
}

/** The next file dialogs answer with these paths, as if a person had chosen them. */
export async function answerDialogs(
  application: ElectronApplication,
  answer: { readonly open?: readonly string[]; readonly save?: string | null },
): Promise<void> {
  await application.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: open === undefined, filePaths: [...(open ?? [])] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: !save, filePath: save ?? '' });
  }, answer);
}
