import path from 'node:path';
import { type Check, filesUnder } from './report.ts';

const migrationName = /^(\d{4})-[a-z0-9-]+\.ts$/;

/** Every migration is numbered in tens and has a test of its own. */
export const migrationsCheck: Check = {
  name: 'migrations',
  run: (tree) => {
    const migrations = filesUnder(tree, ['db/migrations'], ['.ts']).filter((file) =>
      migrationName.test(path.basename(file)),
    );
    const tests = new Set(tree.files);
    return migrations.flatMap((file) => {
      const name = path.basename(file, '.ts');
      const number = Number(name.slice(0, 4));
      const test = `tests/db/migrations/${name}.test.ts`;
      return [
        ...(tests.has(test) ? [] : [{ where: file, message: `has no test (${test})` }]),
        ...(number % 10 === 0 ? [] : [{ where: file, message: 'is not numbered in tens' }]),
      ];
    });
  },
};
