import { z } from 'zod';
import { foldKey } from '../blocks/fold.ts';
import { fiscalYearOf, readFiscalYear } from '../dates/fiscal-year.ts';
import { readTimeSpan } from '../dates/read-clock.ts';
import { readDetail } from '../dates/read-schedule-date.ts';
import { clockTimeSchema, isoDateSchema } from '../dates/schedule-date.ts';
import { spansOf } from '../dates/schedule-spans.ts';
import { idSchema } from '../ids.ts';
import { type Meeting, meetingSchema } from './meeting.ts';
import { type ScheduleContent, type ScheduleRow, scheduleRowSchema } from './schedule-content.ts';

export const scheduleStateSchema = z.enum(['planned', 'held', 'changed', 'postponed']);
/** 予定 / 開催・実施 / 日程変更 / 延期 */
export type ScheduleState = z.infer<typeof scheduleStateSchema>;

/** What the secretariat says came of a row. It goes before what the dates say. */
export const scheduleRecordSchema = z.object({
  /** See `scheduleRowKeys`. */
  rowKey: z.string().min(1).max(400),
  state: scheduleStateSchema,
  /** The meeting that the row became; null for events and where it follows from the number. */
  meetingId: idSchema.nullable(),
  /** First and last day on which it really takes or took place; null as planned, or while there is no new day. */
  startOn: isoDateSchema.nullable(),
  endOn: isoDateSchema.nullable(),
  place: z.string().nullable(),
  note: z.string().nullable(),
});
export type ScheduleRecord = z.infer<typeof scheduleRecordSchema>;

export const daySpanSchema = z.object({ start: isoDateSchema, end: isoDateSchema });
export type DaySpan = z.infer<typeof daySpanSchema>;

/** A row of the schedule beside what came of it. */
export const scheduleEntrySchema = z.object({
  rowKey: z.string(),
  row: scheduleRowSchema,
  /** 「アンケート調査」: the first topic without times and places that follow it in the same cell. */
  subject: z.string(),
  state: scheduleStateSchema,
  /** Its last day lies before today. */
  isPast: z.boolean(),
  /** Past, and neither a meeting nor a person says what came of it. */
  isOpen: z.boolean(),
  /** Days as the row plans them; both included. */
  planned: z.array(daySpanSchema.extend({ approximate: z.boolean() })),
  /** The days on which it is or was held where that is known; else null. */
  actual: daySpanSchema.nullable(),
  meeting: meetingSchema.nullable(),
  place: z.string().nullable(),
  startTime: clockTimeSchema.nullable(),
  endTime: clockTimeSchema.nullable(),
  /** Dates that earlier editions of the schedule printed for the same row, oldest first, where they differ. */
  earlierDates: z.array(z.string()),
  record: scheduleRecordSchema.nullable(),
});
export type ScheduleEntry = z.infer<typeof scheduleEntrySchema>;

/** The subject of a row whose cell goes on with times and places: 「(1) 時間 … 会場 …」. */
export function scheduleSubject(row: Pick<ScheduleRow, 'topics'>): string {
  return (row.topics[0]?.text ?? '').replace(/[\s　]*[（(]\s*[0-9０-９]+\s*[）)].*$/su, '').trim();
}

function rowsOf(content: ScheduleContent): ScheduleRow[] {
  return content.entries.flatMap((entry) => (entry.type === 'row' ? [entry.row] : []));
}

/**
 * A name for each row, by its id, that stays the same when a new edition of the schedule comes: fiscal year and number of
 * a session, else fiscal year and subject. Rows that would have the same one are counted.
 */
export function scheduleRowKeys(content: ScheduleContent): ReadonlyMap<string, string> {
  const used = new Map<string, number>();
  return new Map(
    rowsOf(content).map((row) => {
      const year = readFiscalYear(row.fiscalYear)?.year ?? yearOf(row) ?? '';
      const name = row.sessionNo === null ? foldKey(scheduleSubject(row)).slice(0, 200) : `${row.sessionNo}`;
      const key = `${year}/${name}`;
      const count = (used.get(key) ?? 0) + 1;
      used.set(key, count);
      return [row.id, count === 1 ? key : `${key}/${count}`];
    }),
  );
}

function yearOf(row: ScheduleRow): number | null {
  const start = row.start ?? row.occurrences[0]?.date ?? null;
  return start === null ? null : fiscalYearOf(start);
}

export interface ScheduleFacts {
  readonly meetings: readonly Meeting[];
  readonly records: readonly ScheduleRecord[];
  /** Earlier editions, oldest first. */
  readonly earlier: readonly ScheduleContent[];
  /** ISO date on the reader's clock. */
  readonly today: string;
}

/** Every row of a schedule in printed order, planned beside held. */
export function scheduleEntries(content: ScheduleContent, facts: ScheduleFacts): ScheduleEntry[] {
  const keys = scheduleRowKeys(content);
  const before = earlierDates(facts.earlier);
  return rowsOf(content).map((row) => {
    const rowKey = keys.get(row.id) ?? row.id;
    const dates = (before.get(rowKey) ?? []).filter((text) => foldKey(text) !== foldKey(row.dateText));
    return entryOf(row, rowKey, dates, facts);
  });
}

/**
 * How often a row was printed otherwise from one edition to the next, by row key, rows that are left out by now included. Left out
 * counts, and so does a date or a row that comes back: the number only grows.
 */
