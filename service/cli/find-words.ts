import { fold, rangesOf } from '../../core/domain/blocks/fold.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { listMeetings } from '../../db/meetings/queries.ts';
import { wordsOf } from '../../db/search/search.ts';
import { snippetOf } from '../../db/search/snippet.ts';
import { listAllAnnotations } from '../annotations/show.ts';
import { meetingLabel } from '../handlers/summaries.ts';
import { listOpinions } from '../opinion-sheets/opinion-list.ts';
import type { CommandContext } from './command.ts';

/** One line of what `search` finds, in papers, annotations or opinions. */
export interface FoundWords {
  /** Number of the paper, or its title where it has none; what an opinion is about. */
  readonly material: string;
  /** Title of the paper; null for an opinion. */
  readonly title: string | null;
  readonly meeting: string;
  readonly snippet: string;
  /** Matches, in UTF-16 units of the text that was searched: of the block, or of one field of a note or opinion. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly kind: string;
  readonly [name: string]: unknown;
}

/** The field with most matches, where the fields together hold every word; else null. */
function matchOf(
  fields: readonly string[],
  words: readonly string[],
): Pick<FoundWords, 'snippet' | 'ranges'> | null {
  const folded = fields.map((text) => ({ text, folded: fold(text) }));
  if (
    words.length === 0 ||
    !words.every((word) => folded.some((field) => field.folded.folded.includes(word)))
  ) {
    return null;
  }
  const [best] = folded
    .map(({ text, folded }) => ({
      text,
      ranges: words.flatMap((word) => rangesOf(folded, word)).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    }))
    .sort((a, b) => b.ranges.length - a.ranges.length);
  return best === undefined
    ? null
    : { snippet: snippetOf(best.text, best.ranges).snippet, ranges: best.ranges };
}

/** Annotations and answers whose words, or the text they are on, hold every word of a query; oldest first. */
export function findAnnotations(read: ReadHandle, query: string): FoundWords[] {
  const words = wordsOf(query);
  return listAllAnnotations(read).flatMap((listed) => {
    const match = matchOf([listed.annotation.body, listed.quote], words);
    return match === null
      ? []
      : [
          {
            material: listed.materialNumber ?? listed.materialTitle,
            title: listed.materialTitle,
            materialId: listed.annotation.materialId,
            meeting: listed.meetingLabel,
            version: listed.versionOrdinal,
            annotation: listed.annotation.id,
            ...match,
            kind: 'annotation',
          },
        ];
  });
}

/** Opinions whose words, reason, proposal, summary or response hold every word of a query; by meeting and number. */
export function findOpinions(read: ReadHandle, query: string, context: CommandContext): FoundWords[] {
  const words = wordsOf(query);
  const { environment, translate } = context;
  return listMeetings(read).flatMap((meeting) =>
    listOpinions(read, meeting.id, translate, environment.locale, environment.newId).flatMap((opinion) => {
      const textOf = (name: string): string => (typeof opinion[name] === 'string' ? opinion[name] : '');
      const fields = ['original', 'reason', 'proposal', 'summary', 'response'].map(textOf);
      const match = matchOf(fields, words);
      return match === null
        ? []
        : [
            {
              material: textOf('target'),
              title: null,
              meeting: meetingLabel(meeting),
              no: opinion['no'],
              opinion: opinion['id'],
              submitter: textOf('submitter'),
              ...match,
              kind: 'opinion',
            },
          ];
    }),
  );
}
