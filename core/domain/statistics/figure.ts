import { Decimal } from 'decimal.js';

/** A number as a table prints it: thousands separated, the given digits behind the point, rounded half up. */
export function figure(value: Decimal, decimals: number): string {
  const [whole = '', fraction] = value
    .toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP)
    .toFixed(decimals)
    .split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
