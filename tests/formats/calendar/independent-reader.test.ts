import type ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../../formats/calendar/write-calendar.ts';
import { readByOthers } from './independent-reader.ts';
import { event, written } from './written-calendar.ts';

const read = (...events: CalendarEvent[]): ICAL.Event[] => readByOthers(written(...events));

function only(events: readonly ICAL.Event[]): ICAL.Event {
  const [first, second] = events;
  if (first === undefined || second !== undefined) throw new Error('one event was to be read');
  return first;
}

describe('a calendar file in the reader of another calendar', () => {
  it('has its hours in the time of Japan, whatever the clock of the machine says', () => {
    const { startDate, endDate } = only(
      read(event({ time: { type: 'clock', day: '2023-06-30', start: '14:00', end: '16:30' } })),
    );
    expect([startDate.toString(), endDate.toString()]).toEqual([
      '2023-06-30T14:00:00',
      '2023-06-30T16:30:00',
    ]);
    expect(startDate.zone?.tzid).toBe('Asia/Tokyo');
    expect(startDate.toJSDate().toISOString()).toBe('2023-06-30T05:00:00.000Z');
  });

  it('ends on midnight where a sitting does', () => {
    const { endDate } = only(
      read(event({ time: { type: 'clock', day: '2023-12-31', start: '22:00', end: '24:00' } })),
    );
    expect(endDate.toString()).toBe('2024-01-01T00:00:00');
  });

  it('has a period of whole days with its last day in it, a single day as one', () => {
    const days = (first: string, last: string): number =>
      only(read(event({ time: { type: 'days', first, last } }))).duration.toSeconds() / 86_400;
    expect(days('2023-11-15', '2023-12-15')).toBe(31);
    expect(days('2024-02-01', '2024-02-29')).toBe(29);
    expect(days('2023-06-30', '2023-06-30')).toBe(1);
    const { startDate, endDate } = only(
      read(event({ time: { type: 'days', first: '2023-11-15', last: '2023-12-15' } })),
    );
    expect([startDate.isDate, startDate.toString(), endDate.isDate, endDate.toString()]).toEqual([
      true,
      '2023-11-15',
      true,
      '2023-12-16',
    ]);
  });

  it.each([
    '地域福祉推進委員会の第三回会議について、素案の検討と今後の進め方を話し合う大切な会議である（長い題名）',
    `${'a'.repeat(66)}𠮷野家`,
    '𠮷'.repeat(60),
    'コンマ, セミコロン; 逆スラッシュ\\ コロン: 改行\n次の行\\n文字 "引用"',
    '　全角の空白から始まり、空白で終わる ',
    '髙﨑の葛󠄀飾',
  ])('brings %j back letter by letter', (words) => {
    const found = only(read(event({ summary: words, description: words, place: words })));
    expect([found.summary, found.description, found.location]).toEqual([words, words, words]);
  });

  it('says what is certain, what blocks no time, and which of two files is the newer', () => {
    const found = read(
      event({ status: 'tentative', transparent: true }),
      event({ uid: 'b@shingi.invalid', status: 'cancelled', sequence: 3 }),
    );
    expect(
      found.map(({ uid, sequence, component }) => [
        uid,
        sequence,
        component.getFirstPropertyValue('status'),
        component.getFirstPropertyValue('transp'),
      ]),
    ).toEqual([
      ['a@shingi.invalid', 0, 'TENTATIVE', 'TRANSPARENT'],
      ['b@shingi.invalid', 3, 'CANCELLED', 'OPAQUE'],
    ]);
  });
});
