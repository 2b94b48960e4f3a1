import { currentVersion, type Material } from '../../core/domain/materials/material.ts';
import type { ScheduleContent } from '../../core/domain/meetings/schedule-content.ts';
import {
  type ScheduleEntry,
  scheduleDateChanges,
  scheduleEntries,
} from '../../core/domain/meetings/schedule-state.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { listMeetings, meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { listScheduleRecords } from '../../db/schedule-records/queries.ts';
import { scheduleRevisions } from '../../db/schedule-records/revisions.ts';

/** The schedule in force: the newest that was handed out, beside what came of it. */
export interface CurrentSchedule {
  readonly material: Material;
  readonly content: ScheduleContent;
  readonly entries: readonly ScheduleEntry[];
  /** Editions before this one, oldest first. */
  readonly earlier: readonly ScheduleContent[];
}

/**
 * The schedule of the latest meeting that has one; earlier versions and earlier meetings' schedules are its earlier
 * editions. Null while none was handed out.
 * @param today ISO date on the reader's clock
 */
export function currentSchedule(read: ReadHandle, today: string): CurrentSchedule | null {
  const editions = meetingsWithMaterials(read).flatMap(({ materials }) =>
    materials.flatMap(({ material, versions }) => {
      if (material.kind !== 'schedule') {
        return [];
      }
      // The version that the number means comes last, whichever it is.
      const current = currentVersion(versions);
      return [
        ...versions.filter((version) => version !== current),
        ...(current === undefined ? [] : [current]),
      ]
        .filter(({ state }) => state === 'published')
        .flatMap((version) => {
          const content = versionContent(read, version.id);
          return content?.kind === 'schedule' ? [{ material, content }] : [];
        });
    }),
  );
  const newest = editions.at(-1);
  if (newest === undefined) {
    return null;
  }
  const earlier = editions.slice(0, -1).map(({ content }) => content);
  const facts = { meetings: listMeetings(read), records: listScheduleRecords(read), earlier, today };
  return { ...newest, entries: scheduleEntries(newest.content, facts), earlier };
}

/** How often the time or place of each row was settled otherwise, by row key: by a new edition, a meeting or a person. */
export function entryRevisions(
  read: ReadHandle,
  { content, earlier, entries }: CurrentSchedule,
): ReadonlyMap<string, number> {
  const dates = scheduleDateChanges(content, earlier);
  const { records, meetings } = scheduleRevisions(read);
  return new Map(
    entries.map(({ rowKey, meeting }) => [
      rowKey,
      (dates.get(rowKey) ?? 0) +
        (records.get(rowKey) ?? 0) +
        (meeting === null ? 0 : (meetings.get(meeting.id) ?? 0)),
    ]),
  );
}
