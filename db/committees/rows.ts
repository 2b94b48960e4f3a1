import type { Committee, Member, MemberRole } from '../../core/domain/committees/committee.ts';

export interface CommitteeRow {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly office: string | null;
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly kana: string | null;
  readonly category: string | null;
  readonly affiliation: string | null;
  readonly role: MemberRole;
  readonly position: number;
}

export function committeeOf(row: CommitteeRow): Committee {
  return { id: row.id, name: row.name, city: row.city, office: row.office };
}

export function memberOf({ position, ...row }: MemberRow): Member {
  return { ...row, order: position };
}

export function memberRowOf({ order, ...member }: Member): MemberRow {
  return { ...member, position: order };
}
