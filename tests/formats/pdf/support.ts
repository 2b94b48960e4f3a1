import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { loadPdfium, type Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';

export const root = path.resolve(import.meta.dirname, '../../..');
const modules = path.join(root, 'node_modules');
export const fontFolder = path.join(modules, '@expo-google-fonts');

export function readBytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(file));
}

let loading: Promise<Pdfium> | null = null;

/** PDFium, started once for all tests of a file. */
export function testPdfium(): Promise<Pdfium> {
  loading ??= loadPdfium(readBytes(path.join(modules, '@embedpdf/pdfium/dist/pdfium.wasm')));
  return loading;
}

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

const corpusFolder = path.resolve(root, '../shared/pdf-corpus');

/** Awkward files that lie beside the repository; none when they do not. */
export function corpusFiles(): { name: string; bytes(): Uint8Array }[] {
  if (!existsSync(corpusFolder)) {
    console.warn('../shared/pdf-corpus is not there: its cases were not run');
    return [];
  }
  return readdirSync(corpusFolder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => ({ name, bytes: () => readBytes(path.join(corpusFolder, name)) }));
}
