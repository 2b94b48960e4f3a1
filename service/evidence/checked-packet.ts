import type { CheckedPacket } from '../../core/domain/checks/packet.ts';
import { currentVersion, type MaterialVersion } from '../../core/domain/materials/material.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { materialsOf } from '../materials-of.ts';

export interface MeetingPapers extends CheckedPacket {
  readonly meeting: Meeting;
  /** The version that each paper's number means now, by material id; absent for papers that are not here. */
  readonly versions: ReadonlyMap<string, MaterialVersion>;
}

/** The papers of a meeting as the checks see them: each in the version that its number means now. */
export function papersOf(read: ReadHandle, meeting: Meeting): MeetingPapers {
  const versions = new Map<string, MaterialVersion>();
  const materials = materialsOf(read, meeting.id).map(({ material, versions: all }) => {
    const version = currentVersion(all);
    const content = version?.state === 'published' ? versionContent(read, version.id) : null;
    if (version !== undefined && content !== null) versions.set(material.id, version);
    return {
      materialId: material.id,
      number: material.number,
      title: material.title,
      kind: material.kind,
      state: content === null ? ('notReceived' as const) : ('published' as const),
      content,
    };
  });
  return { meeting, materials, versions };
}
