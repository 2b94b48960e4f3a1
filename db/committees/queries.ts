import type { Committee, Member } from '../../core/domain/committees/committee.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { type CommitteeRow, committeeOf, type MemberRow, memberOf } from './rows.ts';

/** The committee of this file; null in a file that nobody has begun. */
export function findCommittee(read: ReadHandle): Committee | null {
  const row = read.get<CommitteeRow>('SELECT id, name, city, office FROM committee');
  return row === undefined ? null : committeeOf(row);
}

const memberColumns = 'id, name, kana, category, affiliation, role, position';

/** The roster in its order. */
export function listMembers(read: ReadHandle): Member[] {
  return read.all<MemberRow>(`SELECT ${memberColumns} FROM member ORDER BY position, id`).map(memberOf);
}

export function findMember(read: ReadHandle, id: string): Member | null {
  const row = read.get<MemberRow>(`SELECT ${memberColumns} FROM member WHERE id = ?`, id);
  return row === undefined ? null : memberOf(row);
}

export function countMembers(read: ReadHandle): number {
  return read.get<{ n: number }>('SELECT count(*) AS n FROM member')?.n ?? 0;
}
