import { Decimal } from 'decimal.js';

/** A number at the beginning of a text, with the 漢数字 of its size taken in. */
export interface LargeNumber {
  /** Exact: 「1.2万」 is 12000, 「3億2千万」 is 320000000. */
  readonly number: Decimal;
  /** Digits that are printed behind the point and still count: 0 for 「1.2万」, 1 for 「1.2」. */
  readonly decimals: number;
  /** 「万」, 「億千万」: the signs of size that were read; empty for digits alone. */
  readonly sizes: string;
  /** What stands behind the number. */
  readonly rest: string;
}

const part = /^(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.(\d+))?([十百千]?)([万億兆]?)/u;
const small: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 };
const large: Readonly<Record<string, number>> = { 万: 4, 億: 8, 兆: 12 };

/**
 * Reads 「1,234」, 「1.2万」, 「3億2千万」, 「1万2,345」, 「5千」 at the beginning of a text in half width; there must be no space inside
 * the number. Null where no number stands there, or where its parts do not go down in size (「2万3億」, 「1万23,456」,
 * 「1.5万200」), so that it could be meant in two ways.
 */
export function readLargeNumber(text: string): LargeNumber | null {
  let rest = text;
  let total = new Decimal(0);
  /** The part below the next 万 or 億, and the least powers of ten used in it and before it. */
  let section = new Decimal(0);
  let sectionPower = Number.POSITIVE_INFINITY;
  let totalPower = Number.POSITIVE_INFINITY;
  let sizes = '';
  let decimals = 0;
  // Behind a fraction, or behind digits without a sign of size, no further part may follow.
  let closed = false;
  for (let match = part.exec(rest); match !== null; match = part.exec(rest)) {
    const [whole, digits = '', fraction = '', unit = '', size = ''] = match;
    const power = small[unit] ?? 0;
    const scale = large[size] ?? 0;
    const number = new Decimal(`${digits.replaceAll(',', '')}${fraction === '' ? '' : `.${fraction}`}`);
    const added = number.times(Decimal.pow(10, power));
    if (closed || !isBelow(added, sectionPower)) return null;
    section = section.plus(added);
    sectionPower = power;
    closed = fraction !== '' || (unit === '' && size === '');
    decimals = Math.max(0, fraction.length - power - scale);
    sizes += unit + size;
    rest = rest.slice(whole.length);
    if (size !== '') {
      const sum = section.times(Decimal.pow(10, scale));
      if (!isBelow(sum, totalPower)) return null;
      total = total.plus(sum);
      [section, sectionPower, totalPower] = [new Decimal(0), Number.POSITIVE_INFINITY, scale];
    }
  }
  if (rest === text || !isBelow(section, totalPower)) return null;
  return { number: total.plus(section), decimals, sizes, rest };
}

function isBelow(value: Decimal, power: number): boolean {
  return power === Number.POSITIVE_INFINITY || value.lessThan(Decimal.pow(10, power));
}
