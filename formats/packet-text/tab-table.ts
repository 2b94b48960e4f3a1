import { readCell } from './cell-content.ts';
import type { Warn } from './elements.ts';
import type { PlacedTable } from './pipe-table.ts';
import { type Cell, type Row, type Table, tablesOf } from './table.ts';
import { key } from './text.ts';

/** A line with a tab that is not only indentation or space at its end. */
export function isTabRow(line: string): boolean {
  const tab = line.indexOf('\t');
  if (tab < 0) return false;
  if (line.slice(0, tab).trim() !== '') return line.slice(tab).trim() !== '' || line.trimStart().length > 0;
  return line.trim() !== '';
}

/** `-----⇥---`: what is left of the line under a head. */
function isSeparator(cells: readonly string[]): boolean {
  return cells.every((cell) => /^\s*:?-{2,}:?\s*$/u.test(cell)) && cells.length > 0;
}

/**
 * Tables of lines whose cells are divided by tabs. Where a cell holds an HTML table, copies of it in the same line and in
 * the lines below are left out, once they are seen to agree.
 */
export function tabTable(lines: readonly string[], firstLine: number, warn: Warn): PlacedTable[] {
  const rows: Row[] = [];
  let headRows = 0;
  lines.forEach((line, index) => {
    const number = firstLine + index;
    const sources = line.split('\t');
    if (isSeparator(sources.filter((source) => source.trim() !== ''))) {
      if (rows.length === 1) headRows = 1;
      return;
    }
    while (sources.length > 1 && sources.at(-1)?.trim() === '') sources.pop();
    rows.push({
      line: number,
      cells: sources.map((source) => readCell(source, number, () => warn(number, 'tableBroken'))),
      disagrees: false,
    });
  });
  if (rows.length === 0) return [];
  const kept = withoutCopies(rows, warn);
  const endLine = firstLine + lines.length - 1;
  return [{ table: { style: 'tab', rows: kept, headRows }, line: firstLine, endLine }];
}

function withoutCopies(rows: readonly Row[], warn: Warn): Row[] {
  if (!rows.some((row) => row.cells.some(holdsTable))) return [...rows];
  const kept: Row[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) break;
    const at = row.cells.findIndex(holdsTable);
    const cell = row.cells[at];
    if (cell === undefined) {
      kept.push(row);
      continue;
    }
    const copied = tablesOf(cell).flatMap(rowKeys);
    const beside = withoutFlatCopy(row, at, copied.flat(), warn);
    kept.push(beside);
    const below = rows.slice(index + 1, index + 1 + copied.length);
    const agreeing = below.filter((other, place) => repeats(keysOf(other), copied[place] ?? [])).length;
    if (agreeing === 0 || agreeing * 2 < below.length) continue;
    below.forEach((other, place) => {
      if (repeats(keysOf(other), copied[place] ?? [])) return;
      warn(other.line, 'copyDisagrees', { text: textOf(other.cells) });
      kept.push({ ...other, disagrees: true });
    });
    index += below.length;
  }
  return kept;
}

function holdsTable(cell: Cell): boolean {
  return cell.parts?.some((part) => 'table' in part) ?? false;
}

/** The row without the cells behind `at` that repeat the table in it. */
function withoutFlatCopy(row: Row, at: number, copied: readonly string[], warn: Warn): Row {
  const behind = row.cells.slice(at + 1).map((cell) => key(cell.text));
  const filled = behind.filter((text) => text !== '');
  if (filled.length === 0) return { ...row, cells: row.cells.slice(0, at + 1) };
  if (repeats(filled, copied)) return { ...row, cells: row.cells.slice(0, at + 1) };
  const known = new Set(copied);
  if (filled.filter((text) => known.has(text)).length * 2 < filled.length) return row;
  warn(row.line, 'copyDisagrees', {
    text: textOf(row.cells.slice(at + 1).filter((cell) => !known.has(key(cell.text)))),
  });
  return row;
}

function rowKeys(table: Table): string[][] {
  return table.rows.map(keysOf);
}

function keysOf(row: Row): string[] {
  return row.cells.map((cell) => key(cell.text)).filter((text) => text !== '');
}

function textOf(cells: readonly Cell[]): string {
  return cells
    .map((cell) => cell.text)
    .join(' ')
    .trim();
}

/** True where `copy` says what `original` says, or its beginning: a source may be cut off in the middle of a copy. */
function repeats(copy: readonly string[], original: readonly string[]): boolean {
  const last = copy.length - 1;
  return (
    copy.length > 0 &&
    copy.length <= original.length &&
    copy.every(
      (text, index) =>
        text === original[index] || (index === last && (original[index] ?? '').startsWith(text)),
    ) &&
    (copy.length === original.length || copy.length > 1)
  );
}
