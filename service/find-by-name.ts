import { ShingiError } from '../core/contract/errors.ts';
import { foldKey } from '../core/domain/blocks/fold.ts';
import type { Member } from '../core/domain/committees/committee.ts';
import { currentVersion, type Material, type MaterialVersion } from '../core/domain/materials/material.ts';
import type { Meeting } from '../core/domain/meetings/meeting.ts';
import { listMembers } from '../db/committees/queries.ts';
import type { ReadHandle } from '../db/connection/handles.ts';
import { listMeetings } from '../db/meetings/queries.ts';
import { meetingLabel } from './handlers/summaries.ts';
import { materialsOf } from './materials-of.ts';

/** The meeting that a person names: its id, 「令和5年度第1回」, 「第1回」, or its day. Throws `not-found` or `ambiguous`. */
export function findMeetingByName(read: ReadHandle, name: string): Meeting {
  const wanted = foldKey(name);
  const meetings = listMeetings(read);
  const exact = meetings.filter(
    (meeting) => meeting.id === name || meeting.heldOn === name || foldKey(meetingLabel(meeting)) === wanted,
  );
  const loose = meetings.filter(
    (meeting) => foldKey(meetingLabel(meeting)).endsWith(wanted) || foldKey(meeting.title).includes(wanted),
  );
  return theOnly(exact.length > 0 ? exact : loose, name, (meeting) => meetingLabel(meeting));
}

/** The meeting named, or the file's only one. */
export function meetingOrOnly(read: ReadHandle, name: string | undefined): Meeting {
  return name === undefined
    ? theOnly(listMeetings(read), '', (meeting) => meetingLabel(meeting))
    : findMeetingByName(read, name);
}

export interface FoundMaterial {
  readonly meeting: Meeting;
  readonly material: Material;
  readonly versions: readonly MaterialVersion[];
}

/** The material that a person names: its id, 「資料4」, 「4」, or its title; within a meeting where one is given. */
export function findMaterialByName(read: ReadHandle, name: string, meetingName?: string): FoundMaterial {
  const meetings = meetingName === undefined ? listMeetings(read) : [findMeetingByName(read, meetingName)];
  const all = meetings.flatMap((meeting) =>
    materialsOf(read, meeting.id).map((material) => ({ meeting, ...material })),
  );
  const wanted = foldKey(name);
  const bare = wanted.replace(/^資料(no\.?)?/u, '');
  const exact = all.filter(
    ({ material }) =>
      material.id === name ||
      (material.number !== null && [wanted, bare].includes(foldKey(material.number))) ||
      foldKey(material.title) === wanted,
  );
  const loose = all.filter(({ material }) => foldKey(material.title).includes(wanted));
  return theOnly(
    exact.length > 0 ? exact : loose,
    name,
    ({ meeting, material }) => `${meetingLabel(meeting)} ${material.number ?? ''} ${material.title}`,
  );
}

const versionWords: Readonly<Record<string, MaterialVersion['versionKind']>> = {
  初版: 'first',
  差替: 'replacement',
  正誤: 'errata',
  追加: 'addition',
  版不明: 'unknownVersion',
};

/** The version that a person names: its id, its ordinal, 「差替」; without a name the newest that has content. */
export function findVersionByName(
  versions: readonly MaterialVersion[],
  name: string | undefined,
): MaterialVersion {
  const found =
    name === undefined
      ? currentVersion(versions)
      : [...versions]
          .reverse()
          .find(
            (version) =>
              version.id === name ||
              String(version.ordinal) === name ||
              version.versionKind === versionWords[name],
          );
  if (found === undefined) {
    throw new ShingiError('not-found', { name: name ?? '' });
  }
  return found;
}

/** The member of the roster that a person names: the id or the name. Throws `not-found` or `ambiguous`. */
export function findMemberByName(read: ReadHandle, name: string): Member {
  const wanted = foldKey(name);
  const found = listMembers(read).filter((member) => member.id === name || foldKey(member.name) === wanted);
  return theOnly(found, name, (member) => `${member.name} ${member.affiliation ?? ''}`);
}

/** The one candidate. Throws `not-found` or `ambiguous`, with what there is to choose from. */
export function theOnly<T>(candidates: readonly T[], name: string, describe: (candidate: T) => string): T {
  const [only, ...others] = candidates;
  if (only === undefined) {
    throw new ShingiError('not-found', { name });
  }
  if (others.length > 0) {
    throw new ShingiError('ambiguous', { name, candidates: candidates.map(describe) });
  }
  return only;
}
