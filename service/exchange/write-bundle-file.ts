import { createHash } from 'node:crypto';
import path from 'node:path';
import { ShingiError } from '../../core/contract/errors.ts';
import type { PackReport } from '../../core/contract/exchange-schemas.ts';
import type { JsonValue } from '../../core/domain/change-log/canonical-json.ts';
import {
  BUNDLE_FORMAT_VERSION,
  type BundleKind,
  type Manifest,
} from '../../core/domain/exchange/manifest.ts';
import { type Parked, withUnknownMembers } from '../../core/domain/exchange/parked.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { recordTransfer } from '../../db/exchange/commands.ts';
import {
  BundleError,
  type BundleFile,
  type EncryptTo,
  type Preview,
  writeBundle,
} from '../../formats/bundle/index.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { writeWhole } from '../exports/write-file.ts';
import { meetingLabel } from '../handlers/summaries.ts';
import { ownKeysOf } from './keys.ts';

/** Mail servers refuse attachments from about here on. */
const largeFrom = 10 * 1024 * 1024;

export interface BundleToPack {
  readonly kind: BundleKind;
  readonly meeting: Meeting;
  readonly path: string;
  readonly revision: number;
  readonly previousRevisionHash: string | null;
  readonly answers: Manifest['answers'];
  readonly counts: Manifest['counts'];
  readonly files: readonly BundleFile[];
  readonly preview: Preview;
  readonly encryptTo: EncryptTo | null;
  /** What an earlier bundle of this line held beyond what this program knows. */
  readonly parked: Parked | null;
  /**
   * What is stored before the file is written. A file that is lost on the way can be written again from it; the other
   * way round a file could go out that its own committee file knows nothing of.
   */
  readonly before?: (tx: WriteHandle) => void;
}

/** A JSON document as an entry. */
export function jsonEntry(entryPath: string, value: unknown): BundleFile {
  return { path: entryPath, type: 'application/json', bytes: Buffer.from(JSON.stringify(value)) };
}

/**
 * Writes a signed bundle to a file and records that it went out.
 * @throws ShingiError bundle-refused when it would be larger than a reader takes; disk-full, no-permission …
 */
export async function writeBundleFile(service: CommitteeService, bundle: BundleToPack): Promise<PackReport> {
  const { file, environment } = service;
  const committee = findCommittee(file.read);
  if (committee === null) {
    throw new ShingiError('file-damaged', { message: 'no committee' });
  }
  const owner = findOwner(file.read);
  const keys = await ownKeysOf(file);
  const known = {
    format: 'shingi-bundle' as const,
    formatVersion: BUNDLE_FORMAT_VERSION,
    minimumReaderVersion: 1,
    kind: bundle.kind,
    bundleId: environment.newId(),
    committee: { id: committee.id, name: committee.name },
    meeting: { id: bundle.meeting.id, label: meetingLabel(bundle.meeting) },
    sender: {
      role: owner.role,
      memberId: owner.memberId,
      name: owner.name,
      signingKey: keys.signing.publicKey,
      recipient: keys.receiving.recipient,
    },
    revision: bundle.revision,
    previousRevisionHash: bundle.previousRevisionHash,
    createdAt: environment.now(),
    answers: bundle.answers,
    counts: bundle.counts,
  };
  const manifest = withUnknownMembers(known as JsonValue, bundle.parked) as typeof known;
  const written = await writeBundle({
    manifest,
    files: bundle.files,
    preview: bundle.preview,
    signingKey: keys.signing,
    encryptTo: bundle.encryptTo,
  }).catch((error: unknown) => {
    throw error instanceof BundleError
      ? new ShingiError('bundle-refused', { reason: error.reason, path: bundle.path }, { cause: error })
      : error;
  });
  if (bundle.before !== undefined) {
    file.write(ownerActor, 'freezeSheet', bundle.before);
  }
  await writeWhole(bundle.path, written.bytes);
  const fileHash = createHash('sha256').update(written.bytes).digest('hex');
  file.write(ownerActor, 'packBundle', (tx) => {
    recordTransfer(tx, {
      direction: 'out',
      kind: bundle.kind,
      meeting_id: bundle.meeting.id,
      bundle_id: known.bundleId,
      manifest_hash: written.manifestHash,
      revision: bundle.revision,
      file_name: path.basename(bundle.path),
      file_hash: fileHash,
      partner: '',
      author_id: null,
      recipient: null,
      proof: 'signed',
      was_encrypted: bundle.encryptTo === null ? 0 : 1,
      result: bundle.revision === 1 ? 'new' : 'revised',
      parked: null,
    });
  });
  return {
    path: bundle.path,
    kind: bundle.kind,
    revision: bundle.revision,
    byteLength: written.bytes.byteLength,
    fileHash,
    isEncrypted: bundle.encryptTo !== null,
    isSigned: true,
    counts: bundle.counts,
    isLarge: written.bytes.byteLength > largeFrom,
  };
}

/** Encryption by what both sides know, by a key, or not at all. */
export function encryptTo(passphrase: string | null, recipient: string | null): EncryptTo | null {
  if (passphrase !== null) {
    return { passphrase };
  }
  return recipient === null ? null : { recipient };
}
