import type { Meeting } from '../../core/domain/meetings/meeting.ts';

export interface MeetingRow {
  readonly id: string;
  readonly title: string;
  readonly committee_name: string | null;
  readonly fiscal_year: string | null;
  readonly session_no: number | null;
  readonly date_text: string | null;
  readonly held_on: string | null;
  readonly start_text: string | null;
  readonly start_time: string | null;
  readonly end_time: string | null;
  readonly place_text: string | null;
}

export function meetingOf(row: MeetingRow): Meeting {
  return {
    id: row.id,
    title: row.title,
    committeeName: row.committee_name,
    fiscalYear: row.fiscal_year,
    sessionNo: row.session_no,
    dateText: row.date_text,
    heldOn: row.held_on,
    startText: row.start_text,
    startTime: row.start_time,
    endTime: row.end_time,
    placeText: row.place_text,
  };
}

export function meetingRowOf(meeting: Meeting): MeetingRow {
  return {
    id: meeting.id,
    title: meeting.title,
    committee_name: meeting.committeeName,
    fiscal_year: meeting.fiscalYear,
    session_no: meeting.sessionNo,
    date_text: meeting.dateText,
    held_on: meeting.heldOn,
    start_text: meeting.startText,
    start_time: meeting.startTime,
    end_time: meeting.endTime,
    place_text: meeting.placeText,
  };
}
