import { createHash } from 'node:crypto';
import { createReadStream, type FSWatcher, watch } from 'node:fs';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type {
  ReceivedFile,
  WaitingKind,
  WatchedFolder as WatchedFolderState,
} from '../../core/contract/exchange-schemas.ts';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import { limits } from '../../formats/bundle/limits.ts';
import { writeWhole } from '../exports/write-file.ts';

const bundleName = /\.shingix$/iu;
/** Formats that filled-in forms and tables of comments come in. What lies in such a file is looked at before it is named. */
const otherName = /\.(?:pdf|xlsx|xlsm|docx|docm|csv|tsv)$/iu;
/** What office programs keep beside an open file. */
const lockName = /^(?:~\$|\.)/u;
/** Bytes; forms and tables are far smaller, and what is larger is not opened to find out. */
const otherSizeAtMost = 30 * 1024 * 1024;
/** So many files are opened in one look; the rest in the next. */
const opensPerLook = 20;
/** More files than these are not looked at: it is a folder for what comes in, not an archive. */
const filesAtMost = 2000;
const seenAtMost = 10_000;
/** Milliseconds after a change until the folder is looked at: programs write in many small steps. */
const changeDelay = 300;
/** Milliseconds between two looks at a file that may still be coming. */
const settleDelay = 1000;
/** Milliseconds between looks where nothing was told: shared folders tell nothing, and sticks come back. */
const regularDelay = 30_000;

const storedSchema = z.object({ folder: z.string().nullable(), seen: z.array(z.string()) });
type Stored = z.infer<typeof storedSchema>;

/** A file of the folder. It is settled when two looks, one after the other, found the same bytes. */
interface WatchedFile {
  readonly size: number;
  readonly modified: number;
  readonly hash: string;
  readonly isSettled: boolean;
  /** What it is; null where it is nothing to take in, undefined where nobody has looked into it. */
  readonly kind: WaitingKind | null | undefined;
}

export interface WatchedFolderOptions {
  /** Where the choice is kept: a file of this machine and this committee. */
  readonly file: () => string | null;
  /** Hashes of files that were made here or taken in before. */
  readonly knownHashes: () => ReadonlySet<string>;
  /** Looks into a file that is no bundle. Null where it is nothing to take in; never throws. */
  readonly recognise: (file: string) => Promise<Exclude<WaitingKind, 'bundle'> | null>;
  /** Called when what waits has changed. */
  readonly changed: () => void;
}

/** After these a person can still do something that lets the file in. */
const mayStillCome: ReadonlySet<RefusalReason> = new Set([
  'passphraseNeeded',
  'wrongPassphrase',
  'unreadable',
  'keyNeeded',
  'confirmationNeeded',
]);

function mayWait(name: string): boolean {
  return !lockName.test(name) && (bundleName.test(name) || otherName.test(name));
}

async function hashOf(file: string, size: number, modified: number): Promise<string> {
  if (size > (bundleName.test(file) ? limits.fileSize : otherSizeAtMost)) {
    // It will be refused as too large, or is no form; reading all of it would tell no more.
    return `${size} ${modified}`;
  }
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) {
    hash.update(part as Buffer);
  }
  return hash.digest('hex');
}

/** The file as it is now; null where it cannot be read, or changes while it is being read. */
async function lookAtFile(file: string, known: WatchedFile | undefined): Promise<WatchedFile | null> {
  try {
    const before = await stat(file);
    const isSame = known !== undefined && known.size === before.size && known.modified === before.mtimeMs;
    if (isSame && known.isSettled) {
      return known;
    }
    const hash = await hashOf(file, before.size, before.mtimeMs);
    const after = await stat(file);
    const isSettled = isSame && known.hash === hash;
    return after.size === before.size && after.mtimeMs === before.mtimeMs
      ? {
          size: after.size,
          modified: after.mtimeMs,
          hash,
          isSettled,
          kind: bundleName.test(file) ? 'bundle' : undefined,
        }
      : null;
  } catch {
    // Being written, locked or just taken away: the next look tells.
    return null;
  }
}

/**
 * 受取フォルダー: watches one folder for bundles, filled-in forms and tables of comments, and says which of them wait. It
 * takes nothing in by itself. A file that is still being copied is not named before two looks have found the same bytes.
 */
export class WatchedFolder {
  private readonly options: WatchedFolderOptions;
  private stored: Stored = { folder: null, seen: [] };
  private files = new Map<string, WatchedFile>();
  private isMissing = false;
  private watcher: FSWatcher | null = null;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isOpen = false;
  private isClosed = false;
  private told = '';

  constructor(options: WatchedFolderOptions) {
    this.options = options;
  }

  /** Begins to watch what was chosen earlier on this machine. */
  async start(): Promise<void> {
    this.isOpen = true;
    this.stored = await this.load();
    await this.look();
  }

  close(): void {
    this.isOpen = false;
    this.isClosed = true;
    clearTimeout(this.timer);
    this.watcher?.close();
    this.watcher = null;
  }

  state(): WatchedFolderState {
    const { folder } = this.stored;
    return {
      folder,
      isMissing: folder !== null && this.isMissing,
      waiting: folder === null ? [] : this.waiting(),
    };
  }

