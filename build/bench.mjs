// npm run bench [-- NAMES]: measures import, search, printing and starting, each beside a baseline in the same run.
import { ensureDependencies, modernNode, run, runMain, toolEnvironment } from './setup.mjs';

await runMain(() => {
  ensureDependencies();
  return run(modernNode(), ['tests/bench/run.ts', ...process.argv.slice(2)], { env: toolEnvironment() });
});
