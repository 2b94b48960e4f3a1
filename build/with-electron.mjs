// Runs a command with an Electron at hand: node build/with-electron.mjs COMMAND ARGUMENTS…

import { ensureDebianPackages } from './debian-packages.mjs';
import { electronEnvironment, onAScreen } from './electron-command.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureBuilt, ensureDependencies, run, runMain, SetupError, say } from './setup.mjs';

await runMain(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) {
    throw new SetupError('usage: node build/with-electron.mjs COMMAND ARGUMENTS…');
  }
  ensureDependencies();
  ensureDebianPackages({ tests: false });
  ensureBuilt();
  const runtime = await electronRuntime();
  say(runtime.description);
  const screen = onAScreen(command, args);
  return run(screen.command, screen.args, { env: electronEnvironment(runtime) });
});
