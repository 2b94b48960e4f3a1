import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { z } from 'zod';
import type { Boot } from '../../core/contract/boot.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import type { BundleFacts } from '../../core/contract/exchange-schemas.ts';
import type { OpenOutcome, Preferences, ShellCall, shellContract } from '../../core/contract/shell.ts';
import type { CommitteeWindows } from './committee-windows.ts';
import { canPrint } from './print-job.ts';
import type { Settings } from './settings.ts';
import { type Words, wordsOf } from './words.ts';

type Input<K extends ShellCall> = z.output<(typeof shellContract)[K]['input']>;
type Output<K extends ShellCall> = z.input<(typeof shellContract)[K]['output']>;

export type ShellHandlers = {
  readonly [K in ShellCall]: (input: Input<K>, window: BrowserWindow) => Output<K> | Promise<Output<K>>;
};

export interface ShellHandlerOptions {
  readonly settings: Settings;
  readonly windows: CommitteeWindows;
  /** Called after preferences or recent files changed, to renew the menu. */
  readonly changed: () => void;
  /** Reads a bundle in a process of its own. */
  readonly inspect: (path: string, passphrase: string | null) => Promise<BundleFacts>;
}

const fileEnding = 'shingi';

/** Paths that this run may open in other programs: those that a person chose to write to, and temporary ones. */
class FinishedFiles {
  private readonly paths = new Set<string>();
  private folder: string | undefined;

  add(file: string): string {
    this.paths.add(file);
    return file;
  }

  /** Throws `not-found` for a path that was not handed out. */
  check(file: string): string {
    if (!this.paths.has(file)) {
      throw new ShingiError('not-found', { path: file });
    }
    return file;
  }

  temporary(name: string): string {
    if (this.folder === undefined) {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-'));
      this.folder = folder;
      app.on('quit', () => rmSync(folder, { recursive: true, force: true }));
    }
    return this.add(path.join(this.folder, safeName(name)));
  }
}

/** A suggested name as a file name that every system takes. */
export function safeName(name: string): string {
  return path.basename(name.replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, '_')).replace(/^\.+/, '_') || '_';
}

/** What the main process does for windows; see core/contract/shell.ts. */
export function shellHandlers({ settings, windows, changed, inspect }: ShellHandlerOptions): ShellHandlers {
  const finished = new FinishedFiles();
  const words = (): Words => wordsOf(settings.preferences().locale);
  const openFile = async (boot: Boot, window: BrowserWindow): Promise<OpenOutcome> =>
    windows.open(boot, window);
  const committeeFilter = (): Electron.FileFilter[] => [
    { name: words().dialog('committeeFiles'), extensions: [fileEnding] },
  ];
  const chooseCommittee = async (window: BrowserWindow): Promise<string | undefined> => {
    const [first] = await chooseFiles(window, {
      title: words().dialog('openTitle'),
      filters: committeeFilter(),
      properties: ['openFile'],
    });
    return first;
  };

  return {
    environment: () => ({
      appVersion: app.getVersion(),
      platform: platformOf(process.platform),
      electron: process.versions['electron'] ?? '',
      chromium: process.versions['chrome'] ?? '',
      printsItself: canPrint(),
      preferences: settings.preferences(),
    }),
    savePreferences: async (given) => {
      const preferences = await settings.savePreferences(withoutUndefined(given));
      windows.tell({ event: 'preferences-changed', preferences });
      changed();
      return preferences;
    },
    currentFile: (_input, window) => windows.currentFile(window),
    openCommittee: async ({ path: given, bundles = [] }, window) => {
      const chosen = given === undefined ? await chooseCommittee(window) : given;
      if (chosen === undefined) {
        return { outcome: 'cancelled' };
      }
      const outcome = await openFile({ mode: 'open', path: chosen }, window);
      if (bundles.length > 0 && (outcome.outcome === 'opened' || outcome.outcome === 'focused')) {
        windows.giveBundles(bundles, outcome.file, window);
      }
      return outcome;
    },
    createCommittee: async ({ committee, city }, window) => {
      const chosen = await chooseTarget(window, {
        title: words().dialog('createTitle'),
        defaultPath: path.join(app.getPath('documents'), `${safeName(committee)}.${fileEnding}`),
        filters: committeeFilter(),
      });
      if (chosen === null) {
        return { outcome: 'cancelled' };
      }
      const target = path.extname(chosen) === '' ? `${chosen}.${fileEnding}` : chosen;
      return openFile({ mode: 'create', path: target, committee, city: city ?? null }, window);
    },
    inspectBundle: ({ path: given, passphrase }) => inspect(given, passphrase),
    openPacket: async ({ bundle, memberName, passphrase, suggestedName }, window) => {
      const chosen = await chooseTarget(window, {
        title: words().dialog('createTitle'),
        defaultPath: path.join(app.getPath('documents'), `${safeName(suggestedName)}.${fileEnding}`),
        filters: committeeFilter(),
      });
      if (chosen === null) {
        return { outcome: 'cancelled' };
      }
      const target = path.extname(chosen) === '' ? `${chosen}.${fileEnding}` : chosen;
      return openFile({ mode: 'packet', path: target, bundle, memberName, passphrase }, window);
    },
    recentFiles: () => settings.recentFiles(),
    forgetRecentFile: async ({ path: given }) => {
      await settings.forgetFile(given);
      changed();
      return null;
    },
    chooseSources: ({ purpose, multiple }, window) => {
      const { title, filters } = sourceDialogs(words())[purpose];
      return chooseFiles(window, {
        title,
        filters: [...filters, { name: words().dialog('allFiles'), extensions: ['*'] }],
        properties: ['openFile', ...(multiple ? (['multiSelections'] as const) : [])],
      });
    },
    chooseFolder: async (_input, window) => {
      const [chosen] = await chooseFiles(window, {
        title: words().dialog('chooseFolder'),
        properties: ['openDirectory', 'createDirectory'],
      });
      return chosen ?? null;
    },
    chooseTarget: async ({ purpose, suggestedName }, window) => {
      const chosen = await chooseTarget(window, {
        title: words().dialog('saveTitle'),
        defaultPath: path.join(app.getPath('documents'), safeName(suggestedName)),
        filters: targetFilters(words())[purpose],
      });
      return chosen === null ? null : finished.add(chosen);
    },
    openFinished: async ({ path: given }) => {
      const message = await shell.openPath(finished.check(given));
      if (message !== '') {
        throw new ShingiError('source-unsupported', { path: given, message });
      }
      return null;
    },
    revealFinished: ({ path: given }) => {
      shell.showItemInFolder(finished.check(given));
      return null;
    },
    temporaryTarget: ({ suggestedName }) => finished.temporary(suggestedName),
    openAddress: ({ address }, window) => openAddress(address, window, words()),
    openLatestBackup: async (_input, window) => {
      const recoverable = windows.recoverable(window);
      if (recoverable === null) {
        throw new ShingiError('not-found', { what: 'backup' });
      }
      const { file, backup } = recoverable;
      await windows.release(window);
      const folder = path.dirname(file.path);
      const name = words().dialog('backupCopyName', { name: file.name });
      return openFile({ mode: 'restore', backup, path: path.join(folder, `${name}.${fileEnding}`) }, window);
    },
  };
}

