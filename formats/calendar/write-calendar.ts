/** Calendar files (iCalendar, RFC 5545): text out, no files. */

/** When an event takes place, on the clocks of Japan. */
export type CalendarTime =
  /** Whole days, both included, ISO 8601. */
  | { readonly type: 'days'; readonly first: string; readonly last: string }
  /** `HH:MM`; without an end it has none in the file either: nothing is guessed. */
  | { readonly type: 'clock'; readonly day: string; readonly start: string; readonly end: string | null };

export interface CalendarEvent {
  /** Stays the same when the event is exported again, so that calendars replace it. */
  readonly uid: string;
  /** Grows when time or place change, so that calendars know the newer of two files. */
  readonly sequence: number;
  readonly time: CalendarTime;
  readonly summary: string;
  readonly description: string;
  readonly place: string | null;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** True for what blocks no time of whoever keeps the calendar. */
  readonly transparent: boolean;
}

export interface Calendar {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** Unix time in milliseconds at which this was written. */
  readonly writtenAt: number;
}

const zone = 'Asia/Tokyo';

/** Japan has kept one offset since 1951; nothing before matters here. */
const zoneLines = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** The file as text: lines of at most 75 octets in UTF-8, each ended by CRLF. */
export function writeCalendar(calendar: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Shingi//Shingi 1.0//JA',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(calendar.name)}`,
    `X-WR-TIMEZONE:${zone}`,
    ...zoneLines,
    ...calendar.events.flatMap((event) => eventLines(event, calendar.writtenAt)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines(event: CalendarEvent, writtenAt: number): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utcStamp(writtenAt)}`,
    `SEQUENCE:${event.sequence}`,
    ...timeLines(event.time),
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    ...(event.place === null ? [] : [`LOCATION:${escaped(event.place)}`]),
    `STATUS:${event.status.toUpperCase()}`,
    `TRANSP:${event.transparent ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ];
}

function timeLines(time: CalendarTime): string[] {
  if (time.type === 'days') {
    // The end of whole days is the day after the last.
    return [
      `DTSTART;VALUE=DATE:${dateDigits(time.first)}`,
      `DTEND;VALUE=DATE:${dateDigits(dayAfter(time.last))}`,
    ];
  }
  const { day, start, end } = time;
  return [
    `DTSTART;TZID=${zone}:${clockDigits(day, start)}`,
    ...(end === null || end <= start ? [] : [`DTEND;TZID=${zone}:${clockDigits(day, end)}`]),
  ];
}

function dateDigits(iso: string): string {
  return iso.replaceAll('-', '');
}

/** 24:00 is the first moment of the next day. */
function clockDigits(day: string, clock: string): string {
  return clock === '24:00'
    ? `${dateDigits(dayAfter(day))}T000000`
    : `${dateDigits(day)}T${clock.replace(':', '')}00`;
}

function dayAfter(iso: string): string {
  const next = new Date(`${iso}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function utcStamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
}

/** TEXT of RFC 5545, 3.3.11. Other control characters may not stand in a calendar at all. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/gu, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '');
}

const lineOctets = 75;

/** A long line goes on behind CRLF and one space; no character is divided. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character, 'utf8');
    if (octets + length > lineOctets) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += length;
  }
  return [...parts, part].join('\r\n');
}
