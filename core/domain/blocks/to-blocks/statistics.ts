import {
  type ComputedSeries,
  computedMark,
  computedSeries,
  countAgreements,
} from '../../statistics/compute.ts';
import { labelWithUnit } from '../../statistics/printed-unit.ts';
import type {
  StatisticsContent,
  StatisticsSeries,
  StatisticsTable,
  StatisticsValue,
} from '../../statistics/statistics-content.ts';
import type { Block, BlockOf } from '../block.ts';
import { chartForTable } from '../chart-for-table.ts';
import { type CellInput, heading, isSumLabel, missingIn, type Place, paragraph, tableRow } from './parts.ts';

/** 統計資料: of each table its heading, unit, rows, notes, source, then the figure drawn from it. */
export function statisticsBlocks(content: StatisticsContent): Block[] {
  const blocks: Block[] = [];
  if (content.title !== null) {
    blocks.push(heading({ part: 'head', section: null }, content.title.id, 1, content.title.text));
  }
  for (const table of content.tables) blocks.push(...tableBlocks(table, content.tables));
  for (const note of content.notes) {
    blocks.push(paragraph({ part: 'notes', section: null }, note.id, note.text, 'note'));
  }
  return blocks;
}

function tableBlocks(content: StatisticsTable, tables: readonly StatisticsTable[]): Block[] {
  const body: Place = { part: 'body', section: content.id };
  const printed = computedSeries(content, tables).filter(isPrinted);
  const table: BlockOf<'table-row'>['table'] = {
    id: content.id,
    name: content.no + content.title,
    role: 'statistics',
    columnCount: 1 + columnsOf(content, printed),
  };
  const blocks: Block[] = [];
  if (content.section !== undefined) blocks.push(heading(body, content.section.id, 2, content.section.text));
  // 「①」 stands close to its title, 「表1」 apart from it.
  const label = content.no === '' || /^[①-⑳㉑-㉟]$/u.test(content.no) ? content.no : `${content.no}　`;
  blocks.push(heading(body, content.titleId, 2, content.title, label));
  if (content.basis !== undefined) {
    blocks.push(paragraph(body, content.basis.id, content.basis.text, 'caption'));
  }
  if (content.unitLine !== null) {
    blocks.push(paragraph(body, content.unitLine.id, content.unitLine.text, 'unit'));
  }
  const rows = content.periodsAsRows === undefined ? seriesRows : periodRows;
  blocks.push(...rows(content, table, body, printed));
  const notes = content.notes.map((note) => paragraph(body, note.id, note.text, 'note'));
  const { source } = content;
  const sources = source === null ? [] : [paragraph(body, source.id, source.text, 'source')];
  blocks.push(...(content.notesBelowSource === undefined ? [...notes, ...sources] : [...sources, ...notes]));
  const chart = chartForTable(content, tables);
  if (chart !== null) blocks.push({ kind: 'figure', id: content.figureId, ...body, text: '', chart });
  return blocks;
}

/** A row may hold more values than the head has periods; they are kept, under an empty head. */
function widthOf({ periods, series }: StatisticsTable): number {
  return Math.max(periods.length, ...series.map(({ values }) => values.length));
}

function columnsOf(content: StatisticsTable, printed: readonly ComputedSeries[]): number {
  return content.periodsAsRows === undefined ? widthOf(content) : content.series.length + printed.length;
}

/** Lighter type tells provisional periods from the settled ones; where all are provisional it would tell nothing. */
function lighterPeriods({ periods }: StatisticsTable): boolean[] {
  const mixed = periods.some((period) => !period.provisional && !period.undecided);
  return periods.map((period) => mixed && (period.provisional || period.undecided));
}

/** Computed rows stand below the one they explain, the others at the end. */
function inOrder(
  { series }: StatisticsTable,
  printed: readonly ComputedSeries[],
): (StatisticsSeries | ComputedSeries)[] {
  const beside = new Set(series.map(({ id }) => id));
  return [
    ...series.flatMap((one) => [one, ...printed.filter(({ derived }) => derived.stated === one.id)]),
    ...printed.filter(({ derived }) => derived.stated === null || !beside.has(derived.stated)),
  ];
}

