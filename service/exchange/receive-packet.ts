import { z } from 'zod';
import type { ReceivedEntry } from '../../core/contract/exchange-schemas.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import {
  entryPaths,
  type PacketDocument,
  packetDocumentSchema,
  type VersionDocument,
  versionDocumentSchema,
} from '../../core/domain/exchange/documents.ts';
import type { Parked } from '../../core/domain/exchange/parked.ts';
import type { Material, MaterialVersion } from '../../core/domain/materials/material.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { sha256 } from '../../db/change-log/hashes.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { takeCommittee, takeRoster } from '../../db/committees/receive-commands.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { registerKey } from '../../db/exchange/commands.ts';
import { lastTransfer, registeredKeyOf } from '../../db/exchange/queries.ts';
import { storeFile } from '../../db/files/commands.ts';
import { contentHashes, findMaterial, findVersion, listVersions } from '../../db/materials/queries.ts';
import { takeListedVersion, takeMaterial } from '../../db/materials/receive-commands.ts';
import { applyOrder, publishVersion, removeVersion } from '../../db/materials/version-commands.ts';
import { takeMeeting } from '../../db/meetings/receive-commands.ts';
import { saveFormSettings, saveSheetTerms } from '../../db/opinion-sheets/settings.ts';
import { recordIssueSheets } from '../../db/plans/commands.ts';
import { setSetting } from '../../db/settings/commands.ts';
import { setting } from '../../db/settings/queries.ts';
import { planTitleOf } from '../imports/save-packet.ts';
import { documentOf, entryOf, Refusal } from './documents.ts';
import { versionTitle } from './previews.ts';
import type { OpenedBundle } from './read-files.ts';
import { ReceiveFacts } from './receive-facts.ts';
import {
  type BundleAtHand,
  type Outcome,
  proofOf,
  type ReceiveContext,
  recordReceipt,
  refuseOtherCommittee,
} from './received.ts';

interface Packed {
  readonly material: Material;
  readonly version: PacketDocument['materials'][number]['versions'][number];
}

/** A version of the packet with what it says, checked. */
interface AtHand extends Packed {
  readonly document: VersionDocument | null;
}

function packedVersions(packet: PacketDocument): Packed[] {
  return packet.materials.flatMap(({ material, versions }) =>
    versions.map((version) => ({ material, version })),
  );
}

/** @throws Refusal duplicateId, badContent */
function refuseContradictions(opened: OpenedBundle, packet: PacketDocument): void {
  const { manifest } = opened;
  const packed = packedVersions(packet);
  const ids = [
    ...packet.materials.map(({ material }) => material.id),
    ...packed.map(({ version }) => version.id),
    ...packet.roster.map(({ id }) => id),
  ];
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new Refusal('duplicateId', twice);
  }
  const agrees =
    packet.committee.id === manifest.committee.id &&
    packet.meeting.id === manifest.meeting.id &&
    manifest.sender.role === 'secretariat' &&
    packet.materials.every(({ material }) => material.meetingId === packet.meeting.id) &&
    packed.every(
      ({ material, version }) =>
        version.materialId === material.id &&
        (version.state === 'published') === (version.contentHash !== null),
    );
  if (!agrees) {
    throw new Refusal('badContent', entryPaths.packet);
  }
}

/** What a version says, and the file it may be; only of versions that are not here yet. */
function contentOf(opened: OpenedBundle, { version }: Packed): VersionDocument {
  const { value } = documentOf(opened, entryPaths.version(version.id), versionDocumentSchema);
  if (sha256(canonicalJson(value.content)) !== version.contentHash || version.blocksVersion === null) {
    throw new Refusal('badContent', entryPaths.version(version.id));
  }
  if (new Set(value.blocks.map(({ id }) => id)).size < value.blocks.length) {
    throw new Refusal('duplicateId', entryPaths.version(version.id));
  }
  if ('fileHash' in value.content) {
    const bytes = entryOf(opened, entryPaths.attachment(value.content.fileHash));
    if (sha256(bytes) !== value.content.fileHash || bytes.byteLength !== value.content.byteLength) {
      throw new Refusal('wrongHash', entryPaths.attachment(value.content.fileHash));
    }
  }
  return value;
}

/** @throws Refusal versionDiffers where a version that is here says something else, or belongs elsewhere */
function judgeVersion(read: ReadHandle, opened: OpenedBundle, packed: Packed): AtHand {
  const { material, version } = packed;
  const known = findVersion(read, version.id);
  const isElsewhere = known !== null && known.materialId !== material.id;
  const knownHash = contentHashes(read, material.id).get(version.id) ?? null;
  const saysOther = knownHash !== null && version.contentHash !== null && knownHash !== version.contentHash;
  if (
    isElsewhere ||
    saysOther ||
    (findMaterial(read, material.id)?.meetingId ?? material.meetingId) !== material.meetingId
  ) {
    throw new Refusal('versionDiffers', version.id);
  }
  const isMissing = version.state === 'published' && knownHash === null;
  return { ...packed, document: isMissing ? contentOf(opened, packed) : null };
}

const deliveredSchema = z.array(z.string());

/** Versions that earlier packets of the meeting brought: only those may go when a packet leaves them out. */
function deliveredKey(meetingId: string): string {
  return `deliveredVersions.${meetingId}`;
}

