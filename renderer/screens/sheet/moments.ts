import { useMemo } from 'react';
import { useDates } from '../../ui/dates.ts';
import { clockOf, dayOf, momentText } from '../../ui/moments.ts';

export interface MomentWords {
  /** 午後2時32分 */
  readonly clock: (at: number) => string;
  /** 6月29日（木）午後1時 */
  readonly dayAndClock: (at: number) => string;
}

/** Moments of this machine's clock in words. */
export function useMomentWords(): MomentWords {
  const dates = useDates();
  return useMemo(
    () => ({
      clock: (at) => dates.time(clockOf(at)),
      dayAndClock: (at) => momentText(dates, at),
    }),
    [dates],
  );
}

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Days of the calendar until a moment: 0 today, 1 tomorrow, negative once its day is over. */
export function daysUntil(at: number, now: number): number {
  return Math.round((Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / millisecondsPerDay);
}
