const digits = '〇一二三四五六七八九';

/**
 * The number of Japanese or Arabic numerals up to 99: 「十四」, 「１４」, 「14」. 「元」 is 1.
 * @returns null for any other text
 */
export function readNumeral(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  if (/^\d{1,4}$/.test(plain)) return Number(plain);
  if (plain === '元') return 1;
  const match = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(plain);
  if (match === null || plain === '') return null;
  const [, tens, ten, ones] = match;
  if (ten === undefined)
    return ones === undefined && tens !== undefined
      ? digits.indexOf(tens)
      : tens === undefined && ones !== undefined
        ? digits.indexOf(ones)
        : null;
  return (
    (tens === undefined ? 1 : digits.indexOf(tens)) * 10 + (ones === undefined ? 0 : digits.indexOf(ones))
  );
}

const romans = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ';
const romanLetters = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** The number of a Roman numeral up to 10, as one sign or in letters; null for other text. */
export function readRoman(text: string): number | null {
  const sign = text.length === 1 ? romans.indexOf(text) : -1;
  const at = sign >= 0 ? sign : romanLetters.indexOf(text.normalize('NFKC'));
  return at < 0 ? null : at + 1;
}

/** The one-sign Roman numeral of a number from 1 to 10. */
export function romanSign(value: number): string {
  return romans.charAt(value - 1);
}
