import { type CalendarEvent, writeCalendar } from '../../../formats/calendar/write-calendar.ts';

export const writtenAt = Date.UTC(2023, 6, 1, 3, 4, 5);

/** An event of one whole day, but for what a test says otherwise. */
export function event(fields: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: 'a@shingi.invalid',
    sequence: 0,
    time: { type: 'days', first: '2023-06-30', last: '2023-06-30' },
    summary: '第1回',
    description: '',
    place: null,
    status: 'confirmed',
    transparent: false,
    ...fields,
  };
}

/** A calendar file of these events. */
export function written(...events: readonly CalendarEvent[]): string {
  return writeCalendar({ name: '委員会', events, writtenAt });
}
