import type { ExportReport } from '../../../core/contract/schemas.ts';
import { exportPacket } from '../../exports/export-packet.ts';
import { packetContents } from '../../exports/packet-parts.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { type ExportKind, type ExportRequest, materialOf } from './export-kind.ts';

const options = { text: { type: 'boolean' } } as const;

/** 会議資料一式 */
export const packet: ExportKind = {
  name: 'packet',
  endings: ['.pdf'],
  options,
  run: (request) => {
    const meeting = meetingOrOnly(request.service.file.read, request.words.option('meeting'));
    return onPaper(request, meeting.id, null);
  },
};

export const material: ExportKind = {
  name: 'material',
  endings: ['.pdf'],
  options,
  run: (request) => {
    const found = materialOf(request);
    return onPaper(request, found.meeting.id, [found.material.id]);
  },
};

async function onPaper(
  { context, service, words, out }: ExportRequest,
  meetingId: string,
  materialIds: readonly string[] | null,
): Promise<CommandResult> {
  const { read } = service.file;
  const contents = packetContents(read, meetingOrOnly(read, meetingId), materialIds, context.translate);
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
