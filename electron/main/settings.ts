import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import {
  type CommitteeFile,
  committeeFileSchema,
  defaultPreferences,
  type Preferences,
  preferencesSchema,
} from '../../core/contract/shell.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const recentEntrySchema = committeeFileSchema.extend({ openedAt: z.iso.datetime() });
export type RecentEntry = z.infer<typeof recentEntrySchema>;

const windowStateSchema = z.strictObject({
  x: z.int().nullable(),
  y: z.int().nullable(),
  width: z.int().min(400),
  height: z.int().min(300),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

const recentLimit = 12;

/** What the application remembers between runs, in small files of the user's own folder. */
export class Settings {
  private readonly folder: string;
  private preferencesNow: Preferences;
  private recentNow: RecentEntry[];
  private windowNow: WindowState;
  /** Writes follow each other, so that the last one said is the last one written. */
  private writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.folder = folder;
    // What an older release did not know yet keeps its default.
    const stored = readJsonFile(this.file('preferences'), preferencesSchema.partial(), {});
    this.preferencesNow = preferencesSchema.parse({ ...defaultPreferences, ...stored });
    this.recentNow = readJsonFile(this.file('recent-files'), z.array(recentEntrySchema), []);
    this.windowNow = readJsonFile(this.file('window'), windowStateSchema, {
      x: null,
      y: null,
      width: 1440,
      height: 900,
      maximized: false,
    });
  }

  preferences(): Preferences {
    return this.preferencesNow;
  }

  async savePreferences(change: Partial<Preferences>): Promise<Preferences> {
    this.preferencesNow = preferencesSchema.parse({ ...this.preferencesNow, ...change });
    await this.write('preferences', this.preferencesNow);
    return this.preferencesNow;
  }

  recentFiles(): (RecentEntry & { exists: boolean })[] {
    return this.recentNow.map((entry) => ({ ...entry, exists: existsSync(entry.path) }));
  }

  async rememberFile(file: CommitteeFile, openedAt: string): Promise<void> {
    const others = this.recentNow.filter((entry) => entry.path !== file.path);
    this.recentNow = [{ ...file, openedAt }, ...others].slice(0, recentLimit);
    await this.write('recent-files', this.recentNow);
  }

  async forgetFile(filePath: string): Promise<void> {
    this.recentNow = this.recentNow.filter((entry) => entry.path !== filePath);
    await this.write('recent-files', this.recentNow);
  }

  windowState(): WindowState {
    return this.windowNow;
  }

  async saveWindowState(state: WindowState): Promise<void> {
    this.windowNow = state;
    await this.write('window', state);
  }

  /** Resolves when everything said so far is on disk. */
  settled(): Promise<void> {
    return this.writing;
  }

  private file(name: string): string {
    return path.join(this.folder, `${name}.json`);
  }

  private write(name: string, value: unknown): Promise<void> {
    const written = this.writing.then(() => writeJsonFile(this.file(name), value));
    this.writing = written.catch((error: unknown) => {
      // The caller has the rejection; the next write must still run.
      console.error(error);
    });
    return written;
  }
}
