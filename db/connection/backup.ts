import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { backupFolderOf } from './backup-before-migration.ts';
import { checkCopy, type RowCounts } from './check-copy.ts';
import type { CommitteeFile } from './committee-file.ts';
import { placeNew, removeDatabase } from './disk.ts';
import type { Environment } from './environment.ts';
import { DatabaseError, namedError } from './errors.ts';
import { type DatedBackup, superfluousBackups } from './thinning.ts';

export { backupFolderOf } from './backup-before-migration.ts';

/** Copies page by page, so that a large file does not hold up the commands that run meanwhile. */
const pagesPerStep = 256;

/** A copy is given to people and may lie on a write-protected disk: it must not need a write-ahead log. */
function leaveLogMode(copy: string): void {
  const database = new Database(copy, { fileMustExist: true, timeout: 0 });
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

/**
 * Writes a checked copy of an open file. It appears under its name only after it was opened, checked and counted.
 * @returns rows of every table of the copy
 * @throws DatabaseError exists, notFound (folder), noPermission, diskFull, damaged; nothing is left behind
 */
export async function backUpTo(
  file: CommitteeFile,
  target: string,
): Promise<{ path: string; counts: RowCounts }> {
  if (existsSync(target)) {
    throw new DatabaseError('exists', { path: target });
  }
  const temporary = `${target}.tmp`;
  try {
    statSync(path.dirname(path.resolve(target)));
    removeDatabase(temporary);
    await file.connection.backup(temporary, { progress: () => pagesPerStep });
    leaveLogMode(temporary);
    const counts = checkCopy(temporary);
    placeNew(temporary, target);
    return { path: target, counts };
  } catch (error) {
    removeDatabase(temporary);
    throw namedError(error, target);
  }
}

/** 「20231016T013000Z」: sorts by time and is a file name everywhere. */
function timeStamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
}

function timeOf(stamp: string): number {
  const [, year, month, date, hours, minutes, seconds] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/u.exec(stamp) ?? [];
  return Date.parse(`${year}-${month}-${date}T${hours}:${minutes}:${seconds}Z`);
}

const backupName = /-(\d{8}T\d{6}Z)(?:-(\d+))?\.shingi$/u;

/** The regular backups in a folder, newest first. Copies made before an update of the schema are not among them. */
export function listBackups(folder: string): DatedBackup[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder)
    .flatMap((name) => {
      const [, stamp, count = '1'] = backupName.exec(name) ?? [];
      return stamp === undefined
        ? []
        : [{ path: path.join(folder, name), at: timeOf(stamp), count: Number(count) }];
    })
    .sort((a, b) => b.at - a.at || b.count - a.count)
    .map((backup) => ({ path: backup.path, at: backup.at }));
}

function freeName(folder: string, stem: string, stamp: string): string {
  for (let count = 1; ; count += 1) {
    const name = path.join(folder, `${stem}-${stamp}${count === 1 ? '' : `-${count}`}.shingi`);
    if (!existsSync(name)) {
      return name;
    }
  }
}

/**
 * Makes a checked copy in the backup folder, named by its time, and then removes those that it makes superfluous.
 * @param folder beside the committee file by default
 */
export async function backUpIntoFolder(
  file: CommitteeFile,
  environment: Environment,
  folder: string = backupFolderOf(file.path),
): Promise<{ path: string; removed: string[] }> {
  const now = environment.now();
  let target: string;
  try {
    mkdirSync(folder, { recursive: true });
    target = freeName(folder, path.parse(file.path).name, timeStamp(now));
  } catch (error) {
    throw namedError(error, folder);
  }
  const made = await backUpTo(file, target);
  const removed = superfluousBackups(listBackups(folder), now).map((backup) => backup.path);
  for (const superfluous of removed) {
    rmSync(superfluous);
  }
  return { path: made.path, removed };
}
