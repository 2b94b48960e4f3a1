import { completedLabels, readPeriodLabel } from '../../core/domain/statistics/period.ts';
import { readValue, unitOfLine } from '../../core/domain/statistics/read-value.ts';
import { isNote } from '../packet-text/reading.ts';
import { isNumberedTitle, isSource } from '../packet-text/statistics.ts';
import type { CellSheet } from './sheets.ts';

export type Grid = readonly (readonly string[])[];

/** A line that stands above or below a table. */
export interface RegionLine {
  /** From 1, in its sheet. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A table as it stands on a sheet: its head, its body, and the lines around it. */
export interface Region {
  readonly sheet: string;
  readonly firstRow: number;
  readonly head: Grid;
  readonly body: Grid;
  /** Column in which figures begin. */
  readonly figures: number;
  readonly above: readonly RegionLine[];
  readonly below: readonly RegionLine[];
}

type RowClass = 'empty' | 'words' | 'head' | 'figures';

/** Merged cells hold their text in each of their cells, rows have equal length, and spaces at the ends are gone. */
export function spreadCells({ rows, merges }: CellSheet): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const grid = rows.map((row) =>
    Array.from({ length: width }, (_, column) =>
      (row[column] ?? '').replace(/^[\s\u3000]+|[\s\u3000]+$/gu, ''),
    ),
  );
  for (const { top, left, bottom, right } of merges) {
    const text = grid[top]?.[left] ?? '';
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const cells = grid[row];
        if (cells !== undefined && column < cells.length) cells[column] = text;
      }
    }
  }
  return grid;
}

export function isFigure(text: string): boolean {
  if (text === '') return false;
  const { value, missing } = readValue(text);
  return value !== null || missing !== null;
}

/** A code of a download: digits of fixed length, mostly with zeros before. */
export function isCode(text: string): boolean {
  return /^(?:0\d{1,11}|\d{8,12}|[A-Z]?\d{3,5}[A-Z]?)$/u.test(text);
}

function isYear(text: string): boolean {
  return readPeriodLabel(text) !== null;
}

/** 「年次, 2018, 2019, 2020」, 「平成30年度, 令和元, 2, 3」: figures that are years. */
function isRowOfYears(cells: readonly string[]): boolean {
  const figures = cells.filter(isFigure);
  if (figures.length < 2) return false;
  const filled = cells.filter((text) => text !== '');
  const years = completedLabels(filled).filter(isYear).length;
  const last = filled.at(-1) ?? '';
  // A single column behind the years (増減) may be anything.
  return (
    years >= 2 &&
    years >= filled.length - (isYear(last) ? 2 : 3) &&
    figures.every((text) => !text.includes(','))
  );
}

/**
 * 「月, 4月, 5月, 6月」, 「区分, 1人, 2人, 3人以上」: figures with the same word behind each, no two alike, over figures that have
 * none. They name columns.
 */
function isRowOfCountedNames(cells: readonly string[], below: readonly string[] | undefined): boolean {
  const counted = cells
    .map((text) => text.normalize('NFKC'))
    .filter((text) => /^\d{1,3}\p{L}\P{N}*$/u.test(text));
  const filled = cells.filter((text) => text !== '').length;
  if (counted.length < 2 || counted.length * 3 < (filled - 1) * 2 || new Set(counted).size < counted.length)
    return false;
  const words = counted.map((text) => text.replace(/^\d+/u, '').charAt(0));
  return (
    new Set(words).size === 1 &&
    below !== undefined &&
    below.filter(isFigure).length >= 2 &&
    !below.some((text) => /^\d[\d,.]*\p{L}/u.test(text.normalize('NFKC')))
  );
}

/** 「令和元年, 2, 3」 below 「平成30年, 1, 2」: small figures beside years, not years that go on. */
function isYearAmongYears(cells: readonly string[], firsts: readonly string[], row: number): boolean {
  const figures = cells.slice(1).filter((text) => text !== '');
  return (
    figures.length > 0 &&
    figures.every(isFigure) &&
    isYear(firsts[row] ?? '') &&
    [row - 1, row + 1].some((other) => isYear(firsts[other] ?? ''))
  );
}

