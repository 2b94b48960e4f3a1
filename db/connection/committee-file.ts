import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { Migration } from '../migrations/migration.ts';
import { migrations as allMigrations, latestVersion } from '../migrations/migrations.ts';
import { runMigrations } from '../migrations/run-migrations.ts';
import { rebuildSearch, searchIsStale } from '../search/index-blocks.ts';
import { backUpBeforeMigration, backupFolderOf } from './backup-before-migration.ts';
import { type Committed, inTransaction, runCommand } from './commands.ts';
import { placeNew, removeDatabase } from './disk.ts';
import type { Environment } from './environment.ts';
import { DatabaseError, namedError, naming } from './errors.ts';
import { APPLICATION_ID, inspectFile } from './file-header.ts';
import { type ReadHandle, readHandleOf, Statements } from './handles.ts';
import { type FileSystemType, refuseNetworkFolder } from './network-folder.ts';
import { markOpen, refuseOpenFile } from './open-files.ts';
import { openReadonly } from './open-readonly.ts';
import { prepareForWriting } from './pragmas.ts';

export interface OpenOptions {
  /** Opens without any right to write. A file that another process has open for writing is in use all the same. */
  readonly readonly?: boolean;
  /** False for verification, which reports damage instead of stopping at it. */
  readonly refuseDamage?: boolean;
  /** Where the copy goes that is made before a migration; beside the file by default. */
  readonly backupFolder?: string;
  /** Told of every command that changed something, after its transaction was committed. */
  readonly committed?: (change: Committed) => void;
  /** For tests: what statfs(2) says of a folder. */
  readonly fileSystemType?: FileSystemType;
  /** For tests: the migrations this program knows. */
  readonly migrations?: readonly Migration[];
}

/** An open committee file. One process holds it; all calls are synchronous. */
export interface CommitteeFile {
  readonly path: string;
  readonly readonly: boolean;
  readonly read: ReadHandle;
  /** The connection itself, for backup and verification inside db/ only. */
  readonly connection: Database.Database;
  /**
   * Runs one command in one transaction and records it.
   * @param actor who acts, as the history shows it
   * @param command name of the command, as the history shows it
   * @throws ShingiError not-found, conflict, invalid-input from the command; DatabaseError from the file
   */
  write<Value>(actor: string, command: string, act: (handle: WriteHandle) => Value): Value;
  /**
   * Runs many commands that follow each other at once, each for itself all or nothing, and makes them durable together:
   * waiting for the disk after each would take longer than the commands. `act` must be finished when it returns.
   * @throws what `act` throws; then none of the commands is kept
   */
  writeTogether<Value>(act: () => Value): Value;
  /** Folds the write-ahead log into the file; for idle moments, because people copy files. */
  foldLog(): void;
  /** Folds and closes. A second call does nothing. */
  close(): void;
}

/** Larger files are checked by their backups only, so that opening stays fast. */
const largestCheckedOnOpening = 64 * 1024 * 1024;

function refuseDamage(database: Database.Database, file: string): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') {
    throw new DatabaseError('damaged', { path: file, message: String(found) });
  }
}

