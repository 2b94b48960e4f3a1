import ICAL from 'ical.js';

/** What a reader that others wrote, the one of Thunderbird, makes of a calendar file. */
export function readByOthers(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  if (
    calendar.getFirstPropertyValue('version') !== '2.0' ||
    calendar.getAllSubcomponents('vtimezone').length !== 1
  ) {
    throw new Error('no calendar of version 2.0 with one time zone');
  }
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}
