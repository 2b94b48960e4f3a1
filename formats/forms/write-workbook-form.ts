// The bundle without streaming: it brings nothing along but what is in it.
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import type { BlankField, BlankForm } from '../../core/domain/opinion-sheets/form-file.ts';
import { describeForm } from './description.ts';
import { circle } from './several-choices.ts';

/** Hidden sheet with the description of the form in column A and the words of the lists beside it. */
export const hiddenSheetName = '_shingi';
/** Characters of the description in one cell; a cell takes 32,767. */
const descriptionPerCell = 8000;
/** Rows with numbers and lines; as many more as the second figure are unlocked and have their lists. */
export const preparedRows = 20;
const lastPreparedRow = 300;

const font = { name: 'BIZ UDPゴシック', size: 12 };
const thin = { style: 'thin', color: { argb: 'FF767676' } } as const;
const frame = { top: thin, bottom: thin, left: thin, right: thin };
const writable = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFDE7' } } as const;

const widths: Readonly<Record<string, number>> = {
  kind: 13,
  material: 28,
  page: 9,
  place: 24,
  quote: 28,
  text: 52,
  reason: 36,
  proposal: 36,
};
const numberWidth = 6;
/** The head takes so many columns, also above the table of a form that asks for the words of opinions and nothing else. */
const leastColumns = 6;
/** Points: one line of writing of the head, and the least height of a row to write in. */
const lineHeight = 18;
const rowHeight = 48;
/** Full-width characters that fit into the lines above the table. */
const charactersPerLine = 90;

