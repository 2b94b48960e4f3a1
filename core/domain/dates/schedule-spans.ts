import { daysInMonth, isoDate, isoParts } from './calendar.ts';
import type { ScheduleDate } from './schedule-date.ts';

/** Both days included, ISO 8601. */
export interface DateSpan {
  readonly start: string;
  readonly end: string;
  /** Some day within the span (頃). */
  readonly approximate: boolean;
}

/** When something is to take place, as days; empty while undecided. */
export function spansOf(date: ScheduleDate): DateSpan[] {
  switch (date.precision) {
    case 'multi':
      return date.occurrences.map((one) => ({ start: one.date, end: one.date, approximate: false }));
    case 'undecided':
      return [];
    case 'exact':
    case 'range':
    case 'approx-month': {
      if (date.start === null) return [];
      const end = date.end ?? date.start;
      const approximate = date.precision === 'approx-month' || date.start.length === 7 || end.length === 7;
      return [{ start: firstDay(date.start), end: lastDay(end), approximate }];
    }
  }
}

function firstDay(date: string): string {
  return date.length === 7 ? `${date}-01` : date;
}

function lastDay(date: string): string {
  const parts = isoParts(date);
  return parts === null || parts.day !== null
    ? date
    : isoDate(parts.year, parts.month, daysInMonth(parts.year, parts.month));
}
