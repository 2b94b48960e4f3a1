import type { OpinionTableColumn } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { cellOf } from './cells.ts';
import type { DrawnTable } from './draw-up.ts';
import type { GivenItem } from './given-items.ts';
import { textKeys } from './given-texts.ts';
import { columnHead, columnsInOrder } from './opinion-table.ts';
import { textOfCell } from './paper.ts';

/** The 対応表 for computers: one row for each item, every part of an opinion in a column of its own. */
export interface OpinionRows {
  readonly columns: readonly { readonly head: string /** In characters. */; readonly width: number }[];
  readonly rows: readonly {
    /** 「■ 災害に備える体制づくり」; empty where the list has none. */
    readonly subject: string;
    readonly cells: readonly string[];
  }[];
}

const widths: Record<OpinionTableColumn, number> = {
  location: 18,
  submitter: 12,
  originalText: 50,
  summary: 36,
  category: 20,
  disposition: 14,
  response: 46,
  section: 14,
  planChange: 34,
};

interface DataColumn {
  readonly head: string;
  readonly width: number;
  readonly text: (item: GivenItem) => string;
}

/** @param withSubject a column that repeats the heading on every row, for lists without heading rows */
export function opinionRows(drawn: DrawnTable, withSubject: boolean): OpinionRows {
  const { context, subjects, responseHead } = drawn;
  const { translate } = context;
  const columns = columnsInOrder(context.choices.columns).flatMap((column): DataColumn[] =>
    column === 'originalText'
      ? originalColumns(drawn)
      : [
          {
            head: columnHead(column, responseHead, translate),
            width: widths[column],
            text: (item) => textOfCell(cellOf(column, item, context)),
          },
        ],
  );
  const hasSubjects = withSubject && subjects.some(({ heading }) => heading !== '');
  const subjectText = (subject: (typeof subjects)[number]) =>
    [subject.above ?? '', subject.heading].filter((text) => text !== '').join('\u3000');
  return {
    columns: [
      { head: translate('opinion-export:column.no'), width: 6 },
      ...(hasSubjects ? [{ head: translate('opinion-export:column.subject'), width: 24 }] : []),
      ...columns.map(({ head, width }) => ({ head, width })),
    ],
    rows: subjects.flatMap((subject) =>
      subject.items.map((item) => ({
        subject: subjectText(subject),
        cells: [
          String(item.no),
          ...(hasSubjects ? [subjectText(subject)] : []),
          ...columns.map(({ text }) => text(item)),
        ],
      })),
    ),
  };
}

/** Kind, passage, text, reason and proposed wording, as far as anybody wrote one. */
function originalColumns({ context, given, responseHead }: DrawnTable): DataColumn[] {
  const { review, translate } = context;
  const part = (field: 'quote' | 'reason' | 'proposal', width: number): DataColumn[] =>
    given.items.some(({ original }) => original[field] !== '')
      ? [
          {
            head: translate(`opinion-export:formField.${field}`),
            width,
            text: (item) =>
              item.isFirstPart ? review.masked(textKeys[field](item), item.original[field]) : '',
          },
        ]
      : [];
  return [
    {
      head: translate('opinion-export:formField.kind'),
      width: 10,
      text: ({ original }) => translate(`opinion:kind.${original.kind}`),
    },
    ...part('quote', 24),
    {
      head: columnHead('originalText', responseHead, translate),
      width: widths.originalText,
      text: (item) => review.masked(textKeys.text(item), item.original.text, item.part),
    },
    ...part('reason', 30),
    ...part('proposal', 30),
  ];
}
