import type { Migration } from './migration.ts';

/*
 * Forms of people without the application in the record of transfers, beside bundles. A row of a form has the kind `sheet`,
 * because that is what the form is; `form` says in which shape it went. The new columns are null for bundles, because the
 * change log of older files does not know them.
 */
const columns = `
ALTER TABLE transfer ADD COLUMN form TEXT CHECK (form IN ('blank', 'filled', 'comments'));
ALTER TABLE transfer ADD COLUMN sheet_id TEXT;
ALTER TABLE transfer ADD COLUMN confirmed_by TEXT;
`;

export const formTransfers: Migration = {
  version: 80,
  name: '0080-form-transfers',
  up: (database) => {
    database.exec(columns);
  },
};
