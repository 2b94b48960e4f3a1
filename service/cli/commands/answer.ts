import { ownerActor } from '../../committee-service.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import { answerEntrySchema, storeAnswers } from '../../opinion-sheets/answer-entries.ts';
import { type Command, requiredOption, word } from '../command.ts';
import { readJsonList } from '../read-json.ts';
import { absolute, withCommittee } from '../with-committee.ts';

export const answer: Command = {
  name: 'answer',
  usage: 'answer FILE --meeting ID --from answers.json',
  options: { meeting: { type: 'string' }, from: { type: 'string' } },
  positionals: [1, 1],
  run: async (context, words) => {
    const entries = await readJsonList(
      absolute(context, requiredOption(answer, words, 'from')),
      answerEntrySchema,
    );
    return withCommittee(context, word(words, 0), ({ file }) => {
      const meeting = meetingOrOnly(file.read, words.option('meeting'));
      const items = file.write(ownerActor, 'storeAnswers', (tx) =>
        storeAnswers(tx, meeting.id, entries, context.environment.locale),
      );
      return {
        status: 0,
        json: { answered: items.length, items },
        text: context.translate('exchange:answered', { count: items.length }),
      };
    });
  },
};
