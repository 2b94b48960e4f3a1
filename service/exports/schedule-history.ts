import { materialContentSchema } from '../../core/domain/materials/content.ts';
import type { Material } from '../../core/domain/materials/material.ts';
import type { ScheduleEdition } from '../../core/domain/meetings/former-entries.ts';
import type { ScheduleContent } from '../../core/domain/meetings/schedule-content.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { type LoggedVersion, versionHistory } from '../../db/schedule-records/history.ts';

/**
 * The schedules that were in force in this file one after the other, by the change log, those that were taken back included; the
 * one in force now comes last.
 */
export function schedulesInForce(
  read: ReadHandle,
  now: { readonly material: Material; readonly content: ScheduleContent },
): ScheduleEdition[] {
  const places = meetingsWithMaterials(read).flatMap(({ meeting, materials }) =>
    materials.map(({ material }) => ({ id: material.id, heldOn: meeting.heldOn })),
  );
  const placeOf = (version: LoggedVersion): number => {
    const found = places.findIndex(({ id }) => id === version.material_id);
    // A paper that is gone was most likely the newest when it came.
    return found < 0 ? places.length : found;
  };
  const editions: ScheduleEdition[] = [];
  let before = '';
  for (const versions of versionHistory(read)) {
    const newest = versions
      .filter(({ content }) => isSchedule(content))
      .toSorted((a, b) => placeOf(a) - placeOf(b) || a.ordinal - b.ordinal)
      .at(-1);
    if (newest !== undefined && newest.content !== before) {
      before = newest.content;
      const content = scheduleOf(newest.content);
      const issuedOn = newest.distributed_on ?? places[placeOf(newest)]?.heldOn ?? null;
      if (content !== null) editions.push({ content, issuedOn });
    }
  }
  // A log whose words were blanked does not know the one in force.
  const last = editions.at(-1);
  const isKnown = last !== undefined && JSON.stringify(last.content) === JSON.stringify(now.content);
  return isKnown ? editions : [...editions, { content: now.content, issuedOn: null }];
}

/** Contents are kept as canonical JSON: a cheap look before parsing. */
function isSchedule(content: string): boolean {
  return content.includes('"kind":"schedule"');
}

function scheduleOf(text: string): ScheduleContent | null {
  const content = materialContentSchema.safeParse(JSON.parse(text));
  return content.success && content.data.kind === 'schedule' ? content.data : null;
}