function openForWriting(file: string): Database.Database {
  return naming(file, () => {
    // SQLite would quietly fall back to reading.
    accessSync(file, constants.W_OK);
    accessSync(path.dirname(path.resolve(file)), constants.W_OK);
    const database = new Database(file, { fileMustExist: true, timeout: 0 });
    try {
      prepareForWriting(database, file);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/**
 * Opens an existing committee file; brings an older one up to date after a checked copy was made of it.
 * @throws DatabaseError notFound, inUse, notACommitteeFile, newerVersion, damaged, noPermission, networkFolder, diskFull
 */
export function openCommitteeFile(
  file: string,
  environment: Environment,
  options: OpenOptions = {},
): CommitteeFile {
  const readonly = options.readonly ?? false;
  const migrations = options.migrations ?? allMigrations;
  refuseOpenFile(file);
  if (!readonly) {
    refuseNetworkFolder(file, options.fileSystemType);
  }
  const state = inspectFile(file, latestVersion(migrations));
  const database = readonly
    ? openReadonly(file, state.logHasContent, options.fileSystemType)
    : openForWriting(file);
  const unmark = markOpen(file);
  try {
    naming(file, () => {
      const isChecked = state.logHasContent || state.byteLength <= largestCheckedOnOpening;
      if (isChecked && options.refuseDamage !== false) {
        refuseDamage(database, file);
      }
      migrateIfOlder(database, file, { readonly, migrations, backupFolder: options.backupFolder });
    });
  } catch (error) {
    database.close();
    unmark();
    throw error;
  }
  const opened = openFile({ file, readonly, database, environment, unmark, committed: options.committed });
  try {
    if (!readonly && searchIsStale(opened.read)) {
      opened.write('', 'rebuildSearch', rebuildSearch);
    }
    return opened;
  } catch (error) {
    opened.close();
    throw error;
  }
}

function migrateIfOlder(
  database: Database.Database,
  file: string,
  options: { readonly: boolean; migrations: readonly Migration[]; backupFolder: string | undefined },
): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version >= latestVersion(options.migrations)) {
    return;
  }
  if (options.readonly) {
    throw new DatabaseError('failed', { path: file, needsMigrationFrom: version });
  }
  backUpBeforeMigration(database, file, options.backupFolder ?? backupFolderOf(file), version);
  runMigrations(database, file, options.migrations);
  // The version stands in the file itself again, for programs that look at its header.
  database.pragma('wal_checkpoint(TRUNCATE)');
}

interface OpenParts {
  readonly file: string;
  readonly readonly: boolean;
  readonly database: Database.Database;
  readonly environment: Environment;
  readonly unmark: () => void;
  readonly committed: ((change: Committed) => void) | undefined;
}

function openFile({ file, readonly, database, environment, unmark, committed }: OpenParts): CommitteeFile {
  const statements = new Statements(database, file);
  const read = readHandleOf(statements, file);
  const connection = { database, statements, read, path: file, logEnd: null };
  /** What the commands of a batch changed, while one is running. */
  let together: Committed[] | null = null;
  const foldLog = () => {
    if (readonly) {
      return;
    }
    naming(file, () => {
      const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      if (result?.busy !== 0) {
        throw new DatabaseError('failed', { path: file, message: 'the write-ahead log could not be folded' });
      }
    });
  };
  return {
    path: file,
    readonly,
    read,
    connection: database,
    write: (actor, command, act) => {
      if (readonly) {
        throw new DatabaseError('noPermission', { path: file, readonly: true });
      }
      const result = runCommand(connection, environment, actor, command, act, together !== null);
      if (result.committed !== null) {
        if (together === null) {
          committed?.(result.committed);
        } else {
          together.push(result.committed);
        }
      }
      return result.value;
    },
    writeTogether: (act) => {
      const made: Committed[] = [];
      together = made;
      try {
        const value = inTransaction({ database, path: file }, act);
        for (const one of made) {
          committed?.(one);
        }
        return value;
      } catch (error) {
        connection.logEnd = null;
        throw error;
      } finally {
        together = null;
      }
    },
    foldLog,
    close: () => {
      if (!database.open) {
        return;
      }
      try {
        foldLog();
      } finally {
        statements.forget();
        database.close();
        unmark();
      }
    },
  };
}

/**
 * Makes a new committee file. It gets its name only when it is complete and on the disk.
 * @param found fills the new file before that, for example with the committee and a first meeting
 * @throws DatabaseError exists, notFound (no such folder), noPermission, networkFolder, diskFull; nothing is left behind
 */
export function createCommitteeFile(
  file: string,
  environment: Environment,
  found?: (file: CommitteeFile) => void,
  options: OpenOptions = {},
): CommitteeFile {
  const folder = path.dirname(path.resolve(file));
  naming(file, () => statSync(folder));
  refuseNetworkFolder(file, options.fileSystemType);
  if (existsSync(file)) {
    throw new DatabaseError('exists', { path: file });
  }
  const temporary = path.join(folder, `.${path.basename(file)}.${environment.newId()}.new`);
  try {
    makeEmptyFile(temporary, options.migrations ?? allMigrations);
    if (found !== undefined) {
      const { committed: _, ...openOptions } = options;
      const opened = openCommitteeFile(temporary, environment, openOptions);
      try {
        found(opened);
      } finally {
        opened.close();
      }
    }
    placeNew(temporary, file);
  } catch (error) {
    removeDatabase(temporary);
    throw namedError(error, file);
  }
  return openCommitteeFile(file, environment, options);
}

function makeEmptyFile(file: string, migrations: readonly Migration[]): void {
  const database = new Database(file);
  try {
    database.pragma(`application_id = ${APPLICATION_ID}`);
    runMigrations(database, file, migrations);
  } finally {
    database.close();
  }
}
