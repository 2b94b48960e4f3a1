import { createCommittee } from '../db/committees/commands.ts';
import { backUpIntoFolder, backupFolderOf, listBackups } from '../db/connection/backup.ts';
import {
  type CommitteeFile,
  createCommitteeFile,
  openCommitteeFile,
} from '../db/connection/committee-file.ts';
import { asShingiError, DatabaseError } from '../db/connection/errors.ts';
import { restoreBackup } from '../db/connection/restore.ts';
import { CommitteeService, ownerActor } from './committee-service.ts';
import { deviceId } from './device.ts';
import type { ServiceEnvironment } from './environment.ts';

function databaseEnvironment(environment: ServiceEnvironment) {
  return { now: environment.now, newId: environment.newId, deviceId: deviceId(environment.newId) };
}

/** Opens an existing committee file. Throws a `ShingiError` that says why it cannot be opened. */
export function openCommittee(path: string, environment: ServiceEnvironment): CommitteeService {
  return new CommitteeService(
    named(() => openCommitteeFile(path, databaseEnvironment(environment))),
    environment,
  );
}

/** Makes a committee file at `path`, which must not exist, filled by `found`, and opens it. Nothing is left of a failure. */
export function createCommitteeFileAt(
  path: string,
  found: (file: CommitteeFile) => void,
  environment: ServiceEnvironment,
): CommitteeService {
  return new CommitteeService(
    named(() => createCommitteeFile(path, databaseEnvironment(environment), found)),
    environment,
  );
}

/** Makes a committee file at `path`, which must not exist, and opens it. */
export function createCommitteeAt(
  path: string,
  committee: { readonly name: string; readonly city: string | null; readonly office: string | null },
  environment: ServiceEnvironment,
): CommitteeService {
  const found = (file: CommitteeFile): void => {
    file.write(ownerActor, 'createCommittee', (tx) => createCommittee(tx, committee));
  };
  return createCommitteeFileAt(path, found, environment);
}

/** A checked copy of a backup at `target`. What lay there is moved aside, not deleted; its new names are returned. */
export function restoreCommittee(
  backup: string,
  target: string,
  environment: ServiceEnvironment,
): { setAside: string[] } {
  return named(() => restoreBackup(backup, target, databaseEnvironment(environment)));
}

/** A backup beside the committee file, named by time; older ones are thinned. */
export async function backUp(service: CommitteeService): Promise<string> {
  const made = await namedLater(backUpIntoFolder(service.file, databaseEnvironment(service.environment)));
  return made.path;
}

/** The newest backup beside a committee file, or null. */
export function latestBackupOf(path: string): string | null {
  return listBackups(backupFolderOf(path))[0]?.path ?? null;
}

/** Database errors in the words of the contract; everything else passes. */
export function inContractWords(error: unknown): unknown {
  return error instanceof DatabaseError ? asShingiError(error) : error;
}

function named<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw inContractWords(error);
  }
}

async function namedLater<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw inContractWords(error);
  }
}
