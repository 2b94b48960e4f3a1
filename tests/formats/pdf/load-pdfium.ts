import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadPdfium, type Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';

/** What tests of PDFs need under any test runner. */

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