function seriesRows(
  content: StatisticsTable,
  table: BlockOf<'table-row'>['table'],
  place: Place,
  printed: readonly ComputedSeries[],
): Block[] {
  const width = widthOf(content);
  const lighter = lighterPeriods(content);
  const heads = Array.from({ length: width }, (_, index) => ({
    label: content.periods[index]?.label ?? '',
    provisional: lighter[index] ?? false,
  }));
  return [
    headRow(content, table, place, heads),
    ...inOrder(content, printed).map((one) => {
      if ('derived' in one) {
        const label = computedLabel(one, content);
        return computedBlock({ place, table, label }, one, lighter, width - content.periods.length);
      }
      const values = Array.from({ length: width }, (_, index) => one.values[index]);
      return tableRow(place, {
        id: one.id,
        table,
        rowType: isSumLabel(one.label) ? 'sum' : 'body',
        cells: [
          { text: labelWithUnit(one, content), header: 'row' },
          ...values.map((value, index) => valueCell(value, lighter[index] ?? false)),
        ],
      });
    }),
  ];
}

/** A row for each period and a column for each series, as many papers print them. */
function periodRows(
  content: StatisticsTable,
  table: BlockOf<'table-row'>['table'],
  place: Place,
  printed: readonly ComputedSeries[],
): Block[] {
  const lighter = lighterPeriods(content);
  const columns = inOrder(content, printed);
  const heads = columns.map((one) => ({
    label: 'derived' in one ? computedLabel(one, content) : labelWithUnit(one, content),
    provisional: false,
  }));
  return [
    headRow(content, table, place, heads),
    ...content.periods.map(({ id, label }, period) =>
      tableRow(place, {
        id: id ?? content.headerId,
        table,
        rowType: isSumLabel(label) ? 'sum' : 'body',
        cells: [
          { text: label, header: 'row', provisional: lighter[period] ?? false },
          ...columns.map((one) => {
            if (!('derived' in one)) return valueCell(one.values[period], lighter[period] ?? false);
            const cell = one.cells[period];
            return {
              text: cell?.text ?? '',
              align: 'end' as const,
              provisional: lighter[period] ?? false,
              missing: cell?.missing ?? null,
            };
          }),
        ],
      }),
    ),
  ];
}

function headRow(
  { headerId, stub }: StatisticsTable,
  table: BlockOf<'table-row'>['table'],
  place: Place,
  heads: readonly { readonly label: string; readonly provisional: boolean }[],
): Block {
  return tableRow(place, {
    id: headerId,
    table,
    rowType: 'head',
    cells: [
      { text: stub, header: stub === '' ? null : 'column' },
      ...heads.map(
        ({ label, provisional }): CellInput => ({
          text: label,
          header: label === '' ? null : 'column',
          align: 'end',
          provisional,
          missing: label === '' ? 'blank' : null,
        }),
      ),
    ],
  });
}

function valueCell(value: StatisticsValue | undefined, provisional: boolean): CellInput {
  return {
    text: value?.raw ?? '',
    align: 'end',
    provisional,
    missing: value === undefined ? 'blank' : (value.missing ?? missingIn(value.raw)),
  };
}

/** A formula that means nothing gives no row: nothing is printed that could be taken for a figure. */
function isPrinted({ derived, problem }: ComputedSeries): boolean {
  return derived.shown && problem === null;
}

function computedBlock(
  {
    place,
    table,
    label,
  }: { readonly place: Place; readonly table: BlockOf<'table-row'>['table']; readonly label: string },
  series: ComputedSeries,
  lighter: readonly boolean[],
  surplus: number,
): Block {
  const { derived, cells, agreements } = series;
  const count = agreements === null ? null : countAgreements(agreements);
  return tableRow(place, {
    id: derived.id,
    table,
    rowType: 'computed',
    cells: [
      { text: label, header: 'row' },
      ...cells.map((cell, index) => ({
        text: cell.text,
        align: 'end' as const,
        provisional: lighter[index] ?? false,
        missing: cell.missing,
      })),
      ...Array.from({ length: surplus }, () => ({ text: '', align: 'end' as const })),
    ],
    ...(count === null || count.compared === 0
      ? {}
      : { agreement: { compared: count.compared, equal: count.equal, rounded: count.rounded } }),
  });
}

function computedLabel({ derived }: ComputedSeries, table: StatisticsTable): string {
  return `${labelWithUnit(derived, table)}　${computedMark}`;
}
