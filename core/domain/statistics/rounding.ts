import { Decimal } from 'decimal.js';

/** Ways of rounding by which papers come to their digits, the usual one first. */
export type Rounding = 'halfUp' | 'down' | 'up';

const modes: readonly (readonly [Rounding, Decimal.Rounding])[] = [
  ['halfUp', Decimal.ROUND_HALF_UP],
  ['down', Decimal.ROUND_DOWN],
  ['up', Decimal.ROUND_UP],
];

/**
 * The way of rounding that turns an exact result into what is printed.
 * @param decimals digits behind the point that are printed
 * @returns null where none does: the digits are of something else
 */
export function roundingThatGives(printed: Decimal.Value, decimals: number, exact: Decimal): Rounding | null {
  return modes.find(([, mode]) => exact.toDecimalPlaces(decimals, mode).equals(printed))?.[0] ?? null;
}
