import Database from 'better-sqlite3';
import { DatabaseError } from './errors.ts';
import { openReadonly } from './open-readonly.ts';

/** Table → number of rows. Tables of the search index are left out: their rows are pages of an index. */
export type RowCounts = Readonly<Record<string, number>>;

/** Rows of every ordinary table. */
export function countRows(database: Database.Database): RowCounts {
  const tables = database
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [table, Number(database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())]),
  );
}

/** What SQLite's own full check says; empty when it finds nothing. */
export function integrityFaults(database: Database.Database): string[] {
  const lines = database.prepare('PRAGMA integrity_check').pluck().all().map(String);
  return lines.length === 1 && lines[0] === 'ok' ? [] : lines;
}

/**
 * Opens a copy and checks it wholly: a copy that was never opened is not a backup.
 * @param original when given, every table must have as many rows as there
 * @returns the number of rows of every table
 * @throws DatabaseError damaged
 */
export function checkCopy(copy: string, original?: Database.Database): RowCounts {
  const database = openReadonly(copy, false);
  try {
    const faults = integrityFaults(database);
    if (faults.length > 0) {
      throw new DatabaseError('damaged', { path: copy, message: faults.slice(0, 5).join('; ') });
    }
    const counts = countRows(database);
    if (original !== undefined) {
      const expected = countRows(original);
      const wrong = Object.keys(expected).filter((table) => expected[table] !== counts[table]);
      if (wrong.length > 0) {
        throw new DatabaseError('damaged', { path: copy, message: `rows differ in ${wrong.join(', ')}` });
      }
    }
    return counts;
  } finally {
    database.close();
  }
}

/** Whether an existing copy passes the same check. */
export function isSoundCopy(copy: string): boolean {
  try {
    checkCopy(copy);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError || error instanceof Database.SqliteError) {
      return false;
    }
    throw error;
  }
}
