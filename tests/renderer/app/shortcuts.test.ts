import { describe, expect, it } from 'vitest';
import { commandOfKey } from '../../../renderer/app/shortcuts.ts';

const plain = {
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
};

describe('keys of the window', () => {
  it('know their command', () => {
    expect(commandOfKey({ ...plain, key: 'f', ctrlKey: true }, false)).toBe('find');
    expect(commandOfKey({ ...plain, key: 'F', ctrlKey: true }, false)).toBe('find');
    expect(commandOfKey({ ...plain, key: 'F6' }, false)).toBe('next-region');
    expect(commandOfKey({ ...plain, key: 'F6', shiftKey: true }, false)).toBe('previous-region');
    expect(commandOfKey({ ...plain, key: 'ArrowLeft', altKey: true }, false)).toBe('go-back');
    expect(commandOfKey({ ...plain, key: '+', ctrlKey: true, shiftKey: true }, false)).toBe('larger-text');
  });

  it('need exactly their modifiers', () => {
    expect(commandOfKey({ ...plain, key: 'f' }, false)).toBeUndefined();
    expect(commandOfKey({ ...plain, key: 'f', ctrlKey: true, altKey: true }, false)).toBeUndefined();
    expect(commandOfKey({ ...plain, key: 'f', ctrlKey: true, shiftKey: true }, false)).toBeUndefined();
  });

  it('use ⌘ on a Mac', () => {
    expect(commandOfKey({ ...plain, key: 'f', metaKey: true }, true)).toBe('find');
    expect(commandOfKey({ ...plain, key: 'f', ctrlKey: true }, true)).toBeUndefined();
  });

  it('belong to the input method while it composes', () => {
    expect(commandOfKey({ ...plain, key: 'f', ctrlKey: true, isComposing: true }, false)).toBeUndefined();
    expect(commandOfKey({ ...plain, key: 'F6', keyCode: 229 }, false)).toBeUndefined();
  });
});
