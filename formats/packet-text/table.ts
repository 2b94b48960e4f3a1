import { splitBullet } from './text.ts';

/** A line inside a cell. `marker` is the pure bullet as printed; `list` says that it is an item even without one. */
export interface CellLine {
  readonly marker: string;
  readonly text: string;
  readonly depth: number;
  readonly bold: boolean;
  readonly list: boolean;
  /** 「1.」 that an ordered list outside tables shows before its item. */
  readonly order?: string;
}

export type CellPart = CellLine | { readonly table: Table };

export interface Cell {
  /** The lines joined by U+000A, bullets included; tables inside are not part of it. */
  readonly text: string;
  /** Null for a cell that is its text. */
  readonly parts: readonly CellPart[] | null;
  readonly header: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

export interface Row {
  /** 1-based line of the source. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** A row of a repeated copy that does not agree with the copy that was taken. */
  readonly disagrees: boolean;
}

export interface Table {
  /** `box`: drawn with lines. `aligned`: columns held together by spaces alone. */
  readonly style: 'tab' | 'pipe' | 'html' | 'box' | 'aligned';
  readonly rows: readonly Row[];
  /** Rows at the top that the source marks as head; 0 where it marks none. */
  readonly headRows: number;
}

/** True for a table whose cells may be merged: its rows hold only the cells that begin in them. */
export function mayMerge(table: Table): boolean {
  return table.style === 'html' || table.style === 'box' || table.style === 'aligned';
}

export function plainCell(text: string): Cell {
  return { text, parts: null, header: false, columnSpan: 1, rowSpan: 1 };
}

export function isTablePart(part: CellPart): part is { readonly table: Table } {
  return 'table' in part;
}

/**
 * The lines of a cell. A plain cell in which several bullets stand one after another, each behind a space, is taken
 * apart: so the rows of a table come out that lost their line breaks.
 */
export function linesOf(cell: Cell): CellLine[] {
  if (cell.parts !== null) return cell.parts.flatMap((part) => (isTablePart(part) ? [] : splitInline(part)));
  return cell.text === ''
    ? []
    : splitInline({ marker: '', text: cell.text, depth: 0, bold: false, list: false });
}

const inlineMark = /[ \u3000]+(?=[・●○〇◯◎◆◇■□][^\s\u3000・●○〇◯◎◆◇■□])/u;

function splitInline(line: CellLine): CellLine[] {
  const { marker, text } = line.marker === '' ? splitBullet(line.text) : line;
  if (marker === '') return [line];
  const [first = '', ...rest] = text.split(inlineMark);
  if (rest.length === 0) return [{ ...line, marker, text }];
  return [{ ...line, marker, text: first }, ...rest.map((piece) => ({ ...line, ...splitBullet(piece) }))];
}

export function tablesOf(cell: Cell): Table[] {
  return cell.parts === null ? [] : cell.parts.flatMap((part) => (isTablePart(part) ? [part.table] : []));
}

/** A place of the grid; `covered` where a cell from the left or above reaches into it. */
export interface GridCell {
  readonly cell: Cell;
  readonly covered: boolean;
}

export interface GridRow {
  readonly line: number;
  readonly cells: readonly GridCell[];
  readonly disagrees: boolean;
}

/** Columns beyond this are not laid out as spans; no printed table has as many. */
const greatestWidth = 200;

/** The table with a place for every row and column, merged cells laid out. */
export function gridOf(table: Table): GridRow[] {
  if (!mayMerge(table)) {
    return table.rows.map((row) => ({
      line: row.line,
      disagrees: row.disagrees,
      cells: row.cells.map((cell) => ({ cell, covered: false })),
    }));
  }
  const reaching: { cell: Cell; left: number }[] = [];
  return table.rows.map((row) => {
    const cells: GridCell[] = [];
    const takeReaching = (): void => {
      for (;;) {
        const above = reaching[cells.length];
        if (above === undefined || above.left === 0) return;
        above.left -= 1;
        cells.push({ cell: above.cell, covered: true });
      }
    };
    for (const cell of row.cells) {
      takeReaching();
      for (let span = 0; span < cell.columnSpan && cells.length < greatestWidth; span += 1) {
        reaching[cells.length] = { cell, left: cell.rowSpan - 1 };
        cells.push({ cell, covered: span > 0 });
      }
      if (cells.length >= greatestWidth) {
        // Beyond the limit spans are not laid out, and no cell is left out.
        for (const rest of row.cells.slice(row.cells.indexOf(cell) + 1))
          cells.push({ cell: rest, covered: false });
        break;
      }
    }
    takeReaching();
    return { line: row.line, disagrees: row.disagrees, cells };
  });
}

/** Text of a grid cell as printed there: empty where a merged cell only reaches. */
export function printed(cell: GridCell | undefined): string {
  return cell === undefined || cell.covered ? '' : cell.cell.text;
}

/** Text that holds for a grid cell: that of the merged cell also where it only reaches. */
export function holding(cell: GridCell | undefined): string {
  return cell?.cell.text ?? '';
}
