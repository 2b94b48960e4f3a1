import type { ReadHandle } from '../db/connection/handles.ts';
import { type MeetingMaterials, meetingsWithMaterials } from '../db/meetings/queries.ts';

/** The materials of one meeting in order, each with its versions; empty for an unknown meeting. */
export function materialsOf(read: ReadHandle, meetingId: string): MeetingMaterials['materials'] {
  return meetingsWithMaterials(read).find(({ meeting }) => meeting.id === meetingId)?.materials ?? [];
}
