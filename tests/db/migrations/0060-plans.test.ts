import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { initial } from '../../../db/migrations/0010-initial.ts';
import { plansMigration } from '../../../db/migrations/0060-plans.ts';
import { runMigrations } from '../../../db/migrations/run-migrations.ts';

const id = (letter: string) => letter.repeat(36);

/** A file of the first version with a plan of one goal, one policy and one project, brought up to date. */
function migrated(): Database.Database {
  const database = new Database(':memory:');
  runMigrations(database, ':memory:', [initial]);
  database.exec(`INSERT INTO plan (id, title, period_text) VALUES ('${id('p')}', '計画', '令和6年度から');
    INSERT INTO goal (id, plan_id, no, title) VALUES ('${id('g')}', '${id('p')}', 2, '目標');
    INSERT INTO policy (id, goal_id, title, position) VALUES ('${id('q')}', '${id('g')}', '施策', 0);
    INSERT INTO project (id, goal_id, title, position) VALUES ('${id('r')}', '${id('g')}', '事業', 3)`);
  runMigrations(database, ':memory:', [initial, plansMigration]);
  return database;
}

describe('migration 0060-plans', () => {
  it('keeps plans as they were and says nothing about them that nobody has said', () => {
    const database = migrated();
    expect(database.prepare('SELECT * FROM plan').all()).toEqual([
      {
        id: id('p'),
        title: '計画',
        period_text: '令和6年度から',
        standing: null,
        edition: null,
        based_on: null,
        numbering: null,
        position: null,
      },
    ]);
    expect(database.prepare('SELECT * FROM goal').all()).toEqual([
      { id: id('g'), plan_id: id('p'), no: 2, title: '目標' },
    ]);
    expect(database.prepare('SELECT * FROM project').all()).toEqual([
      { id: id('r'), goal_id: id('g'), title: '事業', position: 3, policy_id: null },
    ]);
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(() => database.exec('DELETE FROM goal')).toThrow(/FOREIGN KEY/);
    database.close();
  });

  it('lets two goals have the same number for a moment, and no plan be mapped to itself', () => {
    const database = migrated();
    const goal = database.prepare("INSERT INTO goal (id, plan_id, no, title) VALUES (?, ?, 2, '別')");
    expect(() => goal.run(id('h'), id('p'))).not.toThrow();
    const mapping = (from: string, to: string, kind: string) =>
      database
        .prepare(
          `INSERT INTO plan_mapping (id, from_plan_id, to_plan_id, kind, note, position) VALUES (?, ?, ?, ?, '', 0)`,
        )
        .run(id('m'), from, to, kind);
    expect(() => mapping(id('p'), id('p'), 'inherited')).toThrow(/CHECK/);
    database.exec(`INSERT INTO plan (id, title) VALUES ('${id('n')}', '次期計画')`);
    expect(() => mapping(id('p'), id('n'), 'renamed')).toThrow(/CHECK/);
    expect(() => mapping(id('p'), id('n'), 'inherited')).not.toThrow();
    expect(() => database.exec(`DELETE FROM plan WHERE id = '${id('n')}'`)).toThrow(/FOREIGN KEY/);
    database.close();
  });

  it('refuses values outside their lists', () => {
    const database = migrated();
    expect(() => database.exec("UPDATE plan SET standing = 'maybe'")).toThrow(/CHECK/);
    expect(() => database.exec("UPDATE plan SET numbering = 'roman'")).toThrow(/CHECK/);
    const record = database.prepare(
      'INSERT INTO schedule_record (id, row_key, state, start_on) VALUES (?, ?, ?, ?)',
    );
    expect(() => record.run(id('s'), '2023/3', 'cancelled', null)).toThrow(/CHECK/);
    expect(() => record.run(id('s'), '2023/3', 'held', '9月20日')).toThrow(/CHECK/);
    expect(() => record.run(id('s'), '2023/3', 'held', '2023-09-20')).not.toThrow();
    expect(() => record.run(id('t'), '2023/3', 'held', null)).toThrow(/UNIQUE/);
    database.close();
  });
});
