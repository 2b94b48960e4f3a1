import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { initial } from '../../../db/migrations/0010-initial.ts';
import { drafts } from '../../../db/migrations/0030-drafts.ts';
import { runMigrations } from '../../../db/migrations/run-migrations.ts';

const [meeting, material, draft] = ['m', 'a', 'd'].map((letter) => letter.repeat(36));

function migrated(): Database.Database {
  const database = new Database(':memory:');
  runMigrations(database, ':memory:', [initial]);
  database.exec(`INSERT INTO meeting (id, title) VALUES ('${meeting}', '会議');
    INSERT INTO material (id, meeting_id, kind, title, position)
    VALUES ('${material}', '${meeting}', 'issueSheet', '課題シート', 0)`);
  runMigrations(database, ':memory:', [initial, drafts]);
  return database;
}

describe('migration 0030-drafts', () => {
  it('adds drafts to a file that has materials, and keeps them', () => {
    const database = migrated();
    expect(database.pragma('user_version', { simple: true })).toBe(30);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.prepare('SELECT title FROM material').pluck().get()).toBe('課題シート');
    database.close();
  });

  it('allows one open draft of a material, and a published one only with its version', () => {
    const database = migrated();
    const insert = (id: string, state: string, version: string | null) =>
      database
        .prepare(
          `INSERT INTO draft (id, material_id, meeting_id, kind, title, content, state, version_id, started_at)
           VALUES (?, ?, ?, 'issueSheet', '課題シート', '{}', ?, ?, 0)`,
        )
        .run(id, material, meeting, state, version);
    insert(draft ?? '', 'open', null);
    expect(() => insert('e'.repeat(36), 'open', null)).toThrow(/UNIQUE/);
    expect(() => insert('e'.repeat(36), 'published', null)).toThrow(/CHECK/);
    insert('e'.repeat(36), 'discarded', null);
    insert('f'.repeat(36), 'published', 'v'.repeat(36));
    expect(() => database.exec('DELETE FROM material')).toThrow(/FOREIGN KEY/);
    database.close();
  });

  it('numbers the changes of a draft once each', () => {
    const database = migrated();
    database.exec(`INSERT INTO draft (id, meeting_id, kind, title, content, state, started_at)
      VALUES ('${draft}', '${meeting}', 'statistics', '統計', '{}', 'open', 0)`);
    const insert = (id: string, position: number) =>
      database
        .prepare(
          `INSERT INTO draft_change (id, draft_id, position, step, act, actor, at, operations)
           VALUES (?, ?, ?, ?, 'edit', '事務局', 0, '[]')`,
        )
        .run(id, draft, position, 's'.repeat(36));
    insert('1'.repeat(36), 1);
    expect(() => insert('2'.repeat(36), 1)).toThrow(/UNIQUE/);
    expect(() => insert('2'.repeat(36), 0)).toThrow(/CHECK/);
    expect(() => database.exec('DELETE FROM draft')).toThrow(/FOREIGN KEY/);
    database.close();
  });
});
