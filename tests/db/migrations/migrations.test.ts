import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { recordedTables } from '../../../db/change-log/tables.ts';
import { addMember } from '../../../db/committees/commands.ts';
import { countMembers, findCommittee } from '../../../db/committees/queries.ts';
import { backupFolderOf } from '../../../db/connection/backup.ts';
import { openCommitteeFile } from '../../../db/connection/committee-file.ts';
import { verifyCommitteeFile } from '../../../db/integrity/verify.ts';
import type { Migration } from '../../../db/migrations/migration.ts';
import { latestVersion, migrations } from '../../../db/migrations/migrations.ts';
import { runMigrations } from '../../../db/migrations/run-migrations.ts';
import { schemaText } from '../../../db/migrations/schema-text.ts';
import { afterTest, newFile, refusal, testEnvironment } from '../support.ts';

const folder = path.join(import.meta.dirname, '../../../db/migrations');
const schemaFile = path.join(folder, 'schema.sql');

/** Schema versions that files of users can have. */
const givenOut = [10];

describe('the list of migrations', () => {
  it('holds every file of the folder, in tens and in order', () => {
    const files = readdirSync(folder).filter((name) => /^\d/u.test(name));
    expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(files.sort());
    for (const { version, name } of migrations) {
      expect(Number(name.slice(0, 4))).toBe(version);
    }
    const versions = migrations.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  it('has a test for each, and a kept file for each version that was given out', () => {
    for (const { name } of migrations) {
      expect([name, existsSync(path.join(import.meta.dirname, `${name}.test.ts`))]).toEqual([name, true]);
    }
    for (const version of givenOut) {
      expect(migrations.map((migration) => migration.version)).toContain(version);
      const kept = path.join(import.meta.dirname, '../../fixtures/databases', `version-${version}.shingi`);
      expect([version, existsSync(kept)]).toEqual([version, true]);
    }
  });

  it('has strict tables with exactly the columns that the change log records', () => {
    const database = new Database(':memory:');
    runMigrations(database, ':memory:', migrations);
    const ownColumns: Readonly<Record<string, string[]>> = { committee: ['only_one'], file: ['bytes'] };
    for (const [table, { columns }] of Object.entries(recordedTables)) {
      const names = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).map(String);
      expect([table, [...names].sort()]).toEqual([table, [...columns, ...(ownColumns[table] ?? [])].sort()]);
    }
    const loose = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    database.close();
  });

  it('leads to the schema that schema.sql shows', () => {
    if (process.env['UPDATE_SCHEMA'] === '1') {
      writeFileSync(schemaFile, schemaText());
    }
    expect(readFileSync(schemaFile, 'utf8')).toBe(schemaText());
  });
});

const next: Migration = {
  version: 9990,
  name: '9990-next',
  up: (database) => {
    database.exec("ALTER TABLE committee ADD COLUMN motto TEXT; UPDATE committee SET motto = '和'");
  },
};

describe('opening an older file', () => {
  const withNext = { migrations: [...migrations, next] };

  it('keeps a checked copy of it as it was, and brings it up to date', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    file.close();
    const opened = openCommitteeFile(file.path, environment, withNext);
    afterTest(() => opened.close());
    expect(opened.read.get<{ motto: string }>('SELECT motto FROM committee')?.motto).toBe('和');
    expect(opened.connection.pragma('foreign_keys', { simple: true })).toBe(1);
    opened.close();
    expect(readFileSync(file.path).readUInt32BE(60)).toBe(9990);
    const [copy = ''] = readdirSync(backupFolderOf(file.path));
    expect(copy.startsWith(`みはらし野-before-update-${latestVersion()}-`)).toBe(true);
    expect(copy).toMatch(/\.shingi$/u);
    const before = openCommitteeFile(path.join(backupFolderOf(file.path), copy), environment, {
      readonly: true,
    });
    expect(findCommittee(before.read)?.name).toBe('地域福祉推進委員会');
    expect(before.connection.pragma('user_version', { simple: true })).toBe(latestVersion());
    before.close();
    expect(refusal(() => openCommitteeFile(file.path, environment)).code).toBe('newerVersion');
  });

  it('does not change the schema of a file that is only read', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    file.close();
    const before = readFileSync(file.path);
    const refused = refusal(() => openCommitteeFile(file.path, environment, { ...withNext, readonly: true }));
    expect(refused.detail).toMatchObject({ needsMigrationFrom: latestVersion() });
    expect(readFileSync(file.path)).toEqual(before);
  });

  it('that fails half-way leaves the old schema, and a second attempt keeps the first copy', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    file.close();
    const failing: Migration = {
      ...next,
      up: (database) => {
        next.up(database);
        database.exec('INSERT INTO nowhere VALUES (1)');
      },
    };
    const attempt = () => openCommitteeFile(file.path, environment, { migrations: [...migrations, failing] });
    expect(attempt).toThrow();
    const copies = readdirSync(backupFolderOf(file.path));
    expect(copies).toHaveLength(1);
    const bytes = readFileSync(path.join(backupFolderOf(file.path), copies[0] ?? ''));
    expect(attempt).toThrow();
    expect(readdirSync(backupFolderOf(file.path))).toEqual(copies);
    expect(readFileSync(path.join(backupFolderOf(file.path), copies[0] ?? ''))).toEqual(bytes);
    expect(verifyCommitteeFile(file.path, environment)).toEqual([]);
    const opened = openCommitteeFile(file.path, environment);
    opened.write('', 'addMember', (handle) =>
      addMember(handle, { name: '委員', kana: null, category: null, affiliation: null, role: 'member' }),
    );
    opened.close();
    expect(attempt).toThrow();
    expect(readdirSync(backupFolderOf(file.path))).toHaveLength(2);
  });

  it('that would break a reference is taken back', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    file.close();
    const breaking: Migration = {
      ...next,
      up: (database) => {
        database.exec(
          "INSERT INTO goal (id, plan_id, no, title) VALUES (hex(randomblob(18)), 'none', 1, 'x')",
        );
      },
    };
    const refused = refusal(() =>
      openCommitteeFile(file.path, environment, { migrations: [...migrations, breaking] }),
    );
    expect(refused).toMatchObject({ code: 'damaged', detail: { brokenReferences: 1 } });
    expect(verifyCommitteeFile(file.path, environment)).toEqual([]);
  });
});

describe('every kept file', () => {
  it.each(givenOut)('of version %i opens, up to date and sound', async (version) => {
    const kept = path.join(import.meta.dirname, '../../fixtures/databases', `version-${version}.shingi`);
    const environment = testEnvironment();
    const target = path.join(path.dirname(newFile(environment).path), 'kept.shingi');
    writeFileSync(target, readFileSync(kept));
    const opened = openCommitteeFile(target, environment);
    expect(opened.connection.pragma('user_version', { simple: true })).toBe(latestVersion());
    expect(countMembers(opened.read)).toBeGreaterThan(0);
    opened.close();
    expect(verifyCommitteeFile(target, environment)).toEqual([]);
    openCommitteeFile(target, environment).close();
  });
});
