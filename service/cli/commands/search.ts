import { ShingiError } from '../../../core/contract/errors.ts';
import { findText } from '../../handlers/material.ts';
import { type Command, word } from '../command.ts';
import { type FoundWords, findAnnotations, findOpinions } from '../find-words.ts';
import { withCommittee } from '../with-committee.ts';

const defaultLimit = 50;
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
      const query = word(words, 1);
      const inMaterials = places.includes('materials')
        ? findText(read, query, limit)
        : { hits: [], total: 0 };
      const besides = [
        ...(places.includes('annotations') ? findAnnotations(read, query) : []),
        ...(places.includes('opinions') ? findOpinions(read, query, context) : []),
      ];
      const total = inMaterials.total + besides.length;
      const hits: FoundWords[] = [
        ...inMaterials.hits.map((hit) => ({
          material: hit.materialNumber ?? hit.materialTitle,
          title: hit.materialTitle,
          materialId: hit.materialId,
          meeting: hit.meetingLabel,
          version: hit.versionOrdinal,
          block: hit.blockId,
          snippet: hit.snippet,
          ranges: hit.ranges,
          kind: hit.kind,
        })),
        ...besides,
      ].slice(0, limit);
      return {
        status: 0,
        json: { hits, total },
        text: [
          ...hits.map(({ meeting, material, title, snippet }) =>
            [
              meeting,
              material === title ? '—' : material,
              title ?? '—',
              snippet.replaceAll(/\s+/gu, ' '),
            ].join('\t'),
          ),
          context.translate('cli:search.total', { total }),
        ].join('\n'),
      };
    });
  },
};
