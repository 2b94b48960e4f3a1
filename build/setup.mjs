// What must be in place before anything of this project runs. Plain JavaScript for Node 20 without dependencies:
// at this point nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** @param {string} line One line for people; standard output belongs to the command itself. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A reason to stop that needs no stack trace. */
export class SetupError extends Error {}

/**
 * Runs `main`; a `SetupError` ends the process with its message and status 1.
 * @param {() => Promise<number> | number} main resolves to the exit status
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) {
      throw error;
    }
    say(error.message);
    process.exitCode = 1;
  }
}

/**
 * Runs a program to its end, its standard output on ours or, when `quiet`, on standard error. When `silent`, nothing is
 * shown unless it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, silent?: boolean }} [options]
 * @returns {number} exit status; 127 when it could not be started
 */
export function run(command, args, options = {}) {
  const silent = options.silent === true;
  const result = spawnSync(command, args, {
    cwd: options.cwd ?? root,
    env: options.env ?? process.env,
    maxBuffer: 64 * 1024 * 1024,
    stdio: silent
      ? ['ignore', 'pipe', 'pipe']
      : ['inherit', options.quiet === true ? 2 : 'inherit', 'inherit'],
  });
  if (result.error !== undefined) {
    say(`${command}: ${result.error.message}`);
    return 127;
  }
  if (silent && result.status !== 0) {
    say(String(result.stdout) + String(result.stderr));
  }
  return result.status ?? 1;
}

/** The folder for things that are fetched once per machine. */
export function cacheFolder() {
  const own = process.env['SHINGI_CACHE'];
  const base = process.env['XDG_CACHE_HOME'];
  return own || path.join(base || path.join(os.homedir(), '.cache'), 'shingi');
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** True when node_modules holds exactly the versions that package-lock.json names. */
export function dependenciesAreCurrent() {
  const installedList = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) {
    return false;
  }
  /** @type {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
  const wanted = readJson(path.join(root, 'package-lock.json')).packages;
  /** @type {Record<string, { version?: string }>} */
  const installed = readJson(installedList).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    const found = installed[name];
    if (name === '' || (found === undefined && entry.optional === true)) {
      return true;
    }
    return found !== undefined && found.version === entry.version;
  });
}

/** Installs the dependencies where they are missing or older than the lockfile. */
export function ensureDependencies() {
  if (dependenciesAreCurrent()) {
    return;
  }
  say('依存パッケージを入れています（npm ci）… / Installing dependencies (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const status = run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  if (status !== 0) {
    throw new SetupError('依存パッケージを入れられませんでした。 / npm ci failed.');
  }
}

/** The Node that everything after set-up runs on (the SQLite addon needs 22 or newer). */
export function modernNode() {
  const bundled = path.join(root, 'node_modules', '.bin', 'node');
  if (existsSync(bundled)) {
    return bundled;
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) {
    return process.execPath;
  }
  throw new SetupError(
    `Node 22.18 以降が必要です（今は ${process.version}）。 / Node 22.18 or newer is needed on this platform.`,
  );
}

/** The environment in which `node` and the tools of node_modules are found first. */
export function toolEnvironment() {
  const bin = path.join(root, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` };
}

const sourceFolders = [
  'core',
  'formats',
  'db',
  'paper',
  'service',
  'electron',
  'renderer',
  'build',
  'sample',
];
const sourceFiles = ['vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
const stampFile = path.join(root, 'dist', '.sources');

/**
 * A fingerprint of files and folders of the checkout: path, size and time of each file.
 * @param {readonly string[]} names
 */
export function fingerprintOf(names) {
  const hash = createHash('sha256');
  /** @param {string} relative */
  const add = (relative) => {
    const stat = statSync(path.join(root, relative), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const name of readdirSync(path.join(root, relative)).sort()) {
        add(path.join(relative, name));
      }
    } else if (stat !== undefined) {
      hash.update(`${relative}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const name of names) {
    add(name);
  }
  return hash.digest('hex');
}

/** Builds into dist/ when a source is newer than what lies there. */
export function ensureBuilt() {
  const fingerprint = fingerprintOf([...sourceFolders, ...sourceFiles]);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) {
    return;
  }
  say('組み立てています… / Building …');
  const status = run(modernNode(), ['build/build.ts', fingerprint], { env: toolEnvironment(), quiet: true });
  if (status !== 0) {
    throw new SetupError('組み立てに失敗しました。 / The build failed.');
  }
}
