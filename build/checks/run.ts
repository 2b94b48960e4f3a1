// Runs the checks that no ready-made tool has. Prints what they found; status 1 when there is anything.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileSizeCheck } from './file-size.ts';
import { forbiddenTextCheck } from './forbidden-text.ts';
import { layersCheck } from './layers.ts';
import { localeKeysCheck } from './locale-keys.ts';
import { migrationsCheck } from './migrations.ts';
import type { Tree } from './report.ts';

const root = path.resolve(import.meta.dirname, '../..');
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const cache = new Map<string, string>();
const tree: Tree = {
  files: listed.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file))),
  read: (file) => {
    const text = cache.get(file) ?? readFileSync(path.join(root, file), 'utf8');
    cache.set(file, text);
    return text;
  },
};

let found = 0;
for (const check of [layersCheck, fileSizeCheck, localeKeysCheck, forbiddenTextCheck, migrationsCheck]) {
  const findings = check.run(tree);
  found += findings.length;
  for (const { where, message } of findings) {
    console.log(`${where}: ${message} (${check.name})`);
  }
}
console.log(found === 0 ? 'checks: nothing found' : `checks: ${found} found`);
process.exitCode = found === 0 ? 0 : 1;
