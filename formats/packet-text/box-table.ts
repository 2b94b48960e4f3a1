import { readValue } from '../../core/domain/statistics/read-value.ts';
import { addAll } from './add-all.ts';
import { type BoxLine, crossingsOf, isAsciiBoxLine, readBoxLine } from './box-lines.ts';
import { cleanInline, readCell } from './cell-content.ts';
import { emptyText, type TextElement, type Warn } from './elements.ts';
import type { PlacedTable } from './pipe-table.ts';
import { shortened } from './reading.ts';
import { type Cell, plainCell, type Row } from './table.ts';
import { endsSentence, splitBullet } from './text.ts';

/** Columns beyond this are read by their order, without merged cells; no printed table has as many. */
const mostColumns = 200;

/** The text of a cell while its table is read. */
interface OpenCell {
  readonly texts: string[];
  readonly line: number;
  readonly columns: number;
  rows: number;
}

interface OpenRow {
  readonly line: number;
  readonly cells: OpenCell[];
  /** The cell that each column shows. */
  readonly shown: (OpenCell | undefined)[];
}

/**
 * Tables drawn with lines. Cells are merged as far as the drawing leaves out uprights and rules between them.
 * @returns null where the lines are no table: a tree, or another drawing
 */
export function boxTable(
  sources: readonly string[],
  firstLine: number,
  warn: Warn,
): (PlacedTable | TextElement)[] | null {
  const lines = readLines(sources, firstLine);
  if (!isTable(lines)) return null;
  const found: (PlacedTable | TextElement)[] = [];
  for (const part of partsOf(lines)) {
    if (part.every(({ pieces }) => pieces.length < 2)) {
      addAll(found, framedLines(part));
      continue;
    }
    const boundaries = boundariesOf(part);
    const closed = part.map((line) => closedLine(line, boundaries));
    found.push(tableOf(closed, boundaries, warn));
    addAll(found, closed.flatMap(textBehind));
  }
  return found;
}

/** Lines by the width of signs at which more uprights stand below one another. */
function readLines(sources: readonly string[], firstLine: number): BoxLine[] {
  const crossings = isAsciiBoxLine(sources[0] ?? '') ? crossingsOf(sources) : null;
  const [wide = [], narrow = []] = ([2, 1] as const).map((ambiguous) =>
    sources.map((source, index) => readBoxLine(source, firstLine + index, ambiguous, crossings)),
  );
  return aligned(narrow) > aligned(wide) ? narrow : wide;
}

/** The share of uprights of text lines that stand where those of the borders stand. */
function aligned(lines: readonly BoxLine[]): number {
  const known = new Set(lines.flatMap(({ isBorder, uprights }) => (isBorder ? uprights : [])));
  const all = lines.flatMap(({ isBorder, uprights }) => (isBorder ? [] : uprights));
  return all.length === 0 ? 0 : all.filter((column) => known.has(column)).length / all.length;
}

/** Rows and borders; rows without any border must at least be closed. */
function isTable(lines: readonly BoxLine[]): boolean {
  const borders = lines.filter(({ isBorder }) => isBorder).length;
  const rows = lines.filter(({ isBorder, pieces }) => !isBorder && pieces.length > 0);
  if (borders === 0)
    return rows.length > 1 && lines.every(({ behind, pieces }) => behind === '' && pieces.length > 1);
  return rows.length > 0 && (borders + rows.length) * 4 >= lines.length * 3;
}

/** Two drawings directly below one another: a lower border, and an upper one behind it. */
function partsOf(lines: readonly BoxLine[]): BoxLine[][] {
  const parts: BoxLine[][] = [];
  let open: BoxLine[] = [];
  for (const line of lines) {
    const before = open.at(-1);
    if (before?.isBorder === true && line.isBorder && open.some(({ isBorder }) => !isBorder)) {
      parts.push(open);
      open = [];
    }
    open.push(line);
  }
  if (open.some(({ isBorder }) => !isBorder)) parts.push(open);
  return parts;
}

