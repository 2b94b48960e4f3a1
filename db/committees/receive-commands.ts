import type { Committee, Member } from '../../core/domain/committees/committee.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findCommittee, listMembers } from './queries.ts';
import { memberRowOf } from './rows.ts';

/** Takes the committee over from its secretariat, under the id it has there. @returns whether anything changed */
export function takeCommittee(handle: WriteHandle, committee: Committee): boolean {
  const { id, name, city, office } = committee;
  if (findCommittee(handle) === null) {
    handle.insert('committee', { id, name, city, office });
    return true;
  }
  return handle.update('committee', id, { name, city, office });
}

/** Takes the roster over as it is: members come, change and go. @returns whether anything changed */
export function takeRoster(handle: WriteHandle, roster: readonly Member[]): boolean {
  const left = new Set(listMembers(handle).map(({ id }) => id));
  let changed = false;
  for (const member of roster) {
    const { id, ...columns } = memberRowOf(member);
    if (left.delete(id)) {
      changed = handle.update('member', id, columns) || changed;
    } else {
      handle.insert('member', { id, ...columns });
      changed = true;
    }
  }
  for (const id of left) {
    handle.remove('member', id);
  }
  return changed || left.size > 0;
}