function platformOf(platform: NodeJS.Platform): 'linux' | 'win32' | 'darwin' | 'other' {
  return platform === 'linux' || platform === 'win32' || platform === 'darwin' ? platform : 'other';
}

function withoutUndefined(given: Input<'savePreferences'>): Partial<Preferences> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Preferences>;
}

async function chooseFiles(window: BrowserWindow, options: Electron.OpenDialogOptions): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: app.getPath('documents'),
    ...options,
  });
  return canceled ? [] : filePaths;
}

async function chooseTarget(
  window: BrowserWindow,
  options: Electron.SaveDialogOptions,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...options,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || !filePath ? null : filePath;
}

function sourceDialogs(
  words: Words,
): Record<Input<'chooseSources'>['purpose'], { title: string; filters: Electron.FileFilter[] }> {
  return {
    packet: {
      title: words.dialog('choosePacket'),
      filters: [
        { name: words.dialog('packetFiles'), extensions: ['md', 'txt', 'tsv', 'csv', 'docx', 'xlsx', 'pdf'] },
      ],
    },
    material: {
      title: words.dialog('chooseMaterial'),
      filters: [
        { name: words.dialog('materialFiles'), extensions: ['pdf', 'docx', 'xlsx', 'csv', 'md', 'txt'] },
      ],
    },
    tables: {
      title: words.dialog('chooseTables'),
      filters: [{ name: words.dialog('tableFiles'), extensions: ['xlsx', 'csv', 'tsv', 'txt'] }],
    },
    receive: {
      title: words.dialog('chooseReceived'),
      filters: [
        { name: words.dialog('receivedFiles'), extensions: ['shingix', 'age', 'xlsx', 'docx', 'pdf'] },
        { name: words.dialog('bundleFiles'), extensions: ['shingix', 'age'] },
      ],
    },
    backup: {
      title: words.dialog('chooseBackup'),
      filters: [{ name: words.dialog('committeeFiles'), extensions: [fileEnding] }],
    },
  };
}

function targetFilters(words: Words): Record<Input<'chooseTarget'>['purpose'], Electron.FileFilter[]> {
  return {
    pdf: [{ name: words.dialog('pdf'), extensions: ['pdf'] }],
    text: [{ name: words.dialog('text'), extensions: ['txt'] }],
    tables: [
      { name: words.dialog('workbook'), extensions: ['xlsx'] },
      { name: words.dialog('csv'), extensions: ['csv'] },
    ],
    csv: [{ name: words.dialog('csv'), extensions: ['csv'] }],
    xlsx: [{ name: words.dialog('workbook'), extensions: ['xlsx'] }],
    docx: [{ name: words.dialog('document'), extensions: ['docx'] }],
    ics: [{ name: words.dialog('ics'), extensions: ['ics'] }],
    backup: [{ name: words.dialog('committeeFiles'), extensions: [fileEnding] }],
    bundle: [{ name: words.dialog('bundleFiles'), extensions: ['shingix'] }],
    file: [{ name: words.dialog('allFiles'), extensions: ['*'] }],
  };
}

async function openAddress(address: string, window: BrowserWindow, words: Words): Promise<boolean> {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'mailto:') {
    throw new ShingiError('invalid-input', { address });
  }
  const isMail = url.protocol === 'mailto:';
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: words.dialog('addressTitle'),
    message: words.dialog(isMail ? 'mailMessage' : 'addressMessage', {
      host: isMail ? url.pathname : url.host,
    }),
    detail: url.href,
    buttons: [words.dialog('openAddress'), words.dialog('cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) {
    return false;
  }
  await shell.openExternal(url.href);
  return true;
}
