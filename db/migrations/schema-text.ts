import Database from 'better-sqlite3';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';
import { runMigrations } from './run-migrations.ts';

/** The schema that the migrations lead to, as text: schema.sql is this, and a test compares them. */
export function schemaText(list: readonly Migration[] = migrations): string {
  const database = new Database(':memory:');
  try {
    runMigrations(database, ':memory:', list);
    const statements = database
      .prepare(
        `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
           AND name NOT LIKE 'search\\_%' ESCAPE '\\'
         ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, tbl_name, name`,
      )
      .pluck()
      .all()
      .map(String);
    const version = String(database.pragma('user_version', { simple: true }));
    const head = `-- Generated from the migrations: do not edit. user_version = ${version}`;
    return `${[head, ...statements.map((statement) => `${statement};`)].join('\n\n')}\n`;
  } finally {
    database.close();
  }
}
