import type Database from 'better-sqlite3';
import { type Change, partsOf } from '../../core/domain/change-log/change.ts';
import { writtenChange } from '../change-log/hashes.ts';
import { changeAfter, endOfLog, type LogEnd } from '../change-log/log-rows.ts';
import { record } from '../change-log/recorder.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { Environment } from './environment.ts';
import { namedError } from './errors.ts';
import type { ReadHandle, Statements } from './handles.ts';

/** What a command has changed, told after its transaction was committed. */
export interface Committed {
  readonly opId: string;
  readonly actor: string;
  readonly command: string;
  /** Recorded tables with changed rows. */
  readonly tables: readonly string[];
}

interface Connection {
  readonly database: Database.Database;
  readonly statements: Statements;
  readonly read: ReadHandle;
  readonly path: string;
  /** Where the change log ends, as far as that is known: nobody else writes to an open file. */
  logEnd: LogEnd | null;
}

function logChange({ statements }: Connection, change: Change): void {
  const { patch, hash } = writtenChange(change);
  statements
    .any(
      `INSERT INTO change_log (op_id, device_id, device_sequence, time, actor, command, patch, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      change.opId,
      change.deviceId,
      change.deviceSequence,
      change.time,
      change.actor,
      change.command,
      patch,
      hash,
    );
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value;
}

/**
 * Runs `act` in a transaction: all of it is kept, or nothing.
 * @throws what `act` throws; DatabaseError diskFull, damaged, … for what the file refuses
 */
export function inTransaction<Value>(
  connection: Pick<Connection, 'database' | 'path'>,
  act: () => Value,
): Value {
  const { database, path } = connection;
  if (database.inTransaction) {
    throw new Error('a command must not start another one');
  }
  try {
    database.exec('BEGIN IMMEDIATE');
    const value = act();
    if (isPromise(value)) {
      throw new Error('a command must be finished when it returns');
    }
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // SQLite has rolled back by itself where the disk was full.
    if (database.inTransaction) {
      database.exec('ROLLBACK');
    }
    throw namedError(error, path);
  }
}

/**
 * Runs `act` inside a transaction that is open already: all of it is kept with that one, or nothing of it.
 * @throws what `act` throws; DatabaseError for what the file refuses
 */
function inSavepoint<Value>(
  { database, statements, path }: Pick<Connection, 'database' | 'statements' | 'path'>,
  act: () => Value,
): Value {
  try {
    statements.any('SAVEPOINT command').run();
    const value = act();
    statements.any('RELEASE command').run();
    return value;
  } catch (error) {
    // Where the disk was full SQLite has rolled the whole transaction back by itself.
    if (database.inTransaction) {
      database.exec('ROLLBACK TO command; RELEASE command');
    }
    throw namedError(error, path);
  }
}

/**
 * One command: one transaction with one row in the change log, or none where nothing changed.
 * @param isPartOfBatch the transaction is that of several commands and open already
 */
export function runCommand<Value>(
  connection: Connection,
  environment: Environment,
  actor: string,
  command: string,
  act: (handle: WriteHandle) => Value,
  isPartOfBatch = false,
): { value: Value; committed: Committed | null } {
  const within = isPartOfBatch ? inSavepoint : inTransaction;
  const run = (): { value: Value; committed: Committed | null } => {
    const opId = environment.newId();
    const recording = record(connection.statements, environment, connection.path, opId);
    try {
      const value = act(recording.handle);
      if (isPromise(value)) {
        throw new Error('a command must be finished when it returns');
      }
      const patch = recording.patch();
      if (patch.length === 0) {
        return { value, committed: null };
      }
      const end = connection.logEnd ?? endOfLog(connection.read, environment.deviceId);
      const change = changeAfter(end, environment, { opId, actor, command, patch });
      logChange(connection, change);
      connection.logEnd = { time: change.time, sequence: change.deviceSequence };
      const tables = [...new Set(patch.map((operation) => partsOf(operation.path)[0] ?? ''))];
      return { value, committed: { opId: change.opId, actor, command, tables } };
    } finally {
      recording.end();
    }
  };
  try {
    return within(connection, run);
  } catch (error) {
    // What was logged may be undone.
    connection.logEnd = null;
    throw error;
  }
}
