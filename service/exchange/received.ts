import type { ReceivedEntry, ReceivedFile } from '../../core/contract/exchange-schemas.ts';
import type { Author } from '../../core/domain/annotations/annotation.ts';
import type { Owner } from '../../core/domain/committees/owner.ts';
import type { NoteDocument } from '../../core/domain/exchange/documents.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { recordTransfer } from '../../db/exchange/commands.ts';
import { registeredKeyOf } from '../../db/exchange/queries.ts';
import type { SuggestCategory } from '../../db/opinion-sheets/standing.ts';
import { Refusal } from './documents.ts';
import { type ParkedDocuments, parkedText } from './parked-documents.ts';
import type { OpenedBundle, ReadBundleFile } from './read-files.ts';
import type { ReceiveFacts } from './receive-facts.ts';

/** A bundle with everything that had to be opened before a transaction can begin. */
export interface BundleAtHand {
  readonly file: ReadBundleFile;
  readonly opened: OpenedBundle;
  /** Answers to this file's owner, out of a responses bundle. */
  readonly replies: readonly NoteDocument[];
}

export interface ReceiveContext {
  readonly owner: Owner;
  /** Unix time in milliseconds at which the bundles came. */
  readonly receivedAt: number;
  readonly suggest: SuggestCategory;
}

export type Proof = 'registered' | 'signed' | 'unsigned';

/**
 * How far the sender is proven. A person whose key is registered is believed only with that key.
 * @param holder member, or null for the secretariat
 * @throws Refusal signatureNeeded, otherMember, otherSender
 */
export function proofOf(read: ReadHandle, opened: OpenedBundle, holder: string | null | undefined): Proof {
  const registered = holder === undefined ? null : registeredKeyOf(read, holder);
  if (registered === null) {
    return opened.signer === null ? 'unsigned' : 'signed';
  }
  if (opened.signer === null) {
    throw new Refusal('signatureNeeded');
  }
  if (opened.signer !== registered) {
    throw new Refusal(holder === null ? 'otherSender' : 'otherMember');
  }
  return 'registered';
}

/** @throws Refusal otherCommittee */
export function refuseOtherCommittee(facts: ReceiveFacts, opened: OpenedBundle): void {
  if (facts.committeeId() !== opened.manifest.committee.id) {
    throw new Refusal('otherCommittee', opened.manifest.committee.name);
  }
}

export interface Outcome {
  readonly result: Exclude<ReceivedFile['result'], 'refused'>;
  readonly conflict: ReceivedFile['conflict'];
  readonly entries: readonly ReceivedEntry[];
  readonly proof: Proof;
  readonly sheetId: string | null;
  readonly isLate: boolean;
}

/** Who stands behind the notes of a sheet, in the file of the secretariat. */
export function authorOfSheet(opened: OpenedBundle, sheetId: string): Author {
  const { memberId, name } = opened.manifest.sender;
  return { id: memberId ?? `sheet:${sheetId}`, name, role: 'member' };
}

/** Adds a bundle that changed something to the record of transfers. */
export function recordReceipt(
  tx: WriteHandle,
  { file, opened }: BundleAtHand,
  outcome: Pick<Outcome, 'result' | 'proof'>,
  authorId: string | null,
  parked: ParkedDocuments,
): void {
  const { manifest } = opened;
  recordTransfer(tx, {
    direction: 'in',
    kind: manifest.kind,
    meeting_id: manifest.meeting.id,
    bundle_id: manifest.bundleId,
    manifest_hash: opened.manifestHash,
    revision: manifest.revision,
    file_name: file.name,
    file_hash: file.hash,
    partner: manifest.sender.name,
    author_id: authorId,
    recipient: manifest.sender.recipient,
    proof: outcome.proof,
    was_encrypted: opened.wasEncrypted ? 1 : 0,
    result: outcome.result,
    parked: parkedText(parked),
  });
}
