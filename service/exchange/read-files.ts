import path from 'node:path';
import { ShingiError } from '../../core/contract/errors.ts';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { JobPart } from '../jobs/job-shapes.ts';

type ReadPart = JobPart<'readBundles'>;
export type OpenedBundle = Extract<ReadPart[number]['opened'], { ok: true }>;

/** A file that was read, or why it was not. */
export interface ReadBundleFile {
  readonly path: string;
  readonly name: string;
  /** SHA-256 of the file; empty where it could not be read. */
  readonly hash: string;
  readonly opened:
    | OpenedBundle
    | { readonly ok: false; readonly reason: RefusalReason; readonly detail: string };
}

export interface BundleKeys {
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
}

/** Milliseconds for the next files of a job; a passphrase is slow to try on purpose. */
const jobTimeout = 300_000;

/** What a job that could not finish says of the one file it was about. */
export const reasonOfJob: Partial<Readonly<Record<ShingiError['code'], RefusalReason>>> = {
  'job-out-of-memory': 'tooLarge',
  'job-timeout': 'tooLarge',
  'job-failed': 'damaged',
  'invalid-output': 'damaged',
};

function named(read: ReadPart[number]): ReadBundleFile {
  return { ...read, name: path.basename(read.path) };
}

/** Lets everything in that has arrived meanwhile. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Files as one job finds them, everything that is there at a time; the job goes on while the caller stores them.
 * @returns the error that ended the job before its time, or null
 */
async function* readInOneJob(
  paths: readonly string[],
  jobs: JobRunner,
  keys: BundleKeys,
  signal: AbortSignal,
): AsyncGenerator<ReadBundleFile[], ShingiError | null> {
  let arrived: ReadBundleFile[] = [];
  let wake = (): void => undefined;
  let ended: { readonly error: unknown } | null = null;
  const end = (error: unknown): void => {
    ended = { error };
    wake();
  };
  const isEnded = (): { readonly error: unknown } | null => ended;
  const input = { paths: [...paths], identities: [...keys.identities], passphrases: [...keys.passphrases] };
  const onPart = (part: ReadPart): void => {
    arrived.push(...part.map(named));
    wake();
  };
  jobs.run('readBundles', input, { signal, timeout: jobTimeout }, onPart).then(() => end(null), end);
  for (;;) {
    if (arrived.length === 0 && isEnded() === null) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    await nextTurn();
    if (arrived.length > 0) {
      const batch = arrived;
      arrived = [];
      yield batch;
      continue;
    }
    const { error } = isEnded() ?? { error: null };
    if (error === null) {
      return null;
    }
    if (error instanceof ShingiError && reasonOfJob[error.code] !== undefined) {
      return error;
    }
    throw error;
  }
}

/**
 * Reads bundles in job threads, in their order and batch after batch: the next ones are read while the caller stores those it
 * has. A file that kills its thread is refused, and the others are read all the same.
 * @throws ShingiError cancelled
 */
export async function* readBundleFiles(
  paths: readonly string[],
  jobs: JobRunner,
  keys: BundleKeys,
  signal: AbortSignal,
): AsyncGenerator<ReadBundleFile[]> {
  let done = 0;
  // After a job was ended, the first of the files that it did not answer for is read alone: it may be the one.
  let alone = false;
  while (done < paths.length) {
    const from = done;
    const reading = readInOneJob(paths.slice(from, alone ? from + 1 : undefined), jobs, keys, signal);
    let step = await reading.next();
    while (step.done !== true) {
      done += step.value.length;
      yield step.value;
      step = await reading.next();
    }
    const error = step.value;
    if (alone && error !== null && done === from) {
      const file = paths[from] ?? '';
      const reason = reasonOfJob[error.code] ?? 'damaged';
      done += 1;
      yield [{ path: file, name: path.basename(file), hash: '', opened: { ok: false, reason, detail: '' } }];
    }
    alone = !alone && error !== null;
  }
}