/** A frame around lines of text is no table. */
function framedLines(lines: readonly BoxLine[]): TextElement[] {
  return lines.flatMap((line) => [
    ...line.pieces.flatMap(({ text }) => (text === '' ? [] : [lineOfText(line.line, text)])),
    ...textBehind(line),
  ]);
}

function textBehind({ line, behind }: BoxLine): TextElement[] {
  return behind === '' ? [] : [lineOfText(line, behind)];
}

function lineOfText(line: number, source: string): TextElement {
  const { marker, text } = splitBullet(cleanInline(source));
  return { ...emptyText, line, marker, text, apart: true };
}

/** A row whose last upright is missing, with the text behind it as its last cell. */
function closedLine(line: BoxLine, boundaries: readonly number[]): BoxLine {
  const { uprights, pieces, behind } = line;
  if (behind === '' || uprights.length >= boundaries.length) return line;
  return {
    ...line,
    uprights: [...uprights, boundaries.at(-1) ?? 0],
    pieces: [...pieces, { text: behind, isRule: false }],
    behind: '',
  };
}

function tableOf(lines: readonly BoxLine[], boundaries: readonly number[], warn: Warn): PlacedTable {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a drawn table has lines');
  if (!last.isBorder && lines.some(({ isBorder }) => isBorder)) warn(last.line, 'tableBroken');
  const grid = new Grid(boundaries, rulingOf(lines), warn);
  for (const line of lines) grid.take(line);
  const { rows, headRows } = grid.end();
  return { table: { style: 'box', rows, headRows }, line: first.line, endLine: last.line };
}

/** Display columns of the uprights of all columns. */
function boundariesOf(lines: readonly BoxLine[]): readonly number[] {
  const widest = lines.reduce((most, line) => (line.uprights.length > most.uprights.length ? line : most));
  const most = widest.uprights;
  if (most.length > mostColumns) return most;
  const counts = new Map<number, number>();
  for (const { uprights } of lines)
    for (const column of uprights) counts.set(column, (counts.get(column) ?? 0) + 1);
  const ruled = lines.filter(hasRule);
  const all = [...new Set(ruled.flatMap(({ uprights }) => uprights))].sort((one, other) => one - other);
  // Rules that are not drawn to the column make up uprights of their own.
  const isDrawn = all.every(
    (column, index) => (counts.get(column) ?? 0) > 1 && !isBeside(column, index, all),
  );
  return isDrawn && all.length >= usualUprights(lines) && all.length <= mostColumns ? all : most;
}

/** How many uprights most rows have; rows of merged cells have fewer. */
function usualUprights(lines: readonly BoxLine[]): number {
  const counts = lines.flatMap((line) => (line.isBorder ? [] : [line.uprights.length]));
  return counts.sort((one, other) => one - other)[Math.floor((counts.length - 1) / 2)] ?? 0;
}

function isBeside(column: number, index: number, all: readonly number[]): boolean {
  const before = all[index - 1];
  return before !== undefined && column - before < 3;
}

/** Where rules stand inside a drawing: nowhere, below its head alone, or between its rows too. */
type Ruling = 'none' | 'head' | 'rows';

function rulingOf(lines: readonly BoxLine[]): Ruling {
  const inner = lines.slice(
    lines.findIndex(({ isBorder }) => !isBorder),
    -1,
  );
  const head = inner.findIndex(({ isBorder }) => isBorder);
  if (head < 0) return inner.some(hasRule) ? 'rows' : 'none';
  return inner.slice(head + 1).some(hasRule) ? 'rows' : 'head';
}

function hasRule({ pieces }: BoxLine): boolean {
  return pieces.some(({ isRule }) => isRule);
}

class Grid {
  private readonly boundaries: readonly number[];
  private readonly ruling: Ruling;
  private readonly warn: Warn;
  private readonly rows: OpenRow[] = [];
  /** Text lines since the last rule. */
  private group: BoxLine[] = [];
  /** For each column the cell that goes on below the last rule, which did not close it. */
  private reaching: (OpenCell | undefined)[] = [];
  private headRows = 0;
  private isHeadMarked = false;

