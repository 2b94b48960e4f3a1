import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';
import { forkNodeService } from '../../electron/main/service-link.ts';
import { nodeBuild } from '../../vite.config.ts';
import { committeeName, describeContract } from './contract-suite.ts';
import { startUnderHost } from './host-connection.ts';

const root = path.resolve(import.meta.dirname, '../..');
// Inside the checkout, so that the built service finds the SQLite addon.
const parent = path.join(root, 'node_modules', '.cache');
mkdirSync(parent, { recursive: true });
const built = mkdtempSync(path.join(parent, 'shingi-contract-'));
const files = mkdtempSync(path.join(os.tmpdir(), 'shingi-contract-'));
afterAll(() => {
  rmSync(built, { recursive: true, force: true });
  rmSync(files, { recursive: true, force: true });
});

describeContract('a Node child', async () => {
  await build(nodeBuild({ folder: built, entry: 'service/main.ts', target: 'node22' }));
  return startUnderHost(
    () => forkNodeService(path.join(built, 'main.cjs'), process.execPath),
    path.join(files, 'contract.shingi'),
    committeeName,
  );
});
