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
  /** Where what belongs to this machine is kept; the user's own configuration folder unless said otherwise. */
  readonly settingsFolder?: string;
  /** Passwords of PDFs by the hash of their bytes, as a person has typed them in this run. Never written anywhere. */
  readonly passwords: Map<string, string>;
  /** Passwords that are tried on any locked PDF of this run. */
  readonly offeredPasswords?: readonly string[];
}

/** Random bytes are drawn for so many ids at a time: asking the system for each is slower than everything else in it. */
const idsPerDraw = 256;
const bytesPerId = 16;

/** A source of UUIDv7 that keeps order within one millisecond. */
export function createIdSource(now: () => number): () => Id {
  let sequence = 0;
  let last = 0;
  let pool: Uint8Array = new Uint8Array(0);
  let used = 0;
  return () => {
    const milliseconds = Math.max(now(), last);
    sequence = milliseconds === last ? sequence + 1 : 0;
    last = milliseconds;
    if (used === pool.length) {
      pool = randomBytes(idsPerDraw * bytesPerId);
      used = 0;
    }
    used += bytesPerId;
    return idFrom(milliseconds, pool.subarray(used - bytesPerId, used), sequence);
  };
}

/** The folder that the build fills beside the bundled service. */
export function builtAssetsFolder(serviceFolder: string): string {
  return path.join(serviceFolder, '..', 'assets');
}
