import { ShingiError } from '../../../core/contract/errors.ts';
import type { PackReport } from '../../../core/contract/exchange-schemas.ts';
import { packPacket } from '../../exchange/pack-packet.ts';
import { packResponses } from '../../exchange/pack-responses.ts';
import { submitSheet } from '../../exchange/pack-sheet.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import { type Command, type CommandContext, type CommandResult, requiredOption, word } from '../command.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';
import { absolute, withCommittee } from '../with-committee.ts';

function resultOf(context: CommandContext, report: PackReport): CommandResult {
  const { translate } = context;
  return {
    status: 0,
    json: report,
    text: [
      translate(`exchange:made.${report.kind}`, { path: report.path, revision: report.revision }),
      translate(report.isEncrypted ? 'exchange:made.encrypted' : 'exchange:made.notEncrypted'),
      translate('exchange:made.hash', { hash: report.fileHash }),
      ...(report.isLarge
        ? [translate('exchange:made.large', { megabytes: Math.ceil(report.byteLength / 1024 / 1024) })]
        : []),
    ].join('\n'),
  };
}

const kinds = { packet: packPacket, responses: packResponses } as const;

export const pack: Command = {
  name: 'pack',
  usage: 'pack FILE --meeting ID --to X.shingix [--kind packet|responses] [--passphrase-file F]',
  options: {
    meeting: { type: 'string' },
    to: { type: 'string' },
    kind: { type: 'string' },
    ...passphraseOption,
  },
  positionals: [1, 1],
  run: async (context, words) => {
    const target = absolute(context, requiredOption(pack, words, 'to'));
    const kind = words.option('kind') ?? 'packet';
    if (kind !== 'packet' && kind !== 'responses') {
      throw new ShingiError('usage', { usage: pack.usage, message: '--kind' });
    }
    const passphrase = await passphraseOf(context, words);
    return withCommittee(context, word(words, 0), async (service) => {
      const meeting = meetingOrOnly(service.file.read, words.option('meeting'));
      return resultOf(context, await kinds[kind](service, meeting, target, passphrase));
    });
  },
};

export const submit: Command = {
  name: 'submit',
  usage: 'submit FILE --meeting ID --to X.shingix [--encrypt] [--passphrase-file F]',
  options: {
    meeting: { type: 'string' },
    to: { type: 'string' },
    encrypt: { type: 'boolean' },
    ...passphraseOption,
  },
  positionals: [1, 1],
  run: async (context, words) => {
    const target = absolute(context, requiredOption(submit, words, 'to'));
    const passphrase = await passphraseOf(context, words);
    return withCommittee(context, word(words, 0), async (service) =>
      resultOf(
        context,
        await submitSheet(service, {
          meeting: meetingOrOnly(service.file.read, words.option('meeting')),
          path: target,
          passphrase,
          encrypt: words.flag('encrypt'),
        }),
      ),
    );
  },
};
