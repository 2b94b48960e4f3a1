import { ShingiError } from '../../core/contract/errors.ts';
import type { Home, MeetingSummary } from '../../core/contract/schemas.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import { expectedOn, nextPlannedSession } from '../../core/domain/meetings/schedule-state.ts';
import { pendingCounts } from '../../db/annotations/queries.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { latestMeeting, nextMeeting } from '../../db/meetings/queries.ts';
import { type CurrentSchedule, currentSchedule } from '../exports/schedule-facts.ts';
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
  const pending = pendingCounts(read);
  const schedule = currentSchedule(read, today);
  const daysAhead = daysUntil(meeting, today);
  return {
    committee,
    meeting,
    daysAhead,
    plannedSession: plannedSession(schedule, daysAhead),
    agenda: agendaLines(read, shown),
    materials: shown?.materials ?? [],
    replacements: all
      .filter(({ material }) => material.isNew && material.version.versionKind === 'replacement')
      .sort((a, b) => b.material.version.id.localeCompare(a.material.version.id))
      .map(({ meeting: of, material }) => ({ meeting: of, summary: material })),
    notesToCheck: all.flatMap(({ material }) => {
      const count = pending.get(material.version.id) ?? 0;
      return count === 0 ? [] : [{ summary: material, count }];
    }),
    notReceived: (shown?.materials ?? [])
      .filter((material) => material.notReceived)
      .map((material) => material.material),
    undecided: all
      .map(({ material }) => material)
      .filter((material) => !material.notReceived && material.version.versionKind === 'unknownVersion'),
    upcoming: upcomingOf(schedule),
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

/** Rows of the schedule in force from today on; rows without any day do not say when they come. */
function upcomingOf(schedule: CurrentSchedule | null): Home['upcoming'] {
  const ahead = (schedule?.entries ?? []).filter((entry) => !entry.isPast && expectedOn(entry) !== null);
  return ahead.slice(0, upcomingRows).map(({ row, subject, state, actual, place }) => ({
    dateText: row.dateText,
    session: row.session,
    text: subject,
    state,
    settledOn: actual?.start ?? null,
    place,
  }));
}

/** The sitting that the schedule plans after the last meeting, where no 次第 of it is here yet. */
function plannedSession(schedule: CurrentSchedule | null, daysAhead: number | null): Home['plannedSession'] {
  if (schedule === null || (daysAhead !== null && daysAhead >= 0)) {
    return null;
  }
  const next = nextPlannedSession(schedule.entries);
  if (next === null) {
    return null;
  }
  const { row, place, actual, state } = next;
  const { fiscalYear, session, dateText } = row;
  return { fiscalYear, session, dateText, settledOn: actual?.start ?? null, place, state };
}
