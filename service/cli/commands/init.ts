import { createCommitteeAt } from '../../open-committee.ts';
import { type Command, requiredOption, word } from '../command.ts';
import { absolute } from '../with-committee.ts';

export const init: Command = {
  name: 'init',
  usage: 'init FILE --committee NAME [--city NAME] [--office NAME]',
  options: { committee: { type: 'string' }, city: { type: 'string' }, office: { type: 'string' } },
  positionals: [1, 1],
  run: async (context, words) => {
    const path = absolute(context, word(words, 0));
    const name = requiredOption(init, words, 'committee');
    const service = createCommitteeAt(
      path,
      { name, city: words.option('city') ?? null, office: words.option('office') ?? null },
      context.environment,
    );
    await service.close();
    return {
      status: 0,
      json: { path, committee: name },
      text: context.translate('cli:init.made', { path, committee: name }),
    };
  },
};
