import { ShingiError } from '../../../core/contract/errors.ts';
import type { OpinionTableReport } from '../../../core/contract/opinion-export-calls.ts';
import type { OpinionTableChoices } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { layOutSheet } from '../../../formats/office/sheet-layout.ts';
import { type WorkbookCell, writeWorkbook } from '../../../formats/office/write-workbook.ts';
import type { CommitteeService } from '../../committee-service.ts';
import { csvCell, csvFile } from '../csv.ts';
import type { ExportProgress } from '../export-packet.ts';
import { writeWhole } from '../write-file.ts';
import { type DrawnTable, drawUpOpinionTable, opinionTablePaper } from './draw-up.ts';
import { explainGeta } from './explain-geta.ts';
import { opinionRows } from './opinion-rows.ts';
import { plain, textOfCell } from './paper.ts';
import { paperText } from './paper-text.ts';
import { paperDocument } from './paper-word.ts';
import { printPapers } from './print-paper.ts';
import { refuseUnreviewed } from './review.ts';
import { millimetresOf, splitRow, worksheetLimits } from './split-row.ts';
import { countOf } from './subjects.ts';
import { countFacts } from './summary.ts';

export const opinionTableEndings = ['.pdf', '.xlsx', '.csv', '.docx', '.txt'] as const;

export interface TableOrder {
  readonly choices: OpinionTableChoices;
  readonly path: string;
  /** A person has looked at every place with personal data, decided here or not. */
  readonly reviewed: boolean;
  /** Puts 〔氏名〕 and the like in every such place. */
  readonly maskAll: boolean;
}

/**
 * Writes the 対応表 whole or not at all, in the form that the ending of the path names.
 * @throws ShingiError personal-data-unreviewed with the places; nothing-to-give where no row is left; usage for another
 * ending; what printing or writing refuses
 */
export async function writeOpinionTable(
  service: CommitteeService,
  { choices, path, reviewed, maskAll }: TableOrder,
  signal: AbortSignal,
  onProgress: ExportProgress,
): Promise<OpinionTableReport> {
  const { environment, file } = service;
  const drawn = drawUpOpinionTable(file.read, choices, environment.locale, maskAll);
  const { given, review } = drawn;
  if (given.items.length === 0) {
    throw new ShingiError('nothing-to-give', { meetingId: choices.meetingId });
  }
  refuseUnreviewed(review, reviewed);
  const report = { path, items: given.items.length, masked: review.maskCount, leftOut: given.leftOut };
  const ending = path.slice(path.lastIndexOf('.')).toLowerCase();
  switch (ending) {
    case '.pdf': {
      const translate = createTranslate(environment.locale);
      const pdf = await printPapers([opinionTablePaper(drawn)], {
        path,
        title: drawn.title,
        meetingLabel: drawn.meetingName,
        numberLabel: choices.numberLabel,
        environment,
        signal,
        onProgress,
        explainGeta: explainGeta(translate),
      });
      return { ...report, pdf };
    }
    case '.docx': {
      const head = { headLeft: drawn.meetingName, numberLabel: choices.numberLabel };
      await writeWhole(path, await paperDocument(opinionTablePaper(drawn), head));
      return { ...report, pdf: null };
    }
    case '.xlsx':
      await writeWhole(path, await tableWorkbook(drawn, new Date(environment.now())));
      return { ...report, pdf: null };
    case '.csv':
      await writeWhole(path, tableCsv(drawn));
      return { ...report, pdf: null };
    case '.txt':
      await writeWhole(path, paperText(opinionTablePaper(drawn), drawn.meetingName));
      return { ...report, pdf: null };
    default:
      throw new ShingiError('usage', { usage: opinionTableEndings.join(' | '), path });
  }
}

/** A table for other programs: a row for each item, nothing above and below. */
function tableCsv(drawn: DrawnTable): string {
  const { columns, rows } = opinionRows(drawn, true);
  return csvFile([
    columns.map(({ head }) => csvCell(head)).join(','),
    ...rows.map(({ cells }) => cells.map(csvCell).join(',')),
  ]);
}

async function tableWorkbook(drawn: DrawnTable, created: Date): Promise<Uint8Array> {
  const { context, counts } = drawn;
  const { translate, dispositions } = context;
  const { columns: wanted, rows } = opinionRows(drawn, false);
  // A row is divided by the widths that its columns get.
  const { columns } = layOutSheet(wanted);
  let at = 0;
  const body = drawn.subjects.flatMap((subject): WorkbookCell[][] => {
    const own = rows
      .slice(at, at + subject.items.length)
      .flatMap(({ cells }) =>
        sheetRows(cells, columns, (no) => translate('opinion-export:continued', { no })),
      );
    const heading = rows[at]?.subject ?? '';
    at += subject.items.length;
    const count = translate('opinion-export:subject.count', countOf(subject.items));
    return heading === '' ? own : [[`${heading}\u3000${count}`], ...own];
  });
  const facts = countFacts(counts, dispositions, translate).filter(([, value]) => value !== '');
  return writeWorkbook(
    [
      {
        name: translate('opinion-export:table.name'),
        lead: [drawn.title, drawn.meetingName],
        columns,
        rows: body,
        notes: drawn.notes,
      },
      ...(context.choices.withCounts
        ? [
            {
              name: translate('opinion-export:count.name'),
              lead: [translate('opinion-export:count.name'), drawn.meetingName],
              columns: [
                { head: translate('opinion-export:count.label'), width: 26 },
                { head: translate('opinion-export:count.value'), width: 90 },
              ],
              rows: facts.map(([label, value]) => [label, value]),
              notes: [],
            },
          ]
        : []),
    ],
    created,
  );
}

/** A sheet of Excel shows no more than some thirty lines of a cell; what is longer goes on in a further row. */
function sheetRows(
  cells: readonly string[],
  columns: readonly { readonly head: string; readonly width: number }[],
  continued: (no: string) => string,
): WorkbookCell[][] {
  const [no = ''] = cells;
  const row = { type: 'body', cells: cells.map(plain), continued: plain(continued(no)) } as const;
  const measures = columns.map(({ head, width }) => ({ head, millimetres: millimetresOf(width) }));
  return splitRow(row, measures, worksheetLimits).map((part, index) => {
    const [first = '', ...others] = part.cells.map(textOfCell);
    return [index === 0 ? Number(no) : first, ...others];
  });
}
