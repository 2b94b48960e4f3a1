import { drawUpPlanChanges } from '../../exports/opinions/listed-changes.ts';
import { planChangeEndings, writePlanChanges } from '../../exports/opinions/plan-changes.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import type { ExportKind } from './export-kind.ts';
import { unreviewed } from './unreviewed.ts';

/**
 * 修正箇所一覧 of what the opinions of a meeting change in the plan; with `--comparison` as 新旧対照表. Where personal data stands
 * in the texts nothing is written, unless `--reviewed` says that a person has looked, or `--mask` puts 〔氏名〕 there.
 */
export const planChanges: ExportKind = {
  name: 'plan-changes',
  endings: planChangeEndings,
  options: {
    comparison: { type: 'boolean' },
    applied: { type: 'boolean' },
    number: { type: 'string' },
    reviewed: { type: 'boolean' },
    mask: { type: 'boolean' },
  },
  run: async ({ context, service, words, out }) => {
    const { translate } = context;
    const order = {
      meetingId: meetingOrOnly(service.file.read, words.option('meeting')).id,
      form: words.flag('comparison') ? ('comparison' as const) : ('changeList' as const),
      appliedOnly: words.flag('applied'),
      numberLabel: words.option('number') ?? null,
      path: out,
      reviewed: words.flag('reviewed'),
      maskAll: words.flag('mask'),
    };
    const { review } = drawUpPlanChanges(service.file.read, order, translate);
    const stopped = unreviewed(review, order.reviewed, translate);
    if (stopped !== null) {
      return stopped;
    }
    const report = await writePlanChanges(service, order, context.signal, (stage) =>
      context.progress(translate(`cli:export.stage.${stage}`)),
    );
    const lines = [
      translate('opinion-export:cli.changes', { path: out, count: report.rows }),
      ...(report.masked > 0 ? [translate('opinion-export:cli.masked', { count: report.masked })] : []),
    ];
    return { status: 0, json: report, text: lines.join('\n') };
  },
};
