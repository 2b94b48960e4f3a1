import { ShingiError } from '../../../core/contract/errors.ts';
import { memberRoleSchema } from '../../../core/domain/committees/committee.ts';
import { addMember } from '../../../db/committees/commands.ts';
import { listMembers } from '../../../db/committees/queries.ts';
import { ownerActor } from '../../committee-service.ts';
import { type Command, requiredOption, word } from '../command.ts';
import { withCommittee } from '../with-committee.ts';

export const members: Command = {
  name: 'members',
  usage:
    'members FILE list | add --name NAME [--kana KANA] [--category TEXT] [--affiliation TEXT] [--role chair|viceChair|member]',
  options: {
    name: { type: 'string' },
    kana: { type: 'string' },
    category: { type: 'string' },
    affiliation: { type: 'string' },
    role: { type: 'string' },
  },
  positionals: [2, 2],
  run: (context, words) =>
    withCommittee(context, word(words, 0), ({ file }) => {
      const action = word(words, 1);
      if (action === 'add') {
        const role = memberRoleSchema.safeParse(words.option('role') ?? 'member');
        if (!role.success) {
          throw new ShingiError('usage', { usage: members.usage, message: '--role' });
        }
        const fields = {
          name: requiredOption(members, words, 'name'),
          kana: words.option('kana') ?? null,
          category: words.option('category') ?? null,
          affiliation: words.option('affiliation') ?? null,
          role: role.data,
        };
        const member = file.write(ownerActor, 'addMember', (tx) => addMember(tx, fields));
        return {
          status: 0,
          json: { member },
          text: context.translate('cli:members.added', { name: member.name }),
        };
      }
      if (action !== 'list') {
        throw new ShingiError('usage', { usage: members.usage, message: action });
      }
      const roster = listMembers(file.read);
      return {
        status: 0,
        json: { members: roster },
        text: roster
          .map(({ name, role, category, affiliation }) =>
            [name, context.translate(`domain:role.${role}`), category ?? '', affiliation ?? ''].join('\t'),
          )
          .join('\n'),
      };
    }),
};
