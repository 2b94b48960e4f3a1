import type { SheetLine, SurveyTable, SurveyTableCell, SurveyTableRow } from './issue-sheet-content.ts';

/** A place of a survey table with what holds there: under a merged cell the text of that cell. */
export interface HeldCell {
  readonly text: string;
  /** Id of the cell that the text stands in. */
  readonly originId: string;
  readonly isOwn: boolean;
}

/** Every place of the rows with what holds there. */
export function heldCells(rows: readonly SurveyTableRow[]): HeldCell[][] {
  const held: HeldCell[][] = [];
  for (const { cells } of rows) {
    const line: HeldCell[] = [];
    cells.forEach(({ id, text, joins }, column) => {
      const from =
        joins === 'left' ? line[column - 1] : joins === 'above' ? held.at(-1)?.[column] : undefined;
      line.push(from === undefined ? { text, originId: id, isOwn: true } : { ...from, isOwn: false });
    });
    held.push(line);
  }
  return held;
}

/** A cell that is printed, with how many columns and rows it reaches over. */
export interface PrintedCell {
  readonly cell: SurveyTableCell;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** The cells of each row that are printed. A merged cell reaches down as far as its whole width does. */
export function printedCells(rows: readonly SurveyTableRow[]): PrintedCell[][] {
  const held = heldCells(rows);
  const covered = new Set<string>();
  return rows.map(({ cells }, row) =>
    cells.flatMap((cell, column): PrintedCell[] => {
      if (covered.has(cell.id)) return [];
      const origin = held[row]?.[column]?.originId;
      const reaches = (at: number, place: number): boolean => held[at]?.[place]?.originId === origin;
      let columnSpan = 1;
      while (reaches(row, column + columnSpan)) columnSpan += 1;
      const across = Array.from({ length: columnSpan }, (_, index) => column + index);
      let rowSpan = 1;
      while (across.every((place) => reaches(row + rowSpan, place))) rowSpan += 1;
      for (let at = row; at < row + rowSpan; at += 1) {
        for (const place of across) covered.add(rows[at]?.cells[place]?.id ?? '');
      }
      return [{ cell, columnSpan, rowSpan }];
    }),
  );
}

/**
 * Rows after some came, went or moved: a cell that no longer stands below the one it was merged with prints the text itself.
 * @param before the rows as they were
 */
export function rejoined(
  before: readonly SurveyTableRow[],
  after: readonly SurveyTableRow[],
): SurveyTableRow[] {
  const held = heldCells(before);
  const known = new Map(
    before.flatMap(({ cells }, row) => cells.map(({ id }, column) => [id, held[row]?.[column]] as const)),
  );
  const result: SurveyTableRow[] = [];
  let origins: (string | undefined)[] = [];
  for (const row of after) {
    const ownOrigins: (string | undefined)[] = [];
    const cells = row.cells.map((cell, column): SurveyTableCell => {
      const was = known.get(cell.id);
      if (cell.joins === 'left') {
        ownOrigins.push(ownOrigins[column - 1]);
        return cell;
      }
      if (cell.joins !== 'above') {
        ownOrigins.push(cell.id);
        return cell;
      }
      const above = origins[column];
      if (above !== undefined && (was === undefined || above === was.originId)) {
        ownOrigins.push(above);
        return cell;
      }
      // What stands below in the same merged cell goes on from here.
      ownOrigins.push(was?.originId ?? cell.id);
      return { id: cell.id, text: was?.text ?? cell.text };
    });
    origins = ownOrigins;
    result.push({ ...row, cells });
  }
  return result;
}

/** A blank row for a place between two others; inside a merged cell it belongs to it. */
export function blankTableRow(
  rows: readonly SurveyTableRow[],
  index: number,
  newId: () => string,
): SurveyTableRow {
  const held = heldCells(rows);
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const cells = Array.from({ length: width }, (_, column): SurveyTableCell => {
    const [above, below] = [held[index - 1]?.[column], held[index]?.[column]];
    const isInside = above !== undefined && above.originId === below?.originId;
    return { id: newId(), text: '', ...(isInside ? { joins: 'above' as const } : {}) };
  });
  return { id: newId(), head: rows[index]?.head === true && rows[index - 1]?.head === true, cells };
}

/** Merges a cell with the one above it, or takes it out of the merged cell it belongs to. Its own text is kept below. */
export function withJoin(rows: readonly SurveyTableRow[], cellId: string): readonly SurveyTableRow[] {
  const row = rows.findIndex(({ cells }) => cells.some(({ id }) => id === cellId));
  const column = rows[row]?.cells.findIndex(({ id }) => id === cellId) ?? -1;
  const held = heldCells(rows);
  const [own, above, below] = [held[row]?.[column], held[row - 1]?.[column], held[row + 1]?.[column]];
  if (own === undefined) return rows;
  const change = (at: number, cell: (cell: SurveyTableCell) => SurveyTableCell): SurveyTableRow[] =>
    rows.map((one, index) =>
      index === at
        ? { ...one, cells: one.cells.map((inner, place) => (place === column ? cell(inner) : inner)) }
        : one,
    );
  if (below?.originId === own.originId && own.isOwn) {
    // The caret stands in the merged cell, so the row below leaves it.
    return change(row + 1, ({ id }) => ({ id, text: '' }));
  }
  if (above === undefined || rows[row]?.head !== rows[row - 1]?.head) return rows;
  return change(row, ({ id }) => ({ id, text: '', joins: 'above' }));
}

/** Lines around and cells of a table that say anything. */
export function withoutBlankTableRows(table: SurveyTable): SurveyTable {
  const filled = (lines: readonly SheetLine[]): SheetLine[] => lines.filter(({ text }) => text.trim() !== '');
  const isWritten = ({ cells }: SurveyTableRow): boolean => cells.some(({ text }) => text.trim() !== '');
  const hasRows = table.rows.some((row) => !row.head && isWritten(row));
  const kept = hasRows
    ? table.rows.filter(({ cells }) =>
        cells.some(({ text, joins }) => text.trim() !== '' || joins === 'above'),
      )
    : [];
  return {
    ...table,
    captions: filled(table.captions),
    notes: filled(table.notes),
    rows: rejoined(table.rows, kept),
  };
}
