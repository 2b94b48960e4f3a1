import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PrinterEngine } from '../../../core/contract/printer.ts';
import { keepPrinter } from '../../../paper/printers/kept-printer.ts';
import { createIdSource, type ServiceEnvironment } from '../../../service/environment.ts';
import { exportPacket } from '../../../service/exports/export-packet.ts';
import { type Composed, printInPasses } from '../../../service/exports/print-passes.ts';
import { together } from '../../../service/exports/together.ts';
import { createThreadRunner } from '../../../service/jobs/job-runner.ts';
import { root } from '../sources.ts';
import { contentsOf, type PrintMaterial } from './content.ts';

const unhurried = { signal: new AbortController().signal, timeout: 600_000 };

/** The product's own export, with its worker threads and its printing engine. */
export interface Shingi {
  readonly engine: PrinterEngine;
  /** A whole export into a file: preflight, printing, comparison with the model, assembly, writing. */
  export(title: string, materials: readonly PrintMaterial[]): Promise<Uint8Array>;
  /** Composing and printing alone. */
  print(title: string, materials: readonly PrintMaterial[]): Promise<Composed>;
  /** Comparing and assembling what was printed before. */
  assemble(title: string, materials: readonly PrintMaterial[], composed: Composed): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Finds the engine and starts it. */
export async function startShingi(assetsFolder: string): Promise<Shingi> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-'));
  const jobs = createThreadRunner(path.join(root, 'dist/service/worker.cjs'));
  const kept = keepPrinter();
  const environment: ServiceEnvironment = {
    now: Date.now,
    passwords: new Map(),
    newId: createIdSource(Date.now),
    locale: 'ja',
    assetsFolder,
    jobs,
    findPrinter: kept.find,
  };
  const printer = await kept.find();
  return {
    engine: printer.engine,
    export: async (title, materials) => {
      const target = { path: path.join(folder, 'packet.pdf'), plainText: false };
      await exportPacket(
        contentsOf(title, materials),
        target,
        environment,
        unhurried.signal,
        () => undefined,
      );
      return new Uint8Array(readFileSync(target.path));
    },
    print: (title, materials) =>
      together(unhurried.signal, (start) =>
        printInPasses(title, materials, printer, environment, start, {
          onPrint: () => undefined,
          onProgress: () => undefined,
        }),
      ),
    assemble: async (title, materials, { prints }) => {
      const parts = materials.map((material) => ({
        id: material.id,
        label: material.numberLabel,
        title: material.title,
        versionNote: material.versionLabel,
        meetingLabel: material.meetingLabel,
        pageNumberStyle: material.numberLabel === null ? ('agenda' as const) : ('material' as const),
        file: null,
        password: null,
      }));
      const [{ bytes }] = await Promise.all([
        jobs.run(
          'assemblePacket',
          { title, locale: 'ja', assetsFolder, prints: [...prints], parts },
          unhurried,
        ),
        ...prints.map((print) => jobs.run('checkPrint', { assetsFolder, print }, unhurried)),
      ]);
      return bytes;
    },
    close: async () => {
      await jobs.close();
      await kept.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
