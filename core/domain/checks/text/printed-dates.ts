import { eraNames, eraYearNumber, westernYear } from '../../dates/eras.ts';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { twiceNamedYears, withoutSecondYears } from '../../dates/second-year.ts';

/** Dates as printed in running text, found without knowing the sentence around them. */

/** A day, month or year named in a text. Months and days count from 1; `to` is exclusive, both UTF-16 offsets. */
export interface PrintedDate {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Western year; null where the text names none (「6月30日」). */
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** 「年度」: the year that begins in April. */
  readonly fiscal: boolean;
  /** 0 Sunday … 6 Saturday, where one is printed behind the date. */
  readonly weekday: number | null;
}

export const weekdayLetters = '日月火水木金土';

const weekday = '(?:\\s*\\(([日月火水木金土])(?:曜日?)?(?:・祝)?\\))?';
const patterns: readonly RegExp[] = [
  new RegExp(
    `(?:(${eraNames})\\s*(元|\\d{1,2})|((?:19|20)\\d{2}))\\s*年(度)?(?:\\s*(\\d{1,2})\\s*月(?:\\s*(\\d{1,2})\\s*日)?)?${weekday}`,
    'gu',
  ),
  // 「R4.11.1」, 「R4.11」
  new RegExp(
    `(?<![A-Za-z])([MTSHR])\\s*(元|\\d{1,2})()[./]()\\s*(\\d{1,2})(?:[./]\\s*(\\d{1,2}))?(?![\\d.,%])${weekday}`,
    'gu',
  ),
  new RegExp(
    `(?<![A-Za-z])([MTSHR])\\s*(元|\\d{1,2})()[./年](度)?(?:\\s*(\\d{1,2})[./月](?:\\s*(\\d{1,2})日?)?)?${weekday}`,
    'gu',
  ),
  new RegExp(`(?<![\\d年])()()()()\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日${weekday}`, 'gu'),
];

/**
 * Every date in a text, in order of place. 「同年」 is not resolved.
 * @param text half-width (see halfWidthInPlace), so that offsets stay those of the source
 */
export function printedDates(text: string): PrintedDate[] {
  const plain = withoutSecondYears(text);
  const brackets = twiceNamedYears(text).map(({ bracket }) => bracket);
  const found: PrintedDate[] = [];
  for (const pattern of patterns) {
    for (const match of plain.matchAll(pattern)) {
      const from = match.index + (match[0].length - match[0].trimStart().length);
      const end = match.index + match[0].length;
      const to = brackets.find((bracket) => bracket.from === end)?.to ?? end;
      if (found.some((other) => from < other.to && other.from < to)) continue;
      found.push({
        from,
        to,
        text: text.slice(from, to),
        year: yearOf(match[1], match[2], match[3]),
        month: integer(match[5]),
        day: integer(match[6]),
        fiscal: match[4] === '度',
        weekday: match[7] === undefined ? null : weekdayLetters.indexOf(match[7]),
      });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/**
 * The year or day that the head of a column names. There alone 「H30」 and 「2018」 are years too.
 * @param label as printed
 */
export function periodDate(label: string): PrintedDate | null {
  const text = halfWidthInPlace(label);
  const found = printedDates(text).find((date) => date.year !== null);
  if (found !== undefined) return found;
  const bare = /^\s*[※*]?\s*(?:([MTSHR])\s*(元|\d{1,2})|((?:19|20)\d{2}))\s*(?:\(.*\))?\s*$/u.exec(text);
  const year = bare === null ? null : yearOf(bare[1], bare[2], bare[3]);
  return year === null
    ? null
    : { from: 0, to: text.length, text, year, month: null, day: null, fiscal: false, weekday: null };
}

/** The western year of the first year named in a text, fiscal or calendar; null without one. */
export function yearIn(text: string): number | null {
  return printedDates(text).find((date) => date.year !== null)?.year ?? null;
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function yearOf(
  era: string | undefined,
  inEra: string | undefined,
  western: string | undefined,
): number | null {
  if (era !== undefined && era !== '' && inEra !== undefined) {
    const year = eraYearNumber(inEra);
    return year === null ? null : westernYear(era, year);
  }
  return western === undefined || western === '' ? null : Number(western);
}

function integer(digits: string | undefined): number | null {
  return digits === undefined || digits === '' ? null : Number(digits);
}
