import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Printer } from '../../core/contract/printer.ts';
import { findPrinter } from '../../paper/printers/find-printer.ts';
import { createIdSource, type ServiceEnvironment } from '../../service/environment.ts';
import { createDirectRunner } from '../../service/jobs/direct-runner.ts';

export const distFolder = path.resolve(import.meta.dirname, '../../dist');
export const assetsFolder = path.join(distFolder, 'assets');

if (!existsSync(path.join(assetsFolder, 'pdfium.wasm'))) {
  throw new Error('these tests read fonts and PDFium from dist/assets: run `npm run build` first');
}

export interface TestBench {
  readonly environment: ServiceEnvironment;
  /** A folder of its own, removed with everything in it. */
  readonly folder: string;
  /** A path in that folder. */
  readonly file: (name: string) => string;
  close(): Promise<void>;
}

/** A real environment: real files, the real printing engine, jobs in this thread. */
export function createBench(): TestBench {
  const folder = mkdtempSync(path.join(tmpdir(), 'shingi-service-'));
  let printer: Promise<Printer> | undefined;
  return {
    folder,
    file: (name) => path.join(folder, name),
    environment: {
      now: Date.now,
      newId: createIdSource(Date.now),
      passwords: new Map(),
      locale: 'ja',
      assetsFolder,
      jobs: createDirectRunner(),
      findPrinter: () => {
        printer ??= findPrinter();
        return printer;
      },
    },
    close: async () => {
      await (await printer)?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const noSignal = new AbortController().signal;
