import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { WaitingKind } from '../../core/contract/exchange-schemas.ts';
import { headRowOf, looksLikeComments } from '../../core/domain/opinion-sheets/comment-columns.ts';
import { findOwner } from '../../db/committees/owner.ts';
import type { CommitteeService } from '../committee-service.ts';
import { isForm } from '../forms/is-form.ts';

/** Bytes of a table that is opened to see whether it holds comments. */
const tableSizeAtMost = 10 * 1024 * 1024;
/** Milliseconds for one file. */
const jobTimeout = 30_000;

async function isTableOfComments(
  { environment }: CommitteeService,
  file: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const ending = path.extname(file).toLowerCase();
  if (!['.csv', '.tsv', '.xlsx', '.xlsm'].includes(ending) || bytes.byteLength > tableSizeAtMost) {
    return false;
  }
  const { sheets } = await environment.jobs.run(
    'readCells',
    { bytes, kind: ending.startsWith('.xls') ? 'workbook' : 'text', name: path.basename(file) },
    { signal: new AbortController().signal, timeout: jobTimeout },
  );
  const rows = sheets.find((sheet) => sheet.some((cells) => cells.some((cell) => cell.trim() !== ''))) ?? [];
  const heads = rows[headRowOf(rows)] ?? [];
  return looksLikeComments(heads);
}

/**
 * Looks into a file of the watched folder that is no bundle: a filled-in form, what looks like a table of the public's
 * comments, or null for anything else. Only the secretariat takes these in. A file that cannot be read is nothing.
 */
export async function recogniseFile(
  service: CommitteeService,
  file: string,
): Promise<Exclude<WaitingKind, 'bundle'> | null> {
  if (findOwner(service.file.read).role !== 'secretariat') {
    return null;
  }
  const within = async (look: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await look();
    } catch {
      // Foreign, damaged, too slow or away: not ours to announce. Who chooses it by hand is told what is wrong.
      return false;
    }
  };
  const bytes = await readFile(file).then(
    (read) => new Uint8Array(read),
    () => null,
  );
  if (bytes === null) {
    return null;
  }
  // Jobs may take the bytes over; each gets its own.
  if (await within(() => isForm(service, file, bytes.slice()))) {
    return 'form';
  }
  return (await within(() => isTableOfComments(service, file, bytes))) ? 'comments' : null;
}
