import { describe, expect, it } from 'vitest';
import { replayChangeLog } from '../../../db/change-log/replay.ts';
import { differences, liveState } from '../../../db/change-log/state.ts';
import { addMember } from '../../../db/committees/commands.ts';
import { listMembers } from '../../../db/committees/queries.ts';
import type { Committed } from '../../../db/connection/commands.ts';
import type { CommitteeFile } from '../../../db/connection/committee-file.ts';
import { newFile, reopen, testEnvironment } from '../support.ts';

function add(file: CommitteeFile, name: string, fault = false): void {
  file.write('事務局', 'addMember', (tx) => {
    addMember(tx, { name, kana: null, category: null, affiliation: null, role: 'member' });
    if (fault) {
      throw new Error('half-way');
    }
  });
}

const namesOf = (file: CommitteeFile): string[] => listMembers(file.read).map(({ name }) => name);

describe('commands that are made durable together', () => {
  it('are each kept wholly or not at all, and told of only when they are kept', () => {
    const told: Committed[] = [];
    const file = newFile(testEnvironment(), undefined, { committed: (change) => told.push(change) });
    const before = told.length;
    file.writeTogether(() => {
      add(file, '一');
      expect(() => add(file, '二', true)).toThrow('half-way');
      add(file, '三');
      expect(told).toHaveLength(before);
    });
    expect(told).toHaveLength(before + 2);
    expect(namesOf(file)).toEqual(['一', '三']);
    expect(differences(liveState(file.read), replayChangeLog(file.read))).toEqual([]);
    const again = reopen(file);
    expect(namesOf(again)).toEqual(['一', '三']);
  });

  it('are not kept when what holds them together fails, and the file goes on', () => {
    const file = newFile();
    expect(() =>
      file.writeTogether(() => {
        add(file, '一');
        throw new Error('at the end');
      }),
    ).toThrow('at the end');
    expect(namesOf(file)).toEqual([]);
    add(file, '二');
    expect(namesOf(file)).toEqual(['二']);
  });
});
