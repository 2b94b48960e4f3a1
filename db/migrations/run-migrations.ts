import type Database from 'better-sqlite3';
import { DatabaseError } from '../connection/errors.ts';
import type { Migration } from './migration.ts';

/** Migrations that the database still lacks. */
export function pendingMigrations(
  database: Database.Database,
  list: readonly Migration[],
): readonly Migration[] {
  const version = Number(database.pragma('user_version', { simple: true }));
  return list.filter((migration) => migration.version > version);
}

/**
 * Brings the schema up to date in one transaction: afterwards the file is wholly old or wholly new.
 * @throws DatabaseError damaged when a reference leads nowhere afterwards; nothing is changed then
 */
export function runMigrations(database: Database.Database, path: string, list: readonly Migration[]): void {
  const pending = pendingMigrations(database, list);
  if (pending.length === 0) {
    return;
  }
  // Rebuilding a table needs them off, and inside a transaction the switch does nothing.
  database.pragma('foreign_keys = OFF');
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const migration of pending) {
      migration.up(database);
      database.pragma(`user_version = ${migration.version}`);
    }
    const broken = database.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) {
      throw new DatabaseError('damaged', { path, brokenReferences: broken.length });
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) {
      database.exec('ROLLBACK');
    }
    throw error;
  } finally {
    database.pragma('foreign_keys = ON');
  }
}