/** 「時間軸 コード, 2015000000, 2016000000」 */
function isRowOfCodes(cells: readonly string[]): boolean {
  const [first, ...rest] = cells.filter((text) => text !== '');
  return first !== undefined && /コード|code/iu.test(first) && rest.length > 0 && rest.every(isCode);
}

function classOf(cells: readonly string[]): RowClass {
  const filled = cells.filter((text) => text !== '');
  if (filled.length === 0) return 'empty';
  if (isMeta(cells) || isLegend(cells) || isTitleWithUnit(filled)) return 'words';
  if (isRowOfYears(cells) || isRowOfCodes(cells)) return 'head';
  const figures = cells.filter((text) => isFigure(text) && !(isYear(text) && text === cells[0])).length;
  if (figures > 0 && new Set(filled).size > 1 && figures * 3 >= filled.length) return 'figures';
  return new Set(filled).size === 1 ? 'words' : 'head';
}

/** 「表1　人口」 at the left, 「（単位：人）」 at the right of the same row. */
function isTitleWithUnit(filled: readonly string[]): boolean {
  return filled.length === 2 && unitOfLine(filled[0] ?? '') === null && unitOfLine(filled[1] ?? '') !== null;
}

/** 「統計名：」, 「国勢調査」 */
export function isMeta(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return filled.length >= 2 && filled.length <= 3 && /[:：]$/u.test(filled[0] ?? '');
}

/** 「***」, 「数値が得られないもの」 */
export function isLegend(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  const [mark = '', words = ''] = filled;
  return (
    filled.length === 2 && /^[-‐–—－*＊…‥・xX×△▲]{1,3}$/u.test(mark) && words.length >= 3 && !isFigure(words)
  );
}

/** Every table of a sheet, and the rows that belong to none. */
export function regionsOf(sheet: CellSheet): { regions: Region[]; leftOver: RegionLine[] } {
  const grid = spreadCells(sheet);
  const firsts = completedLabels(grid.map((cells) => cells[0] ?? ''));
  const classes = grid.map((cells, row) => {
    const kind = isYearAmongYears(cells, firsts, row) ? 'figures' : classOf(cells);
    return kind === 'figures' && isRowOfCountedNames(cells, grid[row + 1]) ? 'head' : kind;
  });
  const regions: Region[] = [];
  let from = 0;
  for (;;) {
    const first = classes.indexOf('figures', from);
    if (first < 0) break;
    const headStart = startOfHead(grid, classes, first, from);
    const end = endOfBody(grid, classes, first, headStart < first);
    const bodyStart = firstOfBody(classes, headStart, first);
    const head = grid.slice(headStart, bodyStart);
    const body = grid.slice(bodyStart, end).filter((cells) => cells.some((text) => text !== ''));
    const next = classes.indexOf('figures', end);
    const belowEnd =
      next < 0 ? grid.length : startOfAbove(grid, classes, startOfHead(grid, classes, next, end), end);
    regions.push({
      sheet: sheet.name,
      firstRow: bodyStart + 1,
      head,
      body,
      figures: figureColumn(head, body),
      above: lines(grid, regions.length === 0 ? 0 : from, headStart),
      below: lines(grid, end, belowEnd),
    });
    from = belowEnd;
  }
  return { regions, leftOver: regions.length === 0 ? lines(grid, 0, grid.length) : [] };
}

function lines(grid: Grid, from: number, to: number): RegionLine[] {
  return grid.slice(from, to).flatMap((cells, index) => {
    const filled = [...new Set(cells.filter((text) => text !== ''))];
    return filled.length === 0 ? [] : [{ row: from + index + 1, cells: filled }];
  });
}

/** Upwards from the first row of figures: rows with words over the figures, and a group's label between. */
function startOfHead(grid: Grid, classes: readonly RowClass[], first: number, from: number): number {
  let start = first;
  for (let row = first - 1; row >= from && first - row <= 7; row -= 1) {
    if (classes[row] === 'head') start = row;
    else if (classes[row] === 'words' && start === first && isGroupLabel(grid[row] ?? [])) continue;
    else if (classes[row] === 'words' && isUnitsBelowHead(grid[row] ?? [])) start = row;
    else break;
  }
  return start;
}

