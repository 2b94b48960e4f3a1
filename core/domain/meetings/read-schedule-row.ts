import { foldKey } from '../blocks/fold.ts';
import { readFiscalYear } from '../dates/fiscal-year.ts';
import { readNumeral } from '../dates/numerals.ts';
import { type DateProblem, readScheduleDate } from '../dates/read-schedule-date.ts';
import type { ScheduleRow, ScheduleTopic } from './schedule-content.ts';

/** Which sitting a row is: 「第2回」, 「2」, 「第二回策定委員会」; events have no number. */
export function readSession(session: string): Pick<ScheduleRow, 'sessionNo' | 'kind'> {
  const numbered = /第\s*([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\s*回/u.exec(session);
  const bare = numbered === null ? /^\s*([0-9０-９]{1,2})\s*(?:回目?)?\s*$/u.exec(session) : null;
  const number = readNumeral((numbered ?? bare)?.[1] ?? '');
  return {
    sessionNo: number === 0 ? null : number,
    kind: number !== null || /委員会|審議会|協議会|部会/u.test(foldKey(session)) ? 'committee' : 'event',
  };
}

/** What a row prints. */
export interface PrintedScheduleRow {
  readonly id: string;
  readonly session: string;
  readonly dateText: string;
  readonly topics: readonly ScheduleTopic[];
}

/**
 * A row from what it prints, with what is wrong with its date.
 * @param yearText the year row above, or empty
 * @param year the western fiscal year that it names
 */
export function readScheduleRow(
  { id, session, dateText, topics }: PrintedScheduleRow,
  yearText: string,
  year: number | null = readFiscalYear(yearText)?.year ?? null,
): { readonly row: ScheduleRow; readonly problems: readonly DateProblem[] } {
  const details = topics.map((topic) => topic.marker + topic.text).join('\n');
  const { date, problems } = readScheduleDate(dateText, details, year);
  return {
    row: { id, ...date, fiscalYear: yearText, session, ...readSession(session), topics: [...topics] },
    problems,
  };
}
