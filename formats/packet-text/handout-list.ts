import type { HandoutListContent, HandoutRow } from '../../core/domain/meetings/handout-list-content.ts';
import { listedPaper, listedPaperOfLine } from '../../core/domain/packets/listed-paper.ts';
import { readPaperMark } from '../../core/domain/packets/paper-number.ts';
import type { Element, TableElement, TextElement } from './elements.ts';
import { notesOf, printedText, type Reading, reportLeftOver } from './reading.ts';
import { type GridRow, gridOf, printed } from './table.ts';
import { shortKey, unwrap } from './text.ts';

type Column = 'meeting' | 'number' | 'name' | 'remark';

interface Columns {
  readonly head: GridRow | null;
  readonly at: ReadonlyMap<Column, number>;
}

const numberHead = /^(?:資料(?:No\.?|№|番号|Nо\.?|NO\.?)|No\.?|NO\.?|№|番号|資料)$/u;
const nameHead =
  /^(?:資料名|資料の?名称|名称|件名|表題|題名|資料名称|資料の件名|配[布付]資料名?|内容|資料内容)$/u;
const remarkHead = /^(?:備考|配[布付](?:方法|区分|時期|日)?|摘要|区分|注記)$/u;
const meetingHead = /^(?:回|会議|開催回|開催日|会議名|回数)$/u;

/** Which columns of a table hold numbers and names of papers; null for a table that is no 配布資料一覧. */
export function handoutColumns(element: TableElement): Columns | null {
  const grid = gridOf({ ...element.table, rows: element.table.rows.slice(0, 3) });
  for (const head of grid.slice(0, 2)) {
    const at = new Map<Column, number>();
    head.cells.forEach((cell, index) => {
      const word = shortKey(printed(cell), 12);
      const column = columnOf(word, at);
      if (column !== null) at.set(column, index);
    });
    const number = at.get('number');
    const name = at.get('name');
    if (number !== undefined && name !== undefined) {
      if (
        !at.has('meeting') &&
        head.cells[0] !== undefined &&
        number > 0 &&
        name > 0 &&
        shortKey(printed(head.cells[0])) === ''
      ) {
        at.set('meeting', 0);
      }
      return { head, at };
    }
  }
  return headlessColumns(element);
}

function columnOf(word: string, taken: ReadonlyMap<Column, number>): Column | null {
  if (word === '') return null;
  if (numberHead.test(word) && !taken.has('number')) return 'number';
  if (nameHead.test(word) && !taken.has('name')) return 'name';
  if (word === '資料' && taken.has('number') && !taken.has('name')) return 'name';
  if (remarkHead.test(word) && !taken.has('remark')) return 'remark';
  return meetingHead.test(word) && !taken.has('meeting') ? 'meeting' : null;
}

/** A list without a head: every row begins with 「資料1」 or the like. */
function headlessColumns(element: TableElement): Columns | null {
  const { rows } = element.table;
  if (rows.length < 2 || rows.length > 200) return null;
  const numbered = rows.filter((row) => {
    const mark = readPaperMark(row.cells[0]?.text ?? '');
    return mark !== null && mark.title === '' && (row.cells[1]?.text ?? '') !== '';
  });
  if (numbered.length * 3 < rows.length * 2) return null;
  return {
    head: null,
    at: new Map<Column, number>([
      ['number', 0],
      ['name', 1],
      ['remark', 2],
    ]),
  };
}

/** True for a line that titles a 配布資料一覧. */
export function isHandoutListTitle(text: string): boolean {
  const plain = shortKey(unwrap(text), 60).replace(/^[■□●○◆◇▼]/u, '');
  return (
    /(?:一覧表?|配[布付]資料|資料リスト|資料目録|資料目次)(?:\(.{0,12}\))?$/u.test(plain) &&
    /資料|一覧/u.test(plain)
  );
}

/** How many rows above a row may say something of it. */
const listedBefore = 200;

/** A row with the source line it stands on. */
export interface ListedRow {
  readonly line: number;
  readonly row: HandoutRow;
}

export interface ReadHandoutList {
  readonly content: HandoutListContent;
  readonly rows: readonly ListedRow[];
}

