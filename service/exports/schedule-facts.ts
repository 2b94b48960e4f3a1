import { currentVersion, type Material } from '../../core/domain/materials/material.ts';
import type { ScheduleContent } from '../../core/domain/meetings/schedule-content.ts';
import { type ScheduleEntry, scheduleEntries } from '../../core/domain/meetings/schedule-state.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { listMeetings, meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { listScheduleRecords } from '../../db/schedule-records/queries.ts';

/** The schedule in force: the newest that was handed out, beside what came of it. */
export interface CurrentSchedule {
  readonly material: Material;
  readonly content: ScheduleContent;
  readonly entries: readonly ScheduleEntry[];
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
  const facts = {
    meetings: listMeetings(read),
    records: listScheduleRecords(read),
    earlier: editions.slice(0, -1).map(({ content }) => content),
    today,
  };
  return { ...newest, entries: scheduleEntries(newest.content, facts) };
}
