import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ShingiError } from '../../core/contract/errors.ts';

export type SourceKind = 'packetText' | 'document' | 'workbook' | 'commaSeparated' | 'pdf' | 'other';

/** A file that is to be imported, read whole. */
export interface Source {
  readonly path: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const megabyte = 1024 * 1024;
/** Greatest size of a source. A packet's text is some hundred kilobytes, more is several years' papers pasted together; scanned PDFs are large. */
const limits: Readonly<Record<SourceKind, number>> = {
  packetText: 5 * megabyte,
  document: 50 * megabyte,
  workbook: 50 * megabyte,
  commaSeparated: 20 * megabyte,
  pdf: 500 * megabyte,
  other: 500 * megabyte,
};

const kinds: Readonly<Record<string, { kind: SourceKind; mediaType: string }>> = {
  '.md': { kind: 'packetText', mediaType: 'text/markdown' },
  '.txt': { kind: 'packetText', mediaType: 'text/plain' },
  '.tsv': { kind: 'packetText', mediaType: 'text/tab-separated-values' },
  '.docx': {
    kind: 'document',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  '.xlsx': {
    kind: 'workbook',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  '.csv': { kind: 'commaSeparated', mediaType: 'text/csv' },
  '.pdf': { kind: 'pdf', mediaType: 'application/pdf' },
};

/** Files of `target`: itself, or what lies in it where it is a folder (not deeper), by name. */
export async function expandSource(target: string): Promise<string[]> {
  const status = await statOrRefuse(target);
  if (!status.isDirectory()) {
    return [target];
  }
  const entries = await readdir(target, { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && kinds[path.extname(entry.name).toLowerCase()] !== undefined)
    .map((entry) => path.join(target, entry.name))
    .sort();
  if (files.length === 0) {
    throw new ShingiError('source-empty', { path: target });
  }
  return files;
}

/** The file at `target`. Throws `source-missing`, `source-empty`, `source-too-large` or `no-permission`. */
export async function readSource(target: string): Promise<Source> {
  const status = await statOrRefuse(target);
  const name = path.basename(target);
  const known = kinds[path.extname(name).toLowerCase()] ?? {
    kind: 'other' as const,
    mediaType: 'application/octet-stream',
  };
  if (!status.isFile()) {
    throw new ShingiError('source-unsupported', { path: target });
  }
  if (status.size === 0) {
    throw new ShingiError('source-empty', { path: target });
  }
  if (status.size > limits[known.kind]) {
    throw new ShingiError('source-too-large', {
      path: target,
      megabytes: Math.ceil(status.size / megabyte),
      limit: limits[known.kind] / megabyte,
    });
  }
  try {
    return { path: target, name, ...known, bytes: new Uint8Array(await readFile(target)) };
  } catch (error) {
    throw refusal(error, target);
  }
}

async function statOrRefuse(target: string): Promise<Stats> {
  try {
    return await stat(target);
  } catch (error) {
    throw refusal(error, target);
  }
}

function refusal(error: unknown, target: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new ShingiError('source-missing', { path: target }, { cause: error });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new ShingiError('no-permission', { path: target }, { cause: error });
  }
  return error;
}
