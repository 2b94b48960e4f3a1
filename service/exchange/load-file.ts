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

/** Bytes of a file; 0 for one that cannot be read, which loading it says. */
export async function sizeOfFile(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
