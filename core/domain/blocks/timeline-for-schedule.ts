import { spansOf } from '../dates/schedule-spans.ts';
import type { ScheduleContent, ScheduleRow } from '../meetings/schedule-content.ts';
import type { TimelineSpecification } from './block.ts';

type Entry = TimelineSpecification['entries'][number];

/** The schedule as a timeline, in printed order; null when no row has a date that was understood. */
export function timelineForSchedule(content: ScheduleContent): TimelineSpecification | null {
  const entries = content.entries.flatMap((entry) => (entry.type === 'row' ? [entryOf(entry.row)] : []));
  if (!entries.some((entry) => entry.spans.length > 0)) return null;
  return { type: 'timeline', title: content.title, entries };
}

function entryOf(row: ScheduleRow): Entry {
  const topic = row.topics[0]?.text.split(/\s*[(（]1[)）]|\n/u)[0]?.trim() ?? '';
  return {
    fiscalYear: row.fiscalYear,
    label: row.kind === 'committee' ? row.session : topic || row.session,
    kind: row.kind,
    spans: spansOf(row),
  };
}
