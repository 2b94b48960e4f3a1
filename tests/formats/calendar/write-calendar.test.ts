import { describe, expect, it } from 'vitest';
import { contentLines, readCalendar } from './read-calendar.ts';
import { event, written } from './written-calendar.ts';

describe('a calendar file', () => {
  it('is complete, with the time zone that its events name', () => {
    const text = written(event({ time: { type: 'clock', day: '2023-06-30', start: '14:00', end: '16:30' } }));
    expect(contentLines(text)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Shingi//Shingi 1.0//JA',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:委員会',
      'X-WR-TIMEZONE:Asia/Tokyo',
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Tokyo',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0900',
      'TZOFFSETTO:+0900',
      'TZNAME:JST',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:a@shingi.invalid',
      'DTSTAMP:20230701T030405Z',
      'SEQUENCE:0',
      'DTSTART;TZID=Asia/Tokyo:20230630T140000',
      'DTEND;TZID=Asia/Tokyo:20230630T163000',
      'SUMMARY:第1回',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('ends whole days on the day after the last, over months and leap days', () => {
    const days = (first: string, last: string) => {
      const [read] = readCalendar(written(event({ time: { type: 'days', first, last } }))).events;
      return [read?.['DTSTART;VALUE=DATE'], read?.['DTEND;VALUE=DATE']];
    };
    expect(days('2023-11-15', '2023-12-15')).toEqual(['20231115', '20231216']);
    expect(days('2023-12-31', '2023-12-31')).toEqual(['20231231', '20240101']);
    expect(days('2024-02-01', '2024-02-29')).toEqual(['20240201', '20240301']);
  });

  it('invents no end, and knows midnight as the end of a day', () => {
    const clock = (start: string, end: string | null) => {
      const time = { type: 'clock', day: '2023-06-30', start, end } as const;
      const [read] = readCalendar(written(event({ time }))).events;
      return [read?.['DTSTART;TZID=Asia/Tokyo'], read?.['DTEND;TZID=Asia/Tokyo']];
    };
    expect(clock('14:00', null)).toEqual(['20230630T140000', undefined]);
    expect(clock('14:00', '14:00')).toEqual(['20230630T140000', undefined]);
    expect(clock('22:00', '24:00')).toEqual(['20230630T220000', '20230701T000000']);
  });

  it.each([
    '地域福祉推進委員会の第三回会議について、素案の検討と今後の進め方を話し合う大切な会議である（長い題名）',
    `${'a'.repeat(67)}あいう`,
    `${'a'.repeat(66)}𠮷野家`,
    '𠮷'.repeat(60),
    'x'.repeat(500),
    'コンマ, セミコロン; 逆スラッシュ\\ 改行\n次の行\\n文字',
    '行末\r\n次\r最後',
  ])('folds and escapes %j so that it comes back', (summary) => {
    const text = written(event({ summary, description: summary, place: summary }));
    const [read] = readCalendar(text).events;
    const expected = summary.replaceAll(/\r\n|\r/gu, '\n');
    expect([read?.['SUMMARY'], read?.['DESCRIPTION'], read?.['LOCATION']]).toEqual([
      expected,
      expected,
      expected,
    ]);
  });

  it('folds every line at 75 octets and never within a character', () => {
    for (let length = 60; length < 80; length += 1) {
      const text = written(event({ summary: `${'a'.repeat(length)}会議${'b'.repeat(80)}` }));
      const physical = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
      expect(Math.max(...physical)).toBeLessThanOrEqual(75);
      expect(Math.max(...physical)).toBeGreaterThan(72);
      expect(text).not.toContain('\ufffd');
    }
  });

  it('leaves out what may not stand in a calendar', () => {
    const [read] = readCalendar(written(event({ summary: '会\u0000議\u001b[0m\u007f' }))).events;
    expect(read?.['SUMMARY']).toBe('会議[0m');
  });

  it('says whether a day is certain and whether it blocks time', () => {
    const events = readCalendar(
      written(
        event({ status: 'tentative', transparent: true }),
        event({ status: 'cancelled', uid: 'b@shingi.invalid' }),
      ),
    ).events.map((read) => [read['STATUS'], read['TRANSP']]);
    expect(events).toEqual([
      ['TENTATIVE', 'TRANSPARENT'],
      ['CANCELLED', 'OPAQUE'],
    ]);
  });
});
