// npm start: from a fresh clone to the application on the sample committee. Without a display: the main job without
// windows, and a picture of the first screen.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ensureDebianPackages, hasDisplay } from './debian-packages.mjs';
import { electronEnvironment, electronSwitches, onAScreen } from './electron-command.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { menuFonts } from './menu-fonts.mjs';
import {
  cacheFolder,
  ensureBuilt,
  ensureDependencies,
  fingerprintOf,
  modernNode,
  root,
  run,
  runMain,
  SetupError,
  say,
} from './setup.mjs';

const commandLine = path.join(root, 'dist', 'service', 'cli.cjs');

/**
 * The sample committee of this checkout, made on first use. It is a file like any other: what is written into it stays,
 * until the sample or the layout of committee files changes.
 */
function sampleFile() {
  const state = fingerprintOf(['sample', 'db/migrations']).slice(0, 12);
  const sample = path.join(cacheFolder(), 'samples', state, '見本の委員会.shingi');
  if (!existsSync(sample)) {
    say('見本の委員会を作っています… / Making the sample committee …');
    mkdirSync(path.dirname(sample), { recursive: true });
    // Under another name first, so that an interrupted start leaves no half sample.
    const draft = path.join(path.dirname(sample), `draft-${process.pid}.shingi`);
    if (run(modernNode(), [commandLine, 'sample', '--to', draft], { silent: true }) !== 0) {
      throw new SetupError('見本の委員会を作れませんでした。 / The sample committee could not be made.');
    }
    renameSync(draft, sample);
    say(`${sample}`);
  }
  return sample;
}

/**
 * The id of the first meeting in a committee file.
 * @param {string} file
 */
function firstMeeting(file) {
  const { status, stdout } = spawnSync(modernNode(), [commandLine, 'dump', file, '--json'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {{ meetings: { meeting: { id: string } }[] }} */
  const { meetings } = status === 0 ? JSON.parse(stdout) : { meetings: [] };
  const [first] = meetings;
  if (first === undefined) {
    throw new SetupError(`${file}: 会議がありません。 / holds no meeting.`);
  }
  return first.meeting.id;
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
  const meeting = ['--meeting', firstMeeting(file)];
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
  const env = { ...electronEnvironment(runtime), ...menuFonts() };
  return run(runtime.executable, [...electronSwitches(), root, file], { env });
});
