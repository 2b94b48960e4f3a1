import { readFiscalYear } from '../../core/domain/dates/fiscal-year.ts';
import { readScheduleRow } from '../../core/domain/meetings/read-schedule-row.ts';
import type {
  ScheduleContent,
  ScheduleRow,
  ScheduleTopic,
} from '../../core/domain/meetings/schedule-content.ts';
import { addAll } from './add-all.ts';
import type { Element, TableElement } from './elements.ts';
import { leftOverRow, type Note, notesOf, printedText, type Reading, reportLeftOver } from './reading.ts';
import { type Cell, type CellLine, type GridCell, type GridRow, gridOf, linesOf, printed } from './table.ts';
import { enumeratorOf, shortKey } from './text.ts';

type Column = 'year' | 'session' | 'date' | 'content';

interface Columns {
  readonly head: GridRow;
  readonly at: ReadonlyMap<Column, number>;
}

const heads: readonly (readonly [Column, RegExp])[] = [
  ['year', /^年度$/u],
  [
    'date',
    /^(?:日程|期日|開催日程?|開催予定日?|開催時期|時期|実施時期|年月日?|開催年月日?|日時|開催日時|月日|スケジュール|予定日?|予定時期)(?:\(.{1,10}\))?$/u,
  ],
  [
    'session',
    /^(?:委員会|審議会|協議会|検討会|懇談会|推進会議|会議|会議名?|回数?|開催回|区分|名称|種別|会議等?|.{0,12}(?:委員会|審議会|協議会|検討会|会議))$/u,
  ],
  [
    'content',
    /^(?:(?:主な)?(?:検討|審議|協議|議事|実施|会議|予定|開催)?(?:内容|事項|議題|議事|項目)(?:等|など)?(?:\(.{1,10}\))?|内容等|テーマ|主な内容等?|(?:検討|審議|協議)(?:内容|事項|議題)?(?:等|\(予定\))?)$/u,
  ],
];

/** Columns of a 策定スケジュール; null for another table. */
export function scheduleColumns(element: TableElement): Columns | null {
  const [head] = gridOf({ ...element.table, rows: element.table.rows.slice(0, 1) });
  if (head === undefined || element.table.rows.length < 2) return null;
  const at = new Map<Column, number>();
  head.cells.forEach((cell, index) => {
    const word = shortKey(printed(cell), 24);
    if (word === '') return;
    const column = heads.find(([name, pattern]) => !at.has(name) && pattern.test(word))?.[0];
    if (column !== undefined) at.set(column, index);
  });
  if (!at.has('date')) return null;
  // A blank head beside a date is the column of the sittings.
  const blank = head.cells.findIndex((cell) => printed(cell) === '');
  if (!at.has('session') && blank >= 0) at.set('session', blank);
  const rest = head.cells.findIndex(
    (cell, index) => printed(cell) !== '' && ![...at.values()].includes(index),
  );
  if (!at.has('content') && at.has('session') && rest >= 0) at.set('content', rest);
  return at.has('content') && saysWhen(element, at) ? { head, at } : null;
}

/** At least one row names a month, a sitting or that it is open. */
function saysWhen(element: TableElement, at: ReadonlyMap<Column, number>): boolean {
  const date = at.get('date') ?? 0;
  return gridOf({ ...element.table, rows: element.table.rows.slice(0, 40) })
    .slice(1)
    .some((row) => /\d{1,2}\s*月|年度?|未定|\d[./]\d/u.test(printed(row.cells[date]).normalize('NFKC')));
}

/** 策定スケジュール: title above the table, rows, notes. */
export function readSchedule(
  elements: readonly Element[],
  fallbackTitle: string,
  reading: Reading,
): ScheduleContent {
  const at = elements.findIndex((element) => element.type === 'table' && scheduleColumns(element) !== null);
  const table = elements[at];
  const columns = table?.type === 'table' ? scheduleColumns(table) : null;
  if (table?.type !== 'table' || columns === null) throw new RangeError('these elements hold no schedule');
  const [first, ...between] = elements.slice(0, at);
  const titled = first?.type === 'text' && first.text.length <= 100;
  const notes: Note[] = notesOf(
    [...(titled || first === undefined ? between : [first, ...between]), ...elements.slice(at + 1)],
    reading,
  );
  const head = (['session', 'date', 'content'] as const).map((column) =>
    textAt(columns.head, columns, column),
  );
  const extra = extraColumns(columns);
  const yearHead = textAt(columns.head, columns, 'year');
  if (yearHead !== '') head[0] = [yearHead, head[0] ?? ''].filter((text) => text !== '').join('・');
  return {
    kind: 'schedule',
    titleId: reading.newId(),
    title: titled ? printedText(first) : fallbackTitle,
    headerId: reading.newId(),
    columns: [...head, ...extra.map((index) => printed(columns.head.cells[index]))],
    entries: entriesOf(table, columns, notes, reading),
    notes,
  };
}