/** The form as an .xlsx: one row for each opinion. Only what is to be filled in can be changed; rows can be added. */
export async function writeWorkbookForm(form: BlankForm, created: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = created;
  workbook.modified = created;
  workbook.title = form.title;
  const writer = new FormSheet(workbook, form);
  await writer.write();
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

class FormSheet {
  readonly #form: BlankForm;
  readonly #sheet: ExcelJS.Worksheet;
  readonly #hidden: ExcelJS.Worksheet;
  /** Every text that the sheet has before somebody writes into it. */
  readonly #printed: string[] = [];
  readonly #columns: number;
  #row = 1;
  #lists = 0;

  constructor(workbook: ExcelJS.Workbook, form: BlankForm) {
    this.#form = form;
    this.#columns = Math.max(form.opinion.length + 1, leastColumns);
    this.#sheet = workbook.addWorksheet(form.words.sheetName, {
      properties: { defaultRowHeight: rowHeight },
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    this.#hidden = workbook.addWorksheet(hiddenSheetName, { state: 'hidden' });
  }

  async write(): Promise<void> {
    const { title, committeeName, meetingLabel, deadline, lead, words, head, opinion, materials } =
      this.#form;
    this.#sheet.columns = [
      { width: numberWidth },
      ...opinion.map(({ name }) => ({ width: widths[name] ?? 30 })),
    ];
    this.#line(`${committeeName}　${meetingLabel}`, {});
    this.#line(title, { size: 18, bold: true });
    if (deadline !== null) {
      this.#line(deadline, { bold: true, size: 14 });
    }
    for (const text of [...lead, words.moreInWorkbook]) {
      this.#line(text, {});
    }
    this.#line(words.submitterHeading, { bold: true, size: 14 });
    for (const field of head) {
      if (field.input === 'several') {
        this.#severalRows(field);
      } else {
        this.#headField(field);
      }
    }
    if (materials.length > 0) {
      this.#line(words.materialsHeading, { bold: true, size: 14 });
      for (const label of materials) {
        this.#line(`・${label}`, {});
      }
    }
    this.#line(words.opinionsHeading, { bold: true, size: 14 });
    this.#table(opinion);
    this.#describe();
    await this.#sheet.protect('', {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      insertRows: true,
      deleteRows: true,
      sort: true,
    });
  }

  #print(text: string): string {
    this.#printed.push(text);
    return text;
  }

  #line(text: string, look: { readonly size?: number; readonly bold?: boolean }): void {
    const size = look.size ?? font.size;
    const cell = this.#sheet.getCell(this.#row, 1);
    cell.value = this.#print(text);
    cell.font = { ...font, size, bold: look.bold ?? false };
    cell.alignment = { wrapText: true, vertical: 'middle' };
    this.#sheet.mergeCells(this.#row, 1, this.#row, this.#columns);
    const lines = Math.max(1, Math.ceil(text.length / charactersPerLine));
    this.#sheet.getRow(this.#row).height = lines * lineHeight * (size / font.size) + 4;
    this.#row += 1;
  }

  /** Label in the first two columns, place to write beside it, hint behind that. */
  #headField(field: BlankField): void {
    const label = this.#sheet.getCell(this.#row, 1);
    label.value = this.#print(field.label);
    label.font = { ...font, bold: true };
    label.border = frame;
    label.alignment = { wrapText: true, vertical: 'middle' };
    this.#sheet.mergeCells(this.#row, 1, this.#row, 2);
    this.#writeInto(this.#sheet.getCell(this.#row, 3), field);
    this.#sheet.mergeCells(this.#row, 3, this.#row, Math.min(5, this.#columns));
    const note = this.#note(field);
    if (note !== '' && this.#columns > 5) {
      const hint = this.#sheet.getCell(this.#row, 6);
      hint.value = this.#print(note);
      hint.font = { ...font, size: 11 };
      hint.alignment = { wrapText: true, vertical: 'middle' };
      if (this.#columns > 6) {
        this.#sheet.mergeCells(this.#row, 6, this.#row, this.#columns);
      }
    }
    this.#sheet.getRow(this.#row).height = Math.max(26, Math.min(field.lines, 12) * lineHeight);
    this.#row += 1;
  }

  /** A row for each choice, with a cell for a ○ to the left of its words; how that is done stands above them. */
  #severalRows(field: BlankField): void {
    const first = this.#row;
    const last = first + field.choices.length;
    const label = this.#sheet.getCell(first, 1);
    label.value = this.#print(field.label);
    label.font = { ...font, bold: true };
    label.border = frame;
    label.alignment = { wrapText: true, vertical: 'top' };
    this.#sheet.mergeCells(first, 1, last, 2);
    const hint = this.#sheet.getCell(first, 3);
    hint.value = this.#print(this.#note(field));
    hint.font = { ...font, size: 11 };
    hint.alignment = { wrapText: true, vertical: 'middle' };
    this.#mergeToEnd(first, 3);
    this.#sheet.getRow(first).height = 26;
    field.choices.forEach((choice, index) => {
      const row = first + 1 + index;
      const mark = this.#sheet.getCell(row, 3);
      this.#writeInto(mark, { ...field, value: '' });
      mark.alignment = { vertical: 'middle', horizontal: 'center' };
      const words = this.#sheet.getCell(row, 4);
      words.value = this.#print(choice.label);
      words.font = font;
      words.alignment = { wrapText: true, vertical: 'middle' };
      this.#mergeToEnd(row, 4);
      this.#sheet.getRow(row).height = 26;
    });
    this.#row = last + 1;
  }

  #mergeToEnd(row: number, column: number): void {
    if (this.#columns > column) {
      this.#sheet.mergeCells(row, column, row, this.#columns);
    }
  }

  #note(field: BlankField): string {
    return [
      field.required ? this.#form.words.required : '',
      field.input === 'several' ? this.#form.words.severalRows : '',
      field.hint,
    ]
      .filter((part) => part !== '')
      .join('　');
  }

  #writeInto(cell: ExcelJS.Cell, field: BlankField): void {
    const chosen = field.choices.find(({ value }) => value === field.value)?.label ?? field.value;
    cell.value = chosen === '' ? null : chosen;
    cell.font = font;
    cell.border = frame;
    cell.fill = writable;
    cell.alignment = { wrapText: true, vertical: 'top' };
    cell.protection = { locked: false };
    // Text as it is typed: 「3-4」 is no day of March.
    cell.numFmt = '@';
    const list = this.#listOf(field);
    if (list !== null) {
      cell.dataValidation = list;
    }
  }

  readonly #known = new Map<string, ExcelJS.DataValidation>();

  #listOf(field: BlankField): ExcelJS.DataValidation | null {
    if (field.choices.length === 0) {
      return null;
    }
    const offered = field.input === 'several' ? [circle] : field.choices.map((choice) => choice.label);
    const known = this.#known.get(field.name);
    if (known !== undefined) {
      return known;
    }
    this.#lists += 1;
    const column = this.#lists + 1;
    offered.forEach((label, index) => {
      this.#hidden.getCell(index + 1, column).value = label;
    });
    const letter = this.#hidden.getColumn(column).letter;
    const isOwn = field.input !== 'several' && /^own\d+$/u.test(field.name);
    const list: ExcelJS.DataValidation = {
      type: 'list',
      allowBlank: true,
      // Other words than those of the list are welcome as well, but for one of the committee's own choices.
      showErrorMessage: isOwn,
      ...(isOwn
        ? {
            errorStyle: 'warning',
            errorTitle: field.label.slice(0, 32),
            error: this.#form.words.choose,
          }
        : {}),
      showInputMessage: true,
      promptTitle: field.label.slice(0, 32),
      prompt: (field.hint === '' ? this.#form.words.choose : field.hint).slice(0, 200),
      formulae: [`${hiddenSheetName}!$${letter}$1:$${letter}$${offered.length}`],
    };
    this.#known.set(field.name, list);
    return list;
  }

  #table(fields: readonly BlankField[]): void {
    const headRow = this.#row;
    const heads = ['No.', ...fields.map(({ label }) => label)];
    heads.forEach((text, index) => {
      const cell = this.#sheet.getCell(headRow, index + 1);
      cell.value = this.#print(text);
      cell.font = { ...font, bold: true };
      cell.border = { ...frame, top: { style: 'medium' } };
      cell.alignment = { wrapText: true, vertical: 'middle' };
    });
    this.#sheet.getRow(headRow).height = 24;
    const hints = fields.map((field) => this.#note(field));
    const hasHints = hints.some((hint) => hint !== '');
    if (hasHints) {
      ['', ...hints].forEach((text, index) => {
        const cell = this.#sheet.getCell(headRow + 1, index + 1);
        cell.value = text === '' ? null : this.#print(text);
        cell.font = { ...font, size: 10 };
        cell.border = frame;
        cell.alignment = { wrapText: true, vertical: 'top' };
      });
      this.#sheet.getRow(headRow + 1).height = 58;
    }
    const first = headRow + (hasHints ? 2 : 1);
    for (let offset = 0; offset < lastPreparedRow; offset += 1) {
      const row = first + offset;
      const number = this.#sheet.getCell(row, 1);
      number.protection = { locked: false };
      if (offset < preparedRows) {
        number.value = offset + 1;
        number.font = font;
        number.border = frame;
        number.alignment = { vertical: 'top', horizontal: 'center' };
      }
      fields.forEach((field, index) => {
        const cell = this.#sheet.getCell(row, index + 2);
        this.#writeInto(cell, { ...field, value: '' });
        if (offset >= preparedRows) {
          cell.border = {};
          cell.fill = { type: 'pattern', pattern: 'none' };
        }
      });
    }
    this.#sheet.views = [{ state: 'frozen', ySplit: 0, xSplit: 1 }];
    this.#sheet.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
    const lastColumn = this.#sheet.getColumn(this.#columns).letter;
    this.#sheet.pageSetup.printArea = `A1:${lastColumn}${first + preparedRows - 1}`;
    this.#row = first + lastPreparedRow;
  }

  #describe(): void {
    const text = describeForm(this.#form, this.#printed);
    for (let at = 0, row = 1; at < text.length; at += descriptionPerCell, row += 1) {
      this.#hidden.getCell(row, 1).value = text.slice(at, at + descriptionPerCell);
    }
  }
}