/** Behind the head, a group's label belongs to the body. */
function firstOfBody(classes: readonly RowClass[], headStart: number, first: number): number {
  let start = first;
  while (start > headStart && classes[start - 1] === 'words') start -= 1;
  return start === headStart ? first : start;
}

function isGroupLabel(cells: readonly string[]): boolean {
  const filled = cells.flatMap((text, column) => (text === '' ? [] : [column]));
  const text = cells[0] ?? '';
  return (
    filled.length >= 1 &&
    text !== '' &&
    !isEndLine(text) &&
    unitOfLine(text) === null &&
    !isNumberedTitle(text)
  );
}

function isEndLine(text: string): boolean {
  return isSource(text) || isNote(text) || /^(?:資料|出典|注)/u.test(text) || text.endsWith('。');
}

export function isRowOfUnits(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return (
    filled.length > 0 &&
    filled.every((text) => /^[（(［[【〔][^()（）]{1,8}[)）\]］】〕]$|^[%％‰]$/u.test(text))
  );
}

/** Units over the columns of figures, not the one unit of the table at the margin. */
function isUnitsBelowHead(cells: readonly string[]): boolean {
  return isRowOfUnits(cells) && cells[0] === '' && cells.every((text) => unitOfLine(text) === null);
}

function endOfBody(grid: Grid, classes: readonly RowClass[], first: number, hasHead: boolean): number {
  let end = first + 1;
  for (let row = first + 1; row < grid.length; row += 1) {
    const kind = classes[row];
    if (kind === 'figures') end = row + 1;
    else if (kind === 'empty') {
      if (!goesOn(grid, classes, row, hasHead)) break;
    } else if (kind === 'words') {
      const next = classes[row + 1];
      if (next !== 'figures' || !isGroupLabel(grid[row] ?? [])) break;
    } else break;
  }
  return end;
}

/** After an empty row the same table goes on when figures follow at once, without a head of their own. */
function goesOn(grid: Grid, classes: readonly RowClass[], empty: number, hasHead: boolean): boolean {
  const next = classes.findIndex((kind, row) => row > empty && kind !== 'empty');
  if (next < 0 || next - empty > 2 || !hasHead) return false;
  if (classes[next] === 'figures') return true;
  return classes[next] === 'words' && classes[next + 1] === 'figures' && isGroupLabel(grid[next] ?? []);
}

/** Lines above a head that belong to its table: its title, unit and notes; no further than an empty row above them. */
function startOfAbove(grid: Grid, classes: readonly RowClass[], headStart: number, from: number): number {
  let start = headStart;
  for (let row = headStart - 1; row >= from; row -= 1) {
    const text = grid[row]?.find((cell) => cell !== '') ?? '';
    if (classes[row] === 'empty') {
      if (start < headStart) break;
      continue;
    }
    if (isEndLine(text) && !isMeta(grid[row] ?? []) && unitOfLine(text) === null) break;
    start = row;
  }
  return start;
}

/** The first column behind the labels. */
function figureColumn(head: Grid, body: Grid): number {
  const width = Math.max(0, ...body.map((cells) => cells.length));
  const hasFigures = (column: number): boolean => {
    const texts = body.map((cells) => cells[column] ?? '').filter((text) => text !== '');
    if (texts.length === 0) return false;
    const words = head.map((cells) => cells[column] ?? '').join('');
    if (/コード|code|単位$|^[/／]/iu.test(words)) return false;
    const figures = texts.filter(isFigure);
    const codes = texts.every((text) => /^0\d+$/u.test(text) || isYear(text));
    return (
      figures.length * 2 > texts.length &&
      !(codes && column < width - 1 && !head.some((cells) => isYear(cells[column] ?? '')))
    );
  };
  for (let column = 0; column < width; column += 1) {
    if (hasFigures(column)) return Math.max(1, column);
  }
  return Math.min(1, width - 1);
}