  constructor(boundaries: readonly number[], ruling: Ruling, warn: Warn) {
    this.boundaries = boundaries;
    this.ruling = ruling;
    this.warn = warn;
  }

  take(line: BoxLine): void {
    if (!hasRule(line)) {
      this.group.push(line);
      return;
    }
    this.endGroup();
    if (line.isBorder) {
      if (this.headRows === 0 || (line.isHeavy && !this.isHeadMarked)) this.headRows = this.rows.length;
      this.isHeadMarked ||= line.isHeavy && this.rows.length > 0;
      this.reaching = [];
      return;
    }
    const shown = this.rows.at(-1)?.shown ?? [];
    this.reaching = [];
    for (const { piece, from, to } of this.placed(line)) {
      if (piece.isRule) continue;
      const cell = shown[from];
      for (let column = from; column < to; column += 1) this.reaching[column] = shown[column];
      if (piece.text === '') continue;
      if (cell !== undefined) cell.texts.push(piece.text);
      else this.keepApart(line, piece.text);
    }
  }

  end(): { rows: Row[]; headRows: number } {
    this.endGroup();
    const rows = this.rows.map(
      ({ line, cells }): Row => ({ line, disagrees: false, cells: cells.map((cell) => this.cellOf(cell)) }),
    );
    return { rows, headRows: this.headOf(rows) };
  }

  /** A rule below the first rows makes them a head; where there is none, or every row has one, only words do. */
  private headOf(rows: readonly Row[]): number {
    const head = this.headRows < rows.length ? this.headRows : 0;
    if (this.isHeadMarked || head > 1 || (this.ruling === 'head' && head > 0)) return head;
    return rows.length > 1 && areHeads(rows[0]?.cells ?? []) ? 1 : 0;
  }

  private cellOf(cell: OpenCell): Cell {
    const texts = joinedLines(cell.texts);
    const read =
      texts.length === 0
        ? plainCell('')
        : readCell(texts.join('<br>'), cell.line, () => this.warn(cell.line, 'tableBroken'));
    return { ...read, columnSpan: cell.columns, rowSpan: cell.rows };
  }

  /** Text in the middle of a rule, with no cell above. */
  private keepApart(line: BoxLine, text: string): void {
    const cell = openCell(line.line, 1);
    cell.texts.push(text);
    this.rows.push({ line: line.line, cells: [cell], shown: [cell] });
  }

  private endGroup(): void {
    const lines = this.group;
    this.group = [];
    const isFirst = this.rows.length === 0;
    const areSingle = isFirst
      ? areRows(lines.slice(1)) || (this.ruling === 'none' && lines.every(hasLabel))
      : this.reaching.length === 0 && (this.ruling !== 'rows' || areRows(lines));
    if (!areSingle && lines.length > 0) this.addRow(lines);
    if (areSingle) for (const row of rowsOf(lines)) this.addRow(row);
    if (isFirst && areSingle) this.headRows = 1;
  }

  private addRow(lines: readonly BoxLine[]): void {
    const [first] = lines;
    if (first === undefined) return;
    const shown: (OpenCell | undefined)[] = [];
    const own = new Set<OpenCell>();
    const grown = new Set<OpenCell>();
    for (const line of lines) {
      for (const { piece, from, to } of this.placed(line)) {
        const above = this.reaching[from];
        const cell = shown[from] ?? above ?? openCell(line.line, to - from);
        cell.texts.push(piece.text);
        if (shown[from] !== undefined) continue;
        (cell === above ? grown : own).add(cell);
        for (let column = from; column < to; column += 1) shown[column] = cell;
      }
    }
    for (const cell of grown) cell.rows += 1;
    this.reaching = [];
    this.rows.push({ line: first.line, cells: inOrder(shown, own, first.line), shown });
  }

