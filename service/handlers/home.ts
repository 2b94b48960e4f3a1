import { ShingiError } from '../../core/contract/errors.ts';
import type { Home, MeetingSummary } from '../../core/contract/schemas.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { ScheduleContent } from '../../core/domain/meetings/schedule-content.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { latestMeeting, nextMeeting } from '../../db/meetings/queries.ts';
import { summariseMeetings } from './summaries.ts';

const millisecondsPerDay = 24 * 60 * 60 * 1000;
const upcomingRows = 5;

/**
 * What the first screen answers: the next meeting, what to read, what is new.
 * @param today ISO date on the reader's clock
 */
export function showHome(read: ReadHandle, today: string): Home {
  const committee = findCommittee(read);
  if (committee === null) {
    throw new ShingiError('file-damaged', { message: 'no committee' });
  }
  const meetings = summariseMeetings(read);
  const meeting = nextMeeting(read, today) ?? latestMeeting(read);
  const shown = meetings.find((summary) => summary.meeting.id === meeting?.id);
  const all = meetings.flatMap((summary) =>
    summary.materials.map((material) => ({ meeting: summary.meeting, material })),
  );
  return {
    committee,
    meeting,
    daysAhead: daysUntil(meeting, today),
    agenda: agendaLines(read, shown),
    materials: shown?.materials ?? [],
    replacements: all
      .filter(({ material }) => material.isNew && material.version.versionKind === 'replacement')
      .sort((a, b) => b.material.version.id.localeCompare(a.material.version.id))
      .map(({ meeting: of, material }) => ({ meeting: of, summary: material })),
    notReceived: (shown?.materials ?? [])
      .filter((material) => material.notReceived)
      .map((material) => material.material),
    undecided: all
      .map(({ material }) => material)
      .filter((material) => !material.notReceived && material.version.versionKind === 'unknownVersion'),
    upcoming: upcomingOf(read, meetings, today),
  };
}

function daysUntil(meeting: Meeting | null, today: string): number | null {
  if (meeting?.heldOn == null) {
    return null;
  }
  return Math.round((Date.parse(meeting.heldOn) - Date.parse(today)) / millisecondsPerDay);
}

function agendaLines(read: ReadHandle, shown: MeetingSummary | undefined): Home['agenda'] {
  const agenda = shown?.materials.find((material) => material.material.kind === 'agenda');
  const content = agenda === undefined ? null : versionContent(read, agenda.version.id);
  if (content?.kind !== 'agenda') {
    return [];
  }
  return content.sections.flatMap((section) =>
    section.items.map((item) => ({
      section: `${section.noText} ${section.title}`.trim(),
      noText: item.noText,
      title: item.title,
    })),
  );
}

/** The newest schedule tells what comes; rows without a settled start come by their month. */
function upcomingOf(read: ReadHandle, meetings: readonly MeetingSummary[], today: string): Home['upcoming'] {
  const schedules = meetings.flatMap((meeting) =>
    meeting.materials.filter((material) => material.material.kind === 'schedule' && !material.notReceived),
  );
  const newest = schedules.at(-1);
  const content = newest === undefined ? null : versionContent(read, newest.version.id);
  if (content?.kind !== 'schedule') {
    return [];
  }
  return rowsFrom(content, today).slice(0, upcomingRows);
}

function rowsFrom(content: ScheduleContent, today: string): Home['upcoming'] {
  return content.entries.flatMap((entry) => {
    if (entry.type === 'year') {
      return [];
    }
    const { row } = entry;
    const last = row.end ?? row.occurrences.at(-1)?.date ?? row.start;
    if (last === null || last < today.slice(0, last.length)) {
      return [];
    }
    return [{ dateText: row.dateText, session: row.session, text: subjectOf(row.topics[0]?.text ?? '') }];
  });
}

/** The subject of a row whose cell goes on with times and places: 「(1) 時間 … 会場 …」. */
function subjectOf(text: string): string {
  return text.replace(/[\s　]*[（(]\s*[0-9０-９]+\s*[）)].*$/su, '');
}
