import type { IndicatorHead, IssueSheet, MoreCell } from '../../issue-sheets/issue-sheet-content.ts';
import type { Block, BlockOf } from '../block.ts';
import { type CellInput, type Place, spans, tableRow } from './parts.ts';

type Table = BlockOf<'table-row'>['table'];

/** 事業名 and 指標 with their values; a project's cell covers its indicators. */
export function indicatorBlocks(sheet: IssueSheet, place: Place): Block[] {
  const table: Table = {
    id: sheet.indicatorHead?.id ?? `${sheet.id}.indicators`,
    name: sheet.projectsLabel?.text ?? sheet.indicatorHead?.project ?? '',
    role: 'indicators',
    columnCount: 5 + (sheet.indicatorHead?.more ?? []).length,
  };
  const rowSpans = spans(sheet.indicators.map((row) => row.startsProject));
  return [
    ...headBlocks(sheet.indicatorHead, place, table, true),
    ...sheet.indicators.map((row, index) => {
      const rowSpan = rowSpans[index] ?? 1;
      return tableRow(place, {
        id: row.id,
        table,
        cells: [
          ...(rowSpan === 0 ? [] : [{ text: row.project, header: 'row' as const, rowSpan }]),
          { text: row.indicator, header: 'row' },
          ...[row.baseline, row.target, row.result].map((text) => ({ text, align: 'end' as const })),
          ...moreCells(row.more),
        ],
      });
    }),
  ];
}

/** 計画全体の目標指標 */
export function planIndicatorBlocks(sheet: IssueSheet, place: Place): Block[] {
  const head = sheet.planIndicatorHead;
  const table: Table = {
    id: head?.id ?? `${sheet.id}.planIndicators`,
    name: head?.indicator ?? '',
    role: 'planIndicators',
    columnCount: 4 + (head?.more ?? []).length,
  };
  return [
    ...headBlocks(head, place, table, false),
    ...sheet.planIndicators.map((row) =>
      tableRow(place, {
        id: row.id,
        table,
        cells: [
          { text: row.indicator, header: 'row' },
          ...[row.baseline, row.target, row.result].map((text) => ({ text, align: 'end' as const })),
          ...moreCells(row.more),
        ],
      }),
    ),
  ];
}

/**
 * The head. A printed group (調査結果 over two columns) makes two head rows; without one a single row suffices, in which
 * each period stands below its word, so that a column has one header.
 */
function headBlocks(head: IndicatorHead | null, place: Place, table: Table, withProject: boolean): Block[] {
  if (head === null) return [];
  const column = (text: string, rowSpan: number): CellInput => ({ text, header: 'column', rowSpan });
  const value = (part: { label: string; period: string }, rowSpan: number): CellInput => ({
    text: [part.label, part.period].filter((text) => text !== '').join('\n'),
    header: 'column',
    align: 'end',
    rowSpan,
  });
  const depth = head.group === '' ? 1 : 2;
  const more = (head.more ?? []).map(({ text }) => column(text, depth));
  const first = [...(withProject ? [column(head.project, depth)] : []), column(head.indicator, depth)];
  const row = (id: string, cells: CellInput[]): Block =>
    tableRow(place, { id, table, rowType: 'head', cells });
  if (head.group === '') {
    return [
      row(head.id, [
        ...first,
        value(head.baseline, 1),
        value(head.target, 1),
        value(head.result, 1),
        ...more,
      ]),
    ];
  }
  return [
    row(head.id, [
      ...first,
      { text: head.group, header: 'column', columnSpan: 2, align: 'center' },
      value(head.result, 2),
      ...more,
    ]),
    row(head.periodRowId, [value(head.baseline, 1), value(head.target, 1)]),
  ];
}

/** 担当課, 評価: a rating of a letter or sign stands in the middle, figures at the end. */
function moreCells(more: readonly MoreCell[] = []): CellInput[] {
  return more.map(({ text }) => {
    const plain = text.normalize('NFKC').trim();
    const align = plain.length <= 2 ? 'center' : /^[-+△▲]?[\d.,]+\D{0,2}$/u.test(plain) ? 'end' : 'start';
    return { text, align };
  });
}
