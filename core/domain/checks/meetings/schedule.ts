import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { ScheduleRow } from '../../meetings/schedule-content.ts';
import { type Finding, finding } from '../finding.ts';
import { type CheckedPacket, contentsOf } from '../packet.ts';
import { yearIn } from '../text/printed-dates.ts';

/** 策定スケジュール: sittings in order and without gaps, dates inside their fiscal year, ranges the right way round. */
export function checkSchedule(packet: CheckedPacket): Finding[] {
  return contentsOf(packet, 'schedule').flatMap(({ materialId, content }) => {
    const rows = content.entries.flatMap((entry) => (entry.type === 'row' ? [entry.row] : []));
    return [
      ...rows.flatMap((row) => ownDates(materialId, row)),
      ...order(materialId, rows),
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
    if (previous?.sessionNo == null) continue;
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
