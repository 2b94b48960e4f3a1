import { ShingiError } from '../../core/contract/errors.ts';
import type { Committee, Member } from '../../core/domain/committees/committee.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findCommittee, findMember } from './queries.ts';
import { memberRowOf } from './rows.ts';

type CommitteeFields = Omit<Committee, 'id'>;
type MemberFields = Omit<Member, 'id' | 'order'>;

/** @throws ShingiError conflict when the file has a committee already */
export function createCommittee(handle: WriteHandle, fields: CommitteeFields): Committee {
  if (findCommittee(handle) !== null) {
    throw new ShingiError('conflict', { what: 'committee' });
  }
  const committee = { id: handle.environment.newId(), ...fields };
  handle.insert('committee', committee);
  return committee;
}

/** @throws ShingiError not-found in a file without a committee */
export function updateCommittee(handle: WriteHandle, fields: CommitteeFields): Committee {
  const committee = findCommittee(handle);
  if (committee === null) {
    throw new ShingiError('not-found', { what: 'committee' });
  }
  const { name, city, office } = fields;
  handle.update('committee', committee.id, { name, city, office });
  return { id: committee.id, name, city, office };
}

/** Adds a member at the end of the roster. */
export function addMember(handle: WriteHandle, fields: MemberFields): Member {
  const last = handle.get<{ position: number | null }>('SELECT max(position) AS position FROM member');
  const member = { ...fields, id: handle.environment.newId(), order: (last?.position ?? -1) + 1 };
  handle.insert('member', memberRowOf(member));
  return member;
}

/** Replaces what is known of a member, except the place in the roster. @throws ShingiError not-found */
export function updateMember(handle: WriteHandle, member: Omit<Member, 'order'>): Member {
  const before = findMember(handle, member.id);
  if (before === null) {
    throw new ShingiError('not-found', { what: 'member', id: member.id });
  }
  const { id, position: _, ...changes } = memberRowOf({ ...member, order: before.order });
  handle.update('member', id, changes);
  return { ...member, order: before.order };
}

/** @throws ShingiError not-found */
export function removeMember(handle: WriteHandle, id: string): void {
  handle.remove('member', id);
}
