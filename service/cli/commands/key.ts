import { ShingiError } from '../../../core/contract/errors.ts';
import { foldKey } from '../../../core/domain/blocks/fold.ts';
import { publicKeySchema } from '../../../core/domain/exchange/manifest.ts';
import { listMembers } from '../../../db/committees/queries.ts';
import type { ReadHandle } from '../../../db/connection/handles.ts';
import { registerKey } from '../../../db/exchange/commands.ts';
import { ownerActor } from '../../committee-service.ts';
import { ownKeysOf, shownKeys } from '../../exchange/keys.ts';
import { type Command, requiredOption, word } from '../command.ts';
import { withCommittee } from '../with-committee.ts';

function memberNamed(read: ReadHandle, name: string): string {
  const member = listMembers(read).find((one) => one.id === name || foldKey(one.name) === foldKey(name));
  if (member === undefined) {
    throw new ShingiError('not-found', { name });
  }
  return member.id;
}

/** The keys that bundles are signed with: this file's own, and those registered for members. */
export const key: Command = {
  name: 'key',
  usage: 'key FILE show | key FILE register --member NAME --key KEY',
  options: { member: { type: 'string' }, key: { type: 'string' } },
  positionals: [2, 2],
  run: (context, words) =>
    withCommittee(context, word(words, 0), async ({ file }) => {
      const action = word(words, 1);
      if (action === 'register') {
        const publicKey = publicKeySchema.safeParse(requiredOption(key, words, 'key'));
        if (!publicKey.success) {
          throw new ShingiError('usage', { usage: key.usage, message: '--key' });
        }
        const memberId = memberNamed(file.read, requiredOption(key, words, 'member'));
        file.write(ownerActor, 'registerKey', (tx) => registerKey(tx, memberId, publicKey.data));
      } else if (action === 'show') {
        await ownKeysOf(file);
      } else {
        throw new ShingiError('usage', { usage: key.usage, message: action });
      }
      const keys = shownKeys(file.read);
      const names = new Map(listMembers(file.read).map(({ id, name }) => [id, name]));
      const registered = keys.registered.map((one) => ({
        ...one,
        member: one.memberId === null ? null : (names.get(one.memberId) ?? null),
      }));
      return {
        status: 0,
        json: { own: keys.own, registered },
        text: [
          ...(keys.own === null ? [] : [`${keys.own.publicKey}\t${keys.own.fingerprint}`]),
          ...registered.map(({ member, publicKey, fingerprint }) =>
            [member ?? context.translate('exchange:preview.secretariat'), publicKey, fingerprint].join('\t'),
          ),
        ].join('\n'),
      };
    }),
};
