import type { Missing } from '../../statistics/statistics-content.ts';
import type { Block, BlockOf, BlockPart, CellLine, TableCell, TextRange } from '../block.ts';

/** Where a block stands: its part of the document, and the sheet, table or section it belongs to. */
export interface Place {
  readonly part: BlockPart;
  readonly section: string | null;
}

/** A line that hangs by its mark inside a cell. */
export interface LineInput {
  readonly marker: string;
  readonly text: string;
  readonly depth: number;
}

export interface CellInput {
  readonly text: string;
  /** When given, the text is made from the lines, and `text` is not looked at. */
  readonly lines?: readonly LineInput[];
  readonly header?: TableCell['header'];
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly align?: TableCell['align'];
  readonly provisional?: boolean;
  readonly missing?: Missing | null;
}

export function heading(place: Place, id: string, level: number, text: string, label = ''): Block {
  return { kind: 'heading', id, ...place, text: label + text, level, labelLength: label.length };
}

export function paragraph(
  place: Place,
  id: string,
  text: string,
  role: BlockOf<'paragraph'>['role'] = 'body',
): Block {
  return { kind: 'paragraph', id, ...place, text, role };
}

export function listItem(
  place: Place,
  line: { readonly id: string; readonly marker: string; readonly text: string; readonly depth?: number },
): Block {
  const label = enumerator(line.text);
  return {
    kind: 'list-item',
    id: line.id,
    ...place,
    text: line.text,
    marker: line.marker,
    labelLength: label,
    depth: line.depth ?? 0,
  };
}

/** A line with a bullet is a list item, one without is a paragraph. */
export function line(
  place: Place,
  input: { readonly id: string; readonly marker: string; readonly text: string },
): Block {
  return input.marker === '' && enumerator(input.text) === 0
    ? paragraph(place, input.id, input.text)
    : listItem(place, input);
}

/** Length of the enumerator at the start of a text, with the space after it: 「(1) 」「①」「ア　」. */
export function enumerator(text: string): number {
  const found =
    /^(?:[(（][0-9０-９]{1,2}[)）]|[①-⑳]|[0-9０-９]{1,2}[.．)）]|[(（][ア-ン][)）])[ \u3000]*/u.exec(
      text,
    )?.[0] ?? '';
  return found.length < text.length ? found.length : 0;
}

/** Cells joined by U+0009, lines inside a cell by U+000A. */
export function tableRow(
  place: Place,
  row: {
    readonly id: string;
    readonly table: BlockOf<'table-row'>['table'];
    readonly rowType?: BlockOf<'table-row'>['rowType'];
    readonly cells: readonly CellInput[];
    readonly agreement?: BlockOf<'table-row'>['agreement'];
  },
): Block {
  let text = '';
  const cells = row.cells.map((cell, index): TableCell => {
    if (index > 0) text += '\t';
    const from = text.length;
    const lines: CellLine[] = [];
    if (cell.lines === undefined) {
      text += cell.text;
    } else {
      cell.lines.forEach((cellLine, number) => {
        if (number > 0) text += '\n';
        const start = text.length;
        text += cellLine.marker + cellLine.text;
        const labelLength = cellLine.marker === '' ? enumerator(cellLine.text) : cellLine.marker.length;
        lines.push({ range: [start, text.length], labelLength, depth: cellLine.depth });
      });
    }
    const range: TextRange = [from, text.length];
    return {
      range,
      lines,
      header: cell.header ?? null,
      columnSpan: cell.columnSpan ?? 1,
      rowSpan: cell.rowSpan ?? 1,
      align: cell.align ?? 'start',
      provisional: cell.provisional ?? false,
      missing: cell.missing === undefined ? missingIn(text.slice(from)) : cell.missing,
    };
  });
  return {
    kind: 'table-row',
    id: row.id,
    ...place,
    text,
    table: row.table,
    rowType: row.rowType ?? 'body',
    cells,
    ...(row.agreement === undefined ? {} : { agreement: row.agreement }),
  };
}

/** Which of the three kinds of no value a printed cell shows; null for a value. */
export function missingIn(text: string): Missing | null {
  const value = text.trim();
  if (value === '') return 'blank';
  if (/^[-‐‑–—―ー−－…‥]+$/u.test(value)) return 'dash';
  return /^[(（]?未定[)）]?$/u.test(value) ? 'undecided' : null;
}

/**
 * How many rows each printed cell of a column covers.
 * @param starts for each row, whether the cell is printed there; the first row always counts as printed
 * @returns for each row the row span, or 0 where the cell above covers it
 */
export function spans(starts: readonly boolean[]): number[] {
  const result: number[] = [];
  let owner = -1;
  starts.forEach((printed, index) => {
    if (printed || owner < 0) {
      owner = index;
      result.push(1);
    } else {
      result[owner] = (result[owner] ?? 0) + 1;
      result.push(0);
    }
  });
  return result;
}

/** 合計, 小計, 総数 … as the label of a row. */
export function isSumLabel(label: string): boolean {
  return /^[【[（(]?(?:合[\s\u3000]*計|総[\s\u3000]*計|小[\s\u3000]*計|総[\s\u3000]*数|計)(?:[】\])）]?|[（(【].*)$/u.test(
    label.normalize('NFKC').trim(),
  );
}
