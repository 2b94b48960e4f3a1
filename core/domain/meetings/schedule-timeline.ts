import type { TimelineSpecification } from '../blocks/block.ts';
import type { ScheduleEntry } from './schedule-state.ts';

/**
 * The schedule as it stands today: what was held is set apart from what is planned. Null when nothing has a day.
 * @param today ISO date on the reader's clock
 */
export function currentTimeline(
  title: string,
  entries: readonly ScheduleEntry[],
  today: string,
): TimelineSpecification | null {
  if (!entries.some(({ planned, actual }) => planned.length > 0 || actual !== null)) return null;
  return {
    type: 'timeline',
    title,
    today,
    entries: entries.map((entry) => ({
      fiscalYear: entry.row.fiscalYear,
      label: entry.row.kind === 'committee' ? entry.row.session : entry.subject || entry.row.session,
      kind: entry.row.kind,
      spans: entry.planned,
      state: entry.state,
      actual: entry.actual,
      place: entry.place,
    })),
  };
}
