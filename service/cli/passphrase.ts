import { readFile } from 'node:fs/promises';
import { ShingiError } from '../../core/contract/errors.ts';
import type { Arguments, CommandContext } from './command.ts';
import { absolute } from './with-committee.ts';

/** A passphrase never stands on the command line, where other people of the machine could read it. */
export const passphraseOption = { 'passphrase-file': { type: 'string' } } as const;

/**
 * The first line of the file named by `--passphrase-file`, or null without that option.
 * @throws ShingiError source-missing, source-empty
 */
export async function passphraseOf(context: CommandContext, words: Arguments): Promise<string | null> {
  const name = words.option('passphrase-file');
  if (name === undefined) {
    return null;
  }
  const path = absolute(context, name);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ShingiError('source-missing', { path }, { cause: error });
  }
  const [line = ''] = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  if (line === '') {
    throw new ShingiError('source-empty', { path });
  }
  return line;
}
