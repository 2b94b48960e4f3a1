import type { MaterialSummary, MeetingSummary, ReadingState } from '../../core/contract/schemas.ts';
import { currentVersion, type Material, type MaterialVersion } from '../../core/domain/materials/material.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionSummaries } from '../../db/materials/queries.ts';
import { meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { readingMarks } from '../../db/reading-marks/queries.ts';

interface Known {
  readonly marks: ReadonlyMap<string, { readonly state: ReadingState }>;
  readonly contents: ReadonlyMap<
    string,
    {
      readonly characters: number;
      readonly headings: readonly { blockId: string; text: string; level: number }[];
    }
  >;
}

/** Every meeting with its materials, as the navigation and the first screen show them. */
export function summariseMeetings(read: ReadHandle): MeetingSummary[] {
  const known: Known = { marks: readingMarks(read), contents: versionSummaries(read) };
  return meetingsWithMaterials(read).map(({ meeting, materials }) => ({
    meeting,
    materials: materials.flatMap(({ material, versions }) => {
      const summary = summariseMaterial(material, versions, known);
      return summary === null ? [] : [summary];
    }),
  }));
}

function summariseMaterial(
  material: Material,
  versions: readonly MaterialVersion[],
  known: Known,
): MaterialSummary | null {
  const version = currentVersion(versions);
  if (version === undefined) {
    return null;
  }
  const reading = known.marks.get(version.id)?.state ?? 'unread';
  const content = known.contents.get(version.id);
  const notReceived = version.state === 'notReceived';
  return {
    material,
    version,
    versionCount: versions.length,
    notReceived,
    reading,
    isNew: !notReceived && reading === 'unread',
    headings: content === undefined ? [] : [...content.headings],
    characters: content?.characters ?? 0,
  };
}

/** What people call a meeting: 「令和5年度第1回」, or its title where that is not known. */
export function meetingLabel(meeting: Meeting): string {
  return meeting.fiscalYear === null || meeting.sessionNo === null
    ? meeting.title
    : `${meeting.fiscalYear}第${meeting.sessionNo}回`;
}
