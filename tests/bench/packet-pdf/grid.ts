import type { Block, BlockOf, TableCell } from '../../../core/domain/blocks/block.ts';

type Row = BlockOf<'table-row'>;

/** Blocks with the rows of each table brought together, for engines that want whole tables. */
export type Piece =
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | { readonly type: 'item'; readonly depth: number; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'table'; readonly columns: number; readonly rows: readonly GridRow[] };

export interface GridCell {
  readonly text: string;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly bold: boolean;
  readonly align: TableCell['align'];
}

export interface GridRow {
  readonly head: boolean;
  readonly cells: readonly GridCell[];
  /** Columns that a cell of an earlier row covers, with the width of that cell. */
  readonly covered: readonly { readonly column: number; readonly columnSpan: number }[];
}

/** The pieces of a document. Figures are left out: the other engines have no charts, so nobody prints them here. */
export function piecesOf(blocks: readonly Block[]): Piece[] {
  const pieces: Piece[] = [];
  let rows: Row[] = [];
  const closeTable = (): void => {
    if (rows.length > 0) pieces.push(tableOf(rows));
    rows = [];
  };
  for (const block of blocks) {
    if (block.kind === 'table-row') {
      if (rows[0] !== undefined && rows[0].table.id !== block.table.id) closeTable();
      rows.push(block);
      continue;
    }
    closeTable();
    if (block.kind === 'heading') pieces.push({ type: 'heading', level: block.level, text: block.text });
    else if (block.kind === 'list-item') {
      pieces.push({ type: 'item', depth: block.depth, text: block.marker + block.text });
    } else if (block.kind !== 'figure') {
      pieces.push({ type: 'paragraph', text: block.text.replaceAll('\t', '　') });
    }
  }
  closeTable();
  return pieces;
}

function tableOf(rows: readonly Row[]): Piece {
  const columns = rows[0]?.table.columnCount ?? 1;
  /** For each column: how many further rows a cell from above covers, and from which column it starts. */
  const open = Array.from({ length: columns }, () => ({ rows: 0, start: 0, span: 1 }));
  const grid = rows.map((row): GridRow => {
    const covered = open.flatMap((state, column) =>
      state.rows > 0 && state.start === column ? [{ column, columnSpan: state.span }] : [],
    );
    const free = open.map((state) => state.rows === 0);
    for (const state of open) state.rows = Math.max(0, state.rows - 1);
    let column = 0;
    const cells = row.cells.flatMap((cell): GridCell[] => {
      while (column < columns && free[column] === false) column += 1;
      if (column >= columns) return [];
      const start = column;
      const columnSpan = Math.min(cell.columnSpan, columns - start);
      for (let index = start; index < start + columnSpan; index += 1) {
        open[index] = { rows: cell.rowSpan - 1, start, span: columnSpan };
      }
      column += columnSpan;
      return [
        {
          text: row.text.slice(...cell.range),
          column: start,
          columnSpan,
          rowSpan: cell.rowSpan,
          bold: row.rowType === 'head' || row.rowType === 'sum',
          align: cell.align,
        },
      ];
    });
    return { head: row.rowType === 'head', cells, covered };
  });
  return { type: 'table', columns, rows: grid };
}
