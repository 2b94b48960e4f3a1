import { buildSample } from '../../sample/build-sample.ts';
import { type Command, requiredOption } from '../command.ts';
import { absolute } from '../with-committee.ts';

export const sample: Command = {
  name: 'sample',
  usage: 'sample --to FILE',
  options: { to: { type: 'string' } },
  positionals: [0, 0],
  run: async (context, words) => {
    const path = absolute(context, requiredOption(sample, words, 'to'));
    const { meetings } = await buildSample(path, context.environment, context.signal);
    return {
      status: 0,
      json: { path, meetings },
      text: context.translate('cli:sample.made', { path }),
    };
  },
};
