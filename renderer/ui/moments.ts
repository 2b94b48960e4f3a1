import { useMemo } from 'react';
import { type DateWords, useDates } from './dates.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** ISO date of a moment on the reader's clock. */
export function dayOf(milliseconds: number): string {
  const date = new Date(milliseconds);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Clock time of a moment on the reader's clock, 14:05. */
export function clockOf(milliseconds: number): string {
  const date = new Date(milliseconds);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment of a date and a clock time on the reader's clock; null where they say none. */
export function momentOf(day: string, clock: string): number | null {
  const moment = new Date(`${day}T${clock}`).getTime();
  return Number.isNaN(moment) ? null : moment;
}

/** Moments in words: 6月28日（水）午後1時5分. */
export function momentText(dates: DateWords, milliseconds: number): string {
  return `${dates.brief(dayOf(milliseconds))}${dates.time(clockOf(milliseconds))}`;
}

/** Says moments in the reader's language and calendar. */
export function useMoments(): (milliseconds: number) => string {
  const dates = useDates();
  return useMemo(() => (milliseconds: number) => momentText(dates, milliseconds), [dates]);
}
