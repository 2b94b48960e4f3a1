import { describe, expect, it } from 'vitest';
import { unknownMembers, withUnknownMembers } from '../../../../core/domain/exchange/parked.ts';

describe('parked members', () => {
  it('are nothing where everything is known', () => {
    expect(unknownMembers({ a: 1, list: [{ id: 'x' }] }, { a: 1, list: [{ id: 'x' }] })).toBeNull();
  });

  it('go back to where they were, items by their id even when the order has changed', () => {
    const raw = {
      title: 'い',
      mood: { level: 3 },
      list: [
        { id: 'x', text: '一', colour: 'blue' },
        { id: 'y', text: '二', tags: [1, 2] },
      ],
    };
    const known = {
      title: 'い',
      list: [
        { id: 'x', text: '一' },
        { id: 'y', text: '二' },
      ],
    };
    const parked = unknownMembers(raw, known);
    const changed = {
      title: 'ろ',
      list: [
        { id: 'y', text: '弐' },
        { id: 'z', text: '三' },
      ],
    };
    expect(withUnknownMembers(changed, parked)).toEqual({
      mood: { level: 3 },
      title: 'ろ',
      list: [
        { id: 'y', text: '弐', tags: [1, 2] },
        { id: 'z', text: '三' },
      ],
    });
    expect(withUnknownMembers(known, parked)).toEqual(raw);
  });

  it('give way to a member that is known by now', () => {
    const parked = unknownMembers({ a: 1, later: 'old' }, { a: 1 });
    expect(withUnknownMembers({ a: 1, later: 'new' }, parked)).toEqual({ a: 1, later: 'new' });
  });
});
