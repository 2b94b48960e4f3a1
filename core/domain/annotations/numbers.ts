import { readLargeNumber } from '../numbers/large-number.ts';

/** A number as it is printed in a text. */
export interface PrintedNumber {
  /** UTF-16 range of the text. */
  readonly from: number;
  readonly to: number;
  /** Equal values are the same number, however written: half-width, without commas, with its sign, 千 and 万. */
  readonly value: string;
}

/** Enclosed, raised and Roman numerals: each a number of its own, whatever stands beside it. */
const single = '①-⑳㉑-㉟㊱-㊿⓪❶-❿⑴-⒇⒈-⒛⓵-⓾²³¹⁰⁴-⁹₀-₉½⅓⅔¼¾Ⅰ-Ⅻⅰ-ⅻ';
const counters =
  '割|分の|人|名|年|か年|カ年|ヶ年|か月|カ月|ヶ月|月|日|回|件|倍|歳|才|世帯|円|団体|施設|か所|カ所|ヶ所|箇所|条|項|号|章|節|位|次|期|つ|番|階|丁目|パーセント|ポイント|％|%';
const pattern = new RegExp(
  [
    `[${single}]`,
    // A sign belongs to a number; between two digits a dash is a range.
    String.raw`(?:[▲△]|(?<![\p{L}\p{N}])[-－−+＋±])?[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)*[十百千万億兆]*`,
    `[〇一二三四五六七八九十百千万億]+(?=${counters})`,
    '(?<=明治|大正|昭和|平成|令和)元(?=年)',
  ].join('|'),
  'gu',
);
const kanji: ReadonlyMap<string, string> = new Map(
  Array.from('〇一二三四五六七八九', (sign, value) => [sign, String(value)]),
);

/** The numbers of a text in order: figures of any width, enclosed and Roman numerals, and 漢数字 before a counter. */
export function numbersIn(text: string): PrintedNumber[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    value: normalValue(match[0]),
  }));
}

function normalValue(printed: string): string {
  if (printed === '元') return '1';
  const half = printed
    .normalize('NFKC')
    .replace(/,/gu, '')
    .replace(/[\u2212]/gu, '-')
    .replace(/[△]/gu, '▲');
  if (half.length === 1) return kanji.get(half) ?? half;
  // 「1.2万」 and 「12,000」 are one number; what could be meant in two ways stays as it is written.
  const [, sign = '', digits = half] = /^([^\d]?)(\d.*)$/u.exec(half) ?? [];
  const large = /[十百千万億兆]/u.test(digits) ? readLargeNumber(digits) : null;
  return large === null || large.rest !== '' ? half : sign + large.number.toFixed();
}
