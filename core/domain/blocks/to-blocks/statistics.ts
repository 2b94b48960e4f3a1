import {
  type ComputedSeries,
  computedMark,
  computedSeries,
  countAgreements,
} from '../../statistics/compute.ts';
import type { StatisticsContent, StatisticsTable } from '../../statistics/statistics-content.ts';
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
  // A row may hold more values than the head has periods; they are kept, under an empty head.
  const width = Math.max(content.periods.length, ...content.series.map((series) => series.values.length));
  const table: BlockOf<'table-row'>['table'] = {
    id: content.id,
    name: content.no + content.title,
    role: 'statistics',
    columnCount: width + 1,
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
  // Lighter type tells the provisional columns from the settled ones; where all are provisional it would tell nothing.
  const mixed = content.periods.some((period) => !period.provisional && !period.undecided);
  const lighter = content.periods.map((period) => mixed && (period.provisional || period.undecided));
  blocks.push(
    tableRow(body, {
      id: content.headerId,
      table,
      rowType: 'head',
      cells: [
        { text: content.stub, header: content.stub === '' ? null : 'column' },
        ...Array.from({ length: width }, (_, index): CellInput => {
          const label = content.periods[index]?.label ?? '';
          return {
            text: label,
            header: label === '' ? null : 'column',
            align: 'end',
            provisional: lighter[index] ?? false,
            missing: label === '' ? 'blank' : null,
          };
        }),
      ],
    }),
  );
  const computed = computedSeries(content, tables).filter(isPrinted);
  const computedRow = (series: ComputedSeries): Block =>
    computedBlock(body, table, series, lighter, width - content.periods.length);
  for (const series of content.series) {
    const values = Array.from({ length: width }, (_, index) => series.values[index]);
    blocks.push(
      tableRow(body, {
        id: series.id,
        table,
        rowType: isSumLabel(series.label) ? 'sum' : 'body',
        cells: [
          { text: series.label, header: 'row' },
          ...values.map((value, index) => ({
            text: value?.raw ?? '',
            align: 'end' as const,
            provisional: lighter[index] ?? false,
            missing: value === undefined ? 'blank' : (value.missing ?? missingIn(value.raw)),
          })),
        ],
      }),
    );
    blocks.push(...computed.filter(({ derived }) => derived.stated === series.id).map(computedRow));
  }
  const beside = new Set(content.series.map((series) => series.id));
  blocks.push(
    ...computed
      .filter(({ derived }) => derived.stated === null || !beside.has(derived.stated))
      .map(computedRow),
  );
  for (const note of content.notes) blocks.push(paragraph(body, note.id, note.text, 'note'));
  if (content.source !== null) {
    blocks.push(paragraph(body, content.source.id, content.source.text, 'source'));
  }
  const chart = chartForTable(content, tables);
  if (chart !== null) blocks.push({ kind: 'figure', id: content.figureId, ...body, text: '', chart });
  return blocks;
}

/** A formula that means nothing gives no row: nothing is printed that could be taken for a figure. */
function isPrinted({ derived, problem }: ComputedSeries): boolean {
  return derived.shown && problem === null;
}

function computedBlock(
  place: Place,
  table: BlockOf<'table-row'>['table'],
  { derived, cells, agreements }: ComputedSeries,
  lighter: readonly boolean[],
  surplus: number,
): Block {
  const unit = derived.unit ?? '';
  const named = unit === '' || derived.label.normalize('NFKC').includes(unit.normalize('NFKC'));
  const count = agreements === null ? null : countAgreements(agreements);
  return tableRow(place, {
    id: derived.id,
    table,
    rowType: 'computed',
    cells: [
      { text: `${derived.label}${named ? '' : `（${unit}）`}　${computedMark}`, header: 'row' },
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
