import { readTimeSpan } from './read-clock.ts';
import {
  contradictingWeekday,
  type FoundDate,
  findDates,
  halfWidthInPlace,
  isImpossible,
  isoOf,
} from './read-date.ts';
import type { Occurrence, ScheduleDate } from './schedule-date.ts';

/** What is wrong with a printed date. */
export type DateProblem =
  | { readonly code: 'dateNotUnderstood' | 'dateImpossible'; readonly text: string }
  | {
      readonly code: 'weekdayContradicts';
      readonly text: string;
      readonly printed: string;
      readonly actual: string;
    };

export interface ReadScheduleDate {
  readonly date: ScheduleDate;
  readonly problems: readonly DateProblem[];
}

/** Characters that are looked at: no cell that says when something takes place is longer. */
const longestText = 2000;

/**
 * The 日程 of a schedule row.
 * @param dateText as printed; kept as it is
 * @param details text of the row that may name time and place of each of several dates
 * @param fiscalYear the year the row stands under, for dates without one
 */
export function readScheduleDate(
  dateText: string,
  details: string,
  fiscalYear: number | null,
): ReadScheduleDate {
  const found = findDates(dateText.slice(0, longestText), { fiscalYear, previous: null });
  const problems = problemsOf(dateText, found);
  const none: ScheduleDate = { dateText, precision: 'undecided', start: null, end: null, occurrences: [] };
  const usable = found.filter((date) => isoOf(date) !== null);
  const [first, second] = usable;
  if (first === undefined) return { date: none, problems };
  const start = isoOf(first);
  if (second === undefined) {
    const open = !first.approximate && first.day !== null;
    // 「9月20日頃」 is settled to the month only.
    const day = first.approximate ? (start?.slice(0, 7) ?? null) : start;
    return { date: { ...none, precision: open ? 'exact' : 'approx-month', start: day }, problems };
  }
  if (usable.length === 2 && isRange(dateText, first, second)) {
    return { date: { ...none, precision: 'range', start, end: isoOf(second) }, problems };
  }
  if (usable.some((date) => date.day === null)) {
    const last = usable.at(-1);
    return {
      date: { ...none, precision: 'range', start, end: last === undefined ? null : isoOf(last) },
      problems,
    };
  }
  return {
    date: {
      ...none,
      precision: 'multi',
      occurrences: occurrencesOf(dateText, usable, details.slice(0, longestText)),
    },
    problems,
  };
}

function problemsOf(dateText: string, found: readonly FoundDate[]): DateProblem[] {
  const problems: DateProblem[] = [];
  for (const date of found) {
    if (isImpossible(date)) problems.push({ code: 'dateImpossible', text: date.text });
    const actual = contradictingWeekday(date);
    if (actual !== null && date.weekday !== null) {
      problems.push({ code: 'weekdayContradicts', text: date.text, printed: date.weekday, actual });
    }
  }
  const plain = halfWidthInPlace(dateText).trim();
  const saysNothing = plain === '' || /未定|調整中|検討中|随時|適宜|^[-‐‑–—―ー−－…‥]+$/u.test(plain);
  if (problems.length === 0 && !saysNothing && !found.some((date) => isoOf(date) !== null)) {
    problems.push({ code: 'dateNotUnderstood', text: dateText });
  }
  return problems;
}

function isRange(text: string, first: FoundDate, second: FoundDate): boolean {
  const between = halfWidthInPlace(text).slice(first.to, second.from);
  return /^\s*(?:から|より|~|〜|～|∼|-|―|—|–|ー|−|\s)+\s*$/u.test(between) && between.trim() !== '';
}

/** When and where within a day, as a text says it. */
export interface Detail {
  readonly timeText: string | null;
  readonly place: string | null;
}

function occurrencesOf(dateText: string, dates: readonly FoundDate[], details: string): Occurrence[] {
  const plain = halfWidthInPlace(dateText);
  const parts = detailsByNumber(details);
  const shared = parts.size === 0 ? readDetail(details) : null;
  return dates.map((date, index): Occurrence => {
    const before = plain.slice(dates[index - 1]?.to ?? 0, date.from);
    const marked = /([([]?\s*\d{1,2}\s*[)\].]|[①-⑳])\s*$/u.exec(before);
    const no =
      marked === null
        ? `(${index + 1})`
        : dateText.slice(date.from - before.length + marked.index, date.from).trim();
    const detail = parts.get(index + 1) ?? shared;
    const span = readTimeSpan(
      detail?.timeText ?? plain.slice(date.to, dates[index + 1]?.from ?? plain.length),
    );
    return {
      no,
      date: isoOf(date) ?? '',
      dateText: date.text,
      timeText: detail?.timeText ?? null,
      start: span.start,
      end: span.end,
      place: detail?.place ?? null,
    };
  });
}

/** 「(1) 時間 … 会場 … (2) 時間 …」 by number. */
function detailsByNumber(text: string): Map<number, Detail> {
  const parts = new Map<number, Detail>();
  const marks = [...text.matchAll(/(?:[(（]\s*([0-9０-９]{1,2})\s*[)）]|([①-⑳]))/gu)];
  marks.forEach((mark, index) => {
    const number = Number((mark[1] ?? mark[2] ?? '').normalize('NFKC'));
    const detail = readDetail(
      text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length),
    );
    if (detail.timeText !== null || detail.place !== null) parts.set(number, detail);
  });
  return parts;
}

const detailPattern =
  /(?:(?<time>時\s*間|日\s*時|開催時間)|(?<place>会\s*場|場\s*所|ところ))\s*[:：]?\s*(?<value>\S[^\n]*?)\s*(?=\n|$|時\s*間|会\s*場|場\s*所)/gu;

/** Time and place that a text names by 「時間」, 「会場」 and the like. */
export function readDetail(text: string): Detail {
  let timeText: string | null = null;
  let place: string | null = null;
  for (const match of text.matchAll(detailPattern)) {
    const value = match.groups?.['value'] ?? null;
    if (match.groups?.['time'] !== undefined) timeText ??= value;
    else place ??= value;
  }
  return { timeText, place };
}
