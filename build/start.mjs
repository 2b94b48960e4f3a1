// npm start: from a fresh clone to the application on the sample committee. Without a display: the main job without
// windows, and a picture of the first screen.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureDebianPackages, hasDisplay } from './debian-packages.mjs';
import { electronEnvironment, electronSwitches, onAScreen } from './electron-command.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import {
  cacheFolder,
  ensureBuilt,
  ensureDependencies,
  modernNode,
  root,
  run,
  runMain,
  SetupError,
  say,
} from './setup.mjs';

const commandLine = path.join(root, 'dist', 'service', 'cli.cjs');

/** The sample committee, made on first use. It is a file like any other: what is written into it stays. */
function sampleFile() {
  const sample = path.join(cacheFolder(), 'sample.shingi');
  if (!existsSync(sample)) {
    say('見本の委員会を作っています… / Making the sample committee …');
    mkdirSync(path.dirname(sample), { recursive: true });
    if (run(modernNode(), [commandLine, 'sample', '--to', sample], { quiet: true }) !== 0) {
      throw new SetupError('見本の委員会を作れませんでした。 / The sample committee could not be made.');
    }
  }
  return sample;
}

/**
 * @param {string} file
 * @param {import('./electron-runtime.mjs').ElectronRuntime} runtime
 */
function withoutWindows(file, runtime) {
  say('画面がないため、窓を開かずに主な仕事をします。 / No display: doing the main job without windows.');
  const out = path.join(root, 'out');
  mkdirSync(out, { recursive: true });
  const pdf = path.join(out, 'packet.pdf');
  const picture = path.join(out, 'first-screen.png');
  const node = modernNode();
  const meeting = ['--meeting', 'first'];
  const exported = run(node, [commandLine, 'export', file, 'packet', ...meeting, '--out', pdf], {
    quiet: true,
  });
  const screen = onAScreen(node, ['build/screenshot.ts', file, picture]);
  const shown = run(screen.command, screen.args, { env: electronEnvironment(runtime), quiet: true });
  if (exported === 0) {
    process.stdout.write(`${pdf}\n`);
  }
  if (shown === 0) {
    process.stdout.write(`${picture}\n`);
  }
  return exported === 0 && shown === 0 ? 0 : 1;
}

await runMain(async () => {
  const [given] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  ensureDependencies();
  ensureDebianPackages({ tests: false });
  ensureBuilt();
  const runtime = await electronRuntime();
  say(runtime.description);
  const file =
    given === undefined ? sampleFile() : path.resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  if (!hasDisplay()) {
    return withoutWindows(file, runtime);
  }
  return run(runtime.executable, [...electronSwitches(), root, file], { env: electronEnvironment(runtime) });
});
