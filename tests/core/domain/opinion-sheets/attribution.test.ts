import { describe, expect, it } from 'vitest';
import {
  attributionOf,
  initialsOf,
  letterOf,
  lettersOf,
  mayBeGiven,
  type Writer,
} from '../../../../core/domain/opinion-sheets/attribution.ts';

function writer(key: string, changes: Partial<Writer> = {}): Writer {
  return {
    key,
    name: '青木 健一',
    kana: 'あおき けんいち',
    role: 'member',
    publishability: 'named',
    ...changes,
  };
}

describe('who wrote an opinion', () => {
  it('counts letters for each role, in the order of the opinions', () => {
    const list = [
      writer('b'),
      writer('o', { role: 'observer' }),
      writer('a'),
      writer('b', { publishability: 'unnamed' }),
    ];
    expect([...lettersOf(list)]).toEqual([
      ['b', 'A'],
      ['o', 'A'],
      ['a', 'B'],
    ]);
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('never names in a published list who does not want it', () => {
    const unnamed = writer('a', { publishability: 'unnamed' });
    const letters = lettersOf([unnamed]);
    expect(attributionOf(unnamed, 'name', 'public', letters)).toEqual({ type: 'role', role: 'member' });
    expect(attributionOf(unnamed, 'initials', 'public', letters)).toEqual({ type: 'role', role: 'member' });
    expect(attributionOf(unnamed, 'name', 'internal', letters)).toEqual({ type: 'name', name: '青木 健一' });
    expect(attributionOf(unnamed, 'letter', 'public', letters)).toEqual({
      type: 'letter',
      role: 'member',
      letter: 'A',
    });
    expect(attributionOf(unnamed, 'none', 'internal', letters)).toBeNull();
    expect(mayBeGiven({ publishability: 'membersOnly' }, 'public')).toBe(false);
    expect(mayBeGiven({ publishability: 'membersOnly' }, 'internal')).toBe(true);
  });

  it('says that no name was given', () => {
    const nobody = writer('a', { name: ' ', role: 'observer' });
    expect(attributionOf(nobody, 'name', 'public', new Map())).toEqual({ type: 'unnamed', role: 'observer' });
  });

  it('takes initials from the reading only', () => {
    expect(initialsOf({ name: '青木 健一', kana: 'あおき　けんいち' })).toBe('A.K.');
    expect(initialsOf({ name: '千葉 譲', kana: 'チバ ジョウ' })).toBe('C.J.');
    expect(initialsOf({ name: 'Mary Sato', kana: null })).toBe('M.S.');
    expect(initialsOf({ name: '青木 健一', kana: null })).toBeNull();
  });
});
