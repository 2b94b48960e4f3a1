// The command line with which Electron is started on this machine: as root, without a display, and so on.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { hasDisplay } from './debian-packages.mjs';
import { modernNode, root, toolEnvironment } from './setup.mjs';

/**
 * Chromium switches that this machine needs: its sandbox does not run as root, and without a screen there is no GPU.
 * @returns {string[]}
 */
export function electronSwitches() {
  const asRoot = process.getuid?.() === 0;
  return [...(asRoot ? ['--no-sandbox'] : []), ...(hasDisplay() ? [] : ['--disable-gpu'])];
}

/**
 * Puts a virtual screen around a command where there is no real one.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function onAScreen(command, args) {
  if (hasDisplay()) {
    return { command, args: [...args] };
  }
  return { command: 'xvfb-run', args: ['-a', '-s', '-screen 0 1600x1000x24', command, ...args] };
}

/**
 * The environment for Electron and for tests that start it. `SHINGI_SERVICE_NODE` is only read by an Electron that is
 * too old to load the SQLite addon.
 * @param {import('./electron-runtime.mjs').ElectronRuntime} runtime
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(runtime) {
  const bundledNode = path.join(root, 'node_modules', '.bin', 'node');
  return {
    ...toolEnvironment(),
    SHINGI_ELECTRON: runtime.executable,
    SHINGI_ELECTRON_SWITCHES: electronSwitches().join(' '),
    SHINGI_SERVICE_NODE: existsSync(bundledNode) ? bundledNode : modernNode(),
  };
}
