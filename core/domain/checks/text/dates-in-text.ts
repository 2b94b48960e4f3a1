import { daysInMonth } from '../../dates/calendar.ts';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { twiceNamedYears } from '../../dates/second-year.ts';
import { type Finding, finding, type Place } from '../finding.ts';
import type { CheckedPacket, PlacedBlock } from '../packet.ts';
import { type PrintedDate, printedDates, weekdayLetters, weekdayOf } from './printed-dates.ts';

/** Dates wherever they are printed: they must exist, and weekday and span must agree with them. */
export function checkDatesInText(packet: CheckedPacket, blocks: readonly PlacedBlock[]): Finding[] {
  return blocks.flatMap((placed) => inBlock(packet, placed));
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
  return [...findings, ...twice(text, block.text, place), ...spans(text, block.text, place, dates)];
}

/** 「令和7（2024）年」: both must be the same year. */
function twice(text: string, source: string, place: Place): Finding[] {
  return twiceNamedYears(text).flatMap(({ from, to, first, second }) => {
    if (first === null || second === null || first === second) return [];
    const quote = source.slice(from, to);
    return [
      finding('eraYearDiffers', place, quote, {
        printed: quote,
        first: String(first),
        second: String(second),
      }),
    ];
  });
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
