import { planChangeEndings, writePlanChanges } from '../../exports/opinions/plan-changes.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import type { ExportKind } from './export-kind.ts';

/** 修正箇所一覧 of what the opinions of a meeting change in the plan; with `--comparison` as 新旧対照表. */
export const planChanges: ExportKind = {
  name: 'plan-changes',
  endings: planChangeEndings,
  options: { comparison: { type: 'boolean' }, applied: { type: 'boolean' }, number: { type: 'string' } },
  run: async ({ context, service, words, out }) => {
    const report = await writePlanChanges(
      service,
      {
        meetingId: meetingOrOnly(service.file.read, words.option('meeting')).id,
        form: words.flag('comparison') ? 'comparison' : 'changeList',
        appliedOnly: words.flag('applied'),
        numberLabel: words.option('number') ?? null,
        path: out,
      },
      context.signal,
      (stage) => context.progress(context.translate(`cli:export.stage.${stage}`)),
    );
    return {
      status: 0,
      json: report,
      text: context.translate('opinion-export:cli.changes', { path: out, count: report.rows }),
    };
  },
};
