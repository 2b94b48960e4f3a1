import { useMemo } from 'react';
import { useDates } from '../../ui/dates.ts';

export interface MomentWords {
  /** 午後2時32分 */
  readonly clock: (at: number) => string;
  /** 6月29日（木）午後1時 */
  readonly dayAndClock: (at: number) => string;
  /** 6月29日（木） */
  readonly day: (at: number) => string;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** ISO date of a moment on this machine's clock. @param at Unix milliseconds */
export function isoDayOf(at: number): string {
  const moment = new Date(at);
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** 14:32 on this machine's clock. @param at Unix milliseconds */
export function clockOf(at: number): string {
  const moment = new Date(at);
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** Moments of this machine's clock in words. */
export function useMomentWords(): MomentWords {
  const dates = useDates();
  return useMemo(
    () => ({
      clock: (at) => dates.time(clockOf(at)),
      day: (at) => dates.brief(isoDayOf(at)),
      dayAndClock: (at) => `${dates.brief(isoDayOf(at))}${dates.time(clockOf(at))}`,
    }),
    [dates],
  );
}

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Days of the calendar until a moment: 0 today, 1 tomorrow, negative once its day is over. */
export function daysUntil(at: number, now: number): number {
  return Math.round((Date.parse(isoDayOf(at)) - Date.parse(isoDayOf(now))) / millisecondsPerDay);
}
