import { meetingOrOnly } from '../../find-by-name.ts';
import { listOpinions } from '../../opinion-sheets/opinion-list.ts';
import { type Command, word } from '../command.ts';
import { withCommittee } from '../with-committee.ts';

/** A value in one line of a list. */
function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).replaceAll(/\s+/gu, ' ') : '';
}

export const opinions: Command = {
  name: 'opinions',
  usage: 'opinions FILE --meeting ID',
  options: { meeting: { type: 'string' } },
  positionals: [1, 1],
  run: (context, words) =>
    withCommittee(context, word(words, 0), ({ file: { read } }) => {
      const { environment, translate } = context;
      const meeting = meetingOrOnly(read, words.option('meeting'));
      const list = listOpinions(read, meeting.id, translate, environment.locale, environment.newId);
      return {
        status: 0,
        json: { opinions: list },
        text: list
          .map((opinion) =>
            ['no', 'submitter', 'kind', 'target', 'original', 'disposition', 'status']
              .map((name) => wordOf(opinion[name]))
              .join('\t'),
          )
          .join('\n'),
      };
    }),
};
