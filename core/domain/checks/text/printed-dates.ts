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

/** First year of each era, less one. */
const eraOffsets: Readonly<Record<string, number>> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  M: 1867,
  T: 1911,
  S: 1925,
  H: 1988,
  R: 2018,
};

export const weekdayLetters = '日月火水木金土';

const patterns: readonly RegExp[] = [
  /(?:(明治|大正|昭和|平成|令和)\s*(元|\d{1,2})|((?:19|20)\d{2}))\s*年(度)?(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?(?:\s*\(([日月火水木金土])(?:曜日?)?(?:・祝)?\))?/gu,
  /(?<![A-Za-z])([MTSHR])\s*(元|\d{1,2})()[./年](度)?(?:\s*(\d{1,2})[./月](?:\s*(\d{1,2})日?)?)?(?:\s*\(([日月火水木金土])(?:曜日?)?(?:・祝)?\))?/gu,
  /(?<![\d年])()()()()\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日(?:\s*\(([日月火水木金土])(?:曜日?)?(?:・祝)?\))?/gu,
];

/**
 * Every date in a text, in order of place. 「同年」 is not resolved.
 * @param text half-width (see halfWidth), so that offsets stay those of the source
 */
export function printedDates(text: string): PrintedDate[] {
  const found: PrintedDate[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index + (match[0].length - match[0].trimStart().length);
      const to = match.index + match[0].length;
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

/** The western year of the first year named in a text, fiscal or calendar; null without one. */
export function yearIn(text: string): number | null {
  return printedDates(text).find((date) => date.year !== null)?.year ?? null;
}

/** Days of a month; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The fiscal year, from April to March, in which a month lies. */
export function fiscalYearOf(year: number, month: number): number {
  return month >= 4 ? year : year - 1;
}

function yearOf(
  era: string | undefined,
  inEra: string | undefined,
  western: string | undefined,
): number | null {
  if (era !== undefined && era !== '' && inEra !== undefined) {
    const offset = eraOffsets[era];
    return offset === undefined ? null : offset + (inEra === '元' ? 1 : Number(inEra));
  }
  return western === undefined || western === '' ? null : Number(western);
}

function integer(digits: string | undefined): number | null {
  return digits === undefined || digits === '' ? null : Number(digits);
}