  /** The columns that each piece of a line takes. */
  private placed(line: BoxLine): { piece: BoxLine['pieces'][number]; from: number; to: number }[] {
    const { uprights, pieces } = line;
    const { boundaries } = this;
    const at = uprights.length === boundaries.length ? null : positions(uprights, boundaries);
    if (at === null && uprights.length !== boundaries.length) {
      this.warn(line.line, 'tableRagged', { text: shortened(pieces.map(({ text }) => text).join(' ')) });
    }
    return pieces.map((piece, index) => ({
      piece,
      from: at?.[index] ?? index,
      to: at?.[index + 1] ?? index + 1,
    }));
  }
}

function openCell(line: number, columns: number): OpenCell {
  return { texts: [], line, columns, rows: 1 };
}

/** Lines of a cell. A sentence that plainly goes on is one line again: behind a comma, or inside a bracket. */
function joinedLines(texts: readonly string[]): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const before = lines.at(-1);
    if (text === '') continue;
    if (before !== undefined && goesOn(before) && splitBullet(text).marker === '')
      lines[lines.length - 1] = before + text;
    else lines.push(text);
  }
  return lines;
}

function goesOn(text: string): boolean {
  const last = text.slice(-60);
  return /[、，]$/u.test(last) || /[「『（(][^「」『』（）()]*$/u.test(last);
}

/** The cells that begin in a row; a blank one where the drawing leaves out a column. */
function inOrder(
  shown: readonly (OpenCell | undefined)[],
  own: ReadonlySet<OpenCell>,
  line: number,
): OpenCell[] {
  const cells: OpenCell[] = [];
  for (const cell of shown) {
    if (cell === undefined) cells.push(openCell(line, 1));
    else if (own.has(cell) && cells.at(-1) !== cell) cells.push(cell);
  }
  return cells;
}

/** The nearest boundary of each upright; null where two uprights fall on one. */
function positions(uprights: readonly number[], boundaries: readonly number[]): number[] | null {
  if (boundaries.length > mostColumns + 1) return null;
  const found: number[] = [];
  let at = 0;
  for (const upright of uprights) {
    while (
      at + 1 < boundaries.length &&
      distance(boundaries, at + 1, upright) <= distance(boundaries, at, upright)
    )
      at += 1;
    if (found.at(-1) === at) return null;
    found.push(at);
  }
  return found;
}

function distance(boundaries: readonly number[], index: number, column: number): number {
  return Math.abs((boundaries[index] ?? Number.POSITIVE_INFINITY) - column);
}

/** Lines without a rule between that are rows of their own: each has a label, and a figure in the same column. */
function areRows(lines: readonly BoxLine[]): boolean {
  if (!lines.every(hasLabel)) return false;
  const width = lines[0]?.pieces.length ?? 0;
  for (let column = 1; column < Math.min(width, mostColumns); column += 1) {
    if (lines.every(({ pieces }) => readValue(pieces[column]?.text ?? '').value !== null)) return true;
  }
  return false;
}

/** Each line by itself, or with the lines above whose sentence it goes on with. */
function rowsOf(lines: readonly BoxLine[]): BoxLine[][] {
  const rows: BoxLine[][] = [];
  for (const line of lines) {
    const above = rows.at(-1);
    if (above?.at(-1)?.pieces.some(({ text }) => goesOn(text)) === true) above.push(line);
    else rows.push([line]);
  }
  return rows;
}

function hasLabel({ pieces }: BoxLine): boolean {
  return (pieces[0]?.text ?? '') !== '';
}

/** Short words in every column; the first may be blank. */
function areHeads(cells: readonly Cell[]): boolean {
  return (
    cells.length > 1 &&
    cells.every(
      ({ text }, index) =>
        (text !== '' || index === 0) &&
        text.length <= 40 &&
        !endsSentence(text) &&
        splitBullet(text).marker === '' &&
        (index === 0 || readValue(text).value === null),
    )
  );
}
