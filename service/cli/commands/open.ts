import { findCommittee } from '../../../db/committees/queries.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { openPacket } from '../../exchange/open-packet.ts';
import { type Command, requiredOption, word } from '../command.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';
import { absolute } from '../with-committee.ts';

export const open: Command = {
  name: 'open',
  usage: 'open X.shingix --as NEW.shingi --member NAME [--passphrase-file F]',
  options: { as: { type: 'string' }, member: { type: 'string' }, ...passphraseOption },
  positionals: [1, 1],
  run: async (context, words) => {
    const path = absolute(context, requiredOption(open, words, 'as'));
    const { service, owner, isListed } = await openPacket(
      {
        bundle: absolute(context, word(words, 0)),
        path,
        memberName: requiredOption(open, words, 'member'),
        passphrase: await passphraseOf(context, words),
      },
      context.environment,
      context.signal,
    );
    try {
      const { read } = service.file;
      if (!isListed) {
        context.say(context.translate('exchange:opened.notListed', { name: owner.name }));
      }
      return {
        status: 0,
        json: {
          path,
          committee: findCommittee(read)?.name ?? '',
          member: { id: owner.memberId, name: owner.name, listed: isListed },
          meetings: listMeetings(read),
        },
        text: context.translate('exchange:opened.made', { path, name: owner.name }),
      };
    } finally {
      await service.close();
    }
  },
};
