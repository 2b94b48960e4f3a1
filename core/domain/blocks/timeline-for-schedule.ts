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

function spansOf(row: ScheduleRow): Entry['spans'] {
  switch (row.precision) {
    case 'multi':
      return row.occurrences.map((one) => ({ start: one.date, end: one.date, approximate: false }));
    case 'undecided':
      return [];
    case 'exact':
    case 'range':
    case 'approx-month': {
      if (row.start === null) return [];
      const end = row.end ?? row.start;
      const approximate = row.precision === 'approx-month' || row.start.length === 7 || end.length === 7;
      return [{ start: firstDay(row.start), end: lastDay(end), approximate }];
    }
  }
}

function firstDay(date: string): string {
  return date.length === 7 ? `${date}-01` : date;
}

function lastDay(date: string): string {
  if (date.length !== 7) return date;
  const [year = 0, month = 0] = date.split('-').map(Number);
  // Day 0 of the following month.
  return `${date}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0')}`;
}
