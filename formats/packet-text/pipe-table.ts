import { readCell } from './cell-content.ts';
import type { Warn } from './elements.ts';
import type { Cell, Row, Table } from './table.ts';

export interface PlacedTable {
  readonly table: Table;
  readonly line: number;
  readonly endLine: number;
}

/** A row of a pipe table begins with a pipe. */
export function isPipeRow(line: string): boolean {
  let at = 0;
  while (at < line.length && (line[at] === ' ' || line[at] === '\u3000')) at += 1;
  return line[at] === '|' && line.indexOf('|', at + 1) > 0;
}

/** `| --- | ---: |` */
export function isDelimiterRow(line: string): boolean {
  return (
    line.length < 2000 && /^\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$/u.test(line) && line.includes('-')
  );
}

/** A pipe table from its lines. Rows above the first delimiter row are the head. */
export function pipeTable(lines: readonly string[], firstLine: number, warn: Warn): PlacedTable {
  const rows: Row[] = [];
  let headRows = 0;
  lines.forEach((line, index) => {
    if (isDelimiterRow(line)) {
      if (headRows === 0) headRows = rows.length;
      return;
    }
    rows.push({ line: firstLine + index, cells: cellsOf(line, firstLine + index, warn), disagrees: false });
  });
  return {
    table: { style: 'pipe', rows, headRows },
    line: firstLine,
    endLine: firstLine + lines.length - 1,
  };
}

function cellsOf(line: string, number: number, warn: Warn): Cell[] {
  const sources: string[] = [];
  let from = line.indexOf('|') + 1;
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '|' && line[at - 1] !== '\\') {
      sources.push(line.slice(from, at));
      from = at + 1;
    }
  }
  const rest = line.slice(from);
  if (rest.trim() !== '') sources.push(rest);
  return sources.map((source) => readCell(source, number, () => warn(number, 'tableBroken')));
}
