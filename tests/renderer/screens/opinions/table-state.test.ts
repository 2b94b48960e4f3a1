import { describe, expect, it } from 'vitest';
import { tableKeyOf } from '../../../../renderer/screens/opinions/table/table-keys.ts';
import {
  beforeFirst,
  indexAfter,
  reachedTo,
  targetsOf,
  toggled,
  wentTo,
} from '../../../../renderer/screens/opinions/table/table-state.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];

describe('moving in the table', () => {
  it('stays inside it', () => {
    const state = wentTo(beforeFirst, 'c', 2);
    expect(indexAfter(state, 'down', 5, 3)).toBe(3);
    expect(indexAfter(state, 'up', 5, 3)).toBe(1);
    expect(indexAfter(state, 'pageDown', 5, 3)).toBe(4);
    expect(indexAfter(state, 'pageUp', 5, 3)).toBe(0);
    expect(indexAfter(state, 'first', 5, 3)).toBe(0);
    expect(indexAfter(state, 'last', 5, 3)).toBe(4);
    expect(indexAfter(beforeFirst, 'down', 5, 3)).toBe(0);
  });

  it('goes on with the row that took the place of one that left', () => {
    const gone = { ...wentTo(beforeFirst, 'c', 2), isHere: false };
    expect(indexAfter(gone, 'down', 4, 3)).toBe(2);
    expect(indexAfter(gone, 'up', 4, 3)).toBe(1);
  });
});

describe('picking rows out', () => {
  it('reaches from where the range began, in either direction', () => {
    const state = wentTo(beforeFirst, 'c', 2);
    const down = reachedTo(state, ids, 4);
    expect([...down.chosen]).toEqual(['c', 'd', 'e']);
    const up = reachedTo(down, ids, 1);
    expect([...up.chosen]).toEqual(['b', 'c']);
    expect(up.currentId).toBe('b');
  });

  it('takes one in and out again, and acts on the current row where none is picked', () => {
    const one = toggled(wentTo(beforeFirst, 'a', 0), 'a', 0);
    const two = toggled(one, 'c', 2);
    expect(targetsOf(two)).toEqual(['a', 'c']);
    expect(targetsOf(toggled(two, 'a', 0))).toEqual(['c']);
    expect(targetsOf(wentTo(two, 'e', 4))).toEqual(['e']);
    expect(targetsOf(beforeFirst)).toEqual([]);
  });
});

describe('keys of the table', () => {
  const press = (key: string, more = {}) =>
    tableKeyOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

  it('are digits and letters by themselves', () => {
    expect(press('3')).toEqual({ act: 'disposition', digit: '3' });
    expect(press('0')).toEqual({ act: 'undecided' });
    expect(press('e')).toEqual({ act: 'field', field: 'summary' });
    expect(press('E')).toEqual({ act: 'field', field: 'summary' });
    expect(press('g')).toEqual({ act: 'group' });
    expect(press('x')).toBeNull();
  });

  it('leave everything with Ctrl, Alt or Shift to the window', () => {
    expect(press('1', { ctrlKey: true })).toBeNull();
    expect(press('e', { metaKey: true })).toBeNull();
    expect(press('s', { altKey: true })).toBeNull();
    expect(press('G', { shiftKey: true })).toBeNull();
  });
});
