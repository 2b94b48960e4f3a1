import { ShingiError } from '../../../core/contract/errors.ts';
import type { ExportReport } from '../../../core/contract/schemas.ts';
import { versionContent } from '../../../db/materials/queries.ts';
import type { CommitteeService } from '../../committee-service.ts';
import { exportPacket } from '../../exports/export-packet.ts';
import { packetContents } from '../../exports/packet-parts.ts';
import { statisticsCsv } from '../../exports/statistics-csv.ts';
import { writeWhole } from '../../exports/write-file.ts';
import {
  type Arguments,
  type Command,
  type CommandContext,
  type CommandResult,
  requiredOption,
  word,
} from '../command.ts';
import { findMaterialByName, findVersionByName, meetingOrOnly } from '../find.ts';
import { absolute, withCommittee } from '../with-committee.ts';

export const exportCommand: Command = {
  name: 'export',
  usage:
    'export FILE packet|material|statistics --out X.(pdf|csv|json) [--meeting ID] [--material ID] [--text]',
  options: {
    out: { type: 'string' },
    meeting: { type: 'string' },
    material: { type: 'string' },
    text: { type: 'boolean' },
  },
  positionals: [2, 2],
  run: (context, words) => {
    const what = word(words, 1);
    const out = absolute(context, requiredOption(exportCommand, words, 'out'));
    return withCommittee(context, word(words, 0), async (service) => {
      switch (what) {
        case 'packet': {
          const meeting = meetingOrOnly(service.file.read, words.option('meeting'));
          return onPaper(context, service, words, out, meeting.id, null);
        }
        case 'material': {
          const found = materialOf(service, words);
          return onPaper(context, service, words, out, found.meeting.id, [found.material.id]);
        }
        case 'statistics':
          return exportStatistics(context, service, words, out);
        default:
          throw new ShingiError('usage', { usage: exportCommand.usage, message: what });
      }
    });
  },
};

function materialOf(service: CommitteeService, words: Arguments) {
  return findMaterialByName(
    service.file.read,
    requiredOption(exportCommand, words, 'material'),
    words.option('meeting'),
  );
}

async function onPaper(
  context: CommandContext,
  service: CommitteeService,
  words: Arguments,
  out: string,
  meetingId: string,
  materialIds: readonly string[] | null,
): Promise<CommandResult> {
  demandEnding(out, '.pdf');
  const { read } = service.file;
  const meeting = meetingOrOnly(read, meetingId);
  const contents = packetContents(read, meeting, materialIds, context.translate);
  const report = await exportPacket(
    contents,
    { path: out, plainText: words.flag('text') },
    context.environment,
    context.signal,
    (stage) => context.progress(context.translate(`cli:export.stage.${stage}`)),
  );
  return { status: 0, json: report, text: describe(context, report) };
}

function describe({ translate }: CommandContext, report: ExportReport): string {
  const lines = [
    translate('cli:export.made', { path: report.path, pages: report.pageCount, engine: report.engine }),
  ];
  if (!report.tagged) {
    lines.push(translate('cli:export.untagged'));
  }
  if (report.plainTextPath !== null) {
    lines.push(translate('cli:export.text', { path: report.plainTextPath }));
  }
  if (report.notReceived.length > 0) {
    lines.push(translate('cli:export.notReceived', { papers: report.notReceived.join('、') }));
  }
  for (const { title, kind } of report.notices) {
    lines.push(translate('cli:export.notice', { title, message: translate(`packet:notices.${kind}`) }));
  }
  return lines.join('\n');
}

async function exportStatistics(
  context: CommandContext,
  service: CommitteeService,
  words: Arguments,
  out: string,
): Promise<CommandResult> {
  const { material, versions } = materialOf(service, words);
  const version = findVersionByName(versions, undefined);
  const content = version.state === 'published' ? versionContent(service.file.read, version.id) : null;
  if (content?.kind !== 'statistics') {
    throw new ShingiError('not-found', { name: material.title });
  }
  if (/\.json$/iu.test(out)) {
    await writeWhole(out, `${JSON.stringify(content, null, 2)}\n`);
  } else {
    demandEnding(out, '.csv');
    await writeWhole(out, statisticsCsv(content));
  }
  return {
    status: 0,
    json: { path: out, tables: content.tables.length },
    text: context.translate('cli:export.statistics', { path: out, count: content.tables.length }),
  };
}

function demandEnding(out: string, ending: string): void {
  if (!out.toLowerCase().endsWith(ending)) {
    throw new ShingiError('usage', { usage: exportCommand.usage, message: `--out *${ending}` });
  }
}
