import { dateExists, isoDate, weekdayLetter } from './calendar.ts';
import { eraNames, eraYearNumber, westernYear } from './eras.ts';
import { yearOfMonth } from './fiscal-year.ts';
import { withoutSecondYears } from './second-year.ts';

/** A day, or a month, found in a text. Offsets are into the text that was handed in. */
export interface FoundDate {
  readonly from: number;
  readonly to: number;
  /** As printed, without the weekday. */
  readonly text: string;
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  /** 「金」 where one is printed behind the day. */
  readonly weekday: string | null;
  /** 頃, 上旬, 中旬, 下旬, 初旬, 予定: not settled to the day. */
  readonly approximate: boolean;
}

/** What a date without a year or month of its own is read by. */
export interface DateContext {
  /** Fiscal year (April to March) that the row stands under. */
  readonly fiscalYear: number | null;
  /** The date before it in the same text, for 同年 and 「22日」. */
  readonly previous: { readonly year: number | null; readonly month: number; readonly day?: number } | null;
}

export const noContext: DateContext = { fiscalYear: null, previous: null };

const yearPart = `(?:(?<era>${eraNames}|(?<![A-Za-z])[RHSTM])\\s*(?<inEra>元|\\d{1,2})\\s*[年./]|(?<western>(?:19|20)\\d{2})\\s*[年./-]|(?<relative>同年|翌年|当年))\\s*`;
const monthDay = `(?<month>\\d{1,2})\\s*(?:月|[./-](?=\\s*\\d))\\s*(?:(?<day>\\d{1,2})\\s*日?(?!\\d))?`;
const sameMonth = '(?<sameMonth>同月|同)\\s*(?<dayOfSame>\\d{1,2})\\s*日';
// Behind 「から」 a day alone needs a day before it: 「10時から28日」 is no range of days.
const rangeBefore =
  '(?<rangeBefore>(?<=日\\s{0,4}(?:\\([^()]{1,8}\\)\\s{0,4})?(?:から|より|[~〜∼―—–ー−-])\\s{0,4}))';
// 「3日間」 is a length of time.
const dayOnly = `(?=\\d)(?:${rangeBefore}|(?<=[日)・、,及びと]\\s*))(?<dayAlone>\\d{1,2})\\s*日(?!間)`;
const behind = '(?:\\s*\\((?<weekday>[日月火水木金土])(?:曜日?)?(?:[・,、]?祝日?)?\\))?';
const vague =
  '(?<vague>\\s*(?:\\(予定\\)|(?:の)?(?:上旬|中旬|下旬|初旬|初め|半ば|末日?|頃|ころ|ごろ|予定|以降))+)?';
const pattern = new RegExp(`(?:(?:${yearPart})?${monthDay}|${sameMonth}|${dayOnly})${behind}${vague}`, 'gu');

/** Half-width digits, letters and brackets in place, so that offsets stay those of the source. */
export function halfWidthInPlace(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/gu, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/**
 * Dates of a short text, in order. 同年, 翌年, 同月 and days alone are read by the date before them; a month without a year
 * by the fiscal year.
 */
export function findDates(text: string, context: DateContext = noContext): FoundDate[] {
  const plain = withoutSecondYears(halfWidthInPlace(text));
  const found: FoundDate[] = [];
  let previous = context.previous;
  for (const match of plain.matchAll(pattern)) {
    const groups = match.groups ?? {};
    const month = groups['month'] === undefined ? (previous?.month ?? null) : Number(groups['month']);
    const dayText = groups['day'] ?? groups['dayOfSame'] ?? groups['dayAlone'];
    if (month === null || month < 1 || month > 12) continue;
    // 「28日から5日まで」 does not say which month it ends in.
    if (groups['rangeBefore'] !== undefined && Number(dayText) <= (previous?.day ?? 0)) continue;
    // 「1.5」 without a year is a number, not the fifth of January.
    const separated = groups['month'] !== undefined && /月/u.test(match[0]);
    const hasYear = groups['era'] !== undefined || groups['western'] !== undefined;
    if (groups['month'] !== undefined && !separated && !(hasYear && dayText !== undefined)) continue;
    const year = yearFrom(groups, month, context, previous);
    const lead = match[0].length - match[0].trimStart().length;
    const from = match.index + lead;
    const to = match.index + match[0].trimEnd().length;
    const weekdayAt = match[0].search(/\s*\([日月火水木金土]/u);
    found.push({
      from,
      to,
      text: text.slice(from, weekdayAt < 0 || groups['weekday'] === undefined ? to : match.index + weekdayAt),
      year,
      month,
      day: dayText === undefined ? null : Number(dayText),
      weekday: groups['weekday'] ?? null,
      approximate: groups['vague'] !== undefined,
    });
    previous = dayText === undefined ? { year, month } : { year, month, day: Number(dayText) };
  }
  return found;
}

function yearFrom(
  groups: Record<string, string | undefined>,
  month: number,
  context: DateContext,
  previous: DateContext['previous'],
): number | null {
  if (groups['western'] !== undefined) return Number(groups['western']);
  if (groups['era'] !== undefined) {
    const inEra = eraYearNumber(groups['inEra'] ?? '');
    return inEra === null ? null : westernYear(groups['era'], inEra);
  }
  if (groups['relative'] === '翌年') return previous?.year == null ? null : previous.year + 1;
  if (groups['relative'] !== undefined || groups['month'] === undefined) return previous?.year ?? null;
  if (previous?.year != null) {
    // 「12月14日から1月10日まで」 runs on into the next year.
    return month < previous.month ? previous.year + 1 : previous.year;
  }
  return context.fiscalYear === null ? null : yearOfMonth(context.fiscalYear, month);
}

/** ISO form of a found date; null where its year is not known or the calendar has no such day. */
export function isoOf(date: FoundDate): string | null {
  if (date.year === null) return null;
  if (date.day !== null && !dateExists(date.year, date.month, date.day)) return null;
  return isoDate(date.year, date.month, date.day);
}

/** True where a day is printed that the calendar does not have. */
export function isImpossible(date: FoundDate): boolean {
  return date.day !== null && !dateExists(date.year ?? 2000, date.month, date.day);
}

/** The weekday that a found date really has, where another one is printed; else null. */
export function contradictingWeekday(date: FoundDate): string | null {
  const iso = isoOf(date);
  if (date.weekday === null || date.day === null || iso === null) return null;
  const actual = weekdayLetter(iso);
  return actual === date.weekday ? null : actual;
}
