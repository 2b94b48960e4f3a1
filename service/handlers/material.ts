import { ShingiError } from '../../core/contract/errors.ts';
import type { SearchHit, ShownMaterial } from '../../core/contract/schemas.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import {
  findMaterial,
  findVersion,
  listVersions,
  versionBlocks,
  versionContent,
} from '../../db/materials/queries.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { readingMark } from '../../db/reading-marks/queries.ts';
import { search } from '../../db/search/search.ts';
import { meetingLabel } from './summaries.ts';

/** A material with one of its versions. Throws `not-found`. */
export function showMaterial(read: ReadHandle, materialId: string, versionId: string | null): ShownMaterial {
  const material = findMaterial(read, materialId);
  const versions = listVersions(read, materialId);
  const version = versionId === null ? currentVersion(versions) : versions.find(({ id }) => id === versionId);
  const meeting = material === null ? null : findMeeting(read, material.meetingId);
  if (material === null || meeting === null || version === undefined) {
    throw new ShingiError('not-found', { materialId, versionId });
  }
  const content = version.state === 'published' ? versionContent(read, version.id) : null;
  const mark = readingMark(read, version.id);
  return {
    meeting,
    material,
    versions,
    version,
    blocks: content === null ? [] : versionBlocks(read, version.id),
    file:
      content?.kind === 'file' || content?.kind === 'report'
        ? {
            hash: content.fileHash,
            name: content.fileName,
            mediaType: content.mediaType,
            byteLength: content.byteLength,
          }
        : null,
    reading: mark?.state ?? 'unread',
    lastBlockId: mark?.lastBlockId ?? null,
  };
}

/** Search hits with the words a list shows beside them. */
export function findText(
  read: ReadHandle,
  query: string,
  limit: number,
): { hits: SearchHit[]; total: number } {
  const found = search(read, { query, limit });
  const hits = found.hits.flatMap((hit): SearchHit[] => {
    const material = findMaterial(read, hit.materialId);
    const version = findVersion(read, hit.versionId);
    const meeting = material === null ? null : findMeeting(read, material.meetingId);
    if (material === null || version === null || meeting === null) {
      return [];
    }
    return [
      {
        ...hit,
        materialTitle: material.title,
        materialNumber: material.number,
        meetingId: meeting.id,
        meetingLabel: meetingLabel(meeting),
        versionOrdinal: version.ordinal,
      },
    ];
  });
  return { hits, total: found.total };
}
