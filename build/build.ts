// Builds everything into dist/ (run by build/build.mjs). With --watch the windows' part is rebuilt on change.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { nodeBuilds } from '../vite.config.ts';
import { copyAssets } from './assets.ts';

const root = path.resolve(import.meta.dirname, '..');
const startedAt = performance.now();

await rm(path.join(root, 'dist'), { recursive: true, force: true });
await build({ configFile: path.join(root, 'vite.config.ts') });
for (const config of nodeBuilds) {
  await build(config);
}
await copyAssets(path.join(root, 'dist', 'assets'));
console.error(`dist/: ${Math.round(performance.now() - startedAt)} ms`);
