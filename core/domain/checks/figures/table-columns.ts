import type { BlockOf } from '../../blocks/block.ts';

export interface PlacedCell {
  readonly text: string;
  /** UTF-16 offset of the text in the block. */
  readonly from: number;
  /** First column that it covers, cells that reach down from above counted. */
  readonly column: number;
}

/** The columns of a table, row by row: where its cells stand, and what stands above them. */
export class TableColumns {
  /** For each column over how many further rows a cell reaches. */
  private readonly reaching: number[] = [];
  private readonly heads: string[] = [];

  /** To be called once for each row, in order. */
  place(block: BlockOf<'table-row'>): PlacedCell[] {
    let column = 0;
    const skipCovered = (): void => {
      while ((this.reaching[column] ?? 0) > 0) {
        this.reaching[column] = (this.reaching[column] ?? 0) - 1;
        column += 1;
      }
    };
    const cells = block.cells.map(({ range, columnSpan, rowSpan }): PlacedCell => {
      skipCovered();
      const text = block.text.slice(...range);
      const at = column;
      for (; column < at + columnSpan; column += 1) {
        this.reaching[column] = rowSpan - 1;
        // A head in several rows: the lowest one is of the column itself.
        if (block.rowType === 'head') this.heads[column] = text;
      }
      return { text, from: range[0], column: at };
    });
    skipCovered();
    return cells;
  }

  headOf(column: number): string {
    return this.heads[column] ?? '';
  }
}