/** 配布資料一覧 from a table, its title lines before it and notes behind it; or from lines. */
export function readHandoutList(elements: readonly Element[], reading: Reading): ReadHandoutList {
  const at = elements.findIndex((element) => element.type === 'table' && handoutColumns(element) !== null);
  const table = elements[at];
  if (table?.type !== 'table') return readListedLines(elements, reading);
  const columns = handoutColumns(table);
  const before = elements.slice(0, at);
  const titleLines = before.flatMap((element) =>
    element.type === 'text' ? [{ id: reading.newId(), text: printedText(element) }] : [],
  );
  const others = [...before.filter((element) => element.type !== 'text'), ...elements.slice(at + 1)];
  const rows = columns === null ? [] : rowsOf(table, columns, reading);
  const extra = columns === null ? [] : extraColumns(columns);
  const head = columns?.head ?? null;
  const content: HandoutListContent = {
    kind: 'handoutList',
    titleLines,
    headerId: reading.newId(),
    columns:
      head === null || columns === null
        ? []
        : [
            ...(['meeting', 'number', 'name', 'remark'] as const).map((column) =>
              headText(head, columns, column),
            ),
            ...extra.map((index) => printed(head.cells[index])),
          ],
    rows: rows.map(({ row }) => row),
    notes: notesOf(others, reading),
  };
  return { content, rows };
}

function headText(head: GridRow, columns: Columns, column: Column): string {
  const index = columns.at.get(column);
  return index === undefined ? '' : printed(head.cells[index]);
}

/** Columns that have a head and no place of their own; their text is kept with the remark. */
function extraColumns(columns: Columns): number[] {
  const taken = new Set(columns.at.values());
  return (columns.head?.cells ?? []).flatMap((cell, index) =>
    taken.has(index) || printed(cell) === '' ? [] : [index],
  );
}

function rowsOf(table: TableElement, columns: Columns, reading: Reading): ListedRow[] {
  const rows: ListedRow[] = [];
  const taken = new Set(columns.at.values());
  let headSeen = columns.head === null;
  for (const row of gridOf(table.table)) {
    if (!headSeen && row.line === columns.head?.line) {
      headSeen = true;
      continue;
    }
    const text = (column: Column): string => {
      const index = columns.at.get(column);
      return index === undefined ? '' : printed(row.cells[index]).replace(/\s*\n\s*/gu, ' ');
    };
    const extra = row.cells.flatMap((cell, index) =>
      taken.has(index) || printed(cell) === '' ? [] : [printed(cell)],
    );
    const name = text('name');
    const remark = joined([text('remark'), ...extra]);
    if (row.disagrees || (name === '' && text('number') === '')) {
      const left = joined([text('meeting'), text('number'), name, remark]);
      const last = rows.at(-1);
      if (last !== undefined) last.row.remarkRaw = joined([last.row.remarkRaw, left]);
      if (left !== '') reportLeftOver(reading, row.line, left);
      continue;
    }
    const before = rows.slice(-listedBefore).map((one) => one.row);
    const paper = listedPaper({ meetingText: text('meeting'), noText: text('number'), name, remark }, before);
    rows.push({ line: row.line, row: { id: reading.newId(), ...paper } });
  }
  return rows;
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('　');
}

/** 配布資料一覧 as plain lines. */
function readListedLines(elements: readonly Element[], reading: Reading): ReadHandoutList {
  const rows: ListedRow[] = [];
  const titleLines: TextElement[] = [];
  const others: Element[] = [];
  for (const element of elements) {
    const before = rows.slice(-listedBefore).map((one) => one.row);
    const paper = element.type === 'text' ? listedPaperOfLine(element.text, before) : null;
    if (paper !== null) rows.push({ line: element.line, row: { id: reading.newId(), ...paper } });
    else if (rows.length === 0 && element.type === 'text') titleLines.push(element);
    else others.push(element);
  }
  const content: HandoutListContent = {
    kind: 'handoutList',
    titleLines: titleLines.map((element) => ({ id: reading.newId(), text: printedText(element) })),
    headerId: reading.newId(),
    columns: [],
    rows: rows.map(({ row }) => row),
    notes: notesOf(others, reading),
  };
  return { content, rows };
}
