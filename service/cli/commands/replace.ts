import { ShingiError } from '../../../core/contract/errors.ts';
import { exportWebAnnotations } from '../../annotations/export-web.ts';
import { findMaterialByName } from '../../find-by-name.ts';
import { publishReplacement } from '../../replacements/publish-replacement.ts';
import { lastReplaced, undoReplacement } from '../../replacements/undo-replacement.ts';
import { type Command, requiredOption, word } from '../command.ts';
import { passwordOption, withPasswords } from '../passphrase.ts';
import { absolute, withCommittee } from '../with-committee.ts';

const kinds: Readonly<Record<string, 'replacement' | 'errata'>> = { 差替: 'replacement', 正誤: 'errata' };

export const replace: Command = {
  name: 'replace',
  usage:
    'replace FILE --material ID SOURCE [--kind 差替|正誤] [--note T] [--date YYYY-MM-DD] [--password-file F|-] | replace FILE --undo [--material ID]',
  options: {
    material: { type: 'string' },
    meeting: { type: 'string' },
    kind: { type: 'string' },
    note: { type: 'string' },
    date: { type: 'string' },
    undo: { type: 'boolean' },
    ...passwordOption,
  },
  positionals: [1, 2],
  run: async (given, words) => {
    const context = await withPasswords(given, words);
    return withCommittee(context, word(words, 0), async (service) => {
      const { read } = service.file;
      const name = words.option('material');
      if (words.flag('undo')) {
        const materialId =
          name === undefined
            ? lastReplaced(read)
            : findMaterialByName(read, name, words.option('meeting')).material.id;
        const version = undoReplacement(service, materialId);
        return { status: 0, json: { version }, text: context.translate('cli:replace.undone') };
      }
      const versionKind = kinds[words.option('kind') ?? '差替'];
      const date = words.option('date') ?? null;
      if (versionKind === undefined || (date !== null && !/^\d{4}-\d{2}-\d{2}$/u.test(date))) {
        throw new ShingiError('usage', {
          usage: replace.usage,
          message: versionKind === undefined ? '--kind' : '--date',
        });
      }
      if (words.positionals.length < 2) {
        throw new ShingiError('usage', { usage: replace.usage, message: 'SOURCE' });
      }
      const found = findMaterialByName(
        read,
        requiredOption(replace, words, 'material'),
        words.option('meeting'),
      );
      const outcome = await publishReplacement(
        service,
        {
          materialId: found.material.id,
          path: absolute(context, word(words, 1)),
          versionKind,
          reason: words.option('note') ?? null,
          distributedOn: date,
        },
        context.signal,
      );
      if (outcome.outcome === 'unchanged') {
        return {
          status: 0,
          json: {
            outcome: 'unchanged',
            version: outcome.version,
            verdicts: { same: 0, moved: 0, changed: 0, orphaned: 0 },
            blocks: { added: 0, removed: 0, changed: 0, moved: 0 },
            annotations: [],
          },
          text: context.translate('cli:replace.unchanged'),
        };
      }
      const { version, blocks, replacement } = outcome;
      const verdicts = replacement?.counts ?? { same: 0, moved: 0, changed: 0, orphaned: 0 };
      const { annotations } = exportWebAnnotations(read, {
        materialId: found.material.id,
        versionId: version.id,
        includePrivate: true,
        withState: true,
      });
      return {
        status: 0,
        json: { outcome: 'published', version, verdicts, blocks, annotations },
        text: [
          context.translate('cli:replace.published', blocks),
          context.translate('cli:replace.verdicts', verdicts),
        ].join('\n'),
      };
    });
  },
};
