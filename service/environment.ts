import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Printer } from '../core/contract/printer.ts';
import { type Id, idFrom } from '../core/domain/ids.ts';
import type { Locale } from '../core/locales/translator.ts';
import type { JobRunner } from './jobs/job-runner.ts';

/** What the service needs from the machine it runs on. Tests hand in their own. */
export interface ServiceEnvironment {
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly newId: () => Id;
  readonly locale: Locale;
  /** Folder with `fonts/` and `pdfium.wasm`. */
  readonly assetsFolder: string;
  readonly jobs: JobRunner;
  /** The engine that prints; found when it is first needed. Throws `printer-unavailable`. */
  readonly findPrinter: () => Promise<Printer>;
}

/** A source of UUIDv7 that keeps order within one millisecond. */
export function createIdSource(now: () => number): () => Id {
  let sequence = 0;
  let last = 0;
  return () => {
    const milliseconds = Math.max(now(), last);
    sequence = milliseconds === last ? sequence + 1 : 0;
    last = milliseconds;
    return idFrom(milliseconds, randomBytes(16), sequence);
  };
}

/** The folder that the build fills beside the bundled service. */
export function builtAssetsFolder(serviceFolder: string): string {
  return path.join(serviceFolder, '..', 'assets');
}
