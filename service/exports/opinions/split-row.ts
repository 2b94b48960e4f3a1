import { textWidth } from '../../../paper/charts/numbers.ts';
import type { Cell, Column, Line, Row, Run } from './paper.ts';

/** Millimetres of one em of a cell's text, and of the space at the sides of a cell. */
const em = 3.53;
const space = 4.4;
/** How high rows may get. A longer one is set as several rows, so that each page says which row goes on there. */
export interface RowLimits {
  /** Lines up to which a row stays whole. */
  readonly mostLines: number;
  /** Lines of each of the rows that a longer one becomes. */
  readonly linesOfPart: number;
}

/**
 * On paper a row is never broken by a page, so no page ends with a gap that is higher than a whole row: half of a sheet at
 * most, a third where a long row goes on. Opinions of usual length stay whole.
 */
export const paperLimits: RowLimits = { mostLines: 12, linesOfPart: 9 };
/** A worksheet shows no more than 409 points of a row. */
export const worksheetLimits: RowLimits = { mostLines: 22, linesOfPart: 14 };

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
function pieces(text: string, characters: number, linesOfPart: number): string[] {
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

/**
 * A cell in parts that are not higher than a part may be, and about equally high, so that none is a last line alone.
 * Together they say what the cell says.
 */
function splitCell(cell: Cell, characters: number, height: number, { linesOfPart }: RowLimits): Cell[] {
  const even = Math.ceil(height / Math.ceil(height / linesOfPart));
  // Parts that end earlier leave more for the last one.
  for (let wanted = even; wanted > 1; wanted -= 1) {
    const parts = partsOf(cell, characters, wanted, linesOfPart);
    if ((parts.at(-1)?.height ?? 0) > 1) {
      return parts.map(({ lines }) => lines.map(joined));
    }
  }
  return partsOf(cell, characters, even, linesOfPart).map(({ lines }) => lines.map(joined));
}

interface Part {
  readonly lines: Run[][];
  height: number;
}

/** @param wanted lines from which on a new part begins @param most lines that no part exceeds */
function partsOf(cell: Cell, characters: number, wanted: number, most: number): Part[] {
  const parts: Part[] = [{ lines: [], height: 0 }];
  for (const line of cell) {
    let isNew = true;
    const above = parts.at(-1);
    if (above !== undefined) {
      above.height = Math.ceil(above.height);
    }
    for (const run of line) {
      for (const text of pieces(run.text, characters, most)) {
        // Sentences follow each other on a line; only what ends one begins the next anew.
        const height = text.endsWith('\n')
          ? Math.max(1, Math.ceil(textWidth(text.slice(0, -1)) / characters))
          : textWidth(text) / characters;
        const last = parts.at(-1);
        if (
          last !== undefined &&
          last.height > 0 &&
          (last.height >= wanted || Math.ceil(last.height + height) > most)
        ) {
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
  return parts;
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

/** A row as one or more rows that are not higher than a row may be. */
export function splitRow(row: Row, columns: readonly Column[], limits: RowLimits): Row[] {
  if (row.type !== 'body') {
    return [row];
  }
  const widths = columns.map(charactersIn);
  const heights = row.cells.map((cell, index) => linesOf(cell, widths[index] ?? 1));
  if (Math.max(0, ...heights) <= limits.mostLines) {
    return [row];
  }
  const split = row.cells.map((cell, index) =>
    (heights[index] ?? 0) <= limits.linesOfPart
      ? [cell]
      : splitCell(cell, widths[index] ?? 1, heights[index] ?? 0, limits),
  );
  const count = Math.max(...split.map(({ length }) => length));
  return Array.from({ length: count }, (_, part): Row => {
    const cells = split.map((parts) => parts[part] ?? []);
    return part === 0 || row.continued === undefined
      ? { type: 'body', cells }
      : { type: 'body', cells: [row.continued, ...cells.slice(1)] };
  });
}
