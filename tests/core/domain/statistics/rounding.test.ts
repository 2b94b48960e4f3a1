import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { roundingThatGives } from '../../../../core/domain/statistics/rounding.ts';

describe('roundingThatGives', () => {
  it.each([
    ['17.4', 1, '17.35', 'halfUp'],
    ['17.3', 1, '17.35', 'down'],
    ['17.4', 1, '17.31', 'up'],
    ['-2.6', 1, '-2.55', 'halfUp'],
    ['18', 0, '17.5', 'halfUp'],
  ])('%s of %i digits comes from %s by rounding %s', (printed, decimals, exact, way) => {
    expect(roundingThatGives(printed, decimals, new Decimal(exact))).toBe(way);
  });

  it('knows digits that no rounding gives', () => {
    expect(roundingThatGives('17.5', 1, new Decimal('17.35'))).toBeNull();
  });
});
