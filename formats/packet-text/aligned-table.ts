import { readPaperMark } from '../../core/domain/packets/paper-number.ts';
import { isPeriod, unitOfLine } from '../../core/domain/statistics/read-value.ts';
import { readLabelledLine } from './agenda-fields.ts';
import { isFigure, type PlacedRow, placeRow, type Span } from './aligned-columns.ts';
import { type GroupCell, groupCells } from './aligned-groups.ts';
import { joinedSegments, type Segment, segmentsOf, wordsOf } from './aligned-lines.ts';
import { readCell } from './cell-content.ts';
import type { TableElement, Warn } from './elements.ts';
import { handoutColumns } from './handout-list.ts';
import { readIndicatorHead } from './issue-sheet/indicator-head.ts';
import { partOfLabel } from './issue-sheet/labels.ts';
import type { PlacedTable } from './pipe-table.ts';
import { isNote, shortened } from './reading.ts';
import { scheduleColumns } from './schedule.ts';
import { isNumberedTitle, isSource, statisticsLayout } from './statistics.ts';
import { gridOf, plainCell, type Table } from './table.ts';
import { endsSentence, enumeratorOf, shortKey, splitBullet } from './text.ts';

/** A table among the lines of a block: its first line, and the line behind its last. */
export interface FoundTable {
  readonly from: number;
  readonly to: number;
  readonly placed: PlacedTable;
}

/** A stretch of more lines that turns out to be no table is not looked at again from its second line. */
const longStretch = 60;
const mostColumns = 30;

/**
 * Tables of plain text whose columns are held together by spaces alone. Only what has a head, stands in columns and is
 * made up of figures or short words is one; a list that looks so and cannot be told apart is reported.
 * @param block lines that follow one another, none of them blank
 */
export function alignedTables(block: readonly string[], firstLine: number, warn: Warn): FoundTable[] {
  const found: FoundTable[] = [];
  const lines = block.map((line) => segmentsOf(line, 2));
  let at = 0;
  while (at < block.length) {
    const attempt = tableAt(block, lines, at, firstLine);
    if (attempt === null) at += 1;
    else if (attempt.placed === null) at += attempt.to - at > longStretch ? attempt.to - at : 1;
    else {
      const isFree = at > (found.at(-1)?.to ?? 0);
      const above = isFree && attempt.rows.length > 2 ? (lines[at - 1] ?? []) : [];
      const groups = isHead(above, block[at - 1] ?? '') ? groupCells(above, attempt.rows) : null;
      if (groups === 'unclear')
        warn(firstLine + at - 1, 'columnsUnclear', { text: shortened((block[at - 1] ?? '').trim()) });
      found.push(
        groups === null || groups === 'unclear'
          ? { from: at, to: attempt.to, placed: attempt.placed }
          : { from: at - 1, to: attempt.to, placed: withGroups(attempt.placed, groups) },
      );
      at = attempt.to;
    }
  }
  reportUnclear(lines, found, firstLine, warn);
  return found;
}

/** The table with the upper line of its head. */
function withGroups(placed: PlacedTable, groups: readonly GroupCell[]): PlacedTable {
  const line = placed.line - 1;
  const cells = groups.map(({ segment, columns }) => ({
    ...(segment === undefined ? plainCell('') : readCell(segment.text, line, () => undefined)),
    columnSpan: columns,
  }));
  const rows = [{ line, cells, disagrees: false }, ...placed.table.rows];
  return { ...placed, line, table: { ...placed.table, rows, headRows: 2 } };
}

interface Attempt {
  readonly to: number;
  readonly rows: readonly PlacedRow[];
  readonly placed: PlacedTable | null;
}

function tableAt(
  block: readonly string[],
  lines: readonly Segment[][],
  at: number,
  firstLine: number,
): Attempt | null {
  const segments = lines[at] ?? [];
  if (segments.length < 2) return null;
  const place = (rows: readonly PlacedRow[], headRows: number): PlacedTable => ({
    table: tableOf(rows, firstLine + at, headRows),
    line: firstLine + at,
    endLine: firstLine + at + rows.length - 1,
  });
  if (isLabelled(segments)) return { to: at + 1, rows: [segments], placed: place([segments], 0) };
  if (!isHead(segments, block[at] ?? '')) return null;
  const rows = rowsFrom(block, lines, at);
  const whole = rows.length < 2 ? null : place(rows, 1);
  if (whole !== null && isAccepted(whole, rows)) return { to: at + rows.length, rows, placed: whole };
  const listed = listedRows(block, lines, at) ?? figureRows(block, lines, at);
  if (listed !== null) return { to: at + listed.length, rows: listed, placed: place(listed, 1) };
  return { to: at + rows.length, rows, placed: null };
}

/** 「施策の目指す姿　　○…」: a part of a 課題シート beside its label. */
function isLabelled(segments: readonly Segment[]): boolean {
  const [label, text] = segments;
  return (
    label !== undefined &&
    text !== undefined &&
    label.start === 0 &&
    text.start - label.end >= 4 &&
    partOfLabel(label.text) !== null &&
    splitBullet(text.text).marker !== ''
  );
}

