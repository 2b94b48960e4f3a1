/** How a worksheet lies on paper: which sheet, and columns that keep its letters legible. */

/** Half-width characters, as columns of a worksheet are measured in. */
interface MeasuredColumn {
  readonly width: number;
}

export interface SheetLayout<Column extends MeasuredColumn> {
  readonly paper: 'A4' | 'A3';
  readonly columns: readonly Column[];
}

/** Points of the letters of a cell, and the least that they may have on paper. */
export const cellPoints = 11;
const leastPoints = 9;

/** Inches between paper and table. */
export const paperMargins = {
  left: 0.4,
  right: 0.4,
  top: 0.5,
  bottom: 0.6,
  header: 0.3,
  footer: 0.3,
} as const;
const inch = 25.4;
/** Millimetres that a sheet on its side is wide. */
const paperWidths = { A4: 297, A3: 420 } as const;
/** Columns give up so much of their width before the larger paper is taken. */
const tolerable = 0.85;
/** What is narrower holds numbers and single words, which must not be broken. */
const narrow = 12;

/** Millimetres of a column, at the size in which it is written: seven pixels for each character and five at its sides. */
function millimetresOf({ width }: MeasuredColumn): number {
  return ((Math.trunc(width * 7) + 5) / 96) * inch;
}

function sumOf(columns: readonly MeasuredColumn[]): number {
  return columns.reduce((sum, column) => sum + millimetresOf(column), 0);
}

/** What may stand side by side on a paper before its letters get smaller than the least. */
function roomOn(paper: 'A4' | 'A3'): number {
  const printed = paperWidths[paper] - (paperMargins.left + paperMargins.right) * inch;
  return (printed * cellPoints) / leastPoints;
}

/**
 * The paper for a table, on its side, and its columns: wide ones give way in proportion until everything that is scaled to
 * the width of the paper still has nine points. The same again for columns that fit already.
 */
export function layOutSheet<Column extends MeasuredColumn>(columns: readonly Column[]): SheetLayout<Column> {
  const share = shareLeft(columns, roomOn('A4'));
  const paper = share >= tolerable ? 'A4' : 'A3';
  return { paper, columns: shrunk(columns, paper === 'A4' ? share : shareLeft(columns, roomOn('A3'))) };
}

function shrunk<Column extends MeasuredColumn>(columns: readonly Column[], share: number): readonly Column[] {
  return share >= 1
    ? columns
    : columns.map((column) =>
        column.width <= narrow
          ? column
          : { ...column, width: Math.max(narrow, Math.floor(column.width * share * 10) / 10) },
      );
}

/** To what share of their width the wide columns have to shrink, in hundredths; 1 where they need not. */
function shareLeft(columns: readonly MeasuredColumn[], room: number): number {
  let hundredths = 100;
  while (hundredths > 1 && sumOf(shrunk(columns, hundredths / 100)) > room) {
    hundredths -= 1;
  }
  return hundredths / 100;
}

/** Lines that a text takes in so many half-width characters. */
export function linesIn(text: string, width: number): number {
  const room = Math.max(1, Math.floor(width));
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(halfWidths(line) / room)), 0);
}

function halfWidths(line: string): number {
  let sum = 0;
  for (const letter of line) {
    sum += /[\u0020-\u007e\uff61-\uff9f]/u.test(letter) ? 1 : 2;
  }
  return sum;
}
