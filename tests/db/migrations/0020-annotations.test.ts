import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { annotations } from '../../../db/migrations/0020-annotations.ts';
import { migrations } from '../../../db/migrations/migrations.ts';
import { runMigrations } from '../../../db/migrations/run-migrations.ts';

const id = (letter: string) => letter.repeat(36);

function migrated(): Database.Database {
  const database = new Database(':memory:');
  runMigrations(
    database,
    ':memory:',
    migrations.filter(({ version }) => version <= annotations.version),
  );
  database.exec(`INSERT INTO meeting (id, title) VALUES ('${id('m')}', '会議');
    INSERT INTO material (id, meeting_id, kind, title, position)
      VALUES ('${id('a')}', '${id('m')}', 'agenda', '次第', 0);
    INSERT INTO material_version (id, material_id, ordinal, version_kind, state)
      VALUES ('${id('v')}', '${id('a')}', 1, 'first', 'notReceived')`);
  return database;
}

function addAnnotation(database: Database.Database, key: string, replyTo: string | null = null): void {
  database
    .prepare(
      `INSERT INTO annotation (id, material_id, mark, colour, body, author_id, author_name, author_role, visibility,
         created_at, modified_at, reply_to, source)
       VALUES (?, ?, 'note', 'doubt', '', 'x', '甲', 'member', 'private', 1, 1, ?, 'own')`,
    )
    .run(key, id('a'), replyTo);
}

describe('migration 0020-annotations', () => {
  it('holds an annotation once in each version, and nothing that hangs in the air', () => {
    const database = migrated();
    addAnnotation(database, id('n'));
    const place = database.prepare(
      `INSERT INTO annotation_place (id, annotation_id, version_id, target, verdict, decision, changed_numbers)
       VALUES (?, ?, ?, ?, ?, ?, '[]')`,
    );
    expect(() => place.run(id('p'), id('n'), id('v'), '{}', null, 'made')).not.toThrow();
    expect(() => place.run(id('q'), id('n'), id('v'), '{}', null, 'made')).toThrow(/UNIQUE/);
    expect(() => place.run(id('q'), id('z'), id('v'), '{}', null, 'made')).toThrow(/FOREIGN KEY/);
    expect(() => database.exec('DELETE FROM annotation')).toThrow(/FOREIGN KEY/);
    database.close();
  });

  it('refuses places without a target that nobody waits for, and verdicts that nobody gave', () => {
    const database = migrated();
    addAnnotation(database, id('n'));
    const place = database.prepare(
      `INSERT INTO annotation_place (id, annotation_id, version_id, target, verdict, decision, changed_numbers)
       VALUES ('${id('p')}', '${id('n')}', '${id('v')}', ?, ?, ?, '[]')`,
    );
    expect(() => place.run(null, 'same', 'automatic')).toThrow(/CHECK/);
    expect(() => place.run('{}', 'same', 'made')).toThrow(/CHECK/);
    expect(() => place.run('{}', null, 'automatic')).toThrow(/CHECK/);
    expect(() => place.run(null, 'orphaned', 'pending')).not.toThrow();
    database.close();
  });

  it('refuses an answer to itself', () => {
    const database = migrated();
    expect(() => addAnnotation(database, id('n'), id('n'))).toThrow(/CHECK/);
    database.close();
  });
});
