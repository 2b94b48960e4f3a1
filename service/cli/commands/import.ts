import type { ImportReport } from '../../../core/contract/schemas.ts';
import { ownerActor } from '../../committee-service.ts';
import { findMeetingByName } from '../../find-by-name.ts';
import { importSources, lockedAmong } from '../../imports/import-sources.ts';
import { expandSource } from '../../imports/source.ts';
import { type Command, type CommandContext, word } from '../command.ts';
import { passwordOption, withPasswords } from '../passphrase.ts';
import { absolute, withCommittee } from '../with-committee.ts';
import { warningText } from '../words.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'import FILE SOURCE… [--meeting ID] [--password-file F|-] [--leave-out-locked]',
  options: { meeting: { type: 'string' }, 'leave-out-locked': { type: 'boolean' }, ...passwordOption },
  positionals: [2, 200],
  run: async (given, words) => {
    const context = await withPasswords(given, words);
    return withCommittee(context, word(words, 0), async (service) => {
      const meeting = words.option('meeting');
      const paths = words.positionals.slice(1).map((source) => absolute(context, source));
      const leaveOut = words.flag('leave-out-locked') ? await lockedIn(paths, context) : [];
      for (const left of leaveOut) {
        context.say(context.translate('cli:import.leftOut', { source: left }));
      }
      const reports = await importSources(
        service.file,
        context.environment,
        ownerActor,
        {
          paths,
          meetingId: meeting === undefined ? null : findMeetingByName(service.file.read, meeting).id,
          leaveOut,
        },
        context.signal,
        (done, total) => context.progress(context.translate('cli:import.reading', { done, total })),
      );
      for (const report of reports) {
        sayWarnings(context, report);
      }
      return {
        status: 0,
        json: {
          meetingIds: [...new Set(reports.map(({ meetingId }) => meetingId))],
          documents: reports.flatMap(({ source, documents }) =>
            documents.map((document) => ({ source, ...document })),
          ),
          leftOut: leaveOut,
          counts: sumCounts(reports),
          warnings: reports.flatMap(({ source, warnings }) =>
            warnings.map((warning) => ({
              source,
              line: warning.line,
              code: warning.code,
              message: warningText(context.translate, warning),
            })),
          ),
          notUnderstood: reports.flatMap(({ source, notUnderstood }) =>
            notUnderstood.map((line) => ({ source, ...line })),
          ),
        },
        text: reports.map((report) => describe(context, report)).join('\n'),
      };
    });
  },
};

async function lockedIn(paths: readonly string[], context: CommandContext): Promise<string[]> {
  const files = (await Promise.all(paths.map(expandSource))).flat();
  return lockedAmong(files, context.environment, context.signal);
}

function sayWarnings(context: CommandContext, report: ImportReport): void {
  for (const warning of report.warnings) {
    context.say(
      context.translate('cli:import.warning', {
        source: report.source,
        line: warning.line,
        message: warningText(context.translate, warning),
      }),
    );
  }
}

function describe(context: CommandContext, report: ImportReport): string {
  const { translate } = context;
  const head = translate('cli:import.source', { source: report.source, count: report.documents.length });
  const lines = report.documents.map((document) =>
    translate('cli:import.document', {
      number: document.number ?? '—',
      kind: translate(`domain:kind.${document.kind}`),
      title: document.title,
      from: document.lines?.[0] ?? 1,
      to: document.lines?.[1] ?? 1,
      outcome: translate(`cli:import.outcome.${document.outcome}`),
    }),
  );
  return [head, ...lines].join('\n');
}

function sumCounts(reports: readonly ImportReport[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { counts } of reports) {
    for (const [name, count] of Object.entries(counts)) {
      sums[name] = (sums[name] ?? 0) + count;
    }
  }
  return sums;
}
