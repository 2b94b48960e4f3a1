// npm run dist: the application as a folder that runs without this checkout. With the stand-in Electron it goes to
// release-standin/ and is for tests only.
import { electronRuntime } from './electron-runtime.mjs';
import { ensureBuilt, ensureDependencies, run, runMain, say, toolEnvironment } from './setup.mjs';

await runMain(async () => {
  ensureDependencies();
  ensureBuilt();
  say((await electronRuntime()).description);
  return run('electron-builder', ['--dir', '-c', 'build/electron-builder.config.mjs'], {
    env: toolEnvironment(),
  });
});
