import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export { corpusFiles, fontFolder, readBytes, root, testPdfium } from './load-pdfium.ts';

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** True when a program of the system is there; says so when not, because its checks then do not run. */
export function hasTool(name: string): boolean {
  const found = spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
  if (!found) {
    console.warn(`${name} is not installed: its checks were not run`);
  }
  return found;
}

/** Output of a program that reads the bytes as a file, whose path is appended to the arguments. */
export function runOnFile(
  program: string,
  options: readonly string[],
  bytes: Uint8Array,
  rest: string[] = [],
): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-test-'));
  try {
    const file = path.join(folder, 'document.pdf');
    writeFileSync(file, bytes);
    return execFileSync(program, [...options, file, ...rest], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