  /** Watches another folder from now on, or none. @throws an error of the file system where it cannot be kept */
  async choose(folder: string | null): Promise<void> {
    await this.keep({ ...this.stored, folder });
    this.watcher?.close();
    this.watcher = null;
    this.files = new Map();
    await this.look();
  }

  /** Takes files off the list as they are now; if one of them changes, it is named again. */
  async dismiss(paths: readonly string[]): Promise<void> {
    const hashes = paths.flatMap((file) => this.files.get(file)?.hash ?? []);
    const seen = [...new Set([...this.stored.seen, ...hashes])].slice(-seenAtMost);
    if (seen.length !== this.stored.seen.length) {
      await this.keep({ ...this.stored, seen });
      this.tell();
    }
  }

  /** What was taken in waits no more; what could not be opened yet still does. */
  async dismissReceived(received: readonly ReceivedFile[]): Promise<void> {
    await this.dismiss(
      received
        .filter(({ reason }) => reason === null || !mayStillCome.has(reason))
        .map(({ path: received }) => received),
    );
  }

  /** Looks at the folder once; looks follow each other. */
  look(): Promise<void> {
    this.looking = this.looking.then(() => this.lookNow());
    return this.looking;
  }

  private async lookNow(): Promise<void> {
    const { folder } = this.stored;
    if (this.isClosed || folder === null) {
      this.tell();
      return;
    }
    const found = new Map<string, WatchedFile>();
    try {
      const names = (await readdir(folder, { withFileTypes: true }))
        .filter((entry) => entry.isFile() && mayWait(entry.name))
        .slice(0, filesAtMost);
      for (const { name } of names) {
        const file = path.join(folder, name);
        const now = await lookAtFile(file, this.files.get(file));
        if (now !== null) {
          found.set(file, now);
        }
      }
      const areAllKnown = await this.recogniseNew(found);
      const isComing =
        names.length > found.size || [...found.values()].some(({ isSettled }) => !isSettled) || !areAllKnown;
      this.isMissing = false;
      this.watch(folder);
      this.later(isComing ? settleDelay : regularDelay);
    } catch {
      // The stick was taken out, or the share is away.
      this.isMissing = true;
      this.watcher?.close();
      this.watcher = null;
      this.later(regularDelay);
    }
    this.files = found;
    this.tell();
  }

  /** Looks into settled files that nobody has looked into yet. @returns false where some are left for the next look */
  private async recogniseNew(found: Map<string, WatchedFile>): Promise<boolean> {
    const seen = new Set(this.stored.seen);
    const known = this.options.knownHashes();
    let opened = 0;
    for (const [file, one] of found) {
      if (one.kind !== undefined || !one.isSettled || seen.has(one.hash) || known.has(one.hash)) {
        continue;
      }
      if (opened === opensPerLook || this.isClosed) {
        return false;
      }
      if (one.size > otherSizeAtMost) {
        found.set(file, { ...one, kind: null });
        continue;
      }
      opened += 1;
      found.set(file, { ...one, kind: await this.options.recognise(file) });
    }
    return true;
  }

  private watch(folder: string): void {
    if (!this.isOpen || this.watcher !== null) {
      return;
    }
    try {
      this.watcher = watch(folder, { persistent: false }, () => this.later(changeDelay));
      this.watcher.on('error', () => {
        this.watcher?.close();
        this.watcher = null;
        this.later(changeDelay);
      });
    } catch {
      // Some file systems cannot be watched; the regular look remains.
      this.watcher = null;
    }
  }

  private later(delay: number): void {
    clearTimeout(this.timer);
    if (this.isOpen) {
      this.timer = setTimeout(() => void this.look(), delay);
      this.timer.unref();
    }
  }

  private waiting(): WatchedFolderState['waiting'] {
    const known = this.options.knownHashes();
    const seen = new Set(this.stored.seen);
    return [...this.files]
      .flatMap(([file, { hash, isSettled, size, kind }]) =>
        isSettled && kind != null && !seen.has(hash) && !known.has(hash)
          ? [{ path: file, name: path.basename(file), byteLength: size, kind }]
          : [],
      )
      .sort((a, b) => a.name.localeCompare(b.name, 'ja'));
  }

  private tell(): void {
    if (this.isClosed) {
      return;
    }
    const now = JSON.stringify(this.state());
    if (now !== this.told) {
      this.told = now;
      this.options.changed();
    }
  }

  private async load(): Promise<Stored> {
    const file = this.options.file();
    try {
      const text = file === null ? null : await readFile(file, 'utf8');
      return text === null ? this.stored : storedSchema.parse(JSON.parse(text));
    } catch {
      // Not chosen yet, or unreadable: a convenience of this machine, chosen anew with one act.
      return { folder: null, seen: [] };
    }
  }

  private async keep(stored: Stored): Promise<void> {
    const file = this.options.file();
    if (file !== null) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeWhole(file, Buffer.from(`${JSON.stringify(stored, null, 2)}\n`));
    }
    this.stored = stored;
  }
}
