/** Days of a month; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** True for a day that the calendar has. */
export function dateExists(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= daysInMonth(year, month);
}

/** ISO 8601 date, or year and month where `day` is null. */
export function isoDate(year: number, month: number, day: number | null): string {
  const head = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  return day === null ? head : `${head}-${String(day).padStart(2, '0')}`;
}

/** The parts of an ISO date or year and month; null for any other text. */
export function isoParts(iso: string): { year: number; month: number; day: number | null } | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso);
  if (match === null) return null;
  return {
    year: Number(match[1]),
    month: Number(match[2]),
    day: match[3] === undefined ? null : Number(match[3]),
  };
}

const weekdays = '日月火水木金土';

/** 「金」 for an ISO date. */
export function weekdayLetter(iso: string): string {
  return weekdays.charAt(new Date(`${iso}T00:00:00Z`).getUTCDay());
}
