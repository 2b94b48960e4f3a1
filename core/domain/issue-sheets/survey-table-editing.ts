import type { NewId } from '../ids.ts';
import { withValue } from '../materials/content-editing.ts';
import { type DraftPath, jsonOf, valueAt } from '../materials/draft-operation.ts';
import { blankLine, type SheetWords } from './blank-sheet.ts';
import type {
  IssueSheet,
  IssueSheetContent,
  SurveyTable,
  SurveyTableCell,
  SurveyTableRow,
} from './issue-sheet-content.ts';
import type { CopiedCell, CopiedTable } from './sheet-paste.ts';
import { belowSentence, movedTable, placedAmong, surveyOrder } from './survey-order.ts';
import { blankTableRow, rejoined, withJoin } from './survey-table.ts';
import { isNoFigure, tableFigure } from './survey-table-columns.ts';

/** A table of answers that nobody has filled in: 設問, 回答 and 割合 over a blank row. */
export function blankSurveyTable(newId: NewId, words: SheetWords): SurveyTable {
  const cell = (text: string): SurveyTableCell => ({ id: newId(), text });
  return {
    id: newId(),
    captions: [blankLine(newId, '')],
    rows: [
      { id: newId(), head: true, cells: [words.asked, words.answer, words.share].map(cell) },
      { id: newId(), head: false, cells: ['', '', ''].map(cell) },
    ],
    notes: [],
  };
}

/**
 * Puts a table of answers into a sheet, which may have none so far.
 * @param follows the sentence that it is put behind; without it the table stands behind all that there are
 */
export function insertTable(
  content: IssueSheetContent,
  sheetId: string,
  index: number,
  table: SurveyTable,
  follows?: string,
): IssueSheetContent {
  return withSheet(content, sheetId, (sheet) => {
    const place = follows ?? sheet.findings.at(-1)?.id ?? null;
    return {
      ...sheet,
      surveyTables: (sheet.surveyTables ?? []).toSpliced(index, 0, { ...table, follows: place }),
    };
  });
}

function withSheet(
  content: IssueSheetContent,
  sheetId: string,
  change: (sheet: IssueSheet) => IssueSheet,
): IssueSheetContent {
  return {
    ...content,
    sheets: content.sheets.map((sheet) => (sheet.id === sheetId ? change(sheet) : sheet)),
  };
}

/** Moves a table by one place among the sentences and tables of its sheet. */
export function moveTable(
  content: IssueSheetContent,
  sheetId: string,
  tableId: string,
  direction: -1 | 1,
): IssueSheetContent {
  const sheet = content.sheets.find(({ id }) => id === sheetId);
  const moved = sheet === undefined ? null : movedTable(sheet, tableId, direction);
  return moved === null ? content : withSheet(content, sheetId, (one) => ({ ...one, surveyTables: moved }));
}

/** Puts a table at `index` among the tables of its sheet, counted without itself, beside the one that stands there. */
export function placeTable(
  content: IssueSheetContent,
  sheetId: string,
  tableId: string,
  index: number,
): IssueSheetContent {
  return withSheet(content, sheetId, (sheet) => {
    // As they stand on the page: that order is what whoever drags a table sees.
    const tables = surveyOrder(sheet).flatMap((item) => (item.kind === 'table' ? [item.table] : []));
    const at = tables.findIndex(({ id }) => id === tableId);
    const table = tables[at];
    if (table === undefined || at === Math.min(index, tables.length - 1)) return sheet;
    const placed = tables.toSpliced(at, 1).toSpliced(index, 0, table);
    return { ...sheet, surveyTables: placedAmong(placed, tableId) };
  });
}

/** A sentence that was just put below another one: tables behind that one now stand behind it. */
export function withTablesBelow(
  content: IssueSheetContent,
  sheetId: string,
  sentenceId: string,
  newId: string,
): IssueSheetContent {
  return withSheet(content, sheetId, (sheet) =>
    sheet.surveyTables?.some(({ follows }) => follows === sentenceId) === true
      ? { ...sheet, surveyTables: belowSentence(sheet.surveyTables, sentenceId, newId) }
      : sheet,
  );
}

function rowsAt(content: IssueSheetContent, rowsPath: DraftPath): readonly SurveyTableRow[] {
  return (valueAt(jsonOf(content), rowsPath) ?? []) as unknown as readonly SurveyTableRow[];
}

/** Changes the rows of a table; cells that were merged with one that is no longer above them print their text. */
export function withTableRows(
  content: IssueSheetContent,
  rowsPath: DraftPath,
  change: (rows: readonly SurveyTableRow[]) => readonly SurveyTableRow[],
): IssueSheetContent {
  const before = rowsAt(content, rowsPath);
  const after = change(before);
  return after === before ? content : withValue(content, rowsPath, jsonOf(rejoined(before, after)));
}

