import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { checkCopy, isSoundCopy } from './check-copy.ts';
import { placeNew, removeDatabase } from './disk.ts';

/** The folder beside a committee file that holds its backups: 「X.shingi」 → 「X.backups」. */
export function backupFolderOf(file: string): string {
  const { dir, name } = path.parse(path.resolve(file));
  return path.join(dir, `${name}.backups`);
}

function newestOperation(database: Database.Database): string {
  const row = database.prepare('SELECT op_id FROM change_log ORDER BY position DESC LIMIT 1').get();
  return row === undefined ? 'empty' : String((row as { op_id: string }).op_id);
}

/**
 * Copies the file as it is before its schema changes. The name tells version and last change, so that a second attempt
 * from the same state finds the copy of the first one and leaves it alone.
 * @returns the path of the copy
 */
export function backUpBeforeMigration(
  database: Database.Database,
  file: string,
  folder: string,
  version: number,
): string {
  mkdirSync(folder, { recursive: true });
  const stem = path.parse(file).name;
  const copy = path.join(folder, `${stem}-before-update-${version}-${newestOperation(database)}.shingi`);
  if (existsSync(copy) && isSoundCopy(copy)) {
    return copy;
  }
  const temporary = `${copy}.tmp`;
  removeDatabase(temporary);
  try {
    database.prepare('VACUUM INTO ?').run(temporary);
    checkCopy(temporary, database);
    removeDatabase(copy);
    placeNew(temporary, copy);
  } catch (error) {
    removeDatabase(temporary);
    throw error;
  }
  return copy;
}
