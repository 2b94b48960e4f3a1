import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { initial } from '../../../db/migrations/0010-initial.ts';
import { evidence } from '../../../db/migrations/0050-evidence.ts';
import { runMigrations } from '../../../db/migrations/run-migrations.ts';

function migrated(): Database.Database {
  const database = new Database(':memory:');
  runMigrations(database, ':memory:', [initial]);
  database.exec(`INSERT INTO meeting (id, title) VALUES ('${'m'.repeat(36)}', '会議')`);
  runMigrations(database, ':memory:', [initial, evidence]);
  return database;
}

describe('migration 0050-evidence', () => {
  it('adds its tables to a file that has meetings, and keeps them', () => {
    const database = migrated();
    expect(database.pragma('user_version', { simple: true })).toBe(50);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.prepare('SELECT title FROM meeting').pluck().get()).toBe('会議');
    database.close();
  });

  it('accepts a finding once', () => {
    const database = migrated();
    const insert = (id: string, fingerprint: string) =>
      database
        .prepare(
          "INSERT INTO accepted_finding (id, fingerprint, code, quote, accepted_at) VALUES (?, ?, 'termsMixed', '', 0)",
        )
        .run(id, fingerprint);
    insert('a'.repeat(36), 'f'.repeat(64));
    expect(() => insert('b'.repeat(36), 'f'.repeat(64))).toThrow(/UNIQUE/);
    expect(() => insert('b'.repeat(36), 'f')).toThrow(/CHECK/);
    database.close();
  });

  it('knows two directions, and one review of each indicator', () => {
    const database = migrated();
    const insert = (id: string, key: string, direction: string | null) =>
      database
        .prepare(
          "INSERT INTO indicator_review (id, indicator_key, indicator, direction, changed_at) VALUES (?, ?, '数', ?, 0)",
        )
        .run(id, key, direction);
    insert('a'.repeat(36), '1 project 数', 'lower');
    insert('b'.repeat(36), '2 project 数', null);
    expect(() => insert('c'.repeat(36), '1 project 数', 'higher')).toThrow(/UNIQUE/);
    expect(() => insert('c'.repeat(36), '3 project 数', 'sideways')).toThrow(/CHECK/);
    database.close();
  });

  it('keeps each question of a survey once, and with its survey', () => {
    const database = migrated();
    database.exec(`INSERT INTO survey (id, name, source_name, source_hash, imported_at)
      VALUES ('${'s'.repeat(36)}', '市民調査', '調査.csv', '${'h'.repeat(64)}', 0)`);
    const insert = (id: string, survey: string, code: string) =>
      database
        .prepare(
          `INSERT INTO survey_question (id, survey_id, position, code, code_text, text, kind, answers)
           VALUES (?, ?, 0, ?, '', '', 'single', '[]')`,
        )
        .run(id, survey, code);
    insert('a'.repeat(36), 's'.repeat(36), '問1');
    expect(() => insert('b'.repeat(36), 's'.repeat(36), '問1')).toThrow(/UNIQUE/);
    expect(() => insert('b'.repeat(36), 't'.repeat(36), '問2')).toThrow(/FOREIGN KEY/);
    expect(() => database.exec('DELETE FROM survey')).toThrow(/FOREIGN KEY/);
    database.close();
  });
});
