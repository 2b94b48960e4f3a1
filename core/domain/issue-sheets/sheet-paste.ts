import type { NewId } from '../ids.ts';
import { withValue } from '../materials/content-editing.ts';
import { type DraftPath, jsonOf, valueAt } from '../materials/draft-operation.ts';
import { blankFinding, blankIndicator, blankPlanIndicator } from './blank-sheet.ts';
import type { IndicatorHead, IssueSheetContent, MoreCell, SheetLine } from './issue-sheet-content.ts';
import { splitMark, withMark } from './line-marks.ts';
import { type IndicatorList, withMoreCells } from './more-columns.ts';
import { listAt } from './sheet-editing.ts';

/** A cell of a copied table; `covered`: it belongs to a merged cell that begins before it. */
export interface CopiedCell {
  readonly text: string;
  readonly covered: boolean;
  /** Which way the merged cell reaches here, where the copy tells. */
  readonly joins?: 'left' | 'above';
}
export type CopiedTable = readonly (readonly CopiedCell[])[];

/** Columns of the tables of a sheet, as they stand side by side. */
export const tableFields = {
  indicators: ['project', 'indicator', 'baseline', 'target', 'result'],
  planIndicators: ['indicator', 'baseline', 'target', 'result'],
  findings: ['text', 'questionText'],
} as const;
export type SheetTable = keyof typeof tableFields;

export function isTable(list: string): list is SheetTable {
  return list in tableFields;
}

const headWord =
  /^(?:事業名?|指標|計画全体の(?:目標)?指標|調査結果(?:項目)?|問番号|項目|現状値?|基準値|目標値?|実績値?|結果|達成値|施策)(?:\(.*\))?$/u;

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '');
}

/** Rows at the top that hold heads and periods and no values. */
function headRowsOf(table: CopiedTable): number {
  const isHead = (row: readonly CopiedCell[]): boolean => {
    const filled = row.filter(({ text }) => text !== '').map(({ text }) => plain(text));
    return filled.length > 0 && filled.every((text) => headWord.test(text) || isPeriod(text));
  };
  const end = table.findIndex((row) => !isHead(row));
  const count = end < 0 ? table.length : end;
  // A lone row of such words may be a row of the table; heads come before rows.
  return count < table.length ? count : 0;
}

function isPeriod(text: string): boolean {
  return /^\(?(?:(?:令和|平成|昭和|R|H|S)(?:元|\d{1,2})|(?:19|20)\d\d)(?:\.\d{1,2})?年?度?(?:末|見込み?)?\)?$/u.test(
    text,
  );
}

