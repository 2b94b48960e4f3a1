import { type BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron';
import type { Boot } from '../../core/contract/boot.ts';
import { failureOf } from '../../core/contract/rpc.ts';
import {
  type CommitteeFile,
  type OpenOutcome,
  type ShellEvent,
  shellChannels,
  shellEventSchema,
} from '../../core/contract/shell.ts';
import { committeeFileAt } from './committee-file.ts';
import { portOfMain } from './relay-port.ts';
import { ServiceHost, type ServiceHostOptions } from './service-host.ts';

export interface CommitteeWindowsOptions {
  readonly openWindow: () => BrowserWindow;
  readonly loadApplication: (window: BrowserWindow) => Promise<void>;
  readonly serviceOptions: () => Omit<ServiceHostOptions<MessagePortMain>, 'onState'>;
  /** Told of each file that was opened, for the list of recent files. */
  readonly opened: (file: CommitteeFile) => void;
}

/** A file that cannot be used, and a backup of it that can. */
export interface RecoverableFile {
  readonly file: CommitteeFile;
  readonly backup: string;
}

/** One window and the committee file that it shows, if any. */
interface CommitteeWindow {
  readonly window: BrowserWindow;
  file: CommitteeFile | null;
  host: ServiceHost<MessagePortMain> | null;
  /** The file that was refused last, with the newest backup that its service named. */
  refused: RecoverableFile | null;
  /** What `currentFile` waits for: an opening that is under way. */
  opening: Promise<unknown>;
}

/** All windows: at most one per committee file, each file with a service process of its own. */
export class CommitteeWindows {
  private readonly options: CommitteeWindowsOptions;
  private readonly windows = new Map<number, CommitteeWindow>();
  private readonly closing = new Set<Promise<void>>();

  constructor(options: CommitteeWindowsOptions) {
    this.options = options;
  }

  /** Opens an empty window (the start page), or brings an existing empty one forward. */
  openStart(): BrowserWindow {
    const empty = [...this.windows.values()].find((each) => each.file === null);
    if (empty !== undefined) {
      bringForward(empty.window);
      return empty.window;
    }
    const entry = this.add();
    this.load(entry);
    return entry.window;
  }

  /**
   * Opens, creates or restores a committee file: brings forward the window that has it, else uses `asking` when that
   * has no file yet, else a new window. A refusal is also told to the window, for openings that no one awaits.
   */
  async open(boot: Boot, asking: BrowserWindow | null): Promise<OpenOutcome> {
    const file = committeeFileAt(boot.path);
    const holder = this.holderOf(file.path);
    if (holder !== undefined) {
      bringForward(holder.window);
      await holder.opening;
      return { outcome: 'focused', file };
    }
    const known = asking === null ? undefined : this.windows.get(asking.id);
    const target = known !== undefined && known.file === null ? known : this.add();
    const opening = this.start(target, file, { ...boot, path: file.path });
    target.opening = opening;
    if (target !== known) {
      this.load(target);
    }
    return opening;
  }

  /** Hands bundles to the window of a file, else to the window asked in, else to the start page. */
  giveBundles(paths: readonly string[], file: CommitteeFile | null, asking: BrowserWindow | null): void {
    const holder = file === null ? undefined : this.holderOf(file.path)?.window;
    const known = asking !== null && this.windows.has(asking.id) ? asking : this.all()[0];
    const window = holder ?? known ?? this.openStart();
    bringForward(window);
    this.tell({ event: 'bundles-given', paths: [...paths] }, window);
  }

  /** The file of a window, once an opening under way has ended. */
  async currentFile(window: BrowserWindow): Promise<CommitteeFile | null> {
    const entry = this.windows.get(window.id);
    await entry?.opening;
    return entry?.file ?? null;
  }

  /** The file of a window whose service failed, or that was refused, where there is a backup of it. */
  recoverable(window: BrowserWindow): RecoverableFile | null {
    const entry = this.windows.get(window.id);
    const backup = entry?.host?.backup();
    return entry?.file && backup ? { file: entry.file, backup } : (entry?.refused ?? null);
  }

  /** Gives up a file whose service failed, so that another can be opened in the window. */
  async release(window: BrowserWindow): Promise<void> {
    const entry = this.windows.get(window.id);
    const host = entry?.host;
    if (entry !== undefined && host) {
      entry.host = null;
      entry.file = null;
      await host.close();
    }
  }

  /** Sends the window a fresh port to the service of its file; nothing happens while there is none. */
  connect(window: BrowserWindow, token: string): void {
    const entry = this.windows.get(window.id);
    if (entry?.host == null || !entry.host.running()) {
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    entry.host.attach(
      clientOf(window),
      () => port2,
      () => portOfMain(port2),
    );
    window.webContents.postMessage(shellChannels.port, { token }, [port1]);
  }

  /** Tells one window, or all. */
  tell(event: ShellEvent, window?: BrowserWindow): void {
    const parsed = shellEventSchema.parse(event);
    for (const each of window === undefined ? this.all() : [window]) {
      if (!each.isDestroyed()) {
        whenLoaded(each, () => each.webContents.send(shellChannels.event, parsed));
      }
    }
  }

  all(): BrowserWindow[] {
    return [...this.windows.values()].map((entry) => entry.window);
  }

  owns(window: BrowserWindow): boolean {
    return this.windows.has(window.id);
  }

  /** Resolves when every file that was open is closed. */
  async settled(): Promise<void> {
    await Promise.all(this.closing);
  }

  private holderOf(filePath: string): CommitteeWindow | undefined {
    return [...this.windows.values()].find((entry) => entry.file?.path === filePath);
  }

  private add(): CommitteeWindow {
    const window = this.options.openWindow();
    const entry: CommitteeWindow = {
      window,
      file: null,
      host: null,
      refused: null,
      opening: Promise.resolve(),
    };
    const { id } = window;
    this.windows.set(id, entry);
    window.on('closed', () => {
      this.windows.delete(id);
      this.closeHost(entry);
    });
    return entry;
  }

  private load(entry: CommitteeWindow): void {
    this.options.loadApplication(entry.window).catch((error: unknown) => {
      if (!entry.window.isDestroyed()) {
        console.error(error);
      }
    });
  }

  private closeHost(entry: CommitteeWindow): void {
    const { host } = entry;
    entry.host = null;
    if (host !== null) {
      const closed = host.close();
      this.closing.add(closed);
      void closed.finally(() => this.closing.delete(closed));
    }
  }

  private async start(entry: CommitteeWindow, file: CommitteeFile, boot: Boot): Promise<OpenOutcome> {
    // The outcome of the opening is told by `file-opened` and `open-refused`; states are for what comes after.
    let booted = false;
    const host = new ServiceHost<MessagePortMain>(boot, {
      ...this.options.serviceOptions(),
      onState: (state, latestBackup) => {
        const isCurrent = booted && entry.host === host;
        if (isCurrent && (state === 'running' || state === 'restarting' || state === 'failed')) {
          this.tell({ event: 'service-state', state, latestBackup }, entry.window);
        }
      },
    });
    entry.file = file;
    entry.host = host;
    try {
      await host.start();
      booted = true;
    } catch (error) {
      const { code, detail } = failureOf(error);
      const backup = host.backup();
      entry.refused = backup === null ? null : { file, backup };
      entry.file = null;
      this.closeHost(entry);
      const refusal = { path: file.path, code, detail: { ...detail } as Record<string, string> };
      this.tell({ event: 'open-refused', ...refusal }, entry.window);
      return { outcome: 'refused', ...refusal };
    }
    if (entry.window.isDestroyed()) {
      // Closed while the file was being opened.
      this.closeHost(entry);
      return { outcome: 'cancelled' };
    }
    entry.refused = null;
    this.options.opened(file);
    entry.window.setRepresentedFilename(file.path);
    this.tell({ event: 'file-opened', file }, entry.window);
    return { outcome: 'opened', file };
  }
}

function clientOf(window: BrowserWindow): string {
  return `window-${window.id}`;
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) {
    window.restore();
  }
  window.show();
  window.focus();
}

/** Acts when the window's page is there: what is sent to a page that is still loading is lost. */
function whenLoaded({ webContents }: BrowserWindow, act: () => void): void {
  if (webContents.getURL() === '' || webContents.isLoading()) {
    webContents.once('did-finish-load', act);
  } else {
    act();
  }
}
