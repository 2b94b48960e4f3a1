import { v5 } from 'uuid';
import type { CalendarReport } from '../../core/contract/schedule-calls.ts';
import type { FormerEntry } from '../../core/domain/meetings/former-entries.ts';
import type { ScheduleEntry } from '../../core/domain/meetings/schedule-state.ts';
import type { Translate } from '../../core/locales/translator.ts';
import {
  type CalendarEvent,
  type CalendarTime,
  writeCalendar,
} from '../../formats/calendar/write-calendar.ts';
import type { CalendarPast } from './schedule-facts.ts';

export interface CalendarSource {
  readonly committee: { readonly id: string; readonly name: string };
  /** Name of the schedule, for the calendar. */
  readonly title: string;
  readonly entries: readonly ScheduleEntry[];
  readonly past: CalendarPast;
}

export interface CalendarOptions {
  /** What is only about when becomes an event of the whole month instead of being left out. */
  readonly months: boolean;
  readonly writtenAt: number;
  readonly translate: Translate;
}

/**
 * The schedule as a calendar file, with what could not be put in because its day is not settled. What calendars may have from an
 * earlier file and what is planned no more goes in as cancelled.
 */
export function scheduleCalendar(
  { committee, title, entries, past }: CalendarSource,
  { months, writtenAt, translate }: CalendarOptions,
): { readonly text: string; readonly report: Omit<CalendarReport, 'path'> } {
  const leftOut: { name: string; dateText: string }[] = [];
  const sequenceOf = (rowKey: string): number => past.revisions.get(rowKey) ?? 0;
  const events = entries.flatMap((entry) => {
    const times = timesOf(entry, months);
    if (times.length === 0) {
      leftOut.push({ name: nameOf(entry, committee.name), dateText: entry.row.dateText });
    }
    const sequence = sequenceOf(entry.rowKey);
    return times.map((time, index) => ({ ...eventOf(entry, time, index, committee, translate), sequence }));
  });
  const planned = new Set(events.map(({ uid }) => uid));
  const cancelled = [...past.former].flatMap(([rowKey, states]) => {
    const now = entries.find((entry) => entry.rowKey === rowKey);
    return [...formerEvents(states, months, committee, translate)]
      .filter(([uid]) => !planned.has(uid))
      .map(([, event]) => ({
        ...event,
        sequence: sequenceOf(rowKey),
        status: 'cancelled' as const,
        transparent: true,
        description:
          now === undefined
            ? translate('plan:calendar.dropped')
            : translate('plan:calendar.moved', { date: now.row.dateText }),
      }));
  });
  return {
    text: writeCalendar({
      name: translate('plan:calendar.name', { committee: committee.name, title }),
      events: [...events, ...cancelled],
      writtenAt,
    }),
    report: {
      events: events.length,
      leftOut,
      cancelled: cancelled.map(({ summary, time }) => ({ name: summary, day: firstDay(time) })),
    },
  };
}

/** The last state of each event that a row ever had, by its uid; those that were over before the row was dropped left out. */
function formerEvents(
  states: readonly FormerEntry[],
  months: boolean,
  committee: CalendarSource['committee'],
  translate: Translate,
): ReadonlyMap<string, Omit<CalendarEvent, 'sequence'>> {
  const events = new Map<string, Omit<CalendarEvent, 'sequence'>>();
  for (const { entry, droppedOn } of states) {
    for (const [index, time] of timesOf(entry, months).entries()) {
      const event = eventOf(entry, time, index, committee, translate);
      if (lastDay(time.time) >= droppedOn) events.set(event.uid, event);
      else events.delete(event.uid);
    }
  }
  return events;
}

function firstDay(time: CalendarTime): string {
  return time.type === 'days' ? time.first : time.day;
}

function lastDay(time: CalendarTime): string {
  return time.type === 'days' ? time.last : time.day;
}

interface EventTime {
  readonly time: CalendarTime;
  readonly approximate: boolean;
  /** Of this one of several dates. */
  readonly place: string | null;
}

function timesOf(entry: ScheduleEntry, months: boolean): EventTime[] {
  const { actual, row, startTime, endTime } = entry;
  if (actual !== null) {
    const isOneDay = actual.start === actual.end;
    return [
      {
        time:
          isOneDay && startTime !== null
            ? { type: 'clock', day: actual.start, start: startTime, end: endTime }
            : { type: 'days', first: actual.start, last: actual.end },
        approximate: false,
        place: null,
      },
    ];
  }
  if (row.occurrences.length > 0) {
    return row.occurrences.map(({ date, start, end, place }) => ({
      time:
        start === null ? { type: 'days', first: date, last: date } : { type: 'clock', day: date, start, end },
      approximate: false,
      place,
    }));
  }
  return entry.planned
    .filter(({ approximate }) => months || !approximate)
    .map(({ start, end, approximate }) => ({
      time:
        start === end && startTime !== null && !approximate
          ? { type: 'clock', day: start, start: startTime, end: endTime }
          : { type: 'days', first: start, last: end },
      approximate,
      place: null,
    }));
}

function nameOf({ row, subject }: ScheduleEntry, committee: string): string {
  return row.kind === 'committee' ? `${row.session} ${committee}`.trim() : subject;
}

function eventOf(
  entry: ScheduleEntry,
  { time, approximate, place }: EventTime,
  index: number,
  committee: CalendarSource['committee'],
  translate: Translate,
): Omit<CalendarEvent, 'sequence'> {
  const { row } = entry;
  const name = nameOf(entry, committee.name);
  const day = firstDay(time);
  const summary = approximate ? translate('plan:calendar.about', { name, date: row.dateText }) : name;
  return {
    // Names the row, not its day: a row that moves stays the same event.
    uid: `${v5(`${entry.rowKey}#${index}`, committee.id)}@shingi.invalid`,
    time,
    summary,
    description: [
      ...row.topics.map(({ marker, text }) => `${marker}${text}`),
      translate('plan:calendar.state', { state: stateWord(entry, translate), date: row.dateText }),
      ...(entry.record?.note == null ? [] : [entry.record.note]),
    ].join('\n'),
    place: place ?? entry.place,
    status: statusOf(entry, day),
    transparent: approximate || time.type === 'days',
  };
}

function stateWord({ row, state, isOpen }: ScheduleEntry, translate: Translate): string {
  if (isOpen) return translate('plan:schedulePaper.open');
  return state === 'held' && row.kind === 'committee'
    ? translate('plan:state.heldMeeting')
    : translate(`plan:state.${state}`);
}

/** A meeting that has its 次第, and what was held, is certain. */
function statusOf({ state, meeting, record }: ScheduleEntry, day: string): CalendarEvent['status'] {
  if (state === 'postponed') {
    return 'cancelled';
  }
  const isSettled = state === 'held' || meeting?.heldOn === day || record?.startOn === day;
  return isSettled ? 'confirmed' : 'tentative';
}
