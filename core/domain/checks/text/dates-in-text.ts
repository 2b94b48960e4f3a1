import { daysInMonth } from '../../dates/calendar.ts';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { CheckedPacket, PlacedBlock } from '../packet.ts';
import { comparisonKey } from './normal.ts';
import { type PrintedDate, printedDates, weekdayLetters, weekdayOf } from './printed-dates.ts';

/** Dates wherever they are printed: they must exist, and weekday, span and event must agree with them. */
export function checkDatesInText(packet: CheckedPacket, blocks: readonly PlacedBlock[]): Finding[] {
  return [...blocks.flatMap((placed) => inBlock(packet, placed)), ...events(blocks)];
}

function inBlock(packet: CheckedPacket, { materialId, block }: PlacedBlock): Finding[] {
  const text = halfWidthInPlace(block.text);
  const place = { materialId, blockId: block.id };
  const dates = printedDates(text);
  const findings: Finding[] = [];
  for (const date of dates) {
    const year = date.year ?? yearOfMeeting(packet, date);
    const quote = block.text.slice(date.from, date.to);
    if (date.month === null) continue;
    if (
      date.month < 1 ||
      date.month > 12 ||
      (date.day !== null && date.day > daysInMonth(year ?? 2000, date.month))
    ) {
      findings.push(finding('dateImpossible', place, quote, { printed: quote }));
    } else if (date.weekday !== null && date.day !== null && year !== null) {
      const actual = weekdayOf(year, date.month, date.day);
      if (actual !== date.weekday) {
        const values = { printed: quote, weekday: weekdayLetters.charAt(actual) };
        findings.push(finding('weekdayDiffers', place, quote, values));
      }
    }
  }
  return [...findings, ...spans(text, block.text, place, dates)];
}

/** 「6月30日（金）」 without a year is read in the year of the meeting. */
function yearOfMeeting(packet: CheckedPacket, date: PrintedDate): number | null {
  const heldOn = packet.meeting?.heldOn;
  if (heldOn == null || date.month === null) return null;
  const [year, month] = heldOn.split('-').map(Number);
  if (year === undefined || month === undefined) return null;
  const distance = date.month - month;
  if (distance > 6) return year - 1;
  return distance < -6 ? year + 1 : year;
}

/** 「令和6年度から令和11年度までの6年間」: both ends counted; and no end before its start. */
function spans(
  text: string,
  source: string,
  place: { materialId: string; blockId: string },
  dates: readonly PrintedDate[],
): Finding[] {
  return dates.flatMap((start, index) => {
    const end = dates[index + 1];
    if (end === undefined || start.year === null || end.year === null) return [];
    if (!/^\s*(?:\(.{0,12}?\)\s*)?(?:から|~|〜|～|-|―)\s*$/u.test(text.slice(start.to, end.from))) return [];
    const quote = source.slice(start.from, end.to);
    const [first, last] = [monthRank(start), monthRank(end)];
    if (last < first) return [finding('rangeReversed', place, quote, { start: start.text, end: end.text })];
    const stated = /^\s*(?:まで)?(?:の|、|\()?\s*(\d{1,2})\s*(?:年間|か年|ヵ年|カ年|ヶ年|箇年)/u.exec(
      text.slice(end.to),
    );
    if (stated === null || start.month !== null || end.month !== null) return [];
    const years = end.year - start.year + 1;
    if (Number(stated[1]) === years) return [];
    return [
      finding('durationDiffers', place, source.slice(start.from, end.to + stated[0].length), {
        printed: stated[1] ?? '',
        computed: String(years),
      }),
    ];
  });
}

function monthRank(date: PrintedDate): number {
  const missing = date.month === null;
  return (date.year ?? 0) * 10_000 + (missing ? 0 : (date.month ?? 0) * 100 + (date.day ?? 0));
}

interface Event {
  readonly placed: PlacedBlock;
  readonly name: string;
  readonly verb: string;
  readonly date: PrintedDate;
}

/** The same law or plan, the same act, two dates: 「○○法（令和3年5月施行）」 here, 「○○法が令和4年5月に施行」 there. */
function events(blocks: readonly PlacedBlock[]): Finding[] {
  const known = new Map<string, Event>();
  const findings: Finding[] = [];
  for (const event of blocks.flatMap(eventsIn)) {
    const key = `${comparisonKey(event.name)} ${event.verb}`;
    const earlier = known.get(key);
    if (earlier === undefined) {
      known.set(key, event);
      continue;
    }
    const [a, b] = [earlier.date, event.date];
    const monthsDiffer = a.month !== null && b.month !== null && a.month !== b.month;
    if (a.year === b.year && !monthsDiffer) continue;
    const quote = event.placed.block.text.slice(b.from, b.to);
    findings.push(
      finding(
        'eventDateDiffers',
        { materialId: event.placed.materialId, blockId: event.placed.block.id },
        quote,
        {
          name: event.name,
          act: event.verb,
          printed: quote,
          other: earlier.placed.block.text.slice(a.from, a.to),
        },
      ),
    );
  }
  return findings;
}

const acts = '(?:公布・)?施行|公布|制定|策定|閣議決定|改定';

/** What happens again and again has many dates: 「○○法の改正」. */
const RECURRING = /(?:改正|見直し|中間見直し|調査)(?:法)?$/u;

function eventsIn(placed: PlacedBlock): Event[] {
  return datedNames(placed).filter(({ name }) => !RECURRING.test(name));
}

function datedNames(placed: PlacedBlock): Event[] {
  const text = halfWidthInPlace(placed.block.text);
  return printedDates(text).flatMap((date) => {
    if (date.year === null) return [];
    const behind = text.slice(date.to, date.to + 40);
    const before = text.slice(Math.max(0, date.from - 60), date.from);
    const bracketed = new RegExp(`^\\s*(?:に)?\\s*(${acts})\\s*\\)`, 'u').exec(behind);
    if (bracketed !== null && /\(\s*$/u.test(before)) {
      const name = /([^\s「」『』、。()]{4,})\(\s*$/u.exec(before)?.[1];
      return name === undefined ? [] : [event(placed, name, bracketed[1], date)];
    }
    // 「『○○法』が令和3年4月に施行」, 「令和3年4月に『○○計画』が策定」
    const after = new RegExp(`^に[「『]([^」』]{4,})[」』][がをは、]{0,2}(${acts})`, 'u').exec(
      text.slice(date.to, date.to + 80),
    );
    if (after !== null && after[1] !== undefined) return [event(placed, after[1], after[2], date)];
    const quoted = /[「『]([^「」『』]{4,})[」』](?:が|は|を)[、,]?\s*$/u.exec(before);
    const act = new RegExp(`^に(${acts})`, 'u').exec(behind);
    return quoted?.[1] === undefined || act === null ? [] : [event(placed, quoted[1], act[1], date)];
  });
}

function event(placed: PlacedBlock, name: string, act: string | undefined, date: PrintedDate): Event {
  return { placed, name, verb: (act ?? '').replace('公布・', ''), date };
}