export function insertTableRow(
  content: IssueSheetContent,
  rowsPath: DraftPath,
  index: number,
  newId: NewId,
): { content: IssueSheetContent; id: string } {
  const row = blankTableRow(rowsAt(content, rowsPath), index, newId);
  return { content: withTableRows(content, rowsPath, (rows) => rows.toSpliced(index, 0, row)), id: row.id };
}

/** Merges the cell with the one above, or takes the row below out of the merged cell. */
export function joinCell(content: IssueSheetContent, rowsPath: DraftPath, cellId: string): IssueSheetContent {
  const before = rowsAt(content, rowsPath);
  const after = withJoin(before, cellId);
  return after === before ? content : withValue(content, rowsPath, jsonOf(after));
}

/** A column more at the right, or the last one taken away; one is always left. */
export function withColumns(
  content: IssueSheetContent,
  rowsPath: DraftPath,
  change: 1 | -1,
  newId: NewId,
): IssueSheetContent {
  const rows = rowsAt(content, rowsPath);
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length)) + change;
  return width < 1 ? content : withValue(content, rowsPath, jsonOf(widened(rows, width, newId)));
}

function widened(rows: readonly SurveyTableRow[], width: number, newId: NewId): SurveyTableRow[] {
  return rows.map((row) => ({
    ...row,
    cells: Array.from({ length: width }, (_, column) => row.cells[column] ?? { id: newId(), text: '' }),
  }));
}

/** How a copied cell that another reaches over is merged: with the one at its left in the first row, else with the one above. */
function joinsOf(copied: CopiedTable, row: number, column: number): SurveyTableCell['joins'] {
  const cell = copied[row]?.[column];
  if (cell?.covered !== true) return undefined;
  if (cell.joins !== undefined) return cell.joins;
  return row === 0 ? 'left' : 'above';
}

function filledIn(copied: CopiedTable, row: number, column: number, id: string): SurveyTableCell {
  const joins = joinsOf(copied, row, column);
  return { id, text: copied[row]?.[column]?.text ?? '', ...(joins === undefined ? {} : { joins }) };
}

/**
 * Writes a copied table into a table of answers from one of its cells on, with rows and columns where they are lacking, and
 * merged cells as they were. @returns the cell that was written last
 */
export function pasteCells(
  content: IssueSheetContent,
  rowsPath: DraftPath,
  cellId: string,
  copied: CopiedTable,
  newId: NewId,
): { content: IssueSheetContent; rows: number; lastRowId: string; lastCellId: string } {
  let rows = rowsAt(content, rowsPath);
  const top = Math.max(
    0,
    rows.findIndex(({ cells }) => cells.some(({ id }) => id === cellId)),
  );
  const left = Math.max(0, rows[top]?.cells.findIndex(({ id }) => id === cellId) ?? 0);
  const width = Math.max(left + widthOf(copied), ...rows.map(({ cells }) => cells.length));
  rows = widened(rows, width, newId);
  while (rows.length < top + copied.length) {
    rows = [...rows, { ...blankTableRow(rows, rows.length, newId), head: false }];
  }
  const heads = top === 0 ? headsOf(copied) : null;
  const written = rows.map((row, index): SurveyTableRow => {
    const line = copied[index - top];
    if (line === undefined) return row;
    const cells = row.cells.map((cell, column) =>
      column < left || column >= left + line.length
        ? cell
        : filledIn(copied, index - top, column - left, cell.id),
    );
    return { ...row, head: heads === null ? row.head : heads.has(index), cells };
  });
  const last = written[top + copied.length - 1];
  return {
    content: withValue(content, rowsPath, jsonOf(written)),
    rows: copied.length,
    lastRowId: last?.id ?? '',
    lastCellId: last?.cells[left]?.id ?? cellId,
  };
}

/** A copied table as a table of answers of its own. */
export function tableOfCopied(copied: CopiedTable, newId: NewId): SurveyTable {
  const heads = headsOf(copied);
  const width = widthOf(copied);
  return {
    id: newId(),
    captions: [],
    rows: copied.map((_, row) => ({
      id: newId(),
      head: heads.has(row),
      cells: Array.from({ length: width }, (_cell, column) => filledIn(copied, row, column, newId())),
    })),
    notes: [],
  };
}

function widthOf(copied: CopiedTable): number {
  return Math.max(1, ...copied.map((cells) => cells.length));
}

/** Rows of several cells without a figure above the first row with one. */
function headsOf(copied: CopiedTable): ReadonlySet<number> {
  const hasFigure = (cells: readonly CopiedCell[]): boolean =>
    cells.some(({ text }) => tableFigure(text) !== null || isNoFigure(text));
  const end = copied.findIndex(hasFigure);
  const filled = (cells: readonly CopiedCell[]): number => cells.filter(({ text }) => text !== '').length;
  return new Set(
    copied.flatMap((cells, index) => (index < Math.max(0, end) && filled(cells) > 1 ? [index] : [])),
  );
}
