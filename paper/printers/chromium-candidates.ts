import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** A browser that may be able to print. */
export interface ChromiumCandidate {
  /** Where it was found, for the message when none works. */
  readonly source: 'environment' | 'system' | 'package';
  /** Resolves the executable; the packaged one unpacks itself on first use. Rejects when it is not there. */
  resolve(): Promise<ChromiumExecutable>;
  readonly label: string;
}

export interface ChromiumExecutable {
  readonly path: string;
  /** Added to the environment of the process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Arguments that this build needs beside the usual ones. */
  readonly arguments: readonly string[];
}

export const CHROMIUM_VARIABLE = 'SHINGI_CHROMIUM';

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const windowsPaths = [
  String.raw`Microsoft\Edge\Application\msedge.exe`,
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
];

/**
 * Paths where this platform keeps Chromium, Chrome or Edge, best first; those that do not exist are included.
 * `environment` gives PATH and the Windows program folders.
 */
export function systemChromiumPaths(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => environment[name] ?? [],
    );
    return windowsPaths.flatMap((name) => folders.map((folder) => path.win32.join(folder, name)));
  }
  if (platform === 'darwin') {
    const home = environment['HOME'];
    return [...macPaths, ...(home === undefined ? [] : macPaths.map((file) => path.posix.join(home, file)))];
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return linuxNames.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

/** A candidate for a path that the user or the system names. */
export function candidateAt(file: string, source: 'environment' | 'system'): ChromiumCandidate {
  return {
    source,
    label: file,
    resolve: () => Promise.resolve({ path: file, environment: {}, arguments: [] }),
  };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Candidates of the environment variable and of this system. The variable, when set, is tried first even if it is wrong. */
export function installedCandidates(environment: NodeJS.ProcessEnv): ChromiumCandidate[] {
  const named = environment[CHROMIUM_VARIABLE];
  const found = systemChromiumPaths(process.platform, environment).filter(isExecutable);
  return [
    ...(named === undefined || named === '' ? [] : [candidateAt(named, 'environment')]),
    ...found.map((file) => candidateAt(file, 'system')),
  ];
}
