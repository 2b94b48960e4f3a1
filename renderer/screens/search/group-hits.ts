import type { SearchHit } from '../../../core/contract/schemas.ts';

export interface MaterialHits {
  readonly materialId: string;
  readonly title: string;
  readonly number: string | null;
  readonly hits: readonly SearchHit[];
}

export interface MeetingHits {
  readonly meetingId: string;
  readonly label: string;
  readonly materials: readonly MaterialHits[];
}

/** Hits by meeting and material; groups and hits keep the order in which the service found them. */
export function groupHits(hits: readonly SearchHit[]): MeetingHits[] {
  const meetings = new Map<string, { label: string; materials: Map<string, SearchHit[]> }>();
  for (const hit of hits) {
    const meeting = meetings.get(hit.meetingId) ?? { label: hit.meetingLabel, materials: new Map() };
    meetings.set(hit.meetingId, meeting);
    meeting.materials.set(hit.materialId, [...(meeting.materials.get(hit.materialId) ?? []), hit]);
  }
  return [...meetings].map(([meetingId, { label, materials }]) => ({
    meetingId,
    label,
    materials: [...materials].map(([materialId, found]) => ({
      materialId,
      title: found[0]?.materialTitle ?? '',
      number: found[0]?.materialNumber ?? null,
      hits: found,
    })),
  }));
}
