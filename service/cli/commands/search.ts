import { ShingiError } from '../../../core/contract/errors.ts';
import { findText } from '../../handlers/material.ts';
import { type Command, word } from '../command.ts';
import { withCommittee } from '../with-committee.ts';

const defaultLimit = 50;
/** What there is to search in so far. */
const searchable = new Set(['materials', 'annotations', 'opinions']);

export const search: Command = {
  name: 'search',
  usage: 'search FILE QUERY [--limit N] [--in materials,annotations,opinions]',
  options: { limit: { type: 'string' }, in: { type: 'string' } },
  positionals: [2, 2],
  run: (context, words) => {
    const limit = Number(words.option('limit') ?? defaultLimit);
    const places = (words.option('in') ?? 'materials').split(',');
    if (!Number.isInteger(limit) || limit < 1 || places.some((place) => !searchable.has(place))) {
      throw new ShingiError('usage', { usage: search.usage, message: '' });
    }
    return withCommittee(context, word(words, 0), ({ file: { read } }) => {
      const { hits, total } = places.includes('materials')
        ? findText(read, word(words, 1), limit)
        : { hits: [], total: 0 };
      return {
        status: 0,
        json: {
          hits: hits.map((hit) => ({
            material: hit.materialNumber ?? hit.materialTitle,
            materialId: hit.materialId,
            meeting: hit.meetingLabel,
            version: hit.versionOrdinal,
            block: hit.blockId,
            snippet: hit.snippet,
            ranges: hit.ranges,
            kind: hit.kind,
          })),
          total,
        },
        text: [
          ...hits.map((hit) =>
            [
              hit.meetingLabel,
              hit.materialNumber ?? '—',
              hit.materialTitle,
              hit.snippet.replaceAll(/\s+/gu, ' '),
            ].join('\t'),
          ),
          context.translate('cli:search.total', { total }),
        ].join('\n'),
      };
    });
  },
};
