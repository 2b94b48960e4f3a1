import { parseArgs } from 'node:util';
import { ShingiError } from '../../core/contract/errors.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { ServiceEnvironment } from '../environment.ts';

/** Exit status of a command that ran: 0 done, 1 done with findings, 3 some of several inputs were refused. 2 to 4 are made from errors. */
export type SuccessStatus = 0 | 1 | 3;

export interface CommandResult {
  readonly status: SuccessStatus;
  /** The one JSON document that `--json` prints. */
  readonly json: unknown;
  /** What people read on standard output; may be empty. */
  readonly text: string;
}

export interface CommandContext {
  readonly translate: Translate;
  readonly environment: ServiceEnvironment;
  readonly signal: AbortSignal;
  /** A message for people, on standard error. */
  readonly say: (message: string) => void;
  /** A passing line on standard error while work goes on; nothing when that is no terminal. */
  readonly progress: (message: string) => void;
  /** Standard input to its end; from a terminal one line, which is not shown. Throws `cancelled`. */
  readonly readSecret: () => Promise<string>;
  /** The folder that relative paths start from. */
  readonly workingFolder: string;
}

export interface OptionShape {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of a string option, or undefined where it was not given. */
  option(name: string): string | undefined;
  flag(name: string): boolean;
}

export interface Command {
  readonly name: string;
  /** One line of the help text: the words after the program's name. */
  readonly usage: string;
  readonly options: Readonly<Record<string, OptionShape>>;
  /** Least and greatest number of words after the command's name. */
  readonly positionals: readonly [number, number];
  run(context: CommandContext, words: Arguments): Promise<CommandResult>;
}

/**
 * 「--key -Ab3…」 becomes 「--key=-Ab3…」: keys and texts may begin with a dash. Only the name of an option is never taken for
 * a value.
 */
function joinedWithValues(command: Command, argv: readonly string[]): string[] {
  const isOption = (word: string): boolean =>
    word === '--json' || (word.startsWith('--') && (word.slice(2).split('=')[0] ?? '') in command.options);
  const words: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    const value = argv[index + 1];
    if (word === '--') {
      return [...words, ...argv.slice(index)];
    }
    const takesValue = word.startsWith('--') && command.options[word.slice(2)]?.type === 'string';
    if (takesValue && value !== undefined && /^-./u.test(value) && value !== '--' && !isOption(value)) {
      words.push(`${word}=${value}`);
      index += 1;
    } else {
      words.push(word);
    }
  }
  return words;
}

/** Reads the words after the command's name. Throws `usage` with the command's line. */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: joinedWithValues(command, argv),
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new ShingiError('usage', {
      usage: command.usage,
      message: error instanceof Error ? error.message : String(error),
    });
  }
  const [least, most] = command.positionals;
  const { positionals, values } = parsed;
  if (positionals.length < least || positionals.length > most) {
    throw new ShingiError('usage', { usage: command.usage, message: '' });
  }
  return {
    positionals,
    option: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (name) => values[name] === true,
  };
}

/** The word at `index`, which readArguments has already counted. */
export function word(words: Arguments, index: number): string {
  const value = words.positionals[index];
  if (value === undefined) {
    throw new ShingiError('usage', { usage: '', message: '' });
  }
  return value;
}

/** The value of an option that must be given. */
export function requiredOption(command: Command, words: Arguments, name: string): string {
  const value = words.option(name);
  if (value === undefined) {
    throw new ShingiError('usage', { usage: command.usage, message: `--${name}` });
  }
  return value;
}
