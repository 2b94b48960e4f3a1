import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { opinionSheets } from '../../../db/migrations/0070-opinion-sheets.ts';
import { migrations } from '../../../db/migrations/migrations.ts';
import { runMigrations } from '../../../db/migrations/run-migrations.ts';

const id = (letter: string) => letter.repeat(36);
const hash = (letter: string) => letter.repeat(64);

function migrated(): Database.Database {
  const database = new Database(':memory:');
  runMigrations(
    database,
    ':memory:',
    migrations.filter(({ version }) => version <= opinionSheets.version),
  );
  database.exec(`INSERT INTO meeting (id, title) VALUES ('${id('m')}', '会議');
    INSERT INTO opinion_sheet (id, meeting_id, receipt_no, method, origin, state, received_at, accepted_beside)
      VALUES ('${id('s')}', '${id('m')}', 1, 'bundle', 'bundle', 'received', 1, '[]');
    INSERT INTO sheet_revision (hash, sheet_id, revision, document, received_at)
      VALUES ('${hash('a')}', '${id('s')}', 1, '{}', 1)`);
  return database;
}

describe('migration 0070-opinion-sheets', () => {
  it('freezes what was handed in, but for who signed it', () => {
    const database = migrated();
    expect(() => database.exec("UPDATE sheet_revision SET document = '[]'")).toThrow(/frozen/u);
    expect(() => database.exec('UPDATE sheet_revision SET revision = 2')).toThrow(/frozen/u);
    expect(() => database.exec('DELETE FROM sheet_revision')).toThrow(/stays/u);
    expect(() => database.exec("UPDATE sheet_revision SET signer = 'key'")).not.toThrow();
    expect(() => database.exec('DELETE FROM meeting')).toThrow(/FOREIGN KEY/u);
    database.close();
  });

  it('gives each sheet of a meeting a number of its own', () => {
    const database = migrated();
    const insert = database.prepare(
      `INSERT INTO opinion_sheet (id, meeting_id, receipt_no, method, origin, state, received_at, accepted_beside)
       VALUES (?, '${id('m')}', ?, 'fax', 'entered', 'received', 1, '[]')`,
    );
    expect(() => insert.run(id('t'), 1)).toThrow(/UNIQUE/u);
    expect(() => insert.run(id('t'), 2)).not.toThrow();
    database.close();
  });

  it('allows one own draft for a meeting, and any number that are keyed in', () => {
    const database = migrated();
    const insert = database.prepare(
      `INSERT INTO sheet_draft (id, meeting_id, is_own, role, publishability, answers, method, saved_at)
       VALUES (?, '${id('m')}', ?, 'member', 'named', '[]', 'bundle', 1)`,
    );
    insert.run(id('a'), 1);
    insert.run(id('b'), 0);
    insert.run(id('c'), 0);
    expect(() => insert.run(id('d'), 1)).toThrow(/UNIQUE/u);
    database.close();
  });

  it('knows one key in use for each person and for the secretariat, and keeps the old ones', () => {
    const database = migrated();
    const insert = database.prepare(
      'INSERT INTO registered_key (id, member_id, public_key, registered_at) VALUES (?, ?, ?, 1)',
    );
    insert.run(id('a'), null, 'k'.repeat(43));
    expect(() => insert.run(id('b'), null, 'l'.repeat(43))).toThrow(/UNIQUE/u);
    database.exec('UPDATE registered_key SET retired_at = 2');
    insert.run(id('b'), null, 'l'.repeat(43));
    insert.run(id('c'), id('p'), 'm'.repeat(43));
    expect(() => insert.run(id('d'), id('p'), 'n'.repeat(43))).toThrow(/UNIQUE/u);
    database.close();
  });

  it('refuses an answer that points to itself and a part that ends before it begins', () => {
    const database = migrated();
    expect(() =>
      database.exec(`INSERT INTO opinion_response (subject_id, text, status, reason, section, same_as)
        VALUES ('${id('x')}', '', 'draft', '', '', '${id('x')}')`),
    ).toThrow(/CHECK/u);
    expect(() =>
      database.exec(`INSERT INTO opinion_item (id, opinion_id, meeting_id, number, part_from, part_to, summary, note,
        seen_hash) VALUES ('${id('i')}', '${id('o')}', '${id('m')}', 1, 5, 5, '', '', '${hash('a')}')`),
    ).toThrow(/CHECK/u);
    database.close();
  });
});
