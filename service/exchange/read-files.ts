import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ShingiError } from '../../core/contract/errors.ts';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import { sha256 } from '../../db/change-log/hashes.ts';
import { limits } from '../../formats/bundle/limits.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { JobOutput } from '../jobs/job-shapes.ts';

export type OpenedBundle = Extract<JobOutput<'readBundles'>[number], { ok: true }>;

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

/** One job takes so many files, or so many bytes: starting a thread costs more than opening a sheet. */
const filesPerJob = 250;
const bytesPerJob = 32 * 1024 * 1024;
/** The first jobs take fewer files, so that the caller has something to store while the next ones read. */
const filesInFirstJobs = [25, 75, 150] as const;
/** So many files are loaded side by side. */
const loadedTogether = 25;
/** So many jobs are ahead of the caller: one core reads, the other stores. */
const jobsAhead = 1;
/** Milliseconds for one job; a passphrase is slow to try on purpose. */
const jobTimeout = 300_000;

// With a file handle of its own for each of hundreds of small files, loading them takes twice as long.
const stat = promisify(fs.stat);
const readFile = promisify(fs.readFile);

export interface LoadedFile {
  readonly path: string;
  readonly bytes: Uint8Array | null;
  readonly reason: RefusalReason;
  readonly detail: string;
}

/** The bytes of a file, or why there are none. */
export async function loadFile(file: string): Promise<LoadedFile> {
  const refused = (reason: RefusalReason, detail: string): LoadedFile => ({
    path: file,
    bytes: null,
    reason,
    detail,
  });
  try {
    const status = await stat(file);
    if (!status.isFile()) {
      return refused('unsupportedFile', '');
    }
    if (status.size > limits.fileSize) {
      return refused('tooLarge', String(status.size));
    }
    const bytes = await readFile(file);
    return { path: file, bytes, reason: 'unreadable', detail: '' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refused('unreadable', code);
  }
}

async function* loadedBatches(paths: readonly string[]): AsyncGenerator<LoadedFile[]> {
  let batch: LoadedFile[] = [];
  let size = 0;
  let jobs = 0;
  for (let from = 0; from < paths.length; from += loadedTogether) {
    const files = await Promise.all(paths.slice(from, from + loadedTogether).map(loadFile));
    for (const file of files) {
      const length = file.bytes?.byteLength ?? 0;
      const most = filesInFirstJobs[jobs] ?? filesPerJob;
      if (batch.length > 0 && (batch.length >= most || size + length > bytesPerJob)) {
        yield batch;
        jobs += 1;
        batch = [];
        size = 0;
      }
      batch.push(file);
      size += length;
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}

/** What a job that could not finish says of the one file it was about. */
export const reasonOfJob: Partial<Readonly<Record<ShingiError['code'], RefusalReason>>> = {
  'job-out-of-memory': 'tooLarge',
  'job-timeout': 'tooLarge',
  'job-failed': 'damaged',
  'invalid-output': 'damaged',
};

async function openBatch(
  batch: readonly LoadedFile[],
  jobs: JobRunner,
  keys: BundleKeys,
  signal: AbortSignal,
): Promise<JobOutput<'readBundles'>> {
  const readable = batch.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]));
  const input = { files: readable, identities: [...keys.identities], passphrases: [...keys.passphrases] };
  let results: JobOutput<'readBundles'>;
  try {
    results =
      readable.length === 0 ? [] : await jobs.run('readBundles', input, { signal, timeout: jobTimeout });
  } catch (error) {
    const reason = error instanceof ShingiError ? reasonOfJob[error.code] : undefined;
    if (reason === undefined) {
      throw error;
    }
    if (batch.length === 1) {
      return [{ ok: false, reason, detail: '' }];
    }
    // One of them killed the thread; alone it kills nothing but its own.
    const single: JobOutput<'readBundles'> = [];
    for (const file of batch) {
      single.push(...(await openBatch([file], jobs, keys, signal)));
    }
    return single;
  }
  let next = 0;
  return batch.flatMap(({ bytes, reason, detail }) => {
    const result = bytes === null ? undefined : results[next];
    next += bytes === null ? 0 : 1;
    return [result ?? { ok: false as const, reason, detail }];
  });
}

/**
 * Reads bundles in job threads, batch after batch; the next batches are being read while the caller stores one.
 * @throws ShingiError cancelled
 */
export async function* readBundleFiles(
  paths: readonly string[],
  jobs: JobRunner,
  keys: BundleKeys,
  signal: AbortSignal,
): AsyncGenerator<ReadBundleFile[]> {
  const work = async (batch: readonly LoadedFile[]): Promise<ReadBundleFile[]> => {
    const opened = await openBatch(batch, jobs, keys, signal);
    return batch.map((file, index) => ({
      path: file.path,
      name: path.basename(file.path),
      hash: file.bytes === null ? '' : sha256(file.bytes),
      opened: opened[index] ?? { ok: false, reason: file.reason, detail: file.detail },
    }));
  };
  const ahead: Promise<ReadBundleFile[]>[] = [];
  for await (const batch of loadedBatches(paths)) {
    const next = work(batch);
    // It is awaited below; until then a refusal of it must not count as unhandled.
    next.catch(() => undefined);
    ahead.push(next);
    if (ahead.length > jobsAhead) {
      yield await (ahead.shift() ?? next);
    }
  }
  for (const next of ahead) {
    yield await next;
  }
}
