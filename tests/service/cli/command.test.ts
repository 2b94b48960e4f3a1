import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import { type Command, readArguments } from '../../../service/cli/command.ts';

const command: Command = {
  name: 'key',
  usage: 'shingi key FILE …',
  options: { key: { type: 'string' }, member: { type: 'string' }, encrypt: { type: 'boolean' } },
  positionals: [1, 2],
  run: () => Promise.reject(new Error('only its words are read here')),
};

describe('words after the name of a command', () => {
  it('may be values that begin with a dash', () => {
    const words = readArguments(command, ['file.shingi', '--key', '-Ab3_x', '--member', '--x9', '--encrypt']);
    expect(words.option('key')).toBe('-Ab3_x');
    expect(words.option('member')).toBe('--x9');
    expect(words.flag('encrypt')).toBe(true);
    expect(words.positionals).toEqual(['file.shingi']);
  });

  it('are given as they are behind two dashes, and with an equals sign', () => {
    const words = readArguments(command, ['--key=-', '--', 'file.shingi', '--key']);
    expect(words.option('key')).toBe('-');
    expect(words.positionals).toEqual(['file.shingi', '--key']);
    expect(readArguments(command, ['a', '--key', '-']).option('key')).toBe('-');
  });

  it('are refused where the name of an option stands for a value, or a value is missing', () => {
    for (const argv of [
      ['a', '--key', '--member', 'b'],
      ['a', '--key', '--json'],
      ['a', '--key', '--member=b'],
      ['a', '--key'],
      ['a', '--unknown', '-x'],
      ['a', '--encrypt', '-x'],
    ]) {
      expect(() => readArguments(command, argv), argv.join(' ')).toThrow(ShingiError);
    }
  });
});
