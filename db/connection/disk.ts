import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseError, naming } from './errors.ts';

/** Makes sure that the content of a file is on the disk. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes sure that names made or removed in a folder are on the disk. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') {
    return;
  }
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const noLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Gives a finished file its name, durably, and never over an existing one.
 * @throws DatabaseError exists
 */
export function placeNew(temporary: string, target: string): void {
  naming(target, () => {
    syncFile(temporary);
    try {
      linkSync(temporary, target);
      unlinkSync(temporary);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!noLinks.has(code)) {
        throw error;
      }
      // FAT and exFAT know no links.
      if (existsSync(target)) {
        throw new DatabaseError('exists', { path: target });
      }
      renameSync(temporary, target);
    }
    syncFolder(path.dirname(target));
  });
}

/** Files that SQLite may keep beside a database. */
const companions = ['', '-wal', '-shm', '-journal'] as const;

/** The database and what SQLite keeps beside it, as far as they exist. */
export function filesOf(database: string): string[] {
  return companions.map((suffix) => database + suffix).filter((file) => existsSync(file));
}

/** Removes an unfinished database with everything beside it. */
export function removeDatabase(database: string): void {
  for (const suffix of companions) {
    rmSync(database + suffix, { force: true });
  }
}