export function scheduleDateChanges(
  content: ScheduleContent,
  earlier: readonly ScheduleContent[],
): ReadonlyMap<string, number> {
  const editions = [...earlier, content].map(printedDates);
  const keys = new Set(editions.flatMap((dates) => [...dates.keys()]));
  return new Map(
    [...keys].map((key) => {
      const printed = editions.map((dates) => dates.get(key) ?? null);
      const since = printed.slice(printed.findIndex((text) => text !== null));
      return [key, since.filter((text, index) => index > 0 && text !== since[index - 1]).length];
    }),
  );
}

/** The date of each row in an edition, by row key, folded. */
function printedDates(edition: ScheduleContent): Map<string, string> {
  const keys = scheduleRowKeys(edition);
  return new Map(rowsOf(edition).map((row) => [keys.get(row.id) ?? row.id, foldKey(row.dateText)]));
}

function earlierDates(editions: readonly ScheduleContent[]): Map<string, string[]> {
  const dates = new Map<string, string[]>();
  for (const edition of editions) {
    const keys = scheduleRowKeys(edition);
    for (const row of rowsOf(edition)) {
      const known = dates.get(keys.get(row.id) ?? '') ?? [];
      if (foldKey(known.at(-1) ?? '') !== foldKey(row.dateText)) {
        dates.set(keys.get(row.id) ?? '', [...known, row.dateText]);
      }
    }
  }
  return dates;
}

function entryOf(
  row: ScheduleRow,
  rowKey: string,
  earlier: readonly string[],
  { meetings, records, today }: ScheduleFacts,
): ScheduleEntry {
  const record = records.find((one) => one.rowKey === rowKey) ?? null;
  const meeting = meetings.find(({ id }) => id === record?.meetingId) ?? meetingOfRow(row, rowKey, meetings);
  const planned = spansOf(row);
  const actual = actualDays(record, meeting);
  const last =
    actual?.end ??
    planned
      .map(({ end }) => end)
      .sort()
      .at(-1) ??
    null;
  const isPast = last !== null && last < today;
  const detail = readDetail(row.topics.map(({ text }) => text).join('\n'));
  const times = readTimeSpan(detail.timeText ?? row.dateText);
  const alone = row.occurrences.length === 0;
  return {
    rowKey,
    row,
    subject: scheduleSubject(row),
    state: record?.state ?? stateOf(planned, meeting, earlier, isPast),
    isPast,
    isOpen: isPast && record === null && meeting?.heldOn == null,
    planned,
    actual,
    meeting,
    place:
      record?.place ?? meeting?.placeText ?? (alone ? detail.place : (row.occurrences[0]?.place ?? null)),
    startTime: meeting?.startTime ?? (alone ? times.start : null),
    endTime: meeting?.endTime ?? (meeting === null && alone ? times.end : null),
    earlierDates: [...earlier],
    record,
  };
}

/** By year and number, else by the day; a row without a number is no sitting of the committee. */
function meetingOfRow(row: ScheduleRow, rowKey: string, meetings: readonly Meeting[]): Meeting | null {
  if (row.kind !== 'committee') return null;
  const year = Number(rowKey.split('/')[0]);
  const numbered = meetings.find((meeting) => {
    const named = meeting.fiscalYear === null ? null : (readFiscalYear(meeting.fiscalYear)?.year ?? null);
    const own = named ?? (meeting.heldOn === null ? null : fiscalYearOf(meeting.heldOn));
    return meeting.sessionNo !== null && meeting.sessionNo === row.sessionNo && own === year;
  });
  const onDay = meetings.find(
    (meeting) => meeting.sessionNo === null && meeting.heldOn !== null && meeting.heldOn === row.start,
  );
  return numbered ?? onDay ?? null;
}

function actualDays(record: ScheduleRecord | null, meeting: Meeting | null): DaySpan | null {
  if (record !== null && record.startOn !== null) {
    return { start: record.startOn, end: record.endOn ?? record.startOn };
  }
  // Postponed: the day of the 次第 no longer holds.
  if (record?.state === 'postponed' || meeting === null || meeting.heldOn === null) return null;
  return { start: meeting.heldOn, end: meeting.heldOn };
}

function stateOf(
  planned: ScheduleEntry['planned'],
  meeting: Meeting | null,
  earlier: readonly string[],
  isPast: boolean,
): ScheduleState {
  const day = meeting?.heldOn ?? null;
  if (day !== null) {
    const fits = planned.length === 0 || planned.some(({ start, end }) => start <= day && day <= end);
    if (!fits) return 'changed';
    return isPast ? 'held' : 'planned';
  }
  return earlier.length > 0 ? 'changed' : 'planned';
}

/** The first day on which an entry is to be expected; null while undecided. */
export function expectedOn(entry: ScheduleEntry): string | null {
  return entry.actual?.start ?? entry.planned.map(({ start }) => start).sort()[0] ?? null;
}

/** The next sitting of the committee that the schedule knows, held ones and postponed ones left out; null without one. */
export function nextPlannedSession(entries: readonly ScheduleEntry[]): ScheduleEntry | null {
  const ahead = entries.filter(
    ({ row, isPast, state }) =>
      row.kind === 'committee' && !isPast && state !== 'held' && state !== 'postponed',
  );
  const byDay = ahead.toSorted((a, b) => (expectedOn(a) ?? '9999').localeCompare(expectedOn(b) ?? '9999'));
  return byDay[0] ?? null;
}
