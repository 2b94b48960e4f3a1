import { currentVersion, type Material } from '../../core/domain/materials/material.ts';
import { type FormerEntry, formerEntries } from '../../core/domain/meetings/former-entries.ts';
import type { ScheduleContent } from '../../core/domain/meetings/schedule-content.ts';
import {
  type ScheduleEntry,
  scheduleDateChanges,
  scheduleEntries,
} from '../../core/domain/meetings/schedule-state.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { listMeetings, meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { scheduleRecordHistory } from '../../db/schedule-records/history.ts';
import { listScheduleRecords } from '../../db/schedule-records/queries.ts';
import { scheduleRevisions } from '../../db/schedule-records/revisions.ts';
import { schedulesInForce } from './schedule-history.ts';

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

/** What calendars may have from before. */
export interface CalendarPast {
  /** States of rows, oldest first, by row key; those that take place anyway left out. */
  readonly former: ReadonlyMap<string, readonly FormerEntry[]>;
  /** How often the time or place of each row was settled otherwise, by row key: by a new edition, a meeting or a person. */
  readonly revisions: ReadonlyMap<string, number>;
}

/** @param today ISO date on the reader's clock */
export function calendarPast(
  read: ReadHandle,
  { material, content, entries }: CurrentSchedule,
  today: string,
): CalendarPast {
  const editions = schedulesInForce(read, { material, content });
  const former = formerEntries(editions, {
    meetings: listMeetings(read),
    records: listScheduleRecords(read),
    recordHistory: scheduleRecordHistory(read),
    today,
  });
  const dates = scheduleDateChanges(
    content,
    editions.slice(0, -1).map((edition) => edition.content),
  );
  const { records, meetings } = scheduleRevisions(read);
  const newest = new Map(
    [...[...former.values()].flatMap((states) => states.slice(-1).map(({ entry }) => entry)), ...entries].map(
      (entry) => [entry.rowKey, entry],
    ),
  );
  const revisions = [...newest].map(([rowKey, { meeting }]): [string, number] => [
    rowKey,
    (dates.get(rowKey) ?? 0) +
      (records.get(rowKey) ?? 0) +
      (meeting === null ? 0 : (meetings.get(meeting.id) ?? 0)),
  ]);
  return { former, revisions: new Map(revisions) };
}
