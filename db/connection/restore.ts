import { constants, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { latestVersion } from '../migrations/migrations.ts';
import { checkCopy } from './check-copy.ts';
import { filesOf, placeNew, removeDatabase, syncFolder } from './disk.ts';
import type { Environment } from './environment.ts';
import { DatabaseError, namedError, naming } from './errors.ts';
import { inspectFile } from './file-header.ts';
import { refuseNetworkFolder } from './network-folder.ts';
import { refuseOpenFile } from './open-files.ts';
import { openReadonly } from './open-readonly.ts';

/** @throws DatabaseError inUse when this or another process has the file open; whatever else is wrong with it is no matter */
function refuseFileInUse(file: string): void {
  refuseOpenFile(file);
  const database = naming(
    file,
    () => new Database(file, { readonly: true, fileMustExist: true, timeout: 0 }),
  );
  try {
    naming(file, () => {
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
    });
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'inUse') {
      throw error;
    }
  } finally {
    database.close();
  }
}

/**
 * Moves a file with its log away, all together, because a log beside another file would ruin that one.
 * @param reason becomes part of the new names: 「X.damaged-20231016T013000Z.shingi」
 * @returns the new paths
 * @throws DatabaseError inUse, notFound, noPermission
 */
export function setAside(file: string, environment: Environment, reason: 'damaged' | 'replaced'): string[] {
  refuseFileInUse(file);
  const { dir, name, ext } = path.parse(path.resolve(file));
  const stamp = new Date(environment.now()).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '');
  let base = path.join(dir, `${name}.${reason}-${stamp}Z${ext}`);
  for (let count = 2; existsSync(base); count += 1) {
    base = path.join(dir, `${name}.${reason}-${stamp}Z-${count}${ext}`);
  }
  return naming(file, () => {
    const moved = filesOf(file).map((from) => {
      const to = base + from.slice(file.length);
      renameSync(from, to);
      return to;
    });
    syncFolder(dir);
    return moved;
  });
}

/** Puts files that were set aside back to their names. */
function putBack(file: string, aside: readonly string[]): void {
  const [base] = aside;
  if (base === undefined) {
    return;
  }
  for (const from of aside) {
    renameSync(from, file + from.slice(base.length));
  }
}

/** A file that somebody copied together with its log is put together again. */
function copyDatabase(from: string, to: string, logHasContent: boolean): void {
  if (!logHasContent) {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return;
  }
  const database = openReadonly(from, true);
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}

/** Damage is the backup's, not of the file that it was to replace. */
function checkRestored(backup: string, copy: string): void {
  try {
    naming(backup, () => checkCopy(copy));
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'damaged') {
      throw new DatabaseError('damaged', { ...error.detail, path: backup }, { cause: error });
    }
    throw error;
  }
}

/**
 * Puts a checked copy of a backup in the place of a committee file. What was there is moved aside together with its log,
 * never deleted.
 * @returns where the old files are now
 * @throws DatabaseError notFound, damaged, notACommitteeFile, newerVersion (of the backup); inUse, noPermission, diskFull
 *   (of the target, which is then as it was)
 */
export function restoreBackup(
  backup: string,
  target: string,
  environment: Environment,
): { path: string; setAside: string[] } {
  refuseOpenFile(backup);
  const state = inspectFile(backup, latestVersion());
  refuseNetworkFolder(target);
  const temporary = path.join(
    path.dirname(path.resolve(target)),
    `.${path.basename(target)}.${environment.newId()}.restored`,
  );
  let aside: string[] = [];
  try {
    mkdirSync(path.dirname(temporary), { recursive: true });
    copyDatabase(backup, temporary, state.logHasContent);
    checkRestored(backup, temporary);
    if (existsSync(target)) {
      aside = setAside(target, environment, 'replaced');
    }
    try {
      placeNew(temporary, target);
    } catch (error) {
      putBack(target, aside);
      throw error;
    }
    return { path: target, setAside: aside };
  } catch (error) {
    removeDatabase(temporary);
    throw namedError(error, target);
  }
}
