import { describe, expect, it } from 'vitest';
import { superfluousBackups } from '../../../db/connection/thinning.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2023, 9, 18, 12);

function backupsAt(times: readonly number[]) {
  return times.map((at) => ({ path: new Date(at).toISOString(), at }));
}

/** Backups that stay, oldest first, when one was made every `step` for `span`, thinned each time as the program does. */
function keptOver(span: number, step: number): number[] {
  let kept: number[] = [];
  for (let at = now - span; at <= now; at += step) {
    const all = backupsAt([...kept, at]);
    const superfluous = new Set(superfluousBackups(all, at).map((backup) => backup.at));
    kept = all.map((backup) => backup.at).filter((time) => !superfluous.has(time));
  }
  return kept;
}

describe('thinning of backups', () => {
  it('keeps everything of two days', () => {
    const times = Array.from({ length: 48 }, (_, index) => now - index * hour);
    expect(superfluousBackups(backupsAt(times), now)).toEqual([]);
  });

  it('keeps days, then weeks, then months, over a year and a half of work', () => {
    const kept = keptOver(540 * day, 6 * hour);
    const ages = kept.map((at) => (now - at) / day);
    const between = (from: number, to: number) => ages.filter((age) => age > from && age <= to).length;
    expect(between(-1, 2)).toBe(9);
    expect(between(2, 7)).toBeGreaterThanOrEqual(4);
    expect(between(7, 56)).toBeGreaterThanOrEqual(6);
    expect(between(56, 365)).toBeGreaterThanOrEqual(9);
    expect(between(366, 1000)).toBe(0);
    expect(kept.length).toBeLessThanOrEqual(9 + 7 + 8 + 12);
    expect(Math.max(...kept)).toBe(now);
  });

  it('never takes the only one, however old', () => {
    expect(superfluousBackups(backupsAt([now - 2000 * day]), now)).toEqual([]);
    expect(superfluousBackups([], now)).toEqual([]);
    expect(
      superfluousBackups(backupsAt([now - 2000 * day, now - 1999 * day]), now).map(({ at }) => at),
    ).toEqual([now - 2000 * day]);
  });

  it('keeps the newest of a day and counts a clock that went back as young', () => {
    const [early, late] = [now - 4 * day - 3 * hour, now - 4 * day];
    expect(superfluousBackups(backupsAt([early, late, now]), now).map(({ at }) => at)).toEqual([early]);
    expect(superfluousBackups(backupsAt([now + 9 * day, now]), now)).toEqual([]);
  });
});
