import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { formTransfers } from '../../../db/migrations/0080-form-transfers.ts';
import { migrations } from '../../../db/migrations/migrations.ts';
import { runMigrations } from '../../../db/migrations/run-migrations.ts';

const id = (letter: string) => letter.repeat(36);
const insert = (letter: string, more: { readonly names: string; readonly values: string }) =>
  `INSERT INTO transfer (id, direction, kind, meeting_id, bundle_id, manifest_hash, revision, file_name, file_hash, at,
     partner, proof, was_encrypted, result${more.names})
   VALUES ('${id(letter)}', 'in', 'sheet', '${id('m')}', '${id('b')}', '${'a'.repeat(64)}', 1, 'a', '${'a'.repeat(64)}', 1,
     '', 'signed', 0, 'new'${more.values})`;

it('migration 0080-form-transfers leaves bundles as they are and knows three kinds of forms', () => {
  const database = new Database(':memory:');
  runMigrations(
    database,
    ':memory:',
    migrations.filter(({ version }) => version < formTransfers.version),
  );
  database.exec(insert('t', { names: '', values: '' }));
  runMigrations(database, ':memory:', migrations);
  expect(database.prepare('SELECT form, sheet_id, confirmed_by FROM transfer').all()).toEqual([
    { form: null, sheet_id: null, confirmed_by: null },
  ]);
  for (const [index, form] of ['blank', 'filled', 'comments'].entries()) {
    database.exec(insert(String(index), { names: ', form', values: `, '${form}'` }));
  }
  expect(() => database.exec(insert('u', { names: ', form', values: ", 'fax'" }))).toThrow(/CHECK/u);
  expect(() => database.exec("UPDATE transfer SET confirmed_by = '係長'")).toThrow(/only added to/u);
  database.close();
});
