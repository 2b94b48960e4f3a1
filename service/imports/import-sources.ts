import path from 'node:path';
import { ShingiError } from '../../core/contract/errors.ts';
import type { ImportReport } from '../../core/contract/schemas.ts';
import type { ImportedPacket } from '../../core/domain/packets/imported-packet.ts';
import type { CommitteeFile } from '../../db/connection/committee-file.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { hashOf, readFilePacket } from './file-packet.ts';
import { openingOf } from './passwords.ts';
import { type NoteOf, savePacket } from './save-packet.ts';
import { expandSource, readSource, type Source } from './source.ts';

/** Milliseconds for reading one source; a packet takes a fraction of a second, a PDF of 2,000 pages some seconds. */
const readTimeout = 120_000;

export interface ImportRequest {
  readonly paths: readonly string[];
  readonly meetingId: string | null;
  readonly noteOf?: NoteOf;
  /** Files among them, or in folders among them, that are not taken in. */
  readonly leaveOut?: readonly string[];
}

/**
 * Reads all sources first and stores them in one transaction: a source that is refused leaves the file as it was.
 * @param onProgress told how many of the sources are read
 * @throws ShingiError source-encrypted, before anything is read, with every PDF (`locked`) that no known password opens
 */
export async function importSources(
  file: CommitteeFile,
  environment: ServiceEnvironment,
  actor: string,
  request: ImportRequest,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<ImportReport[]> {
  const left = new Set(request.leaveOut ?? []);
  const paths = (await Promise.all(request.paths.map(expandSource))).flat().filter((one) => !left.has(one));
  const locked = await lockedAmong(paths, environment, signal);
  const [first] = locked;
  if (first !== undefined) {
    throw new ShingiError('source-encrypted', { path: first, name: path.basename(first), locked });
  }
  const read: { source: Source; packets: readonly ImportedPacket[] }[] = [];
  for (const [index, target] of paths.entries()) {
    onProgress(index, paths.length);
    const source = await readSource(target);
    read.push({ source, packets: await readPackets(source, environment, signal) });
  }
  onProgress(paths.length, paths.length);
  return file.write(actor, 'importSources', (tx) =>
    read.flatMap(({ source, packets }) =>
      packets.map((packet) => savePacket(tx, source, packet, request.meetingId, request.noteOf)),
    ),
  );
}

/** The PDFs among files that no known password opens. */
export async function lockedAmong(
  paths: readonly string[],
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<string[]> {
  const locked: string[] = [];
  for (const target of paths.filter((one) => /\.pdf$/iu.test(one))) {
    const { bytes } = await readSource(target);
    const opening = await openingOf(bytes, hashOf(bytes), environment, { signal, timeout: readTimeout });
    if (opening.locked) {
      locked.push(target);
    }
  }
  return locked;
}

/** What a source holds, one packet for each meeting in it; a PDF is a packet of one document. */
export function readPackets(
  source: Source,
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<ImportedPacket[]> {
  return namingSource(source, packetsOf(source, environment, signal));
}

/** Refusals of a job say which of the sources they are about. */
async function namingSource<T>(source: Source, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ShingiError
      ? new ShingiError(
          error.code,
          { ...error.detail, path: source.path, name: source.name },
          { cause: error },
        )
      : error;
  }
}

async function packetsOf(
  source: Source,
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<ImportedPacket[]> {
  const { jobs } = environment;
  const options = { signal, timeout: readTimeout };
  switch (source.kind) {
    case 'packetText':
      return recognised(source, await jobs.run('readPacketText', { bytes: source.bytes }, options));
    case 'document':
    case 'workbook':
    case 'commaSeparated':
      return recognised(
        source,
        await jobs.run(
          'readOfficeFile',
          { bytes: source.bytes, kind: source.kind, name: source.name },
          options,
        ),
      );
    case 'pdf':
      return [await readFilePacket(source, environment, options)];
    case 'other':
      throw new ShingiError('source-unsupported', { path: source.path });
  }
}

/** Text in which nothing was recognised is not success: it would become one long unknown document. */
function recognised(source: Source, packets: ImportedPacket[]): ImportedPacket[] {
  const known = packets.some(
    ({ meeting, documents }) =>
      meeting !== null ||
      documents.some(
        ({ content }) =>
          content.kind !== 'narrative' || content.nodes.some((node) => node.type === 'heading'),
      ),
  );
  if (!known) {
    throw new ShingiError('nothing-recognised', { path: source.path });
  }
  return packets;
}
