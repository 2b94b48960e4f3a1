import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { ScheduleRow } from '../../meetings/schedule-content.ts';
import { type Finding, finding } from '../finding.ts';
import { type CheckedPacket, contentsOf } from '../packet.ts';
import { longestRise } from '../text/longest-rise.ts';
import { printedDates, yearIn } from '../text/printed-dates.ts';

/** 策定スケジュール: sittings in order and without gaps, dates inside their fiscal year, ranges the right way round. */
export function checkSchedule(packet: CheckedPacket): Finding[] {
  return contentsOf(packet, 'schedule').flatMap(({ materialId, content }) => {
    const rows = content.entries.flatMap((entry) => (entry.type === 'row' ? [entry.row] : []));
    return [
      ...rows.flatMap((row) => ownDates(materialId, row)),
      ...order(materialId, rows),
      ...eventOrder(materialId, rows),
      ...distant(materialId, rows),
      ...sessions(materialId, rows),
      ...thisMeeting(packet, materialId, rows),
    ];
  });
}

function ownDates(materialId: string, row: ScheduleRow): Finding[] {
  const place = { materialId, blockId: row.id };
  const findings: Finding[] = [];
  if (row.start !== null && row.end !== null && row.end < row.start) {
    findings.push(finding('rangeReversed', place, row.dateText, { start: row.start, end: row.end }));
  } else if (row.start !== null && row.end !== null && isTooLong(row.dateText, row.start, row.end)) {
    findings.push(finding('rangeTooLong', place, row.dateText, { start: row.start, end: row.end }));
  }
  const fiscalYear = yearIn(halfWidthInPlace(row.fiscalYear));
  const days = [row.start, row.end, ...row.occurrences.map((occurrence) => occurrence.date)];
  const outside = fiscalYear === null ? [] : days.filter((day) => day !== null && !isWithin(day, fiscalYear));
  if (outside.length > 0) {
    findings.push(
      finding('dateOutsideFiscalYear', place, row.dateText, {
        fiscalYear: row.fiscalYear,
        session: row.session,
      }),
    );
  }
  return findings;
}

/** An end without a year of its own was read as of the next year: over more than half a year that is rather a slip. */
function isTooLong(dateText: string, start: string, end: string): boolean {
  const days = daysBetween(start, end);
  const years = printedDates(halfWidthInPlace(dateText)).filter(({ year }) => year !== null).length;
  const implied = years === 1 && !dateText.includes('翌') && start.slice(0, 4) !== end.slice(0, 4);
  return days > LONGEST_SPAN_DAYS || (implied && days > LONGEST_IMPLIED_DAYS);
}

/** `day` is an ISO date or month. */
function isWithin(day: string, fiscalYear: number): boolean {
  const month = day.slice(0, 7);
  return month >= `${fiscalYear}-04` && month <= `${fiscalYear + 1}-03`;
}

/** Only sittings: events of other kinds are often listed beside them without order. */
function order(materialId: string, rows: readonly ScheduleRow[]): Finding[] {
  const sittings = rows.filter((row) => row.kind === 'committee' && row.start !== null);
  return sittings.flatMap((row, index) => {
    const previous = sittings[index - 1];
    if (previous === undefined || !isBefore(row, previous)) return [];
    return [
      finding('scheduleOutOfOrder', { materialId, blockId: row.id }, row.dateText, {
        session: row.session,
        previous: previous.session,
        previousDate: previous.dateText,
      }),
    ];
  });
}

/**
 * Most papers list everything in the order of its day. Where a single event steps out of that order, its year or month is
 * likely wrong; where several do, the paper lists them otherwise.
 */
function eventOrder(materialId: string, rows: readonly ScheduleRow[]): Finding[] {
  const dated = rows.filter((row) => row.start !== null);
  if (dated.length < 4) return [];
  const months = dated.map((row) => Number(row.start?.slice(0, 7).replace('-', '')));
  const kept = longestRise(months);
  const odd = dated.filter((_, index) => !kept.has(index));
  const [only, further] = odd;
  if (only === undefined || further !== undefined || only.kind === 'committee') return [];
  const previous = dated[dated.indexOf(only) - 1] ?? dated[1];
  return [
    finding('scheduleOutOfOrder', { materialId, blockId: only.id }, only.dateText, {
      session: only.session,
      previous: previous?.session ?? '',
      previousDate: previous?.dateText ?? '',
    }),
  ];
}

/** Fewer rows do not show how closely they follow one another. */
const LEAST_DATED = 4;
const FAR_MONTHS = 10;

/** 5月, then 8月 of the next year, 11月, 1月: the year of a row at the start or the end is likely wrong. */
function distant(materialId: string, rows: readonly ScheduleRow[]): Finding[] {
  const dated = rows.filter((row) => row.start !== null);
  if (dated.length < LEAST_DATED) return [];
  const months = dated.map((row) => {
    const [year = 0, month = 0] = (row.start ?? '').split('-').map(Number);
    return year * 12 + month;
  });
  const gaps = months.slice(1).map((month, index) => month - (months[index] ?? month));
  const widest = Math.max(...gaps);
  const at = gaps.indexOf(widest);
  const next = Math.max(0, ...gaps.filter((_, index) => index !== at));
  const [before, after] = [dated[at], dated[at + 1]];
  if (before === undefined || after === undefined) return [];
  if (widest <= FAR_MONTHS || widest < 3 * next || gaps.some((gap) => gap < 0)) return [];
  const isFirst = at === 0;
  const suspect = isFirst ? before : after;
  return [
    finding('scheduleDistant', { materialId, blockId: suspect.id }, suspect.dateText, {
      session: suspect.session,
      other: isFirst ? after.dateText : before.dateText,
      months: String(widest),
    }),
  ];
}

