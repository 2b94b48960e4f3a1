import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import {
  addMember,
  createCommittee,
  removeMember,
  updateCommittee,
  updateMember,
} from '../../../db/committees/commands.ts';
import { countMembers, findCommittee, findMember, listMembers } from '../../../db/committees/queries.ts';
import { newFile, testEnvironment } from '../support.ts';

const chair = {
  name: '春野 一郎',
  kana: 'はるの いちろう',
  category: '学識経験者',
  affiliation: '大学',
  role: 'chair',
} as const;
const citizen = {
  name: '夏川 𠮷子',
  kana: null,
  category: '公募',
  affiliation: null,
  role: 'member',
} as const;

describe('committee and members', () => {
  it('there is one committee, and it can be renamed', () => {
    const file = newFile();
    const before = findCommittee(file.read);
    const renamed = file.write('', 'updateCommittee', (handle) =>
      updateCommittee(handle, { name: '策定委員会', city: null, office: '企画課' }),
    );
    expect(renamed).toEqual({ id: before?.id, name: '策定委員会', city: null, office: '企画課' });
    expect(findCommittee(file.read)).toEqual(renamed);
    const again = () =>
      file.write('', 'createCommittee', (handle) =>
        createCommittee(handle, { name: '二', city: null, office: null }),
      );
    expect(again).toThrow(ShingiError);
  });

  it('members keep their order through changes and removals', () => {
    const file = newFile();
    const [first, second, third] = file.write('', 'addMembers', (handle) => [
      addMember(handle, chair),
      addMember(handle, citizen),
      addMember(handle, { ...citizen, name: '秋山' }),
    ]);
    expect(listMembers(file.read)).toEqual([first, second, third]);
    const changed = file.write('', 'updateMember', (handle) =>
      updateMember(handle, { ...citizen, id: second?.id ?? '', kana: 'なつかわ よしこ' }),
    );
    expect(changed).toEqual({ ...second, kana: 'なつかわ よしこ' });
    file.write('', 'removeMember', (handle) => removeMember(handle, first?.id ?? ''));
    const last = file.write('', 'addMember', (handle) => addMember(handle, chair));
    expect(listMembers(file.read).map(({ name }) => name)).toEqual(['夏川 𠮷子', '秋山', '春野 一郎']);
    expect([countMembers(file.read), last.order]).toEqual([3, 3]);
    expect(findMember(file.read, first?.id ?? '')).toBeNull();
  });

  it('unknown members are refused', () => {
    const file = newFile();
    const id = testEnvironment().newId();
    expect(() => file.write('', 'x', (handle) => removeMember(handle, id))).toThrow(ShingiError);
    expect(() => file.write('', 'x', (handle) => updateMember(handle, { ...chair, id }))).toThrow(
      ShingiError,
    );
  });
});
