// The bundle without streaming: it brings nothing along but what is in it.
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import {
  type FilledForm,
  type FormDescription,
  opinionFieldNames,
} from '../../core/domain/opinion-sheets/form-file.ts';
import { cellText } from '../office/cell-text.ts';
import { ArchiveError, checkArchive } from '../office/check-archive.ts';
import { fieldsByLabel, isPrinted, readDescription, withLineFeeds } from './description.ts';
import { FormError } from './form-error.ts';
import { SeveralChoices } from './several-choices.ts';
import { hiddenSheetName } from './write-workbook-form.ts';

/** A form has some hundred rows; what lies behind these is none. */
const greatestRow = 5000;
const greatestColumn = 100;

const faults = {
  damaged: 'damaged',
  encrypted: 'fileEncrypted',
  tooLarge: 'tooLarge',
  oldFormat: 'notAForm',
} as const;

/** @throws FormError for an archive that is not opened */
export async function openArchiveOfForm(bytes: Uint8Array): Promise<void> {
  try {
    await checkArchive(bytes);
  } catch (error) {
    throw error instanceof ArchiveError
      ? new FormError(faults[error.reason], error.message, { cause: error })
      : error;
  }
}

/**
 * What stands in a filled-in .xlsx form, as saved by Excel, LibreOffice or a library.
 * @throws FormError
 */
