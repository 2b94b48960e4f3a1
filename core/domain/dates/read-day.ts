import { dateExists, isoDate } from './calendar.ts';
import { findDates, halfWidthInPlace, isoOf } from './read-date.ts';

const halfYear = 183 * 24 * 60 * 60 * 1000;

/**
 * The one day that somebody typed: 「令和5年6月30日（金）」, 「R5.6.30」, 「2023/6/30」, 「6月30日」.
 * @param today ISO date; a day without a year is the one nearest to it
 * @returns ISO date; null for anything else, also for a day that the calendar does not have
 */
export function readDay(text: string, today: string): string | null {
  const trimmed = halfWidthInPlace(text).trim();
  const slashed = /^(\d{1,2})[/.-](\d{1,2})$/u.exec(trimmed);
  if (slashed !== null) return nearest(Number(slashed[1]), Number(slashed[2]), today);
  const [date, further] = findDates(trimmed);
  if (date === undefined || further !== undefined || date.day === null || date.approximate) return null;
  if (date.from !== 0 || date.to !== trimmed.length) return null;
  return date.year === null ? nearest(date.month, date.day, today) : isoOf(date);
}

function nearest(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const candidates = [year, year - 1, year + 1].flatMap((each) =>
    dateExists(each, month, day) ? [isoDate(each, month, day)] : [],
  );
  const near = candidates.find((iso) => Math.abs(Date.parse(iso) - Date.parse(today)) <= halfYear);
  return near ?? candidates[0] ?? null;
}
