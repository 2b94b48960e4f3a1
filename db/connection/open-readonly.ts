import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseError, naming } from './errors.ts';
import { type FileSystemType, networkShareOf } from './network-folder.ts';
import { prepareForReading } from './pragmas.ts';

/** Reads the first row, so that locks are taken and the file is known to be readable. */
function start(database: Database.Database): Database.Database {
  try {
    prepareForReading(database);
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Nothing is left beside the file this way, as a shared-memory file would be. */
function openAlone(file: string): Database.Database {
  const database = new Database(file, { fileMustExist: true, timeout: 0 });
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('query_only = ON');
  return start(database);
}

/** A copy in memory: for media that cannot be written and for network shares, whose locks mean nothing. */
function openInMemory(file: string): Database.Database {
  const bytes = readFileSync(file);
  // Journal mode of the header: a database in memory has no write-ahead log.
  bytes[18] = 1;
  bytes[19] = 1;
  return start(new Database(bytes, { readonly: true }));
}

/**
 * A connection that cannot write, leaves nothing behind, and works on a write-protected medium too.
 * @param logHasContent committed pages wait in the log beside the file, which only SQLite can read
 * @throws DatabaseError inUse, noPermission, damaged
 */
export function openReadonly(
  file: string,
  logHasContent: boolean,
  fileSystemType?: FileSystemType,
): Database.Database {
  if (logHasContent) {
    return naming(file, () => start(new Database(file, { readonly: true, fileMustExist: true, timeout: 0 })));
  }
  const folder = path.dirname(path.resolve(file));
  if (naming(file, () => networkShareOf(folder, fileSystemType)) !== null) {
    return naming(file, () => openInMemory(file));
  }
  try {
    return naming(file, () => openAlone(file));
  } catch (error) {
    if (error instanceof DatabaseError && (error.code === 'noPermission' || error.code === 'failed')) {
      return naming(file, () => openInMemory(file));
    }
    throw error;
  }
}
