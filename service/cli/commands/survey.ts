import { ShingiError } from '../../../core/contract/errors.ts';
import { comparisonKey } from '../../../core/domain/checks/text/normal.ts';
import { removeSurvey } from '../../../db/evidence/commands.ts';
import { listSurveys } from '../../../db/evidence/queries.ts';
import { type CommitteeService, ownerActor } from '../../committee-service.ts';
import { keepSurveyReport, readSurveyReport } from '../../evidence/import-survey.ts';
import { type Arguments, type Command, type CommandContext, type CommandResult, word } from '../command.ts';
import { absolute, withCommittee } from '../with-committee.ts';

/** Reports of surveys: kept with their whole distributions, so that what papers quote can be compared. */
export const survey: Command = {
  name: 'survey',
  usage:
    'survey FILE list | survey FILE add SOURCE [--name NAME] [--no Ⅱ-1] | survey FILE remove --name NAME',
  options: { name: { type: 'string' }, no: { type: 'string' } },
  positionals: [2, 3],
  run: (context, words) =>
    withCommittee(context, word(words, 0), (service) => {
      switch (word(words, 1)) {
        case 'list':
          return list(context, service);
        case 'add':
          return add(context, service, words);
        case 'remove':
          return remove(context, service, words);
        default:
          throw new ShingiError('usage', { usage: survey.usage, message: word(words, 1) });
      }
    }),
};

function list({ translate }: CommandContext, { file }: CommitteeService): CommandResult {
  const surveys = listSurveys(file.read);
  const lines = surveys.map(({ name, questions }) =>
    translate('evidence:command.survey', { name, count: questions.length }),
  );
  return { status: 0, json: { surveys }, text: lines.join('\n') };
}

async function add(
  context: CommandContext,
  { file, environment }: CommitteeService,
  words: Arguments,
): Promise<CommandResult> {
  const report = await readSurveyReport(absolute(context, word(words, 2)), environment, context.signal);
  const name = words.option('name');
  if (name !== undefined && report.surveys.length > 1) {
    throw new ShingiError('usage', { usage: survey.usage, message: '--name' });
  }
  const names = name === undefined ? [] : [{ name, surveyNo: words.option('no') ?? null }];
  const surveys = file.write(ownerActor, 'importSurveyFile', (tx) => keepSurveyReport(tx, report, names));
  const lines = surveys.map((outcome) => context.translate('evidence:command.surveyKept', { ...outcome }));
  return { status: 0, json: { surveys }, text: lines.join('\n') };
}

function remove({ translate }: CommandContext, { file }: CommitteeService, words: Arguments): CommandResult {
  const name = words.option('name') ?? '';
  const known = listSurveys(file.read).find((one) => comparisonKey(one.name) === comparisonKey(name));
  if (known === undefined) throw new ShingiError('not-found', { name });
  file.write(ownerActor, 'removeSurvey', (tx) => removeSurvey(tx, known.id));
  return {
    status: 0,
    json: { removed: known.id },
    text: translate('evidence:command.surveyRemoved', { name: known.name }),
  };
}
