import { readFile } from 'node:fs/promises';
import { ShingiError } from '../../core/contract/errors.ts';
import type { Arguments, CommandContext } from './command.ts';
import { absolute } from './with-committee.ts';

/** A passphrase never stands on the command line, where other people of the machine could read it. */
export const passphraseOption = { 'passphrase-file': { type: 'string' } } as const;

/** Nor does a password of a PDF. */
export const passwordOption = { 'password-file': { type: 'string' } } as const;

/**
 * What is read in words that nobody else may see: the file that an option names, or with "-" standard input.
 * @throws ShingiError source-missing, source-empty
 */
async function secretLines(context: CommandContext, name: string): Promise<[string, ...string[]]> {
  const path = name === '-' ? name : absolute(context, name);
  let text: string;
  try {
    text = name === '-' ? await context.readSecret() : await readFile(path, 'utf8');
  } catch (error) {
    throw error instanceof ShingiError
      ? error
      : new ShingiError('source-missing', { path }, { cause: error });
  }
  const [line = '', ...others] = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  if (line === '') {
    throw new ShingiError('source-empty', { path });
  }
  return [line, ...others];
}

/** More than any packet has; each is tried on each locked PDF. */
const mostPasswords = 100;

/**
 * The same context, in which the lines of the file named by `--password-file` are tried on locked PDFs.
 * @throws ShingiError source-missing, source-empty
 */
export async function withPasswords(context: CommandContext, words: Arguments): Promise<CommandContext> {
  const name = words.option('password-file');
  if (name === undefined) {
    return context;
  }
  const offeredPasswords = (await secretLines(context, name)).filter((line) => line !== '');
  return {
    ...context,
    environment: { ...context.environment, offeredPasswords: offeredPasswords.slice(0, mostPasswords) },
  };
}

/**
 * The first line of the file named by `--passphrase-file`, or null without that option.
 * @throws ShingiError source-missing, source-empty
 */
export async function passphraseOf(context: CommandContext, words: Arguments): Promise<string | null> {
  const name = words.option('passphrase-file');
  if (name === undefined) {
    return null;
  }
  const [line] = await secretLines(context, name);
  return line;
}
