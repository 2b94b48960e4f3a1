import { exitStatusOf, ShingiError } from '../../core/contract/errors.ts';
import { failureOf } from '../../core/contract/rpc.ts';
import { inContractWords } from '../open-committee.ts';
import { type Command, type CommandContext, readArguments } from './command.ts';
import { analyse } from './commands/analyse.ts';
import { annotate, annotationsCommand } from './commands/annotate.ts';
import { answer } from './commands/answer.ts';
import { backup, restore, verify } from './commands/backup.ts';
import { blocks } from './commands/blocks.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { dump } from './commands/dump.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { init } from './commands/init.ts';
import { key } from './commands/key.ts';
import { members } from './commands/members.ts';
import { open } from './commands/open.ts';
import { opine } from './commands/opine.ts';
import { opinions } from './commands/opinions.ts';
import { pack, submit } from './commands/pack.ts';
import { receive } from './commands/receive.ts';
import { replace } from './commands/replace.ts';
import { sample } from './commands/sample.ts';
import { search } from './commands/search.ts';
import { seed } from './commands/seed.ts';
import { survey } from './commands/survey.ts';
import { explain } from './explain.ts';

export const commands: readonly Command[] = [
  init,
  importCommand,
  dump,
  analyse,
  survey,
  members,
  blocks,
  check,
  search,
  annotate,
  annotationsCommand,
  replace,
  diff,
  pack,
  open,
  opine,
  submit,
  receive,
  opinions,
  answer,
  key,
  exportCommand,
  backup,
  restore,
  verify,
  seed,
  sample,
];

/** 2: the command line is wrong. 3: the input was refused, nothing was changed. 4: the machine failed. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4;

export interface Streams {
  readonly out: (text: string) => void;
}

/** Runs one command line; never throws. `argv` are the words after the program's name. */
export async function runCommand(
  argv: readonly string[],
  context: CommandContext,
  streams: Streams,
): Promise<ExitStatus> {
  const json = argv.includes('--json');
  try {
    const [name, ...rest] = argv;
    if (name === undefined || name === 'help' || name === '--help') {
      streams.out(`${helpText(context)}\n`);
      return name === undefined ? 2 : 0;
    }
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) {
      throw new ShingiError('usage', {
        usage: 'COMMAND …',
        message: name,
        candidates: commands.map(({ usage }) => `shingi ${usage}`),
      });
    }
    const result = await command.run(context, readArguments(command, rest));
    if (json) {
      streams.out(`${JSON.stringify(result.json)}\n`);
    } else if (result.text !== '') {
      streams.out(`${result.text}\n`);
    }
    return result.status;
  } catch (error) {
    const { code, detail } = failureOf(inContractWords(error));
    const message = explain(context.translate, code, detail);
    context.say(message);
    if (code === 'usage' && typeof detail['usage'] === 'string') {
      context.say(context.translate('cli:usage', { usage: detail['usage'] }));
    }
    if (code === 'internal' && error instanceof Error) {
      context.say(error.stack ?? error.message);
    }
    if (json) {
      streams.out(`${JSON.stringify({ error: { code, message, detail } })}\n`);
    }
    return exitStatusOf(code);
  }
}

function helpText(context: CommandContext): string {
  return [context.translate('cli:help'), ...commands.map(({ usage }) => `  shingi ${usage}`)].join('\n');
}
