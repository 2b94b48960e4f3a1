import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { backUpTo } from '../../../db/connection/backup.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import { inContractWords, restoreCommittee } from '../../open-committee.ts';
import { type Command, requiredOption, word } from '../command.ts';
import { absolute, withCommittee } from '../with-committee.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'backup FILE --to DIR',
  options: { to: { type: 'string' } },
  positionals: [1, 1],
  run: (context, words) =>
    withCommittee(context, word(words, 0), async (service) => {
      const folder = absolute(context, requiredOption(backup, words, 'to'));
      const stamp = new Date(context.environment.now()).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
      const name = `${path.basename(service.file.path, '.shingi')}-${stamp}.shingi`;
      try {
        await mkdir(folder, { recursive: true });
        const made = await backUpTo(service.file, path.join(folder, name));
        return {
          status: 0,
          json: made,
          text: context.translate('cli:backup.made', { path: made.path }),
        };
      } catch (error) {
        throw inContractWords(error);
      }
    }),
};

export const restore: Command = {
  name: 'restore',
  usage: 'restore BACKUP --to FILE',
  options: { to: { type: 'string' } },
  positionals: [1, 1],
  run: async (context, words) => {
    const target = absolute(context, requiredOption(restore, words, 'to'));
    const { setAside } = restoreCommittee(absolute(context, word(words, 0)), target, context.environment);
    return {
      status: 0,
      json: { path: target, setAside },
      text: [
        context.translate('cli:restore.made', { path: target }),
        ...setAside.map((old) => context.translate('cli:restore.setAside', { path: old })),
      ].join('\n'),
    };
  },
};

export const verify: Command = {
  name: 'verify',
  usage: 'verify FILE',
  options: {},
  positionals: [1, 1],
  run: (context, words) =>
    withCommittee(context, word(words, 0), ({ file }) => {
      const findings = verifyOpenFile(file);
      return {
        status: findings.length > 0 ? 1 : 0,
        json: { findings },
        text:
          findings.length === 0
            ? context.translate('cli:verify.sound')
            : findings.map(({ code, detail }) => `${code}\t${detail}`).join('\n'),
      };
    }),
};
