import { createHash } from 'node:crypto';
import { ShingiError } from '../../core/contract/errors.ts';
import type { ImportReport } from '../../core/contract/schemas.ts';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import type { MaterialVersion } from '../../core/domain/materials/material.ts';
import type {
  ImportedDocument,
  ImportedPacket,
  ImportWarning,
} from '../../core/domain/packets/imported-packet.ts';
import {
  contentFingerprint,
  countRecognised,
  type ExistingMaterial,
  type PlannedMaterial,
  planImport,
} from '../../core/domain/packets/plan-import.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { storeFile } from '../../db/files/commands.ts';
import { recordImport } from '../../db/imports/commands.ts';
import { addMaterial, updateMaterial } from '../../db/materials/commands.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { listNotReceived, publishVersion } from '../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../db/meetings/commands.ts';
import { findMeeting, listMeetings } from '../../db/meetings/queries.ts';
import { recordIssueSheets } from '../../db/plans/commands.ts';
import { materialsOf } from '../materials-of.ts';

export interface PacketSource {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What the secretariat says of a version that comes with an import. */
export interface VersionNote {
  readonly distributedOn: string | null;
  readonly reason: string | null;
}

/** What is known of the version that a document becomes. */
export type NoteOf = (document: ImportedDocument) => VersionNote;

const noNote: NoteOf = () => ({ distributedOn: null, reason: null });

interface Saving {
  readonly tx: WriteHandle;
  readonly sourceHash: string;
  readonly noteOf: NoteOf;
}

/**
 * Stores what was read from a source: the source itself, its meeting, materials and versions, the plan's structure, and
 * a record of the import. All in the caller's transaction.
 * @param meetingId where it belongs, or null: then the source's own 次第 says it, or the file's only meeting
 */
export function savePacket(
  tx: WriteHandle,
  source: PacketSource,
  packet: ImportedPacket,
  meetingId: string | null,
  noteOf: NoteOf = noNote,
): ImportReport {
  const stored = storeFile(tx, source.bytes, source.mediaType);
  const place = placeOf(tx, packet, meetingId, source.name);
  const saving: Saving = { tx, sourceHash: stored.hash, noteOf };
  const warnings = [...committeeWarning(tx, packet), ...packet.warnings];
  const documents = planImport(packet, existingMaterials(tx, place.meetingId)).flatMap((planned) =>
    carryOut(saving, place.meetingId, planned),
  );
  for (const document of packet.documents) {
    if (document.content.kind === 'issueSheet') {
      recordIssueSheets(tx, document.content, planTitleOf(document.title));
    }
  }
  recordImport(tx, {
    sourceName: source.name,
    documentHash: createHash('sha256').update(source.bytes).digest('hex'),
    meetingId: place.meetingId,
    made: documents.map((document) => ({ ...document, versionId: null })),
    warnings,
    notUnderstood: [...packet.notUnderstood],
  });
  return {
    source: source.name,
    meetingId: place.meetingId,
    meetingIsNew: place.isNew,
    documents,
    counts: countRecognised(packet.documents),
    warnings,
    notUnderstood: [...packet.notUnderstood],
  };
}

/** A packet of a committee that is named differently from the file's is taken in, but not without a word. */
function committeeWarning(tx: WriteHandle, packet: ImportedPacket): ImportWarning[] {
  const here = findCommittee(tx)?.name ?? null;
  const there = packet.meeting?.committeeName ?? null;
  return here === null || there === null || foldKey(here) === foldKey(there)
    ? []
    : [
        {
          line: packet.documents[0]?.lines[0] ?? 1,
          code: 'committeeDiffers',
          values: { packet: there, file: here },
        },
      ];
}

function placeOf(
  tx: WriteHandle,
  packet: ImportedPacket,
  meetingId: string | null,
  sourceName: string,
): { meetingId: string; isNew: boolean } {
  if (meetingId !== null) {
    if (findMeeting(tx, meetingId) === null) {
      throw new ShingiError('not-found', { meetingId });
    }
    return { meetingId, isNew: false };
  }
  if (packet.meeting !== null) {
    const { meeting, outcome } = upsertMeeting(tx, packet.meeting);
    return { meetingId: meeting.id, isNew: outcome === 'added' };
  }
  const [only, ...others] = listMeetings(tx);
  if (only !== undefined && others.length > 0) {
    throw new ShingiError('ambiguous', {
      source: sourceName,
      meetings: [only, ...others].map(({ title }) => title),
    });
  }
  if (only !== undefined) {
    return { meetingId: only.id, isNew: false };
  }
  const { meeting } = upsertMeeting(tx, {
    title: sourceName.replace(/\.[^.]+$/u, ''),
    committeeName: null,
    fiscalYear: null,
    sessionNo: null,
    dateText: null,
    heldOn: null,
    startText: null,
    startTime: null,
    endTime: null,
    placeText: null,
  });
  return { meetingId: meeting.id, isNew: true };
}

function existingMaterials(tx: WriteHandle, meetingId: string): ExistingMaterial[] {
  return materialsOf(tx, meetingId).map(({ material, versions }) => ({
    material,
    versions,
    fingerprints: new Set(
      versions.flatMap((version) => {
        const content = version.state === 'published' ? versionContent(tx, version.id) : null;
        return content === null ? [] : [contentFingerprint(content)];
      }),
    ),
  }));
}

function carryOut(saving: Saving, meetingId: string, planned: PlannedMaterial): ImportReport['documents'] {
  switch (planned.action) {
    case 'keep':
      return [summaryOf(planned.document, planned.material.id, 'unchanged')];
    case 'addVersion':
      if (planned.material.kind !== planned.document.content.kind) {
        // Of a listed paper only the name was known.
        updateMaterial(saving.tx, planned.material.id, { kind: planned.document.content.kind });
      }
      publish(saving, planned.material.id, planned.versionKind, planned.document);
      return [summaryOf(planned.document, planned.material.id, 'version')];
    case 'add': {
      const { kind, number, title, distribution } = planned;
      const material = addMaterial(saving.tx, { meetingId, kind, number, title, distribution });
      for (const { versionKind, document } of planned.versions) {
        if (document === null) {
          listNotReceived(saving.tx, { materialId: material.id, versionKind, distributedOn: null });
        } else {
          publish(saving, material.id, versionKind, document);
        }
      }
      return planned.versions.flatMap(({ document }) =>
        document === null ? [] : [summaryOf(document, material.id, 'added')],
      );
    }
  }
}

function publish(
  saving: Saving,
  materialId: string,
  versionKind: MaterialVersion['versionKind'],
  document: ImportedDocument,
): MaterialVersion {
  const { content } = document;
  return publishVersion(saving.tx, {
    materialId,
    versionKind,
    content,
    blocks: toBlocks(content),
    sourceHash: saving.sourceHash,
    ...saving.noteOf(document),
  });
}

function summaryOf(
  document: ImportedDocument,
  materialId: string,
  outcome: 'added' | 'version' | 'unchanged',
): ImportReport['documents'][number] {
  return {
    kind: document.content.kind,
    number: document.number,
    title: document.title,
    lines: [document.lines[0], document.lines[1]],
    materialId,
    outcome,
  };
}

/** The plan that issue sheets argue: their title without the words for the sheet itself (「…計画の課題シート」). */
export function planTitleOf(documentTitle: string): string {
  const title = documentTitle.replace(/[\s　]*(?:の|に係る|に関する)?[\s　]*課題シート.*$/u, '');
  return title === '' ? documentTitle : title;
}
