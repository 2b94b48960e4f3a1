import { attributionStyleSchema } from '../../../core/domain/opinion-sheets/attribution.ts';
import {
  type SheetCollectionChoices,
  usualCollectionChoices,
} from '../../../core/domain/opinion-sheets/sheet-collection.ts';
import { drawUpCollection } from '../../exports/opinions/sheet-collection.ts';
import { writeCollection } from '../../exports/opinions/write-collection.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import type { ExportKind, ExportRequest } from './export-kind.ts';
import { oneOf } from './opinion-table.ts';
import { unreviewed } from './unreviewed.ts';

/**
 * 原文集: all sheets of a meeting as one PDF. As they are, with names, for the office; `--public` what may be published;
 * `--anonymous` that with 委員A, 委員B …. Where personal data stands in free texts nothing is written, unless `--reviewed` says
 * that a person has looked, or `--mask` puts 〔氏名〕 there.
 */
export const sheets: ExportKind = {
  name: 'sheets',
  endings: ['.pdf'],
  options: {
    public: { type: 'boolean' },
    anonymous: { type: 'boolean' },
    names: { type: 'string' },
    answers: { type: 'boolean' },
    title: { type: 'string' },
    number: { type: 'string' },
    reviewed: { type: 'boolean' },
    mask: { type: 'boolean' },
  },
  run: async (request) => {
    const { context, service, words, out } = request;
    const { translate, environment, signal } = context;
    const choices = choicesOf(request);
    const reviewed = words.flag('reviewed');
    const maskAll = words.flag('mask');
    const { review } = drawUpCollection(service.file.read, choices, environment.locale, maskAll);
    const stopped = unreviewed(review, reviewed, translate);
    if (stopped !== null) {
      return stopped;
    }
    const report = await writeCollection(
      service,
      { choices, path: out, reviewed, maskAll },
      signal,
      (stage) => context.progress(translate(`cli:export.stage.${stage}`)),
    );
    const { leftOut } = report;
    const lines = [
      translate('sheet-collection:written', { path: out, sheets: report.sheets, opinions: report.opinions }),
      ...(report.masked > 0 ? [translate('opinion-export:cli.masked', { count: report.masked })] : []),
      ...(['membersOnly', 'withdrawn', 'outOfScope'] as const).flatMap((why) =>
        leftOut[why] > 0 ? [translate(`sheet-collection:note.${why}`, { count: leftOut[why] })] : [],
      ),
    ];
    return { status: 0, json: report, text: lines.join('\n') };
  },
};

function choicesOf({ service, words }: ExportRequest): SheetCollectionChoices {
  const isPublic = words.flag('public') || words.flag('anonymous');
  const { id } = meetingOrOnly(service.file.read, words.option('meeting'));
  const usual = usualCollectionChoices(id, isPublic ? 'public' : 'internal');
  return {
    ...usual,
    attribution: words.flag('anonymous')
      ? 'letter'
      : oneOf(words, 'names', attributionStyleSchema.options, 'name'),
    withAnswers: usual.withAnswers || words.flag('answers'),
    title: words.option('title') ?? null,
    numberLabel: words.option('number') ?? null,
  };
}
