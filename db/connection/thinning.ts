export interface DatedBackup {
  readonly path: string;
  /** Unix time in milliseconds. */
  readonly at: number;
}

const day = 24 * 60 * 60 * 1000;

/** Which day, week or month (counted from 1970, UTC) a time lies in. Weeks begin on Monday. */
const periods = {
  day: (at: number) => Math.floor(at / day),
  week: (at: number) => Math.floor((at / day + 3) / 7),
  month: (at: number) => {
    const date = new Date(at);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  },
};

/** Keep everything younger than two days; then the newest of each of the last 7 days, 8 weeks and 12 months. */
const rules = [
  { period: periods.day, count: 7 },
  { period: periods.week, count: 8 },
  { period: periods.month, count: 12 },
] as const;

/**
 * The backups that may go. The newest one always stays, however old. Pure.
 * @param now Unix time in milliseconds
 */
export function superfluousBackups(backups: readonly DatedBackup[], now: number): DatedBackup[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const kept = new Set<DatedBackup>(newestFirst.slice(0, 1));
  for (const backup of newestFirst) {
    if (now - backup.at <= 2 * day) {
      kept.add(backup);
    }
  }
  for (const { period, count } of rules) {
    const current = period(now);
    const filled = new Set<number>();
    for (const backup of newestFirst) {
      const index = period(backup.at);
      if (index > current - count && !filled.has(index)) {
        filled.add(index);
        kept.add(backup);
      }
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup));
}
