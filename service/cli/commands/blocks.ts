import { versionBlocks } from '../../../db/materials/queries.ts';
import { findMaterialByName, findVersionByName } from '../../find-by-name.ts';
import { type Command, requiredOption, word } from '../command.ts';
import { withCommittee } from '../with-committee.ts';

export const blocks: Command = {
  name: 'blocks',
  usage: 'blocks FILE --material ID [--version N] [--meeting ID]',
  options: { material: { type: 'string' }, version: { type: 'string' }, meeting: { type: 'string' } },
  positionals: [1, 1],
  run: (context, words) =>
    withCommittee(context, word(words, 0), ({ file: { read } }) => {
      const found = findMaterialByName(
        read,
        requiredOption(blocks, words, 'material'),
        words.option('meeting'),
      );
      const version = findVersionByName(found.versions, words.option('version'));
      const list = version.state === 'published' ? versionBlocks(read, version.id) : [];
      return {
        status: 0,
        json: { material: found.material, version, blocks: list },
        text: list
          .map((block) => `${block.id}\t${block.kind}\t${block.text.replaceAll('\n', ' ')}`)
          .join('\n'),
      };
    }),
};
