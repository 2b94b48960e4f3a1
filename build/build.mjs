// npm run build: installs what is missing and builds into dist/.
import { ensureBuilt, ensureDependencies, runMain } from './setup.mjs';

await runMain(() => {
  ensureDependencies();
  ensureBuilt();
  return 0;
});
