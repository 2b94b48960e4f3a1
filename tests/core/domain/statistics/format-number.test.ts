import { expect, it } from 'vitest';
import { formatNumber } from '../../../../core/domain/statistics/format-number.ts';

it('groups thousands and keeps digits', () => {
  expect(formatNumber(124846, 0)).toBe('124,846');
  expect(formatNumber(2, 2)).toBe('2.00');
  expect(formatNumber(-1234.5, 1)).toBe('−1,234.5');
  expect(formatNumber(999, 0)).toBe('999');
});
