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
  for (const table of content.tables) blocks.push(...tableBlocks(table));
  for (const note of content.notes) {
    blocks.push(paragraph({ part: 'notes', section: null }, note.id, note.text, 'note'));
  }
  return blocks;
}

function tableBlocks(content: StatisticsTable): Block[] {
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
  }
  for (const note of content.notes) blocks.push(paragraph(body, note.id, note.text, 'note'));
  if (content.source !== null) {
    blocks.push(paragraph(body, content.source.id, content.source.text, 'source'));
  }
  const chart = chartForTable(content);
  if (chart !== null) blocks.push({ kind: 'figure', id: content.figureId, ...body, text: '', chart });
  return blocks;
}