function delivered(read: ReadHandle, meetingId: string): string[] {
  return deliveredSchema.catch([]).parse(setting(read, deliveredKey(meetingId)) ?? []);
}

function publish(tx: WriteHandle, opened: OpenedBundle, { material, version, document }: AtHand): void {
  if (document === null || version.blocksVersion === null) {
    return;
  }
  const { content, blocks } = document;
  if ('fileHash' in content) {
    storeFile(tx, entryOf(opened, entryPaths.attachment(content.fileHash)), content.mediaType);
  }
  publishVersion(tx, {
    materialId: material.id,
    versionKind: version.versionKind,
    content,
    blocks,
    sourceHash: null,
    distributedOn: version.distributedOn,
    reason: version.reason,
    published: { id: version.id, blocksVersion: version.blocksVersion },
  });
  if (content.kind === 'issueSheet') {
    recordIssueSheets(tx, content, planTitleOf(content.title?.text ?? material.title));
  }
}

/** A version that the secretariat took back goes here too; notes that were made on it go to the one before. */
function removeWithdrawn(tx: WriteHandle, packet: PacketDocument, known: readonly string[]): string[] {
  const packed = new Set(packedVersions(packet).map(({ version }) => version.id));
  return known.filter((id) => {
    const version = findVersion(tx, id);
    const isWithdrawn =
      version !== null && !packed.has(id) && listVersions(tx, version.materialId).length > 1;
    if (isWithdrawn) {
      removeVersion(tx, id);
    }
    return isWithdrawn;
  });
}

function entryOfVersion(
  read: ReadHandle,
  { material, version, document }: AtHand,
  locale: 'ja' | 'en',
): ReceivedEntry {
  const isFirst = listVersions(read, material.id).every(({ state }) => state !== 'published');
  const listed: MaterialVersion = version;
  return {
    type: 'version',
    result: document === null ? 'unchanged' : isFirst ? 'new' : 'revised',
    label: versionTitle(material, listed, createTranslate(locale)),
    reason: null,
  };
}

/**
 * Takes a packet in: new papers and versions are published under the ids they have with the secretariat, notes are carried
 * over with verdicts. A packet older than one that is here brings what is missing and changes nothing else.
 * @throws Refusal
 */
export function receivePacket(
  tx: WriteHandle,
  bundle: BundleAtHand,
  context: ReceiveContext & { readonly locale: 'ja' | 'en' },
): Outcome {
  const { opened } = bundle;
  if (context.owner.role !== 'member') {
    throw new Refusal('notForSecretariat');
  }
  refuseOtherCommittee(new ReceiveFacts(tx), opened);
  const proof = proofOf(tx, opened, null);
  const { value: packet, parked } = documentOf(opened, entryPaths.packet, packetDocumentSchema);
  refuseContradictions(opened, packet);
  const { meeting } = packet;
  const atHand = packedVersions(packet).map((packed) => judgeVersion(tx, opened, packed));
  const entries = atHand.map((version) => entryOfVersion(tx, version, context.locale));

  const last = lastTransfer(tx, { direction: 'in', kind: 'packet', meeting_id: meeting.id });
  const isNewest = last === null || opened.manifest.revision >= last.revision;
  const changed = storePacket(tx, opened, packet, atHand, isNewest);
  const result = last === null ? 'new' : changed ? 'revised' : 'unchanged';
  if (result !== 'unchanged') {
    if (registeredKeyOf(tx, null) === null && opened.signer !== null) {
      registerKey(tx, null, opened.signer);
    }
    recordReceipt(tx, bundle, { result, proof }, null, {
      manifest: opened.parked,
      documents: parked === null ? {} : ({ packet: parked } as Record<string, Parked>),
    });
  }
  return { result, conflict: null, entries, proof, sheetId: null, isLate: false };
}

/** @returns whether anything is different now */
function storePacket(
  tx: WriteHandle,
  opened: OpenedBundle,
  packet: PacketDocument,
  atHand: readonly AtHand[],
  isNewest: boolean,
): boolean {
  const { meeting } = packet;
  let changed = atHand.some(({ document }) => document !== null);
  const note = (isOther: boolean): void => {
    changed ||= isOther;
  };
  if (isNewest) {
    note(takeCommittee(tx, packet.committee));
    note(takeRoster(tx, packet.roster));
    note(saveFormSettings(tx, packet.form));
    note(saveSheetTerms(tx, meeting.id, packet.terms));
  }
  note(takeMeeting(tx, meeting, isNewest));
  for (const { material } of packet.materials) {
    note(takeMaterial(tx, material, isNewest));
  }
  for (const version of atHand) {
    note(takeListedVersion(tx, version.version, isNewest));
    publish(tx, opened, version);
  }
  for (const { material } of packet.materials) {
    applyOrder(tx, material.id);
  }
  const known = delivered(tx, meeting.id);
  const withdrawn = isNewest ? removeWithdrawn(tx, packet, known) : [];
  note(withdrawn.length > 0);
  const now = new Set([...known, ...atHand.map(({ version }) => version.id)]);
  for (const id of withdrawn) {
    now.delete(id);
  }
  setSetting(tx, deliveredKey(meeting.id), [...now].sort());
  return changed;
}
