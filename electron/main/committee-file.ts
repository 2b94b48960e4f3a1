import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { CommitteeFile } from '../../core/contract/shell.ts';

/** A file under its one true path, so that links and relative paths are not taken for another file. */
export function committeeFileAt(given: string): CommitteeFile {
  const absolute = path.resolve(given);
  const folder = realPathOr(path.dirname(absolute));
  const full = realPathOr(path.join(folder, path.basename(absolute)));
  return { path: full, name: path.basename(full, path.extname(full)) };
}

function realPathOr(given: string): string {
  try {
    return realpathSync(given);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return given;
    }
    throw error;
  }
}
