import { ShingiError } from '../../../core/contract/errors.ts';
import { buildSynthetic } from '../../seed/build-synthetic.ts';
import { type Arguments, type Command, word } from '../command.ts';
import { absolute } from '../with-committee.ts';

export const seed: Command = {
  name: 'seed',
  usage: 'seed FILE [--years N] [--members N] [--meetings N] [--materials N] [--paragraphs N]',
  options: {
    years: { type: 'string' },
    members: { type: 'string' },
    meetings: { type: 'string' },
    materials: { type: 'string' },
    paragraphs: { type: 'string' },
  },
  positionals: [1, 1],
  run: async (context, words) => {
    const path = absolute(context, word(words, 0));
    const made = await buildSynthetic(
      path,
      {
        years: count(words, 'years', 1),
        members: count(words, 'members', 10),
        meetingsPerYear: count(words, 'meetings', 6),
        materialsPerMeeting: count(words, 'materials', 6),
        paragraphs: count(words, 'paragraphs', 25),
      },
      context.environment,
    );
    return {
      status: 0,
      json: { path, ...made },
      text: context.translate('cli:seed.made', { path, ...made }),
    };
  },
};

function count(words: Arguments, name: string, otherwise: number): number {
  const value = Number(words.option(name) ?? otherwise);
  if (!Number.isInteger(value) || value < 0 || value > 10_000) {
    throw new ShingiError('usage', { usage: seed.usage, message: `--${name}` });
  }
  return value;
}
