import type { OpinionTableColumn } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { opinionTableColumnSchema } from '../../../core/domain/opinion-sheets/giving-out.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { type CellContext, cellOf } from './cells.ts';
import type { GivenItem } from './given-items.ts';
import { textKeys } from './given-texts.ts';
import { type Column, type PaperTable, plain, type Row, sheetMillimetres } from './paper.ts';
import { countOf, type Subject } from './subjects.ts';

/** Millimetres of narrow columns, and shares of what is left for the wide ones. */
const widths = {
  landscape: { no: 12, location: 31, submitter: 21, category: 26, disposition: 25, section: 22 },
  portrait: { no: 10, location: 26, submitter: 15, category: 20, disposition: 20, section: 18 },
} as const;
const shares = { originalText: 1.15, summary: 0.9, response: 1.05, planChange: 0.78 } as const;

/** Millimetres below which a column of sentences is no longer legible. */
const narrowest = 24;

/** Columns in their order, each once. A table without the opinions would say nothing: the original text is there then. */
export function columnsInOrder(columns: readonly OpinionTableColumn[]): OpinionTableColumn[] {
  const wanted: readonly OpinionTableColumn[] =
    columns.includes('originalText') || columns.includes('summary') ? columns : ['originalText', ...columns];
  return opinionTableColumnSchema.options.filter((column) => wanted.includes(column));
}

/** Whether the sheet lies on its side: where it is wanted, and where columns would be too narrow upright. */
export function liesOnItsSide(columns: readonly OpinionTableColumn[], wanted: boolean): boolean {
  const { left, sum } = room(columnsInOrder(columns), false);
  return wanted || left / sum < narrowest;
}

/** What is left for the wide columns, and their shares of it. */
function room(columns: readonly OpinionTableColumn[], landscape: boolean): { left: number; sum: number } {
  const narrow = landscape ? widths.landscape : widths.portrait;
  const whole = landscape ? sheetMillimetres.landscape : sheetMillimetres.portrait;
  return {
    left: whole - narrow.no - columns.reduce((sum, column) => sum + widthOf(column, narrow), 0),
    sum: columns.reduce((total, column) => total + shareOf(column), 0),
  };
}

function widthOf(
  column: OpinionTableColumn,
  narrow: Readonly<Partial<Record<OpinionTableColumn, number>>>,
): number {
  return narrow[column] ?? 0;
}

function shareOf(column: OpinionTableColumn): number {
  return (shares as Readonly<Partial<Record<OpinionTableColumn, number>>>)[column] ?? 0;
}

/** What stands above a column. @param ownWords 「市の考え方」 instead of 「回答」 */
export function columnHead(
  column: OpinionTableColumn,
  ownWords: string | null,
  translate: Translate,
): string {
  return column === 'response' && ownWords !== null ? ownWords : translate(`opinion-export:column.${column}`);
}

/** The 対応表 as a table with a heading row for each subject. */
export function opinionTable(
  subjects: readonly Subject[],
  context: CellContext,
  responseHead: string | null,
): PaperTable {
  const { translate, choices } = context;
  const columns = columnsInOrder(choices.columns);
  let above: string | null = null;
  const rows = subjects.flatMap((subject): Row[] => {
    const rowsOf: Row[] = [];
    if (subject.above !== null && subject.above !== above) {
      rowsOf.push({ type: 'group', cells: [[[{ text: subject.above, mark: 'strong' }]]] });
    }
    above = subject.above ?? above;
    if (subject.heading !== '') {
      rowsOf.push(subjectRow(subject, context, subject.above === null ? 'group' : 'subgroup'));
    }
    return [...rowsOf, ...itemRows(subject.items, columns, context)];
  });
  return {
    type: 'table',
    name: translate('opinion-export:table.name'),
    columns: paperColumns(columns, liesOnItsSide(columns, choices.landscape), responseHead, translate),
    headed: true,
    rowHeads: [0],
    rows,
  };
}

function subjectRow(subject: Subject, { translate }: CellContext, type: 'group' | 'subgroup'): Row {
  const { people, opinions } = countOf(subject.items);
  const count = translate('opinion-export:subject.count', { opinions, people });
  return {
    type,
    cells: [
      [
        [
          { text: translate('opinion-export:subject.heading', { heading: subject.heading }), mark: 'strong' },
          { text: `\u3000${count}` },
        ],
      ],
    ],
  };
}

function itemRows(
  items: readonly GivenItem[],
  columns: readonly OpinionTableColumn[],
  context: CellContext,
): Row[] {
  const { translate, choices, review } = context;
  const shown = new Set<string>();
  return items.flatMap((item): Row[] => {
    const cells = columns.map((column) => cellOf(column, item, context));
    const row: Row = {
      type: 'body',
      cells: [plain(String(item.no)), ...cells],
      continued: plain(translate('opinion-export:continued', { no: item.no })),
    };
    const members =
      item.groupId === null || choices.order === 'number'
        ? []
        : items.filter(({ groupId }) => groupId === item.groupId);
    if (members.length < 2 || item.groupId === null || shown.has(item.groupId)) {
      return [row];
    }
    shown.add(item.groupId);
    const heading = review.masked(textKeys.group(item.groupId), item.groupHeading);
    const count = translate('opinion-export:subject.count', countOf(members));
    return [
      {
        type: 'subgroup',
        cells: [
          [
            [
              { text: translate('opinion-export:subject.same', { heading }), mark: 'strong' },
              { text: `\u3000${count}` },
            ],
          ],
        ],
      },
      row,
    ];
  });
}

function paperColumns(
  columns: readonly OpinionTableColumn[],
  landscape: boolean,
  responseHead: string | null,
  translate: Translate,
): Column[] {
  const narrow = landscape ? widths.landscape : widths.portrait;
  const { left, sum } = room(columns, landscape);
  return [
    { head: translate('opinion-export:column.no'), millimetres: narrow.no },
    ...columns.map((column) => ({
      head: columnHead(column, responseHead, translate),
      millimetres: widthOf(column, narrow) || (left * shareOf(column)) / sum,
    })),
  ];
}
