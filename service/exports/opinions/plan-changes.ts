import { ShingiError } from '../../../core/contract/errors.ts';
import type { PlanChangeForm, PlanChangesReport } from '../../../core/contract/opinion-export-calls.ts';
import { createTranslate, type Translate } from '../../../core/locales/translator.ts';
import { writeWorkbook } from '../../../formats/office/write-workbook.ts';
import type { CommitteeService } from '../../committee-service.ts';
import { meetingLabel } from '../../handlers/summaries.ts';
import { csvCell, csvFile } from '../csv.ts';
import type { ExportProgress } from '../export-packet.ts';
import { writeWhole } from '../write-file.ts';
import { sideRuns } from './change-lines.ts';
import { explainGeta } from './explain-geta.ts';
import { drawUpPlanChanges, type ListedChange } from './listed-changes.ts';
import { meetingName, meetingOfId } from './meeting-name.ts';
import {
  type Cell,
  type Column,
  type OpinionPaper,
  type PaperPart,
  plain,
  type Row,
  sheetMillimetres,
} from './paper.ts';
import { paperText } from './paper-text.ts';
import { paperDocument } from './paper-word.ts';
import { printPapers } from './print-paper.ts';
import { type Review, refuseUnreviewed } from './review.ts';

export const planChangeEndings = ['.pdf', '.xlsx', '.csv', '.docx', '.txt'] as const;

export interface PlanChangeOrder {
  readonly meetingId: string;
  readonly form: PlanChangeForm;
  /** Only what the plan has already. */
  readonly appliedOnly: boolean;
  readonly numberLabel: string | null;
  readonly path: string;
  /** A person has looked at every place with personal data, decided here or not. */
  readonly reviewed: boolean;
  /** Puts 〔氏名〕 and the like in every such place. */
  readonly maskAll: boolean;
}

/**
 * Writes 修正箇所一覧 or 新旧対照表 of what is changed in the plan because of the opinions of a meeting, whole or not at all.
 * @throws ShingiError not-found; nothing-to-give without changes; personal-data-unreviewed with the places; usage for another
 * ending; what printing or writing refuses
 */
export async function writePlanChanges(
  service: CommitteeService,
  order: PlanChangeOrder,
  signal: AbortSignal,
  onProgress: ExportProgress,
): Promise<PlanChangesReport> {
  const { environment, file } = service;
  const { path } = order;
  const translate = createTranslate(environment.locale);
  const meeting = meetingOfId(file.read, order.meetingId);
  const { changes, review } = drawUpPlanChanges(file.read, order, translate);
  if (changes.length === 0) {
    throw new ShingiError('nothing-to-give', { meetingId: meeting.id });
  }
  refuseUnreviewed(review, order.reviewed);
  const title = translate(`opinion-export:changes.title.${order.form}`, { meeting: meetingLabel(meeting) });
  const head = { headLeft: meetingName(file.read, meeting), numberLabel: order.numberLabel };
  const masked = maskedNote(review, translate);
  const paper = planChangePaper(title, changes, order.form, masked, translate);
  const data = dataTable(changes, translate);
  const report = { path, rows: changes.length, masked: review.maskCount, pdf: null };
  switch (path.slice(path.lastIndexOf('.')).toLowerCase()) {
    case '.pdf': {
      const pdf = await printPapers([paper], {
        path,
        title,
        meetingLabel: head.headLeft,
        numberLabel: order.numberLabel,
        environment,
        signal,
        onProgress,
        explainGeta: explainGeta(translate),
      });
      return { ...report, pdf };
    }
    case '.docx':
      await writeWhole(path, await paperDocument(paper, head));
      return report;
    case '.xlsx': {
      const sheet = {
        name: title,
        lead: [title, head.headLeft],
        columns: data.columns,
        rows: data.rows,
        notes: masked,
      };
      await writeWhole(path, await writeWorkbook([sheet], new Date(environment.now())));
      return report;
    }
    case '.csv':
      await writeWhole(
        path,
        csvFile(
          [data.columns.map(({ head: text }) => text), ...data.rows].map((row) => row.map(csvCell).join(',')),
        ),
      );
      return report;
    case '.txt':
      await writeWhole(path, paperText(paper, head.headLeft));
      return report;
    default:
      throw new ShingiError('usage', { usage: planChangeEndings.join(' | '), path });
  }
}

