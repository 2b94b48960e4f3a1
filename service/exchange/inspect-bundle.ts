import { ShingiError } from '../../core/contract/errors.ts';
import type { BundleFacts } from '../../core/contract/exchange-schemas.ts';
import { entryPaths, packetDocumentSchema } from '../../core/domain/exchange/documents.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { documentOf, Refusal } from './documents.ts';
import { type BundleKeys, type OpenedBundle, type ReadBundleFile, readBundleFiles } from './read-files.ts';

function refused(path: string, reason: string, detail: string, cause?: unknown): ShingiError {
  return new ShingiError('bundle-refused', { path, reason, detail }, { cause });
}

async function readOne(
  path: string,
  jobs: JobRunner,
  keys: BundleKeys,
  signal: AbortSignal,
): Promise<ReadBundleFile | undefined> {
  for await (const [one] of readBundleFiles([path], jobs, keys, signal)) {
    return one;
  }
  return undefined;
}

function rosterOf(opened: OpenedBundle, path: string): BundleFacts['roster'] {
  if (opened.manifest.kind !== 'packet') {
    return [];
  }
  try {
    const { value } = documentOf(opened, entryPaths.packet, packetDocumentSchema);
    return value.roster.map(({ name, kana }) => ({ name, kana }));
  } catch (error) {
    throw error instanceof Refusal ? refused(path, error.reason, error.detail, error) : error;
  }
}

/**
 * What a bundle says of itself, read in a job thread; no committee file is needed.
 * @throws ShingiError bundle-refused, with the reason (refusal.ts) in its detail
 */
export async function inspectBundle(
  path: string,
  jobs: JobRunner,
  keys: BundleKeys,
  signal: AbortSignal,
): Promise<BundleFacts> {
  const opened = (await readOne(path, jobs, keys, signal))?.opened;
  if (opened?.ok !== true) {
    throw refused(path, opened?.reason ?? 'unreadable', opened?.detail ?? '');
  }
  const { manifest, signer } = opened;
  return {
    kind: manifest.kind,
    committeeId: manifest.committee.id,
    committeeName: manifest.committee.name,
    meetingLabel: manifest.meeting.label,
    sender: manifest.sender.name,
    revision: manifest.revision,
    counts: manifest.counts,
    proof: signer === null ? 'unsigned' : 'signed',
    roster: rosterOf(opened, path),
  };
}
