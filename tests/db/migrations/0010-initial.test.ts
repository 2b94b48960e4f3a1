import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { initial } from '../../../db/migrations/0010-initial.ts';
import { runMigrations } from '../../../db/migrations/run-migrations.ts';

function migrated(): Database.Database {
  const database = new Database(':memory:');
  runMigrations(database, ':memory:', [initial]);
  return database;
}

describe('migration 0010-initial', () => {
  it('makes an empty database of version 10, and does nothing a second time', () => {
    const database = migrated();
    expect(database.pragma('user_version', { simple: true })).toBe(10);
    runMigrations(database, ':memory:', [initial]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });

  it('holds one committee at most', () => {
    const database = migrated();
    const insert = database.prepare('INSERT INTO committee (id, name) VALUES (?, ?)');
    insert.run('a'.repeat(36), '甲');
    expect(() => insert.run('b'.repeat(36), '乙')).toThrow(/UNIQUE/);
    expect(() => insert.run('short', '丙')).toThrow(/CHECK/);
    database.close();
  });

  it('refuses a version that says it is here without content, and values outside their lists', () => {
    const database = migrated();
    database.exec(`INSERT INTO meeting (id, title) VALUES ('${'m'.repeat(36)}', '会議');
      INSERT INTO material (id, meeting_id, kind, title, position)
      VALUES ('${'a'.repeat(36)}', '${'m'.repeat(36)}', 'agenda', '次第', 0)`);
    const insert = (kind: string, state: string) =>
      database
        .prepare(
          'INSERT INTO material_version (id, material_id, ordinal, version_kind, state) VALUES (?, ?, 1, ?, ?)',
        )
        .run('v'.repeat(36), 'a'.repeat(36), kind, state);
    expect(() => insert('first', 'published')).toThrow(/CHECK/);
    expect(() => insert('second', 'notReceived')).toThrow(/CHECK/);
    expect(() => insert('first', 'notReceived')).not.toThrow();
    expect(() => database.exec("UPDATE meeting SET held_on = '6月30日'")).toThrow(/CHECK/);
    expect(() => database.exec('DELETE FROM material')).toThrow(/FOREIGN KEY/);
    database.close();
  });
});