export async function readWorkbookForm(bytes: Uint8Array): Promise<FilledForm> {
  await openArchiveOfForm(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch (error) {
    throw new FormError('damaged', error instanceof Error ? error.message : String(error), { cause: error });
  }
  const hidden = workbook.worksheets.find(({ name }) => name === hiddenSheetName);
  const description = readDescription(hiddenText(hidden));
  const reading = new Reading(description);
  for (const sheet of workbook.worksheets) {
    if (sheet !== hidden) {
      reading.readSheet(sheet);
    }
  }
  return reading.result();
}

function hiddenText(hidden: ExcelJS.Worksheet | undefined): string {
  if (hidden === undefined) {
    throw new FormError('notAForm');
  }
  let text = '';
  for (let row = 1; row <= Math.min(hidden.rowCount, greatestRow); row += 1) {
    text += textOf(hidden.getCell(row, 1));
  }
  if (text === '') {
    throw new FormError('notAForm');
  }
  return text;
}

/** The library has taken _x000D_ for what Excel means by it. */
function textOf(cell: ExcelJS.Cell): string {
  return withLineFeeds(cellText(cell));
}

/** Column → name of the field whose label stands at the head of it. */
type Columns = ReadonlyMap<number, string>;

const opinionNames: ReadonlySet<string> = new Set(opinionFieldNames);

class Reading {
  readonly #description: FormDescription;
  readonly #fields: ReadonlyMap<string, string>;
  readonly #head: Record<string, string> = {};
  readonly #opinions: FilledForm['opinions'] = [];
  readonly #leftOver: FilledForm['leftOver'] = [];
  /** The question whose choices stand in the rows below its label. */
  #several: { readonly name: string; readonly column: number; readonly reading: SeveralChoices } | null =
    null;

  constructor(description: FormDescription) {
    this.#description = description;
    this.#fields = fieldsByLabel(description);
  }

  result(): FilledForm {
    return {
      description: this.#description,
      head: this.#head,
      opinions: this.#opinions,
      leftOver: this.#leftOver,
    };
  }

  readSheet(sheet: ExcelJS.Worksheet): void {
    let columns: Columns | null = null;
    const lastRow = Math.min(sheet.rowCount, greatestRow);
    for (let row = 1; row <= lastRow; row += 1) {
      const cells = cellsOf(sheet.getRow(row));
      const heads: Columns | null = this.#columnsOf(cells);
      if (heads !== null) {
        columns = heads;
      } else if (columns !== null) {
        this.#readOpinion(sheet, row, cells, columns);
      } else {
        this.#readHead(sheet, cells);
      }
      this.#readNotes(sheet, cells);
    }
  }

  /** The head of the table names the text of an opinion and, where the form has more, at least one other of its fields. */
  #columnsOf(cells: readonly ExcelJS.Cell[]): Columns | null {
    const columns = new Map<number, string>();
    for (const cell of cells) {
      const name = this.#fields.get(foldKey(textOf(cell)));
      if (name !== undefined && opinionNames.has(name)) {
        columns.set(Number(cell.col), name);
      }
    }
    const least = Math.min(2, [...this.#fields.values()].filter((name) => opinionNames.has(name)).length);
    return columns.size >= least && [...columns.values()].includes('text') ? columns : null;
  }

  /** A row with a choice of a question that may have several; false for any other row. */
  #readChoice(cells: readonly ExcelJS.Cell[]): boolean {
    if (this.#several === null) {
      return false;
    }
    const { name, column, reading } = this.#several;
    // The words of the choice stand behind the mark; in its place somebody may have written them once more.
    const words = cells.findLast(
      (cell) => Number(cell.col) > column && reading.labelOf(textOf(cell)) !== undefined,
    );
    const label = words === undefined ? undefined : reading.labelOf(textOf(words));
    const isOtherField = cells.some(
      (cell) => Number(cell.col) <= column && this.#fields.has(foldKey(textOf(cell))),
    );
    if (label === undefined || isOtherField || !isPrinted(this.#description, label)) {
      return false;
    }
    for (const cell of cells) {
      const text = textOf(cell);
      if (cell !== words && text.trim() !== '') {
        reading.mark(label, text);
      }
    }
    if (reading.text !== '') {
      this.#head[name] = reading.text;
    }
    return true;
  }

  #readHead(sheet: ExcelJS.Worksheet, cells: readonly ExcelJS.Cell[]): void {
    if (this.#readChoice(cells)) {
      return;
    }
    let name: string | undefined;
    for (const cell of cells) {
      const text = textOf(cell);
      const labelled = this.#fields.get(foldKey(text));
      if (name === undefined && labelled !== undefined && !opinionNames.has(labelled)) {
        name = labelled;
        this.#beginChoices(name, cell);
      } else if (
        name !== undefined &&
        this.#head[name] === undefined &&
        !isPrinted(this.#description, text)
      ) {
        this.#head[name] = text;
        if (this.#several?.name === name) {
          this.#several.reading.write(text);
        }
      } else {
        this.#leave(sheet, cell, text);
      }
    }
  }

  #beginChoices(name: string, label: ExcelJS.Cell): void {
    const choices = this.#description.ownChoices?.[name];
    this.#several =
      choices?.several === true
        ? { name, column: Number(label.col), reading: new SeveralChoices(choices.labels) }
        : null;
  }

  #readOpinion(
    sheet: ExcelJS.Worksheet,
    row: number,
    cells: readonly ExcelJS.Cell[],
    columns: Columns,
  ): void {
    const values: Record<string, string> = {};
    for (const cell of cells) {
      const text = textOf(cell);
      const name = columns.get(Number(cell.col));
      if (text.trim() === '') {
        continue;
      }
      if (name !== undefined) {
        values[name] = text;
      } else if (!isRowNumber(cell, columns)) {
        this.#leave(sheet, cell, text);
      }
    }
    const isHintRow = Object.values(values).every((text) => isPrinted(this.#description, text));
    if (Object.keys(values).length > 0 && !isHintRow) {
      this.#opinions.push({ no: row, values });
    }
  }

  #leave(sheet: ExcelJS.Worksheet, cell: ExcelJS.Cell, text: string): void {
    if (!isPrinted(this.#description, text)) {
      this.#leftOver.push({ place: `${sheet.name} ${cell.address}`, text });
    }
  }

  /** Comments beside the cells. */
  #readNotes(sheet: ExcelJS.Worksheet, cells: readonly ExcelJS.Cell[]): void {
    for (const cell of cells) {
      const note: unknown = cell.note;
      const text = noteText(note);
      if (text.trim() !== '') {
        this.#leftOver.push({ place: `${sheet.name} ${cell.address}`, text: withLineFeeds(text) });
      }
    }
  }
}

/** Numbers in front of the first field are those of the rows. */
function isRowNumber(cell: ExcelJS.Cell, columns: Columns): boolean {
  const first = Math.min(...columns.keys());
  return Number(cell.col) < first && /^[\d.．０-９]+$/u.test(textOf(cell).trim());
}

function noteText(note: unknown): string {
  if (typeof note === 'string') {
    return note;
  }
  if (typeof note === 'object' && note !== null && 'texts' in note && Array.isArray(note.texts)) {
    return note.texts
      .map((part: unknown) =>
        typeof part === 'object' && part !== null && 'text' in part ? String(part.text) : '',
      )
      .join('');
  }
  return '';
}

function cellsOf(row: ExcelJS.Row): ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    if (column <= greatestColumn && !(cell.isMerged && cell.master !== cell)) {
      cells.push(cell);
    }
  });
  return cells;
}