/** Short words in every column, none of them a figure, an item, a label with its value or a title. */
function isHead(segments: readonly Segment[], line: string): boolean {
  const [first] = segments;
  if (first === undefined || segments.length > mostColumns) return false;
  if (/^[#>]|^[-*+]\s/u.test(line.trimStart())) return false;
  const isPlain = segments.every(
    ({ text }, index) =>
      text.length <= 30 &&
      !endsSentence(text) &&
      !text.includes('。') &&
      splitBullet(text).marker === '' &&
      unitOfLine(text) === null &&
      (!isFigure(text) || (index > 0 && isPeriod(text))),
  );
  if (
    !isPlain ||
    enumeratorOf(first.text) !== '' ||
    /^[0-9０-９一二三四五六七八九十]{1,3}$/u.test(first.text)
  )
    return false;
  if (isNumberedTitle(line.trim()) || isNote(first.text) || isSource(line.trim())) return false;
  if (readPaperMark(first.text) !== null) return false;
  return readLabelledLine(line.trim()) === null || (segments.length > 2 && !/[0-9０-９]/u.test(line));
}

/** The head and the lines below it that stand in its columns. */
function rowsFrom(block: readonly string[], lines: readonly Segment[][], at: number): PlacedRow[] {
  let head: readonly Segment[] = lines[at] ?? [];
  const [first] = head;
  const [below] = lines[at + 1] ?? [];
  // 「　　　　令和5年度　令和6年度」: the corner is blank.
  if (first !== undefined && below !== undefined && first.start > 1 && below.end < first.start)
    head = [{ text: '', start: below.start, end: below.start, from: 0, to: 0 }, ...head];
  const rows: PlacedRow[] = [head];
  let columns: readonly Span[] = head;
  let whole = 1;
  for (let index = at + 1; index < block.length; index += 1) {
    const segments = lines[index] ?? [];
    const [start] = segments;
    const line = block[index] ?? '';
    if (
      start === undefined ||
      isNote(start.text) ||
      isSource(line.trim()) ||
      /^[#>]|^[-*+]\s/u.test(line.trimStart())
    )
      break;
    if (segments.length === 1 && !mayBeAlone(start, columns)) break;
    // A year or a group above its rows may be longer than the first column.
    const isGroup = segments.length === 1 && Math.abs(start.start - (columns[0]?.start ?? 0)) <= 1;
    const placed = isGroup
      ? { row: columns.map((_, column) => (column === 0 ? start : undefined)), columns }
      : placeRow(segments, columns, line);
    if (placed === null) break;
    columns = placed.columns;
    rows.push(placed.row);
    if (segments.length > 1) whole = rows.length;
  }
  return rows.slice(0, whole);
}

/** A line of one cell: a year above its rows, or text that goes on below a cell. */
function mayBeAlone(segment: Segment, columns: readonly Span[]): boolean {
  const at = columns.findIndex(({ start }) => Math.abs(start - segment.start) <= 1);
  return at > 0 || (at === 0 && segment.text.length <= 20 && !endsSentence(segment.text));
}

function tableOf(rows: readonly PlacedRow[], firstLine: number, headRows: number): Table {
  return {
    style: 'aligned',
    headRows,
    rows: rows.map((row, index) => ({
      line: firstLine + index,
      disagrees: false,
      cells: row.map((segment) =>
        segment === undefined ? plainCell('') : readCell(segment.text, firstLine + index, () => undefined),
      ),
    })),
  };
}

function isAccepted(placed: PlacedTable, rows: readonly PlacedRow[]): boolean {
  const element: TableElement = { type: 'table', apart: true, ...placed };
  const [head = [], ...body] = rows;
  if (isKnown(element)) return true;
  const columns = head.length;
  const full = body.filter((row) => cellsIn(row) >= Math.max(2, columns - 1)).length;
  if (full < 2 || full * 2 < body.length) return false;
  const cells = body.flatMap((row) => row.slice(1)).flatMap((cell) => cell?.text ?? []);
  const figures = cells.filter(isFigure).length;
  if (figures * 10 >= cells.length * 6) return true;
  const isIndented = rows.every((row) => (row.find((cell) => cell !== undefined)?.start ?? 0) > 0);
  const words = cells.filter((text) => isFigure(text) || isShortWord(text)).length;
  const named = head.filter((cell) => cell !== undefined && headWord.test(shortKey(cell.text, 30))).length;
  const enough = columns > 2 ? named * 2 >= columns : named === 2 && body.length > 2;
  return !isIndented && words * 10 >= cells.length * 8 && enough;
}

function cellsIn(row: PlacedRow): number {
  return row.filter((cell) => cell !== undefined).length;
}

function isShortWord(text: string): boolean {
  return text.length <= 24 && !endsSentence(text);
}

const headWord =
  /^(?:No\.?|№|番号|区分|項目|種別|種類|分類|氏名|委員|所属|所属団体|役職|職|備考|摘要|内容|担当|所管|部署|年度|年|月|日|曜日|回|日程|日時|時間|場所|会場|時期|期間|対象|単位|計|合計|総数|割合|地区|地域|圏域|団体|施設|事業|取組|取り組み|指標|目標|実績|結果|現状|評価|説明|意味|用語|議題|資料|分野|施策|課題|方針|方向|方向性|対応|意見|回答|設問|理由|状況|男性?|女性?|.{1,12}(?:名|数|率|額|値|課|先|年度|区分|内容|番号|時期|割合|状況))$/u;

/** A table that its head tells. */
function isKnown(element: TableElement): boolean {
  if ((handoutColumns(element)?.head ?? null) !== null || scheduleColumns(element) !== null) return true;
  const [head, second] = gridOf({ ...element.table, rows: element.table.rows.slice(0, 2) });
  if (head === undefined) return false;
  const words = head.cells.map(({ cell }) => shortKey(cell.text, 40));
  if (words.includes('問番号')) return true;
  if (words.some((word) => word.includes('指標')) && readIndicatorHead(head, second) !== null) return true;
  return head.cells.length > 2 && element.table.rows.length > 2 && statisticsLayout(element) !== null;
}

/** 配布資料一覧 below its head although its columns do not align: number, name and remark follow one another. */
function listedRows(block: readonly string[], lines: readonly Segment[][], at: number): PlacedRow[] | null {
  const head = lines[at] ?? [];
  const columns = head.length;
  const words: TableElement = {
    type: 'table',
    line: 1,
    endLine: 1,
    apart: true,
    table: tableOf([head], 1, 1),
  };
  const known = handoutColumns(words);
  if (known === null || known.at.get('number') !== 0 || known.at.get('name') !== 1 || columns > 4)
    return null;
  const rows: PlacedRow[] = [head];
  for (let index = at + 1; index < block.length; index += 1) {
    const segments = lines[index] ?? [];
    const [number, name] = segments;
    const last = segments.at(-1);
    if (number === undefined || name === undefined || last === undefined || !isPaperNumber(number.text))
      break;
    if (segments.length <= columns) rows.push(head.map((_, column) => segments[column]));
    else {
      const middle = segments.at(columns === 2 ? -1 : -2) ?? last;
      const whole = joinedSegments(name, middle, block[index] ?? '');
      rows.push(columns === 2 ? [number, whole] : [number, whole, last]);
    }
  }
  return rows.length > 1 ? rows : null;
}

/** Rows of nothing but figures, as many as the head has words: their order says all, whatever they stand below. */
function figureRows(block: readonly string[], lines: readonly Segment[][], at: number): PlacedRow[] | null {
  const columns = lines[at + 1]?.length ?? 0;
  const head = [lines[at] ?? [], wordsOf(block[at] ?? '', 2)].find((words) => words.length === columns);
  if (head === undefined || columns < 3) return null;
  const rows: PlacedRow[] = [head];
  for (let index = at + 1; index < block.length; index += 1) {
    const [label, ...figures] = lines[index] ?? [];
    const fits = figures.length === columns - 1 && figures.every(({ text }) => isFigure(text));
    if (label === undefined || !fits || isFigure(label.text)) break;
    rows.push([label, ...figures]);
  }
  return rows.length > 2 ? rows : null;
}

function isPaperNumber(text: string): boolean {
  return (
    /^(?:[0-9０-９]{1,3}(?:[-－‐‑][0-9０-９]{1,3})?|[-－―—ー]|なし)$/u.test(text) ||
    readPaperMark(text) !== null
  );
}

/** Lines of as many cells, most of them figures, that came to stand in no table. */
function reportUnclear(
  lines: readonly Segment[][],
  found: readonly FoundTable[],
  firstLine: number,
  warn: Warn,
): void {
  const taken = new Set<number>();
  for (const { from, to } of found) for (let index = from; index < to; index += 1) taken.add(index);
  let from = 0;
  for (let index = 1; index <= lines.length; index += 1) {
    const isSame =
      index < lines.length &&
      !taken.has(index) &&
      !taken.has(from) &&
      (lines[index] ?? []).length === (lines[from] ?? []).length;
    if (isSame) continue;
    const run = lines.slice(from, index);
    const [first = []] = run;
    if (run.length > 2 && first.length > 2 && looksLikeTable(run))
      warn(firstLine + from, 'columnsUnclear', { text: shortened(first.map(({ text }) => text).join('　')) });
    from = index;
  }
}

function looksLikeTable(run: readonly Segment[][]): boolean {
  const [head = [], ...body] = run;
  const cells = body.flatMap((row) => row.slice(1));
  const figures = cells.filter(({ text }) => isFigure(text)).length;
  const named = head.filter(({ text }) => headWord.test(shortKey(text, 30))).length;
  return (
    figures * 2 >= cells.length ||
    (named === head.length && body.every((row) => enumeratorOf(row[0]?.text ?? '') === ''))
  );
}
