import { ShingiError } from '../../../core/contract/errors.ts';
import {
  type AttributionStyle,
  attributionStyleSchema,
} from '../../../core/domain/opinion-sheets/attribution.ts';
import {
  type OpinionTableChoices,
  opinionSelectionSchema,
  opinionTableColumnSchema,
  opinionTableOrderSchema,
  usualChoices,
} from '../../../core/domain/opinion-sheets/giving-out.ts';
import { drawUpOpinionTable } from '../../exports/opinions/draw-up.ts';
import { revisedNumbers } from '../../exports/opinions/given-items.ts';
import { opinionTableEndings, writeOpinionTable } from '../../exports/opinions/write-table.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import type { Arguments } from '../command.ts';
import type { ExportKind, ExportRequest } from './export-kind.ts';
import { unreviewed } from './unreviewed.ts';

const usage =
  'export FILE opinion-table --out X.(pdf|xlsx|csv|docx|txt) [--public] [--anonymous|--names name|initials|role|letter|none] [--which published|settled|all] [--order agenda|category|plan|number] [--columns …] [--title T] [--number 資料2] [--portrait] [--charts] [--reviewed] [--mask]';

/**
 * 対応表. As it stands, with names, for the office; `--public` what may be published; `--anonymous` that with 委員A, 委員B ….
 * Where personal data stands in free texts nothing is written, unless `--reviewed` says that a person has looked, or `--mask`
 * puts 〔氏名〕 there.
 */
export const opinionTable: ExportKind = {
  name: 'opinion-table',
  endings: opinionTableEndings,
  options: {
    public: { type: 'boolean' },
    anonymous: { type: 'boolean' },
    names: { type: 'string' },
    which: { type: 'string' },
    order: { type: 'string' },
    columns: { type: 'string' },
    title: { type: 'string' },
    number: { type: 'string' },
    portrait: { type: 'boolean' },
    charts: { type: 'boolean' },
    reviewed: { type: 'boolean' },
    mask: { type: 'boolean' },
  },
  run: async (request) => {
    const { context, service, words, out } = request;
    const choices = choicesOf(request);
    const maskAll = words.flag('mask');
    const reviewed = words.flag('reviewed');
    const { review, given } = drawUpOpinionTable(
      service.file.read,
      choices,
      context.environment.locale,
      maskAll,
    );
    const stopped = unreviewed(review, reviewed, context.translate);
    if (stopped !== null) {
      return stopped;
    }
    const report = await writeOpinionTable(
      service,
      { choices, path: out, reviewed, maskAll },
      context.signal,
      (stage) => context.progress(context.translate(`cli:export.stage.${stage}`)),
    );
    const lines = [context.translate('opinion-export:cli.written', { path: out, count: report.items })];
    if (report.masked > 0) {
      lines.push(context.translate('opinion-export:cli.masked', { count: report.masked }));
    }
    for (const why of ['membersOnly', 'unanswered'] as const) {
      if (report.leftOut[why] > 0) {
        lines.push(context.translate(`opinion-export:cli.${why}`, { count: report.leftOut[why] }));
      }
    }
    const revised = revisedNumbers(given.items);
    if (revised.length > 0) {
      lines.push(context.translate('opinion-export:revised', { numbers: numberList(revised) }));
    }
    return { status: 0, json: { ...report, revised }, text: lines.join('\n') };
  },
};

function numberList(numbers: readonly number[]): string {
  return numbers.map((no) => `No.${no}`).join('、');
}

function choicesOf({ service, words }: ExportRequest): OpinionTableChoices {
  const isPublic = words.flag('public') || words.flag('anonymous');
  const usual = usualChoices(meetingOrOnly(service.file.read, words.option('meeting')).id);
  const columns = words.option('columns')?.split(',');
  return {
    ...usual,
    version: isPublic ? 'public' : 'internal',
    attribution: stylesOf(words),
    selection: oneOf(
      words,
      'which',
      opinionSelectionSchema.options,
      words.flag('public') ? 'published' : 'all',
    ),
    order: oneOf(words, 'order', opinionTableOrderSchema.options, 'number'),
    columns: columns === undefined ? usual.columns : columns.map(columnOf),
    landscape: !words.flag('portrait'),
    withCharts: words.flag('charts'),
    title: words.option('title') ?? null,
    numberLabel: words.option('number') ?? null,
  };
}

function stylesOf(words: Arguments): AttributionStyle {
  return words.flag('anonymous') ? 'letter' : oneOf(words, 'names', attributionStyleSchema.options, 'name');
}

function columnOf(word: string) {
  const column = opinionTableColumnSchema.options.find((known) => known === word.trim());
  if (column === undefined) {
    throw new ShingiError('usage', {
      usage,
      message: `--columns ${opinionTableColumnSchema.options.join(',')}`,
    });
  }
  return column;
}

/** The value of an option with a closed list of words. @throws ShingiError usage */
export function oneOf<Word extends string>(
  words: Arguments,
  option: string,
  known: readonly Word[],
  otherwise: Word,
): Word {
  const given = words.option(option);
  if (given === undefined) {
    return otherwise;
  }
  const found = known.find((word) => word === given);
  if (found === undefined) {
    throw new ShingiError('usage', { usage, message: `--${option} ${known.join('|')}` });
  }
  return found;
}
