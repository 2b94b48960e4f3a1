#!/usr/bin/env node
// The command line from a checkout: npm run -s shingi -- COMMAND … Only the command writes to standard output.
import path from 'node:path';
import { ensureBuilt, ensureDependencies, modernNode, root, run, runMain } from './setup.mjs';

await runMain(() => {
  ensureDependencies();
  ensureBuilt();
  // The caller's folder, not the checkout's: paths in the arguments are relative to it.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return run(modernNode(), [path.join(root, 'dist', 'service', 'cli.cjs'), ...process.argv.slice(2)], {
    cwd,
  });
});
