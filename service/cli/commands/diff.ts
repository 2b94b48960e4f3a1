import { ShingiError } from '../../../core/contract/errors.ts';
import {
  type ComparisonEntry,
  compareVersions,
  countChanges,
  joinedText,
} from '../../../core/domain/blocks/comparison.ts';
import { currentVersion, type MaterialVersion } from '../../../core/domain/materials/material.ts';
import { versionBlocks } from '../../../db/materials/queries.ts';
import { type FoundMaterial, findMaterialByName, findVersionByName } from '../../find-by-name.ts';
import { exportComparison } from '../../replacements/export-comparison.ts';
import { type Arguments, type Command, requiredOption, word } from '../command.ts';
import { absolute, withCommittee } from '../with-committee.ts';

export const diff: Command = {
  name: 'diff',
  usage: 'diff FILE --material ID [--from N] [--to N] [--meeting ID] [--out X.(pdf|xlsx|csv)]',
  options: {
    material: { type: 'string' },
    meeting: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    out: { type: 'string' },
  },
  positionals: [1, 1],
  run: (context, words) =>
    withCommittee(context, word(words, 0), async (service) => {
      const { read } = service.file;
      const found = findMaterialByName(
        read,
        requiredOption(diff, words, 'material'),
        words.option('meeting'),
      );
      const { before, after } = versionsToCompare(found, words);
      const entries = compareVersions(versionBlocks(read, before.id), versionBlocks(read, after.id));
      const out = words.option('out');
      const written =
        out === undefined
          ? null
          : await exportComparison(
              service,
              { beforeId: before.id, afterId: after.id, path: absolute(context, out) },
              context.signal,
              (stage) => context.progress(context.translate(`cli:export.stage.${stage}`)),
            );
      const changes = entries.filter(({ change, moved }) => change !== 'same' || moved);
      return {
        status: changes.length > 0 ? 1 : 0,
        json: {
          material: found.material,
          from: before,
          to: after,
          blocks: countChanges(entries),
          entries: changes.map(entryJson),
          ...(written === null ? {} : { path: written.path }),
        },
        text:
          written !== null
            ? context.translate('cli:diff.written', { path: written.path })
            : changes.length === 0
              ? context.translate('cli:diff.none')
              : changes.map((entry) => linesOf(entry).join('\n')).join('\n'),
      };
    }),
};

/** The versions that `--from` and `--to` name; else the current one and the one before it. */
export function versionsToCompare(
  { material, versions }: FoundMaterial,
  words: Arguments,
): { before: MaterialVersion; after: MaterialVersion } {
  const to = words.option('to');
  const from = words.option('from');
  const after = to === undefined ? currentVersion(versions) : findVersionByName(versions, to);
  const before =
    from === undefined
      ? versions.findLast(({ ordinal, state }) => state === 'published' && ordinal < (after?.ordinal ?? 0))
      : findVersionByName(versions, from);
  if (before?.state !== 'published' || after?.state !== 'published') {
    throw new ShingiError('not-found', { name: material.title, message: '--from, --to' });
  }
  return { before, after };
}

function entryJson({ change, moved, before, after, differences }: ComparisonEntry) {
  const plain = ({ id, kind, text }: ComparisonEntry['before'][number]) => ({ id, kind, text });
  return { change, moved, before: before.map(plain), after: after.map(plain), differences };
}

/** As in a unified diff: what is gone, then what is there instead. */
function linesOf({ before, after, change, moved }: ComparisonEntry): string[] {
  const plain = (text: string) => text.replaceAll(/\s+/gu, ' ');
  if (change === 'same' && moved) {
    return [`> ${plain(joinedText(after))}`];
  }
  return [
    ...(before.length === 0 ? [] : [`- ${plain(joinedText(before))}`]),
    ...(after.length === 0 ? [] : [`+ ${plain(joinedText(after))}`]),
  ];
}