/** 「現状（平成28年度）」, or the same over two lines, as word and period. */
function labelAndPeriod(text: string): { label: string; period: string } {
  const [label = '', ...rest] = text.split(/\n|(?=[（(](?!見込))/u);
  return { label: label.trim(), period: rest.join('').trim() };
}

/** The head as the copied heads print it; words that are not there stay. */
function headFrom(head: IndicatorHead, rows: CopiedTable, first: number): IndicatorHead {
  const columns = tableFields.indicators.slice(first);
  const next: IndicatorHead = structuredHead(head);
  columns.forEach((field, column) => {
    const texts = rows.map((row) => row[column]?.text ?? '').filter((text) => text !== '');
    const own = texts.at(-1);
    if (own === undefined) return;
    if (field === 'project' || field === 'indicator') {
      next[field] = texts[0] ?? own;
      return;
    }
    const period = texts.length > 1 && isPeriod(plain(own)) ? own : null;
    const word = period === null ? own : (texts.at(-2) ?? own);
    const read = labelAndPeriod(word);
    next[field] = {
      label: read.label,
      period: period ?? (read.period === '' ? head[field].period : read.period),
    };
  });
  return next;
}

function structuredHead(head: IndicatorHead): IndicatorHead {
  return { ...head, baseline: { ...head.baseline }, target: { ...head.target }, result: { ...head.result } };
}

type Row = Record<string, unknown> & { id: string };

export interface PasteOutcome {
  readonly content: IssueSheetContent;
  /** Id of the last row that was written. */
  readonly lastId: string;
  readonly rows: number;
  /** Columns that the table of the sheet does not have; their text stands behind that of its last column. */
  readonly surplus: number;
}

/**
 * Writes a copied table into a table of the sheet, from one of its cells on: to the right and down, over what stands there,
 * with new rows where they are lacking. Heads at its top go to the head. A project's cell that is blank or merged joins the
 * row above, as such tables mean it. Nothing of the copy is dropped.
 * @param rowId row of the cell; @param field its column
 */
export function pasteTable(
  content: IssueSheetContent,
  listPath: DraftPath,
  rowId: string,
  field: string,
  copied: CopiedTable,
  newId: NewId,
): PasteOutcome {
  const list = listAt(listPath);
  if (!isTable(list)) throw new Error(`no table: ${list}`);
  const fields: readonly string[] = tableFields[list];
  const first = Math.max(0, fields.indexOf(field));
  const headRows = first === 0 ? headRowsOf(copied) : 0;
  const body = copied.slice(headRows).filter((row) => row.some(({ text }) => text !== ''));
  const rows = [...((valueAt(jsonOf(content), listPath) ?? []) as unknown as readonly Row[])];
  const start = Math.max(
    0,
    rows.findIndex(({ id }) => id === rowId),
  );
  const head = list === 'findings' ? null : headOf(content, listPath, list);
  const moreCount = (head?.more ?? []).length;
  let surplus = 0;
  body.forEach((cells, offset) => {
    const at = start + offset;
    const row: Row = { ...(rows[at] ?? blankRowOf(list, head, newId)) };
    cells.forEach((cell, column) => {
      const name = fields[first + column];
      if (name !== undefined) {
        row[name] = list === 'findings' ? joinedLines(cell.text) : cell.text;
      } else if (first + column - fields.length < moreCount) {
        const more = row['more'] as readonly MoreCell[];
        const at = first + column - fields.length;
        row['more'] = more.map((one, index) => (index === at ? { ...one, text: cell.text } : one));
      } else if (cell.text !== '') {
        const last = fields.at(-1) ?? '';
        const before = row[last];
        row[last] = `${typeof before === 'string' ? before : ''}\u3000${cell.text}`;
        surplus = Math.max(surplus, first + column + 1 - fields.length - moreCount);
      }
    });
    if (list === 'indicators' && first === 0) {
      const isBlank = cells[0]?.text === '' && cells.slice(1).some(({ text }) => text !== '');
      row['startsProject'] = at === 0 || !isBlank;
    }
    rows[at] = row;
  });
  let next = withValue(content, listPath, jsonOf(rows));
  if (headRows > 0 && list !== 'findings') {
    if (head !== null) {
      const offset = tableFields.indicators.length - fields.length;
      const headFields = headFrom(head, copied.slice(0, headRows), offset);
      next = withValue(next, headPath(listPath, list), jsonOf(headFields));
    }
  }
  const lastId = rows[start + Math.max(0, body.length - 1)]?.id ?? rowId;
  return { content: next, lastId, rows: body.length, surplus };
}

function headPath(listPath: DraftPath, list: IndicatorList): DraftPath {
  return [...listPath.slice(0, -1), list === 'indicators' ? 'indicatorHead' : 'planIndicatorHead'];
}

function headOf(content: IssueSheetContent, listPath: DraftPath, list: IndicatorList): IndicatorHead | null {
  return (valueAt(jsonOf(content), headPath(listPath, list)) ?? null) as IndicatorHead | null;
}

function blankRowOf(list: SheetTable, head: IndicatorHead | null, newId: NewId): Row {
  switch (list) {
    case 'indicators':
      return { ...withMoreCells(blankIndicator(newId), head, newId) };
    case 'planIndicators':
      return { ...withMoreCells(blankPlanIndicator(newId), head, newId) };
    case 'findings':
      return { ...blankFinding(newId) };
  }
}

/** Lines that a narrow cell broke are one text again. */
function joinedLines(text: string): string {
  return text.replaceAll('\n', '');
}

/** A line of running text that was copied, with the mark that stood before it. */
export interface CopiedLine {
  readonly mark: string;
  readonly text: string;
}

/** Marks that programs write where papers print others: Word's and HTML's dots, the strokes of plain text. */
const foreignMark = /^[\s\u3000]*(?:[▪‣•·*]|[-–](?=[\s\u3000]))[\s\u3000]*/u;

/** Letters of the fonts that word processors draw their marks with; a tab stands behind them. */
const letterMark = /^[lnuoØ§\uf06c\uf06e\uf075\uf0b7\uf0a7\uf0d8]$/u;

function copiedLine(line: string): CopiedLine {
  const trimmed = line.trim();
  const foreign = foreignMark.exec(trimmed)?.[0] ?? '';
  if (foreign !== '') return { mark: '・', text: trimmed.slice(foreign.length) };
  const { mark, rest } = splitMark(trimmed);
  return { mark, text: rest.trim() };
}

/** Lines of running text, their marks apart, without empty ones. */
export function linesOf(text: string): CopiedLine[] {
  return text
    .split(/\r\n?|\n/u)
    .map(copiedLine)
    .filter((line) => line.text !== '');
}

/** Rows of a copied table as lines, cells set apart by a wide space. */
export function linesOfTable(copied: CopiedTable): CopiedLine[] {
  return copied
    .map((row) =>
      row
        .map(({ text }, column) =>
          column === 0 && row.length > 1 && letterMark.test(text) ? '・' : joinedLines(text),
        )
        .filter((text) => text !== '')
        .join('\u3000'),
    )
    .map(copiedLine)
    .filter((line) => line.text !== '');
}

/**
 * Puts lines into a list of lines: the first into the row at the caret, each further one as a row below it; what stood behind
 * the caret ends the last one. Lines keep the marks they were copied with; those without one get that of the row.
 * @param from @param to the selection in the row's text, in UTF-16 units
 */
export function pasteLines(
  content: IssueSheetContent,
  listPath: DraftPath,
  rowId: string,
  selection: { readonly from: number; readonly to: number },
  lines: readonly CopiedLine[],
  newId: NewId,
): { content: IssueSheetContent; lastId: string; caret: number } {
  const rows = (valueAt(jsonOf(content), listPath) ?? []) as unknown as readonly (
    | SheetLine
    | Omit<SheetLine, 'marker'>
  )[];
  const at = rows.findIndex(({ id }) => id === rowId);
  const row = rows[at];
  if (row === undefined || lines.length === 0) return { content, lastId: rowId, caret: selection.to };
  const [before, behind] = [row.text.slice(0, selection.from), row.text.slice(selection.to)];
  const made = lines.map(({ mark, text: copied }, index): SheetLine | Omit<SheetLine, 'marker'> => {
    const text = (index === 0 ? before : '') + copied + (index === lines.length - 1 ? behind : '');
    const own = index === 0 ? { ...row, text } : { ...row, id: newId(), text };
    if (!('marker' in own)) return { ...own, text: index === 0 && before !== '' ? text : mark + text };
    // In the midst of a line a copied mark says nothing of the line.
    return mark === '' || (index === 0 && before !== '') ? own : withMark({ ...own, marker: mark }, mark);
  });
  const next = withValue(content, listPath, jsonOf(rows.toSpliced(at, 1, ...made)));
  const last = made.at(-1) ?? row;
  return { content: next, lastId: last.id, caret: last.text.length - behind.length };
}
