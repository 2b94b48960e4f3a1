import { ShingiError } from '../../../core/contract/errors.ts';
import { isoDateSchema } from '../../../core/domain/dates/schedule-date.ts';
import { wareki } from '../../../core/domain/dates/wareki.ts';
import { findCommittee } from '../../../db/committees/queries.ts';
import { exportPacket } from '../../exports/export-packet.ts';
import { scheduleCalendar } from '../../exports/schedule-calendar.ts';
import { calendarPast, currentSchedule } from '../../exports/schedule-facts.ts';
import { schedulePaper } from '../../exports/schedule-paper.ts';
import { printContents } from '../../exports/table-document.ts';
import { writeWhole } from '../../exports/write-file.ts';
import type { ExportKind, ExportRequest } from './export-kind.ts';

/** 策定スケジュール as a calendar or on paper, planned beside held. `--today` stands for the day of the machine. */
export const schedule: ExportKind = {
  name: 'schedule',
  endings: ['.ics', '.pdf'],
  options: { months: { type: 'boolean' }, today: { type: 'string' } },
  run: async (request) => {
    const { context, service, out } = request;
    const { environment, translate } = context;
    const today = todayOf(request);
    const current = currentSchedule(service.file.read, today);
    const committee = findCommittee(service.file.read);
    if (current === null || committee === null) {
      throw new ShingiError('not-found', { name: translate('domain:kind.schedule') });
    }
    if (/\.pdf$/iu.test(out)) {
      const paper = schedulePaper(current, today, translate, environment.newId);
      const contents = printContents(paper.title, committee.name, paper.blocks, environment, 'schedule');
      const report = await exportPacket(
        contents,
        { path: out, plainText: false },
        environment,
        context.signal,
        (stage) => context.progress(translate(`cli:export.stage.${stage}`)),
      );
      const { pageCount: pages, engine } = report;
      return { status: 0, json: report, text: translate('cli:export.made', { path: out, pages, engine }) };
    }
    const { text, report } = scheduleCalendar(
      {
        committee,
        title: current.content.title,
        entries: current.entries,
        past: calendarPast(service.file.read, current, today),
      },
      { months: request.words.flag('months'), writtenAt: environment.now(), translate },
    );
    await writeWhole(out, text);
    const lines = [
      translate('plan:cli.calendar', { path: out, events: report.events }),
      ...report.leftOut.map((left) => translate('plan:cli.leftOut', left)),
      ...report.cancelled.map(({ name, day }) =>
        translate('plan:cli.cancelled', { name, date: wareki(day) }),
      ),
    ];
    return { status: 0, json: { path: out, ...report }, text: lines.join('\n') };
  },
};

function todayOf({ context, words }: ExportRequest): string {
  const given = words.option('today');
  if (given !== undefined) {
    const parsed = isoDateSchema.safeParse(given);
    if (!parsed.success) {
      throw new ShingiError('usage', { usage: 'export FILE schedule --today YYYY-MM-DD', message: given });
    }
    return parsed.data;
  }
  const now = new Date(context.environment.now());
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
