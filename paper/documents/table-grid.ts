import type { BlockOf, TableCell } from '../../core/domain/blocks/block.ts';

export interface PlacedCell {
  readonly cell: TableCell;
  /** Zero-based column, cells that reach down from above counted. */
  readonly column: number;
  /** A head stands over its figures. */
  readonly align: TableCell['align'];
}

/** The column of every cell, by row id. */
export function placeCells(rows: readonly BlockOf<'table-row'>[]): Map<string, PlacedCell[]> {
  const reaching: number[] = [];
  const placed = rows.map((row) => {
    let column = 0;
    const skipCovered = (): void => {
      while ((reaching[column] ?? 0) > 0) {
        reaching[column] = (reaching[column] ?? 0) - 1;
        column += 1;
      }
    };
    const cells = row.cells.map((cell): PlacedCell => {
      skipCovered();
      const start = column;
      for (let span = 0; span < cell.columnSpan; span += 1) {
        reaching[column] = cell.rowSpan - 1;
        column += 1;
      }
      return { cell, column: start, align: cell.align };
    });
    skipCovered();
    return { row, cells };
  });
  const body = placed.filter(({ row }) => row.rowType !== 'head').flatMap(({ cells }) => cells);
  const isFigures = (column: number): boolean => {
    const own = body.filter((entry) => entry.column === column && entry.cell.columnSpan === 1);
    const filled = own.filter((entry) => entry.cell.missing === null);
    return filled.length > 0 && filled.every((entry) => entry.align === 'end');
  };
  return new Map(
    placed.map(({ row, cells }) => [
      row.id,
      cells.map((entry) => {
        const lifted =
          row.rowType === 'head' && entry.align === 'start' && entry.column > 0 && isFigures(entry.column);
        return lifted ? { ...entry, align: 'end' } : entry;
      }),
    ]),
  );
}
