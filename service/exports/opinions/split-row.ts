import { textWidth } from '../../../paper/charts/numbers.ts';
import type { Cell, Column, Line, Row, Run } from './paper.ts';

/** Millimetres of one em of a cell's text, and of the space at the sides of a cell. */
const em = 3.53;
const space = 4.4;
/** Lines that a row may have; a longer one is set as several rows, so that each page says which row goes on there. */
const mostLines = 22;
/** Lines of each of those rows. */
const linesOfPart = 14;

/** What a column of so many half-width characters is wide on paper. */
export function millimetresOf(halfWidths: number): number {
  return (halfWidths / 2) * em + space;
}

function charactersIn(column: Column): number {
  return Math.max(1, Math.floor((column.millimetres - space) / em));
}

function linesOfText(text: string, characters: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / characters)), 0);
}

function linesOf(cell: Cell, characters: number): number {
  return cell.reduce((sum, line) => sum + linesOfText(line.map(({ text }) => text).join(''), characters), 0);
}

/** Where a text may be divided: behind a sentence or line, else behind so many characters, never inside one. */
function pieces(text: string, characters: number): string[] {
  const most = characters * linesOfPart;
  return text.split(/(?<=[。．！？\n])/u).flatMap((sentence) => {
    if (textWidth(sentence) <= most) {
      return [sentence];
    }
    const letters = [...new Intl.Segmenter('ja').segment(sentence)].map(({ segment }) => segment);
    const parts: string[] = [];
    for (let at = 0; at < letters.length; at += most) {
      parts.push(letters.slice(at, at + most).join(''));
    }
    return parts;
  });
}

/** A cell in parts that are not higher than a part may be. Together they say what the cell says. */
function splitCell(cell: Cell, characters: number): Cell[] {
  const parts: { lines: Run[][]; height: number }[] = [{ lines: [], height: 0 }];
  for (const line of cell) {
    let isNew = true;
    for (const run of line) {
      for (const text of pieces(run.text, characters)) {
        const height = Math.ceil(textWidth(text) / characters) + (text.endsWith('\n') ? 0.2 : 0);
        const last = parts.at(-1);
        if (last !== undefined && last.height > 0 && last.height + height > linesOfPart) {
          parts.push({ lines: [], height: 0 });
          isNew = true;
        }
        const part = parts.at(-1);
        if (isNew) {
          part?.lines.push([]);
          isNew = false;
        }
        if (part !== undefined) {
          part.lines.at(-1)?.push({ ...run, text });
          part.height += height;
        }
      }
    }
  }
  return parts.map(({ lines }) => lines.map(joined));
}

/** Neighbouring runs of one kind as one. */
function joined(line: Line): Line {
  const runs: Run[] = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (last !== undefined && last.mark === run.mark) {
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    } else {
      runs.push(run);
    }
  }
  return runs;
}

/** A row as one or more rows that each fit onto a page. */
export function splitRow(row: Row, columns: readonly Column[]): Row[] {
  if (row.type !== 'body') {
    return [row];
  }
  const widths = columns.map(charactersIn);
  const heights = row.cells.map((cell, index) => linesOf(cell, widths[index] ?? 1));
  if (Math.max(0, ...heights) <= mostLines) {
    return [row];
  }
  const split = row.cells.map((cell, index) =>
    (heights[index] ?? 0) <= linesOfPart ? [cell] : splitCell(cell, widths[index] ?? 1),
  );
  const count = Math.max(...split.map(({ length }) => length));
  return Array.from({ length: count }, (_, part): Row => {
    const cells = split.map((parts) => parts[part] ?? []);
    return part === 0 || row.continued === undefined
      ? { type: 'body', cells }
      : { type: 'body', cells: [row.continued, ...cells.slice(1)] };
  });
}
