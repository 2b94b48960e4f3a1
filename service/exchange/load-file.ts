import fs from 'node:fs';
import { promisify } from 'node:util';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import { limits } from '../../formats/bundle/limits.ts';

// With a file handle of its own for each of hundreds of small files, loading them takes twice as long.
const stat = promisify(fs.stat);
const readFile = promisify(fs.readFile);

export interface LoadedFile {
  readonly path: string;
  readonly bytes: Uint8Array | null;
  readonly reason: RefusalReason;
  readonly detail: string;
}

/** A file that may be loaded, with its bytes' number; or why it may not. */
type Examined = { readonly path: string; readonly size: number } | LoadedFile;

function refused(path: string, reason: RefusalReason, detail: string): LoadedFile {
  return { path, bytes: null, reason, detail };
}

function unreadable(path: string, error: unknown): LoadedFile {
  return refused(
    path,
    'unreadable',
    error instanceof Error && 'code' in error ? String(error.code) : String(error),
  );
}

async function examine(path: string): Promise<Examined> {
  try {
    const status = await stat(path);
    if (!status.isFile()) {
      return refused(path, 'unsupportedFile', '');
    }
    return status.size > limits.fileSize
      ? refused(path, 'tooLarge', String(status.size))
      : { path, size: status.size };
  } catch (error) {
    return unreadable(path, error);
  }
}

async function load(examined: Examined): Promise<LoadedFile> {
  if (!('size' in examined)) {
    return examined;
  }
  const { path } = examined;
  try {
    return { path, bytes: await readFile(path), reason: 'unreadable', detail: '' };
  } catch (error) {
    return unreadable(path, error);
  }
}

/** The bytes of a file, or why there are none. */
export async function loadFile(path: string): Promise<LoadedFile> {
  return load(await examine(path));
}

/** The same for the first of several files, one at least, and as many as together have no more bytes than these. */
export async function loadFiles(paths: readonly string[], mostBytes: number): Promise<LoadedFile[]> {
  const examined = await Promise.all(paths.map(examine));
  let sum = 0;
  const tooMany = examined.findIndex((file, index) => {
    sum += 'size' in file ? file.size : 0;
    return index > 0 && sum > mostBytes;
  });
  return Promise.all(examined.slice(0, tooMany === -1 ? undefined : tooMany).map(load));
}
