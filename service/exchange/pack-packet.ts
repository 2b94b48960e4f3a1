import { ShingiError } from '../../core/contract/errors.ts';
import type { PackReport } from '../../core/contract/exchange-schemas.ts';
import {
  entryPaths,
  type PacketDocument,
  type VersionDocument,
} from '../../core/domain/exchange/documents.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { findCommittee, listMembers } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { lastTransfer } from '../../db/exchange/queries.ts';
import { fileBytes } from '../../db/files/queries.ts';
import { contentHashes, versionBlocks, versionContent } from '../../db/materials/queries.ts';
import { formSettings, sheetTerms } from '../../db/opinion-sheets/settings.ts';
import type { BundleFile } from '../../formats/bundle/index.ts';
import type { CommitteeService } from '../committee-service.ts';
import { materialsOf } from '../materials-of.ts';
import { packetPreview } from './previews.ts';
import { encryptTo, jsonEntry, writeBundleFile } from './write-bundle-file.ts';

function fileOf(read: ReadHandle, content: MaterialContent): BundleFile[] {
  if (!('fileHash' in content)) {
    return [];
  }
  const stored = fileBytes(read, content.fileHash);
  if (stored === null) {
    throw new ShingiError('not-found', { what: 'file', id: content.fileHash });
  }
  return [{ path: entryPaths.attachment(content.fileHash), type: stored.mediaType, bytes: stored.bytes }];
}

interface PacketEntries {
  readonly document: PacketDocument;
  readonly files: BundleFile[];
}

/** Everything of a meeting that its members receive. Notes, sheets and answers are not looked at. */
function packetEntries(read: ReadHandle, meeting: Meeting): PacketEntries {
  const committee = findCommittee(read);
  if (committee === null) {
    throw new ShingiError('file-damaged', { message: 'no committee' });
  }
  const files = new Map<string, BundleFile>();
  const materials = materialsOf(read, meeting.id).map(({ material, versions }) => {
    const hashes = contentHashes(read, material.id);
    return {
      material,
      versions: versions.map((version) => {
        const content = version.state === 'published' ? versionContent(read, version.id) : null;
        if (content !== null) {
          const document: VersionDocument = { content, blocks: versionBlocks(read, version.id) };
          const entry = jsonEntry(entryPaths.version(version.id), document);
          for (const file of [entry, ...fileOf(read, content)]) {
            files.set(file.path, file);
          }
        }
        // What a version was read from stays with the secretariat.
        return { ...version, sourceHash: null, contentHash: hashes.get(version.id) ?? null };
      }),
    };
  });
  const document: PacketDocument = {
    committee,
    roster: listMembers(read),
    meeting,
    materials,
    form: formSettings(read),
    terms: sheetTerms(read, meeting.id),
  };
  return { document, files: [...files.values()] };
}

/**
 * Writes the packet of a meeting for its members.
 * @throws ShingiError conflict in a member's file, bundle-refused, disk-full …
 */
export async function packPacket(
  service: CommitteeService,
  meeting: Meeting,
  path: string,
  passphrase: string | null,
): Promise<PackReport> {
  const { read } = service.file;
  const { locale, now } = service.environment;
  const owner = findOwner(read);
  if (owner.role !== 'secretariat') {
    throw new ShingiError('conflict', { what: 'owner' });
  }
  const { document, files } = packetEntries(read, meeting);
  const last = lastTransfer(read, { direction: 'out', kind: 'packet', meeting_id: meeting.id });
  const revision = (last?.revision ?? 0) + 1;
  const versions = document.materials.flatMap((material) => material.versions);
  return writeBundleFile(service, {
    kind: 'packet',
    meeting,
    path,
    revision,
    previousRevisionHash: last?.manifest_hash ?? null,
    answers: null,
    counts: {
      materials: document.materials.length,
      versions: versions.filter(({ state }) => state === 'published').length,
    },
    files: [jsonEntry(entryPaths.packet, document), ...files],
    preview: packetPreview(
      {
        translate: createTranslate(locale),
        locale,
        committeeName: document.committee.name,
        meeting,
        senderName: owner.name,
        revision,
        now: now(),
      },
      document.materials,
    ),
    encryptTo: encryptTo(passphrase, null),
    parked: null,
  });
}
