/** The blocks of the page in view, as the cursor meets them. */
import type { Block, BlockOf } from '../../core/domain/blocks/block.ts';
import { formatNumber } from '../../core/domain/statistics/format-number.ts';
import { type PlacedCell, placeCells } from '../../paper/documents/table-grid.ts';
import type { CaretBlock, CaretCell } from './caret.ts';
import { runsOf, startOfRun } from './text-dom.ts';

type Row = BlockOf<'table-row'>;

/** Read anew whenever the cursor sets out: the page may show other parts of the paper since. */
export function readPage(paper: Element, blocks: readonly Block[]): CaretBlock[] {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const rowCells = cellsOfRows(blocks.filter((block) => block.kind === 'table-row'));
  return [...paper.querySelectorAll<HTMLElement>('[data-block-id]')].flatMap((element): CaretBlock[] => {
    const block = byId.get(element.dataset['blockId'] ?? '');
    if (block === undefined || element.getClientRects().length === 0) {
      return [];
    }
    const { id, text } = block;
    if (block.kind === 'figure') {
      return [{ id, kind: 'figure', text: nameOfFigure(block), spans: [], cells: valuesOf(block) }];
    }
    const spans = runsOf(element).map((run): [number, number] => {
      const from = startOfRun(run);
      return [from, from + (run.textContent ?? '').length];
    });
    if (spans.length === 0) {
      return [];
    }
    spans.sort((a, b) => a[0] - b[0]);
    return block.kind === 'table-row'
      ? [{ id, kind: 'row', text, spans, cells: rowCells.get(id) ?? [] }]
      : [{ id, kind: 'text', text, spans, cells: [] }];
  });
}

function nameOfFigure(block: BlockOf<'figure'>): string {
  return block.chart.title;
}

function valuesOf({ chart }: BlockOf<'figure'>): CaretCell[] {
  if (chart.type === 'timeline') {
    return [];
  }
  return chart.series.flatMap((series) =>
    chart.periods.flatMap((period, index): CaretCell[] => {
      const value = series.values[index] ?? null;
      return value === null
        ? []
        : [
            {
              from: 0,
              to: 0,
              column: index,
              heads: [series.label, period],
              text: formatNumber(value, series.decimals),
            },
          ];
    }),
  );
}

function cellsOfRows(rows: readonly Row[]): Map<string, CaretCell[]> {
  const tables = new Map<string, Row[]>();
  for (const row of rows) {
    tables.set(row.table.id, [...(tables.get(row.table.id) ?? []), row]);
  }
  return new Map([...tables.values()].flatMap(cellsOfTable));
}

function cellsOfTable(rows: readonly Row[]): [string, CaretCell[]][] {
  const placed = placeCells(rows);
  const columnHeads = new Map<number, string[]>();
  return rows.map((row) => {
    const cells = placed.get(row.id) ?? [];
    const textOf = ({ cell }: PlacedCell): string => row.text.slice(...cell.range).replaceAll('\n', ' ');
    if (row.rowType === 'head') {
      for (const entry of cells) {
        for (let column = entry.column; column < entry.column + entry.cell.columnSpan; column += 1) {
          columnHeads.set(column, [...(columnHeads.get(column) ?? []), textOf(entry)]);
        }
      }
    }
    const rowHead = cells.find(({ cell }) => cell.header === 'row');
    return [
      row.id,
      cells.map((entry): CaretCell => {
        const besides = row.rowType === 'head' ? [] : (columnHeads.get(entry.column) ?? []);
        const own = rowHead === undefined || rowHead === entry ? [] : [textOf(rowHead)];
        return {
          from: entry.cell.range[0],
          to: entry.cell.range[1],
          column: entry.column,
          heads: [...own, ...besides].filter((head) => head !== ''),
          text: textOf(entry),
        };
      }),
    ];
  });
}
