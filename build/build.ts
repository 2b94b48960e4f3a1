// Builds everything into dist/ (run by build/build.mjs). A failed build leaves the old dist/ as it was, and two builds at
// the same time do not mix.
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { nodeBuildsInto } from '../vite.config.ts';
import { copyAssets } from './assets.ts';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const draft = path.join(root, `dist-${process.pid}`);
const old = path.join(root, `dist-${process.pid}-old`);
const startedAt = performance.now();
// What build/setup.mjs compares the sources with next time.
const [sources = ''] = process.argv.slice(2);

try {
  await build({
    configFile: path.join(root, 'vite.config.ts'),
    build: { outDir: path.join(draft, 'renderer') },
  });
  for (const config of nodeBuildsInto(draft)) {
    await build(config);
  }
  await copyAssets(path.join(draft, 'assets'));
  await writeFile(path.join(draft, '.sources'), sources);
  await rename(dist, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') {
      throw error;
    }
  });
  await rename(draft, dist);
  console.error(`dist/: ${Math.round(performance.now() - startedAt)} ms`);
} finally {
  await rm(draft, { recursive: true, force: true });
  await rm(old, { recursive: true, force: true });
}
