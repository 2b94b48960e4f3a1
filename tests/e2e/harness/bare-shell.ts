import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { nodeBuild } from '../../../vite.config.ts';

/**
 * The shell proper with an empty page and an echo of the service, built into a temporary folder: what belongs to the
 * shell is tested without the screens.
 */
export async function buildBareShell(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-shell-'));
  const dist = path.join(folder, 'dist');
  await build(
    nodeBuild({ folder: path.join(dist, 'main'), entry: 'electron/main/main.ts', target: 'node18' }),
  );
  await build(
    nodeBuild({
      folder: path.join(dist, 'preload'),
      entry: 'electron/preload/preload.ts',
      target: 'chrome114',
    }),
  );
  await build(
    nodeBuild({
      folder: path.join(dist, 'service'),
      entry: 'tests/contract/echo-service.ts',
      target: 'node22',
    }),
  );
  renameSync(path.join(dist, 'service', 'echo-service.cjs'), path.join(dist, 'service', 'main.cjs'));
  mkdirSync(path.join(dist, 'renderer'));
  cpSync(path.join(import.meta.dirname, 'bare-page.html'), path.join(dist, 'renderer', 'index.html'));
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({
      name: 'shingi-shell',
      productName: 'ShingiShell',
      version: '0.0.1',
      main: 'dist/main/main.cjs',
    }),
  );
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
