import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ShingiError } from '../../core/contract/errors.ts';

const refusals: Readonly<Record<string, 'disk-full' | 'no-permission' | 'folder-missing' | 'read-only'>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOENT: 'folder-missing',
};

/**
 * Writes a file whole or not at all: a temporary file in the same folder, flushed to the disk, then renamed. An older
 * file of that name stays until then. Throws `disk-full`, `no-permission`, `read-only` or `folder-missing`.
 */
export async function writeWhole(target: string, content: Uint8Array | string): Promise<void> {
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
    await syncFolder(path.dirname(target));
  } catch (error) {
    await rm(temporary, { force: true });
    const code = error instanceof Error && 'code' in error ? refusals[String(error.code)] : undefined;
    throw code === undefined ? error : new ShingiError(code, { path: target }, { cause: error });
  }
}

/** Makes the rename durable. Windows has no handle on folders and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
