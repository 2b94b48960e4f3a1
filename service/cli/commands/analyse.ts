import { ruleText } from '../../../core/locales/indicator-words.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { analyseMeeting, type MeetingAnalysis } from '../../evidence/analyse.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import { type Command, word } from '../command.ts';
import { withCommittee } from '../with-committee.ts';

export const analyse: Command = {
  name: 'analyse',
  usage: 'analyse FILE --meeting ID',
  options: { meeting: { type: 'string' } },
  positionals: [1, 1],
  run: (context, words) =>
    withCommittee(context, word(words, 0), ({ file: { read } }) => {
      const meeting = meetingOrOnly(read, words.option('meeting'));
      const analysis = analyseMeeting(read, meeting, context.translate);
      return { status: 0, json: analysis.dump, text: readable(context.translate, analysis) };
    }),
};

function readable(translate: Translate, { indicators, dump }: MeetingAnalysis): string {
  const judged = indicators.map(({ goalNo, indicator, baseline, target, result, judgement }) =>
    translate('evidence:command.indicator', {
      goal: translate('evidence:command.goal', { no: goalNo }),
      judgement: translate(`evidence:judgement.${judgement.judgement}`),
      indicator,
      baseline,
      target,
      result,
      rule: ruleText(translate, judgement.rule),
    }),
  );
  const citing = dump.crossReferences.filter(({ citesSurvey }) => citesSurvey).length;
  const questions = dump.findingsNotCited.map(({ question }) => question).join('、');
  return [
    ...judged,
    translate('evidence:command.citations', { lines: dump.crossReferences.length, citing }),
    ...(questions === '' ? [] : [translate('evidence:command.notCited', { questions })]),
  ].join('\n');
}
