#!/usr/bin/env node
// The command line from a checkout: npm run -s shingi -- COMMAND … Only the command writes to standard output.
import { ensureBuilt, ensureDependencies, modernNode, run, runMain } from './setup.mjs';

await runMain(() => {
  ensureDependencies();
  ensureBuilt();
  // The caller's folder, not the checkout's: paths in the arguments are relative to it.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return run(
    modernNode(),
    [new URL('../dist/service/cli.cjs', import.meta.url).pathname, ...process.argv.slice(2)],
    { cwd },
  );
});
