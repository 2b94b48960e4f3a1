import type { Occurrence } from '../dates/schedule-date.ts';
import type { MaterialContent } from '../materials/content.ts';
import type { NarrativeContent } from '../materials/narrative-content.ts';
import type { MeetingHead } from '../meetings/meeting.ts';
import type { ScheduleRow } from '../meetings/schedule-content.ts';
import { type DumpedIssueSheet, dumpIssueSheet } from './dump-issue-sheet.ts';
import { type DumpedNarrative, dumpNarrative } from './dump-narrative.ts';
import { type ListedPaper, papersListedInAgenda } from './listed-paper.ts';

export interface DumpedMeeting {
  title: string;
  committee: string | null;
  fiscalYear: string | null;
  sessionNo: number | null;
  dateText: string | null;
  dateISO: string | null;
  weekdayText: string | null;
  startText: string | null;
  startTime: string | null;
  endTime: string | null;
  placeText: string | null;
}

export interface DumpedAgendaSection {
  no: string;
  title: string;
  items: { no: string; noText: string; title: string }[];
  body: string;
}

export type DumpedHandout = Pick<
  ListedPaper,
  'meetingText' | 'no' | 'name' | 'baseName' | 'remarkRaw' | 'distribution' | 'isReplacement'
> & { noRaw: string };

export interface DumpedScheduleRow {
  fiscalYear: string;
  session: string;
  sessionNo: number | null;
  kind: 'committee' | 'event';
  dateText: string;
  content: string[];
  precision: ScheduleRow['precision'];
  /** Several dates in order where the row has several. */
  start: string | string[] | null;
  end: string | null;
  occurrences: Occurrence[];
}

export interface DumpedStatisticsTable {
  no: string;
  title: string;
  years: string[];
  rows: { label: string; unit: string | null; values: (number | null)[]; valuesRaw: string[] }[];
  source: string | null;
  notes: string[];
}

export interface PacketDump {
  meeting: DumpedMeeting;
  agenda: DumpedAgendaSection[];
  handouts: DumpedHandout[];
  schedule: DumpedScheduleRow[];
  statistics: DumpedStatisticsTable[];
  trendsDocument: DumpedNarrative | null;
  issueSheets: DumpedIssueSheet[];
}

/**
 * A meeting's packet in the shape that other programs compare and read.
 * @param input.contents of the newest versions, in the order of the packet
 */
export function packetDump(input: {
  readonly meeting: MeetingHead;
  readonly contents: readonly MaterialContent[];
}): PacketDump {
  const { meeting, contents } = input;
  const trends = trendsOf(contents);
  return {
    meeting: dumpMeeting(meeting),
    agenda: contents.flatMap((content) => (content.kind === 'agenda' ? dumpAgenda(content) : [])),
    handouts: handoutsOf(contents),
    schedule: contents.flatMap((content) =>
      content.kind === 'schedule'
        ? content.entries.flatMap((entry) => (entry.type === 'row' ? [dumpScheduleRow(entry.row)] : []))
        : [],
    ),
    statistics: contents.flatMap((content) => (content.kind === 'statistics' ? dumpStatistics(content) : [])),
    trendsDocument: trends === null ? null : dumpNarrative(trends),
    issueSheets: contents.flatMap((content) =>
      content.kind === 'issueSheet' ? content.sheets.map(dumpIssueSheet) : [],
    ),
  };
}

function dumpMeeting(meeting: MeetingHead): DumpedMeeting {
  return {
    title: meeting.title,
    committee: meeting.committeeName,
    fiscalYear: meeting.fiscalYear,
    sessionNo: meeting.sessionNo,
    dateText: meeting.dateText,
    dateISO: meeting.heldOn,
    weekdayText: /[（(]([日月火水木金土])/u.exec(meeting.dateText ?? '')?.[1] ?? null,
    startText: meeting.startText,
    startTime: meeting.startTime,
    endTime: meeting.endTime,
    placeText: meeting.placeText,
  };
}

function dumpAgenda(content: Extract<MaterialContent, { kind: 'agenda' }>): DumpedAgendaSection[] {
  return content.sections.map(({ no, title, items, body }) => ({
    no,
    title,
    items: items.map((item) => ({ no: item.no, noText: item.noText, title: item.title })),
    body: body.map(({ text }) => text).join('\n'),
  }));
}

/** Rows of the 配布資料一覧; without one, what the 次第 lists below 配布資料. */
function handoutsOf(contents: readonly MaterialContent[]): DumpedHandout[] {
  const listed: ListedPaper[] = contents.flatMap((content) =>
    content.kind === 'handoutList' ? content.rows : [],
  );
  const papers =
    listed.length > 0
      ? listed
      : contents.flatMap((content) => (content.kind === 'agenda' ? papersListedInAgenda(content) : []));
  let meetingText = '';
  return papers.map((paper) => {
    // The sitting is printed on the first row of its papers only.
    meetingText = paper.meetingText || meetingText;
    const { no, noText, name, baseName, remarkRaw, distribution, isReplacement } = paper;
    return { meetingText, noRaw: noText, no, name, baseName, remarkRaw, distribution, isReplacement };
  });
}

function dumpScheduleRow(row: ScheduleRow): DumpedScheduleRow {
  const { fiscalYear, session, sessionNo, kind, dateText, precision, occurrences } = row;
  return {
    fiscalYear,
    session,
    sessionNo,
    kind,
    dateText,
    content: row.topics.map(({ marker, text }) =>
      /^[(（⑴-⒇①-⑳0-9０-９]/u.test(marker) ? marker + text : text,
    ),
    precision,
    start: precision === 'multi' ? occurrences.map((one) => one.date) : row.start,
    end: row.end,
    occurrences,
  };
}

function dumpStatistics(content: Extract<MaterialContent, { kind: 'statistics' }>): DumpedStatisticsTable[] {
  return content.tables.map((table) => ({
    no: table.no,
    title: table.title,
    years: table.periods.map((period) => period.label),
    rows: table.series.map(({ label, unit, values }) => ({
      label,
      unit,
      values: values.map(({ value }) => value),
      valuesRaw: values.map(({ raw }) => raw),
    })),
    source: table.source?.text ?? null,
    notes: table.notes.map(({ text }) => text),
  }));
}

/** The paper on 動向: by its title, else the first running text with a title and sections. */
function trendsOf(contents: readonly MaterialContent[]): NarrativeContent | null {
  const narratives = contents.filter((content) => content.kind === 'narrative');
  const titleOf = (content: NarrativeContent): string => {
    const [first] = content.nodes;
    return first?.type === 'heading' && first.level === 1 ? first.text : '';
  };
  const hasSections = (content: NarrativeContent): boolean =>
    content.nodes.some((node) => node.type === 'heading' && node.level === 2);
  return (
    narratives.find((content) => /動向|動き|めぐる/u.test(titleOf(content))) ??
    narratives.find((content) => titleOf(content) !== '' && hasSections(content)) ??
    null
  );
}