function textAt(row: GridRow, columns: Columns, column: Column): string {
  const index = columns.at.get(column);
  return index === undefined ? '' : printed(row.cells[index]);
}

function cellAt(row: GridRow, columns: Columns, column: Column): GridCell | undefined {
  const index = columns.at.get(column);
  return index === undefined ? undefined : row.cells[index];
}

function extraColumns(columns: Columns): number[] {
  const taken = new Set(columns.at.values());
  return columns.head.cells.flatMap((cell, index) =>
    taken.has(index) || printed(cell) === '' ? [] : [index],
  );
}

type Entries = ScheduleContent['entries'];

function entriesOf(table: TableElement, columns: Columns, notes: Note[], reading: Reading): Entries {
  const entries: Entries = [];
  let yearText = '';
  let year: number | null = null;
  const taken = new Set(columns.at.values());
  for (const row of gridOf(table.table)) {
    if (
      row.line === columns.head.line &&
      entries.length === 0 &&
      row.cells.every((cell, index) => printed(cell) === printed(columns.head.cells[index]))
    )
      continue;
    const filled = row.cells.filter((cell) => printed(cell) !== '');
    const [only] = filled;
    const printedYear =
      filled.length === 1 && only !== undefined ? printed(only) : textAt(row, columns, 'year');
    const isYear =
      printedYear !== '' &&
      readFiscalYear(printedYear) !== null &&
      /^[^。、]{1,24}$/u.test(printedYear) &&
      /年度/u.test(printedYear);
    if (isYear) {
      yearText = printedYear;
      year = readFiscalYear(printedYear)?.year ?? null;
      entries.push({ type: 'year', id: reading.newId(), text: printedYear });
      if (filled.length === 1) continue;
    }
    // What stands in the column of years and is none belongs to the row.
    const beside = isYear ? '' : textAt(row, columns, 'year');
    const session = [beside, textAt(row, columns, 'session')]
      .filter((text) => text !== '')
      .join('　')
      .replace(/\s*\n\s*/gu, ' ');
    const dateText = textAt(row, columns, 'date').replace(/\s*\n\s*/gu, ' ');
    const contentCell = cellAt(row, columns, 'content');
    const topics =
      contentCell === undefined || contentCell.covered ? [] : topicsOf(contentCell.cell, reading);
    row.cells.forEach((cell, index) => {
      if (!taken.has(index) && printed(cell) !== '') addAll(topics, topicsOf(cell.cell, reading));
    });
    const last = entries.at(-1);
    if (session === '' && dateText === '') {
      // A row that goes on behind a page break, or a cell merged with the one above.
      if (last?.type === 'row') addAll(last.row.topics, topics);
      else keepRow(row, notes, reading);
      continue;
    }
    if (row.disagrees) {
      keepRow(row, notes, reading);
      continue;
    }
    entries.push({
      type: 'row',
      row: rowOf(row.line, session, dateText, topics, { yearText, year }, reading),
    });
  }
  return entries;
}

function keepRow(row: GridRow, notes: Note[], reading: Reading): void {
  const cells = row.cells.filter((cell) => !cell.covered).map(({ cell }) => cell);
  for (const { line, text } of leftOverRow({ line: row.line, cells, disagrees: false })) {
    reportLeftOver(reading, line, text);
    notes.push({ id: reading.newId(), text });
  }
}

function rowOf(
  line: number,
  session: string,
  dateText: string,
  topics: ScheduleTopic[],
  under: { readonly yearText: string; readonly year: number | null },
  reading: Reading,
): ScheduleRow {
  const printedRow = { id: reading.newId(), session, dateText, topics };
  const { row, problems } = readScheduleRow(printedRow, under.yearText, under.year);
  for (const { code, ...values } of problems) reading.warn(line, code, values);
  return row;
}

/** Topics of a row with their marks; 「(1)」 below a topic belongs to it. */
function topicsOf(cell: Cell, reading: Reading): ScheduleTopic[] {
  const topics: ScheduleTopic[] = [];
  let underBullet = false;
  for (const line of linesOf(cell)) {
    const { marker, text } = markOf(line);
    const isEnumerated = marker !== '' && enumeratorOf(marker) !== '';
    const nested = Math.min(3, line.depth);
    topics.push({
      id: reading.newId(),
      marker,
      text,
      depth: isEnumerated && underBullet ? Math.max(1, nested) : nested,
    });
    if (!isEnumerated) underBullet = true;
  }
  return topics;
}

function markOf(line: CellLine): { marker: string; text: string } {
  if (line.marker !== '') return line;
  const enumerator = enumeratorOf(line.text);
  if (enumerator !== '' && enumerator.length < line.text.length) {
    return { marker: enumerator, text: line.text.slice(enumerator.length).trimStart() };
  }
  // An item of a list is printed with a mark, whichever.
  return { marker: line.list ? '・' : '', text: line.text };
}