/** Longer than any survey or public comment. */
const LONGEST_SPAN_DAYS = 366;
const LONGEST_IMPLIED_DAYS = 184;

function daysBetween(start: string, end: string): number {
  return start.length < 10 || end.length < 10 ? 0 : (Date.parse(end) - Date.parse(start)) / 86_400_000;
}

function isBefore(row: ScheduleRow, previous: ScheduleRow): boolean {
  const length = Math.min(row.start?.length ?? 0, previous.start?.length ?? 0);
  const [own, other] = [row.start?.slice(0, length) ?? '', previous.start?.slice(0, length) ?? ''];
  // Two sittings on one settled day are as odd as a step back.
  return own < other || (own === other && length === 10);
}

function sessions(materialId: string, rows: readonly ScheduleRow[]): Finding[] {
  const findings: Finding[] = [];
  const last = new Map<string, ScheduleRow>();
  for (const row of rows) {
    if (row.kind !== 'committee' || row.sessionNo === null) continue;
    const previous = last.get(row.fiscalYear);
    last.set(row.fiscalYear, row);
    if (previous?.sessionNo == null) {
      const before = [...last.values()].at(-2);
      if (before !== undefined && startsLate(row.sessionNo, before.sessionNo)) {
        const values = { session: row.session, fiscalYear: row.fiscalYear };
        findings.push(finding('sessionStartsLate', { materialId, blockId: row.id }, row.session, values));
      }
      continue;
    }
    const values = { session: row.session, previous: previous.session, fiscalYear: row.fiscalYear };
    const place = { materialId, blockId: row.id };
    if (row.sessionNo === previous.sessionNo)
      findings.push(finding('sessionRepeated', place, row.session, values));
    if (row.sessionNo > previous.sessionNo + 1) {
      findings.push(finding('sessionSkipped', place, row.session, values));
    }
  }
  return findings;
}

/** A year that neither begins with its first sitting nor goes on counting from the year before. */
function startsLate(first: number, before: number | null): boolean {
  return first > 1 && before !== null && first !== before + 1;
}

/** The meeting of the 次第 must stand in the schedule on the same day. */
function thisMeeting(packet: CheckedPacket, materialId: string, rows: readonly ScheduleRow[]): Finding[] {
  const meeting = packet.meeting;
  if (meeting === null || meeting.heldOn === null || meeting.sessionNo === null) return [];
  const fiscalYear = yearIn(halfWidthInPlace(meeting.fiscalYear ?? ''));
  const numbered = rows.filter((row) => row.sessionNo === meeting.sessionNo);
  const sameYear = numbered.filter((row) => {
    const year = yearIn(halfWidthInPlace(row.fiscalYear));
    return year === null || fiscalYear === null || year === fiscalYear;
  });
  const row = sameYear[0];
  if (row !== undefined && sameYear.length === 1) {
    if (row.start === null || meeting.heldOn.startsWith(row.start)) return [];
    return [
      finding('meetingDateDiffers', { materialId, blockId: row.id }, row.dateText, {
        session: row.session,
        printed: row.dateText,
        meeting: meeting.dateText ?? meeting.heldOn,
      }),
    ];
  }
  if (sameYear.length === 0 && sessionsOf(rows, fiscalYear).length >= 2) {
    const all = sessionsOf(rows, fiscalYear);
    const heldOn = meeting.heldOn;
    const at = all.find((row) => row.start !== null && row.start > heldOn) ?? all[0];
    const onDay = all.some((row) => row.start !== null && heldOn.startsWith(row.start));
    if (at !== undefined && !onDay) {
      const values = { meeting: String(meeting.sessionNo), date: meeting.dateText ?? heldOn };
      return [finding('meetingNotInSchedule', { materialId, blockId: at.id }, at.session, values)];
    }
  }
  const sameDay = rows.find(
    (candidate) => candidate.kind === 'committee' && candidate.start === meeting.heldOn,
  );
  if (sameDay === undefined || sameDay.sessionNo === null || sameDay.sessionNo === meeting.sessionNo)
    return [];
  return [
    finding('meetingNumberDiffers', { materialId, blockId: sameDay.id }, sameDay.session, {
      printed: sameDay.session,
      meeting: String(meeting.sessionNo),
    }),
  ];
}

/** Sittings with a number in the meeting's own fiscal year, or in a schedule that names no years. */
function sessionsOf(rows: readonly ScheduleRow[], fiscalYear: number | null): ScheduleRow[] {
  return rows.filter((row) => {
    const year = yearIn(halfWidthInPlace(row.fiscalYear));
    return row.kind === 'committee' && row.sessionNo !== null && (year === null || year === fiscalYear);
  });
}
