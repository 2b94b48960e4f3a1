// The Debian packages that running Electron and the tests need, and how they get onto the machine.
import { spawnSync } from 'node:child_process';
import { run, SetupError, say } from './setup.mjs';

/** Each entry: names of the same thing on different releases, the first that exists is taken. */
const electronPackages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
];
const virtualScreenPackages = [['xvfb'], ['xauth']];
const testPackages = [['poppler-utils'], ['qpdf']];
/** Other programs whose files the tests read back. Without them those tests say that they were not run. */
const otherPrograms = [['libreoffice-calc'], ['libreoffice-writer']];

/** @param {string} name */
function isInstalled(name) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills it in
  const result = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' });
  return result.status === 0 && result.stdout === 'installed';
}

/** @param {string} name */
function isAvailable(name) {
  const result = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(result.stdout ?? '');
}

function hasDpkg() {
  return spawnSync('dpkg-query', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** True when windows can be shown on this machine. */
export function hasDisplay() {
  if (process.platform !== 'linux') {
    return true;
  }
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Makes sure that what Electron (and, with `tests`, the test suite) needs from Debian is there. As root it is
 * installed; otherwise a `SetupError` names the one command that does it.
 * @param {{ tests: boolean }} wanted
 */
export function ensureDebianPackages(wanted) {
  if (process.platform !== 'linux') {
    return;
  }
  const groups = [
    ...electronPackages,
    ...(hasDisplay() && !wanted.tests ? [] : virtualScreenPackages),
    ...(wanted.tests ? testPackages : []),
  ];
  if (!hasDpkg()) {
    say(
      `Debian 系ではないため確認を省きます。必要なもの / Not a Debian system; needed: ${groups.map((names) => names.at(-1)).join(' ')}`,
    );
    return;
  }
  const missing = groups.filter((names) => !names.some(isInstalled));
  const others = wanted.tests ? otherPrograms.filter((names) => !names.some(isInstalled)) : [];
  const asRoot = process.getuid?.() === 0;
  if (asRoot && missing.length + others.length > 0) {
    say('Debian のパッケージを入れています… / Installing Debian packages …');
    run('apt-get', ['update', '-qq'], { silent: true, env: unattended });
  }
  if (others.length > 0 && !(asRoot && install(others))) {
    say(
      `LibreOffice がないため、その一部の検査は行いません。 / Without LibreOffice some tests are not run: ${chosen(others).join(' ')}`,
    );
  }
  if (missing.length === 0 || (asRoot && install(missing))) {
    return;
  }
  throw new SetupError(
    `次の Debian パッケージが必要です。これを実行してください。 / These Debian packages are needed. Run:\n  ${
      asRoot ? '' : 'sudo '
    }apt-get install -y --no-install-recommends ${chosen(missing).join(' ')}`,
  );
}

const unattended = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** @param {string[][]} groups */
function install(groups) {
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...chosen(groups)];
  return run('apt-get', args, { silent: true, env: unattended }) === 0;
}

/** @param {string[][]} groups */
function chosen(groups) {
  return groups.map((names) => names.find(isAvailable) ?? names.at(-1) ?? '');
}
