import { foldKey } from '../../core/domain/blocks/fold.ts';
import type { Material, MaterialVersion } from '../../core/domain/materials/material.ts';
import type { Meeting, MeetingHead } from '../../core/domain/meetings/meeting.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { type MaterialRow, materialOf, type VersionHeadRow, versionOf } from '../materials/rows.ts';
import { type MeetingRow, meetingOf } from './rows.ts';

const columns = `id, title, committee_name, fiscal_year, session_no, date_text, held_on, start_text, start_time, end_time,
  place_text`;

/** By day; meetings without a settled day come last. */
export function listMeetings(read: ReadHandle): Meeting[] {
  const sql = `SELECT ${columns} FROM meeting ORDER BY held_on IS NULL, held_on, session_no, id`;
  return read.all<MeetingRow>(sql).map(meetingOf);
}

export function findMeeting(read: ReadHandle, id: string): Meeting | null {
  const row = read.get<MeetingRow>(`SELECT ${columns} FROM meeting WHERE id = ?`, id);
  return row === undefined ? null : meetingOf(row);
}

/**
 * The meeting that a 次第 speaks of: of the same fiscal year and number where both print them, else of the same day and
 * title. A meeting of another committee is another meeting.
 */
export function meetingLike(read: ReadHandle, head: MeetingHead): Meeting | null {
  const same = (a: string | null, b: string | null) => a !== null && b !== null && foldKey(a) === foldKey(b);
  const numbered = (meeting: MeetingHead) => meeting.fiscalYear !== null && meeting.sessionNo !== null;
  const otherCommittee = (meeting: MeetingHead) =>
    meeting.committeeName !== null &&
    head.committeeName !== null &&
    !same(meeting.committeeName, head.committeeName);
  const candidates = listMeetings(read).filter((meeting) => !otherCommittee(meeting));
  const found = candidates.find((meeting) =>
    numbered(meeting) && numbered(head)
      ? same(meeting.fiscalYear, head.fiscalYear) && meeting.sessionNo === head.sessionNo
      : meeting.heldOn === head.heldOn && same(meeting.title, head.title),
  );
  return found ?? null;
}

/** The first meeting on or after a day. @param day ISO date */
export function nextMeeting(read: ReadHandle, day: string): Meeting | null {
  const sql = `SELECT ${columns} FROM meeting WHERE held_on >= ? ORDER BY held_on, start_time, id LIMIT 1`;
  const row = read.get<MeetingRow>(sql, day);
  return row === undefined ? null : meetingOf(row);
}

/** The last meeting there is; one without a settled day only when no other exists. */
export function latestMeeting(read: ReadHandle): Meeting | null {
  const sql = `SELECT ${columns} FROM meeting ORDER BY held_on IS NULL, held_on DESC, id DESC LIMIT 1`;
  const row = read.get<MeetingRow>(sql);
  return row === undefined ? null : meetingOf(row);
}

export interface MeetingMaterials {
  readonly meeting: Meeting;
  /** In reading order; `versions` oldest first. */
  readonly materials: readonly {
    readonly material: Material;
    readonly versions: readonly MaterialVersion[];
  }[];
}

type JoinedRow = { readonly [Name in keyof MaterialRow as `m_${Name}`]: MaterialRow[Name] } & {
  readonly [Name in keyof VersionHeadRow as `v_${Name}`]: VersionHeadRow[Name] | null;
};

function partOf<Row>(joined: object, prefix: string): Row {
  const entries = Object.entries(joined).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value])) as Row;
}

const materialNames = ['id', 'meeting_id', 'kind', 'number', 'title', 'position', 'distribution'];
const versionNames = [
  'id',
  'material_id',
  'ordinal',
  'version_kind',
  'state',
  'distributed_on',
  'reason',
  'source_hash',
  'published_at',
  'blocks_version',
];

const joinedColumns = [
  ...materialNames.map((name) => `m.${name} AS m_${name}`),
  ...versionNames.map((name) => `v.${name} AS v_${name}`),
].join(', ');

/** Every meeting with its materials and their versions, without contents: what the navigation shows. */
export function meetingsWithMaterials(read: ReadHandle): MeetingMaterials[] {
  const rows = read.all<JoinedRow>(
    `SELECT ${joinedColumns} FROM material AS m LEFT JOIN material_version AS v ON v.material_id = m.id
     ORDER BY m.meeting_id, m.position, m.id, v.ordinal`,
  );
  const ofMeeting = new Map<string, { material: Material; versions: MaterialVersion[] }[]>();
  for (const row of rows) {
    const list = ofMeeting.get(row.m_meeting_id) ?? [];
    ofMeeting.set(row.m_meeting_id, list);
    let entry = list.at(-1);
    if (entry?.material.id !== row.m_id) {
      entry = { material: materialOf(partOf<MaterialRow>(row, 'm_')), versions: [] };
      list.push(entry);
    }
    if (row.v_id !== null) {
      entry.versions.push(versionOf(partOf<VersionHeadRow>(row, 'v_')));
    }
  }
  return listMeetings(read).map((meeting) => ({ meeting, materials: ofMeeting.get(meeting.id) ?? [] }));
}
