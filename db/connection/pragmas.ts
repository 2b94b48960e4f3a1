import type Database from 'better-sqlite3';
import { DatabaseError } from './errors.ts';

/** What holds on every connection that may write. Set, and then read back, because SQLite ignores what it cannot do. */
export const requiredPragmas = {
  locking_mode: 'exclusive',
  journal_mode: 'wal',
  /** FULL: an acknowledged command survives a power cut. A reopened database in WAL mode would otherwise be at NORMAL. */
  synchronous: 2,
  foreign_keys: 1,
  /** Removed text is overwritten, not left in free pages. */
  secure_delete: 1,
  cell_size_check: 1,
  trusted_schema: 0,
  mmap_size: 0,
  busy_timeout: 0,
} as const;

export type PragmaName = keyof typeof requiredPragmas;

const settingOrder: readonly PragmaName[] = [
  'busy_timeout',
  // Before the first read, so that no shared-memory file comes into being.
  'locking_mode',
  'journal_mode',
  'synchronous',
  'foreign_keys',
  'secure_delete',
  'cell_size_check',
  'trusted_schema',
  'mmap_size',
];

/** Sets and asserts what every writing connection needs, and takes the lock on the file. */
export function prepareForWriting(database: Database.Database, path: string): void {
  for (const name of settingOrder) {
    database.pragma(`${name} = ${requiredPragmas[name]}`);
  }
  // The exclusive lock is taken with the first transaction and then kept.
  database.exec('BEGIN IMMEDIATE; COMMIT');
  assertPragmas(database, path);
}

/** Read-only connections keep only what guards reading. */
export function prepareForReading(database: Database.Database): void {
  for (const name of [
    'busy_timeout',
    'foreign_keys',
    'cell_size_check',
    'trusted_schema',
    'mmap_size',
  ] as const) {
    database.pragma(`${name} = ${requiredPragmas[name]}`);
  }
}

/** @throws DatabaseError failed, naming the setting that did not take */
export function assertPragmas(database: Database.Database, path: string): void {
  for (const [name, expected] of Object.entries(requiredPragmas)) {
    const found = database.pragma(name, { simple: true });
    // SQLite answers mmap_size with nothing when it is built without it.
    if (found !== expected && !(name === 'mmap_size' && found === undefined)) {
      throw new DatabaseError('failed', { path, pragma: name, expected, found: String(found) });
    }
  }
}
