import { describe, expect, it } from 'vitest';
import { nextHybridTime, readHybridTime } from '../../../../core/domain/change-log/hybrid-time.ts';

describe('hybrid time', () => {
  it('follows the clock, and goes on when the clock stands still or goes back', () => {
    const first = nextHybridTime(null, 1000);
    const second = nextHybridTime(first, 1000);
    const third = nextHybridTime(second, 10);
    const fourth = nextHybridTime(third, 1001);
    expect([first, second, third, fourth]).toEqual([
      '000000000001000-0000',
      '000000000001000-0001',
      '000000000001000-0002',
      '000000000001001-0000',
    ]);
    expect([fourth, second, third, first].sort()).toEqual([first, second, third, fourth]);
  });

  it('carries the counter over', () => {
    expect(nextHybridTime('000000000001000-ffff', 1000)).toBe('000000000001001-0000');
    expect(readHybridTime('001700000000000-00ff')).toEqual({ milliseconds: 1_700_000_000_000, counter: 255 });
    expect(() => readHybridTime('12')).toThrow(RangeError);
  });
});
