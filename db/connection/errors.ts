import Database from 'better-sqlite3';
import { type ErrorCode, type ErrorDetail, ShingiError } from '../../core/contract/errors.ts';
import { assertNever } from '../../core/domain/assert-never.ts';

export const databaseErrorCodes = [
  'inUse',
  'notACommitteeFile',
  'newerVersion',
  'damaged',
  'diskFull',
  'noPermission',
  'notFound',
  'exists',
  'networkFolder',
  'failed',
] as const;
export type DatabaseErrorCode = (typeof databaseErrorCodes)[number];

/** A committee file could not be opened, read or written. `detail` always names the path. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: DatabaseErrorCode, detail: ErrorDetail, options?: ErrorOptions) {
    super(`${code}: ${JSON.stringify(detail)}`, options);
    this.code = code;
    this.detail = detail;
  }
}

function codeOfSqlite(code: string): DatabaseErrorCode {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return 'inUse';
  }
  if (code === 'SQLITE_NOTADB') {
    return 'notACommitteeFile';
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return 'damaged';
  }
  if (code === 'SQLITE_FULL') {
    return 'diskFull';
  }
  if (/^SQLITE_(READONLY|PERM|CANTOPEN)/u.test(code)) {
    return 'noPermission';
  }
  return 'failed';
}

const codesOfNode: Readonly<Record<string, DatabaseErrorCode>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'diskFull',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EROFS: 'noPermission',
  ENOENT: 'notFound',
  ENOTDIR: 'notFound',
  EEXIST: 'exists',
  EBUSY: 'inUse',
  EISDIR: 'notACommitteeFile',
};

function nodeCodeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * Gives what SQLite or Node threw a name of the closed list. What has its own meaning already passes through:
 * a `DatabaseError`, a `ShingiError` of a command, and any defect of the program.
 */
export function namedError(error: unknown, path: string): unknown {
  if (error instanceof Database.SqliteError) {
    const detail = { path, sqlite: error.code, message: error.message };
    return new DatabaseError(codeOfSqlite(error.code), detail, { cause: error });
  }
  if (error instanceof Error && !(error instanceof DatabaseError) && !(error instanceof ShingiError)) {
    const nodeCode = nodeCodeOf(error);
    const code = nodeCode === null ? undefined : codesOfNode[nodeCode];
    if (code !== undefined) {
      return new DatabaseError(code, { path, system: nodeCode, message: error.message }, { cause: error });
    }
  }
  return error;
}

/** Runs `act`; what SQLite or Node throws in it arrives as a `DatabaseError` about `path`. */
export function naming<Value>(path: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw namedError(error, path);
  }
}

function contractCodeOf(code: DatabaseErrorCode): ErrorCode {
  switch (code) {
    case 'inUse':
      return 'file-in-use';
    case 'notACommitteeFile':
      return 'file-not-committee';
    case 'newerVersion':
      return 'file-newer';
    case 'damaged':
      return 'file-damaged';
    case 'diskFull':
      return 'disk-full';
    case 'noPermission':
      return 'no-permission';
    case 'notFound':
      return 'file-missing';
    case 'exists':
      return 'file-exists';
    case 'networkFolder':
      return 'file-on-network-share';
    case 'failed':
      return 'internal';
    default:
      return assertNever(code);
  }
}

/** The same refusal in the words of the contract, for callers beyond the database. */
export function asShingiError(error: DatabaseError): ShingiError {
  return new ShingiError(contractCodeOf(error.code), error.detail, { cause: error });
}
