import { createHash } from 'node:crypto';
import type { FileContent } from '../../core/domain/materials/file-content.ts';
import type { ImportedPacket } from '../../core/domain/packets/imported-packet.ts';
import { kindFromName } from '../../core/domain/packets/plan-import.ts';
import type { ServiceEnvironment } from '../environment.ts';
import type { JobOptions } from '../jobs/job-runner.ts';
import { openingOf } from './passwords.ts';
import type { Source } from './source.ts';

/** Content of a material that is kept as the file it came as. A PDF's pages are read; of other files nothing is. */
export async function fileContentOf(
  source: Source,
  title: string,
  environment: ServiceEnvironment,
  options: JobOptions,
): Promise<FileContent> {
  const hash = hashOf(source.bytes);
  const pages = source.kind === 'pdf' ? await pagesOf(source.bytes, hash, environment, options) : [];
  return {
    kind: kindFromName(title) === 'report' ? 'report' : 'file',
    title,
    fileName: source.name,
    mediaType: source.mediaType,
    fileHash: hash,
    byteLength: source.bytes.byteLength,
    pages: pages.map((page) => ({ id: environment.newId(), text: page.text })),
  };
}

async function pagesOf(
  bytes: Uint8Array,
  hash: string,
  environment: ServiceEnvironment,
  options: JobOptions,
): Promise<{ text: string }[]> {
  const { password } = await openingOf(bytes, hash, environment, options);
  const { assetsFolder } = environment;
  return (await environment.jobs.run('readPdf', { bytes, password, assetsFolder }, options)).pages;
}

/** How files are known: SHA-256, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A PDF as a packet of one document, titled by its file name. */
export async function readFilePacket(
  source: Source,
  environment: ServiceEnvironment,
  options: JobOptions,
): Promise<ImportedPacket> {
  const title = source.name.replace(/\.[^.]+$/u, '');
  const content = await fileContentOf(source, title, environment, options);
  return {
    meeting: null,
    handouts: [],
    documents: [{ number: null, title, lines: [1, Math.max(1, content.pages.length)], content }],
    warnings: [],
    notUnderstood: [],
  };
}