function maskedNote({ maskCount }: Review, translate: Translate): string[] {
  return maskCount === 0 ? [] : [`※\u3000${translate('opinion-export:note.masked', { count: maskCount })}`];
}

/** Columns of both forms: where, before, after, and from which opinions or how. */
function columnsOf(form: PlanChangeForm, translate: Translate): Column[] {
  const heads = (['place', 'before', 'after', form === 'changeList' ? 'numbers' : 'remark'] as const).map(
    (column) => translate(`opinion-export:changes.column.${column}`),
  );
  const last = 30;
  const place = 45;
  const side = (sheetMillimetres.landscape - place - last) / 2;
  return heads.map((head, index) => ({ head, millimetres: [place, side, side, last][index] ?? side }));
}

function planChangePaper(
  title: string,
  changes: readonly ListedChange[],
  form: PlanChangeForm,
  notes: readonly string[],
  translate: Translate,
): OpinionPaper {
  const rows = changes.map(({ change, paper, numbers }): Row => {
    const { kind, place, before, after, state } = change;
    const kindWord = translate(`opinion:planChangeKind.${kind}`);
    const draft = state === 'draft' ? [[{ text: translate('opinion-export:draftMark') }]] : [];
    const where: Cell = [...(paper === '' ? [] : plain(paper)), ...plain(place)];
    return {
      type: 'body',
      cells: [
        form === 'changeList'
          ? [...where, ...plain(translate('opinion-export:changes.kind', { kind: kindWord }))]
          : where,
        sideCell(before, after, 'before', translate),
        sideCell(before, after, 'after', translate),
        form === 'changeList'
          ? [...plain(numbers), ...draft]
          : [...plain(kindWord), ...plain(numbers), ...draft],
      ],
      continued: plain(translate('opinion-export:changes.continued')),
    };
  });
  return {
    title,
    landscape: true,
    parts: [
      {
        type: 'paragraph',
        role: 'lead',
        text: translate('opinion-export:changes.count', { count: changes.length }),
      },
      { type: 'table', name: title, columns: columnsOf(form, translate), headed: true, rowHeads: [0], rows },
      ...[`※\u3000${translate('opinion-export:changes.note')}`, ...notes].map(
        (text): PaperPart => ({ type: 'paragraph', role: 'note', text }),
      ),
    ],
  };
}

/** One side; what stands on the other alone is said: 「（新設）」, 「（削る）」. */
function sideCell(before: string, after: string, which: 'before' | 'after', translate: Translate): Cell {
  const text = which === 'before' ? before : after;
  return text === ''
    ? [[{ text: translate(which === 'before' ? 'comparison:new' : 'comparison:gone') }]]
    : [sideRuns(before, after, which, translate)];
}

/** For computers: the texts as they are, each in a column of its own. */
function dataTable(changes: readonly ListedChange[], translate: Translate) {
  const head = (
    name: 'paper' | 'place' | 'kind' | 'before' | 'after' | 'numbers' | 'state',
    width: number,
  ) => ({
    head: translate(`opinion-export:changes.column.${name}`),
    width,
  });
  const columns = [
    head('paper', 28),
    head('place', 30),
    head('kind', 10),
    head('before', 46),
    head('after', 46),
    head('numbers', 18),
    head('state', 10),
  ];
  const rows = changes.map(({ change, paper, numbers }) => [
    paper,
    change.place,
    translate(`opinion:planChangeKind.${change.kind}`),
    change.before,
    change.after,
    numbers,
    translate(`opinion-export:changes.state.${change.state}`),
  ]);
  return { columns, rows };
}
