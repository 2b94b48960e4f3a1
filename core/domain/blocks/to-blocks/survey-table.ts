import type { SurveyTable } from '../../issue-sheets/issue-sheet-content.ts';
import { printedCells } from '../../issue-sheets/survey-table.ts';
import { isNoFigure, tableFigure } from '../../issue-sheets/survey-table-columns.ts';
import type { Block, BlockOf } from '../block.ts';
import { type CellInput, line, type Place, paragraph, tableRow } from './parts.ts';

/** A table of answers as it was: the lines above, the rows with their merged cells, the lines below. */
export function surveyTableBlocks({ id, captions, rows, notes }: SurveyTable, place: Place): Block[] {
  const table: BlockOf<'table-row'>['table'] = {
    id,
    name: captions.at(-1)?.text ?? '',
    role: 'plain',
    columnCount: Math.max(1, ...rows.map(({ cells }) => cells.length)),
  };
  const cells = printedCells(rows);
  return [
    ...captions.map((caption) => line(place, caption)),
    ...rows.map((row, index) =>
      tableRow(place, {
        id: row.id,
        table,
        rowType: row.head ? 'head' : 'body',
        cells: (cells[index] ?? []).map(({ cell, columnSpan, rowSpan }, at): CellInput => {
          const isFigure = tableFigure(cell.text) !== null || isNoFigure(cell.text);
          return {
            text: cell.text,
            columnSpan,
            rowSpan,
            header: row.head ? 'column' : at === 0 && !isFigure ? 'row' : null,
            align: isFigure ? 'end' : 'start',
          };
        }),
      }),
    ),
    ...notes.map((note) =>
      note.marker === '' ? paragraph(place, note.id, note.text, 'note') : line(place, note),
    ),
  ];
}
