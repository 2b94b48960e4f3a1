import {
  PDFOperatorNames as Ops,
  PDFDocument,
  type PDFFont,
  PDFOperator,
  type PDFPage,
} from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import type { BlankField, BlankForm } from '../../core/domain/opinion-sheets/form-file.ts';
import { saveDocument } from '../pdf/objects/fast-save.ts';
import { writeMetadata } from '../pdf/repair/metadata.ts';
import { describeForm } from './description.ts';
import { hideText } from './hidden-text.ts';
import { type Box, fieldFontSize, PdfFields } from './pdf-fields.ts';
import { PdfStructure, type StructureTag } from './pdf-structure.ts';
import { writableCharacters } from './writable-characters.ts';

/** So many opinions have their fields; for more, the form is filled in once more. */
export const preparedOpinions = 5;

export interface FormFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** Points. A4; wider on the left, where it is bound. */
const sheet = { width: 595.28, height: 841.89, left: 62, right: 50, top: 48, bottom: 56 };
const labelWidth = 106;
const inner = sheet.width - sheet.left - sheet.right;
const fieldWidth = inner - labelWidth;
const line = fieldFontSize * 1.45;
const rowGap = 7;
const tickSize = 14;
const hintSize = 9;
const labelSize = 11;

/**
 * The form as a PDF to be filled in: tagged, with a tooltip for each field. The whole of JIS X 0208 is embedded, so that any
 * viewer can draw what somebody types.
 */
export async function writePdfForm(form: BlankForm, fonts: FormFonts): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  // Without the mark of a subset: viewers draw new words only with fonts that they take for whole.
  const regular = await document.embedFont(fonts.regular, { subset: true, customName: 'BIZUDPGothic' });
  const bold = await document.embedFont(fonts.bold, { subset: true, customName: 'SHINGI+BIZUDPGothic-Bold' });
  const drawn = drawnBy(regular);
  for (const character of writableCharacters()) {
    if (drawn.has(character.codePointAt(0) ?? 0)) {
      regular.encodeText(character);
    }
  }
  const writer = new PdfForm(document, form, { regular, bold });
  writer.write();
  writeMetadata(document, `${form.title}　${form.meetingLabel}`, form.language);
  return saveDocument(document);
}

function drawnBy(font: PDFFont): ReadonlySet<number> {
  return new Set(font.getCharacterSet());
}

class PdfForm {
  readonly #document: PDFDocument;
  readonly #form: BlankForm;
  readonly #fonts: { readonly regular: PDFFont; readonly bold: PDFFont };
  readonly #characters: ReadonlySet<number>;
  readonly #structure: PdfStructure;
  readonly #fields: PdfFields;
  readonly #printed: string[] = [];
  #page: PDFPage;
  #y = 0;

  constructor(document: PDFDocument, form: BlankForm, fonts: { regular: PDFFont; bold: PDFFont }) {
    this.#document = document;
    this.#form = form;
    this.#fonts = fonts;
    this.#characters = drawnBy(fonts.regular);
    this.#structure = new PdfStructure(document);
    this.#fields = new PdfFields(document, this.#structure, fonts.regular);
    this.#page = this.#newPage();
  }

  write(): void {
    const { title, committeeName, meetingLabel, deadline, lead, words, head, materials } = this.#form;
    this.#text(`${committeeName}　${meetingLabel}`, { size: 11 });
    this.#text(title, { size: 20, bold: true, tag: 'H1', after: 6 });
    if (deadline !== null) {
      this.#text(deadline, { size: 13, bold: true, after: 4 });
    }
    for (const text of [...lead, words.saveInPdf, words.moreInPdf]) {
      this.#text(text, { size: 10.5, after: 2 });
    }
    this.#heading(words.submitterHeading);
    for (const field of head) {
      this.#room(this.#heightOf(field));
      this.#row(field, field.name);
    }
    if (materials.length > 0) {
      this.#heading(words.materialsHeading);
      for (const label of materials) {
        this.#text(`・${label}`, { size: 10.5, after: 1 });
      }
    }
    for (let index = 0; index < preparedOpinions; index += 1) {
      this.#opinion(index);
    }
    this.#fields.addHidden(
      this.#document.getPage(0),
      'form',
      hideText(describeForm(this.#form, this.#printed)),
    );
    this.#numberPages();
    this.#structure.finish(this.#form.language, this.#form.title);
  }

  #newPage(): PDFPage {
    this.#y = sheet.height - sheet.top;
    return this.#document.addPage([sheet.width, sheet.height]);
  }

  /** Goes on to the next page where less than this is left. */
  #room(height: number): void {
    if (this.#y - height < sheet.bottom) {
      this.#page = this.#newPage();
    }
  }

  #heading(text: string): void {
    this.#room(70);
    this.#y -= 10;
    this.#text(text, { size: 13, bold: true, tag: 'H2', after: 5 });
  }

  #text(
    text: string,
    look: { size: number; bold?: boolean; tag?: Exclude<StructureTag, 'Form'>; after?: number },
  ): void {
    const font = look.bold === true ? this.#fonts.bold : this.#fonts.regular;
    this.#printed.push(text);
    for (const part of this.#broken(text, inner, look.size, font)) {
      this.#room(look.size * 1.5);
      this.#y -= look.size * 1.45;
      this.#show(part, sheet.left, this.#y + look.size * 0.3, look.size, font, look.tag ?? 'P');
    }
    this.#y -= look.after ?? 0;
  }

  #drawable(text: string): string {
    return Array.from(text, (character) =>
      this.#characters.has(character.codePointAt(0) ?? 0) ? character : '〓',
    ).join('');
  }

  /** One line of text at a place, marked for screen readers. */
  #show(
    text: string,
    x: number,
    y: number,
    size: number,
    font: PDFFont,
    tag: Exclude<StructureTag, 'Form'> | null,
  ): void {
    const begin =
      tag === null
        ? PDFOperator.of(Ops.BeginMarkedContent, ['/Artifact'])
        : PDFOperator.of(Ops.BeginMarkedContentSequence, [
            `/${tag}`,
            `<</MCID ${this.#structure.mark(this.#page, tag)}>>`,
          ]);
    this.#page.pushOperators(begin);
    this.#page.drawText(this.#drawable(text), { x, y, size, font });
    this.#page.pushOperators(PDFOperator.of(Ops.EndMarkedContent));
  }

  /** Lines of at most that width; where one or two letters would be left for the last, all of them are of like lengths. */
  #broken(text: string, width: number, size: number, font: PDFFont): string[] {
    const lines = this.#filled(text, width, size, font);
    if (lines.length < 2 || font.widthOfTextAtSize(lines.at(-1) ?? '', size) > size * 2.5) return lines;
    for (
      let narrower = font.widthOfTextAtSize(lines.join(''), size) / lines.length;
      narrower < width;
      narrower += size / 4
    ) {
      const even = this.#filled(text, narrower, size, font);
      if (even.length === lines.length) return even;
    }
    return lines;
  }

  #filled(text: string, width: number, size: number, font: PDFFont): string[] {
    const lines: string[] = [];
    let current = '';
    for (const character of this.#drawable(text)) {
      // What may not begin a line hangs over its end.
      const hangs = '、。，．）」』】'.includes(character);
      if (current !== '' && !hangs && font.widthOfTextAtSize(current + character, size) > width) {
        lines.push(current);
        current = '';
      }
      current += character;
    }
    return [...lines, current];
  }

  #opinion(index: number): void {
    const { opinion, words } = this.#form;
    const prefix = `opinion${index + 1}`;
    const heading = words.opinionHeadings[index] ?? '';
    const rows = rowsOf(opinion);
    const heights = rows.map((row) => Math.max(...row.map((field) => this.#heightOf(field))) + rowGap);
    const total = heights.reduce((sum, height) => sum + height, 0) + 40;
    this.#room(Math.min(total, sheet.height - sheet.top - sheet.bottom));
    // A page that holds one opinion and not two gives what is left to its text.
    const left = this.#y - sheet.bottom - total;
    const spare = left > 0 && left < total ? left : 0;
    this.#y -= 6;
    this.#text(heading, { size: 14, bold: true, tag: 'H2', after: 6 });
    for (const row of rows) {
      const [field] = row;
      if (field === undefined) {
        continue;
      }
      const extra = field.name === 'text' ? spare : 0;
      this.#room(this.#heightOf(field) + extra);
      if (row.length > 1) {
        this.#pair(row, prefix, heading);
      } else {
        this.#row(field, `${prefix}.${field.name}`, heading, extra);
      }
    }
  }

  #boxHeight(field: BlankField): number {
    return field.input === 'line' || field.input === 'list' ? 23 : field.lines * line + 8;
  }

  /** Ticks side by side, as many lines as they need. */
  #tickRows(
    field: BlankField,
  ): (readonly { readonly x: number; readonly choice: BlankField['choices'][number] }[])[] {
    const rows: { x: number; choice: BlankField['choices'][number] }[][] = [[]];
    let x = 0;
    for (const choice of field.choices) {
      const width =
        tickSize + 5 + this.#fonts.regular.widthOfTextAtSize(this.#drawable(choice.label), labelSize) + 16;
      if (x > 0 && x + width - 16 > fieldWidth) {
        rows.push([]);
        x = 0;
      }
      rows.at(-1)?.push({ x, choice });
      x += width;
    }
    return rows;
  }

  #heightOf(field: BlankField): number {
    const label = this.#labelLines(field).reduce((sum, { size }) => sum + size * 1.35, 4);
    const own = isTicked(field) ? this.#tickRows(field).length * 21 + 4 : this.#boxHeight(field);
    return Math.max(label, own);
  }

  #labelLines(field: BlankField): { readonly text: string; readonly size: number; readonly font: PDFFont }[] {
    const { regular, bold } = this.#fonts;
    const lines = (text: string, size: number, font: PDFFont) =>
      text === ''
        ? []
        : this.#broken(text, labelWidth - 8, size, font).map((part) => ({ text: part, size, font }));
    return [
      ...lines(field.label, labelSize, bold),
      ...lines(field.required ? this.#form.words.required : '', hintSize, regular),
      ...lines(field.input === 'several' ? this.#form.words.several : '', hintSize, regular),
      ...lines(field.hint, hintSize, regular),
    ];
  }

  #label(field: BlankField, x: number): void {
    let y = this.#y - 4;
    for (const { text, size, font } of this.#labelLines(field)) {
      y -= size * 1.35;
      this.#show(text, x, y + size * 0.35, size, font, 'P');
    }
    this.#printed.push(field.label, field.hint, this.#form.words.required, this.#form.words.several);
  }

  #row(field: BlankField, name: string, under = '', extra = 0): void {
    const height = this.#heightOf(field) + extra;
    this.#label(field, sheet.left);
    const x = sheet.left + labelWidth;
    const words = [under, field.label, field.required ? this.#form.words.required : '', field.hint]
      .filter((part) => part !== '')
      .join('　');
    if (isTicked(field)) {
      this.#ticks(field, name, x, words);
    } else {
      const boxHeight = this.#boxHeight(field) + extra;
      this.#place(field, name, { x, y: this.#y - boxHeight, width: fieldWidth, height: boxHeight }, words);
    }
    this.#y -= height + rowGap;
  }

  /** Page number and place side by side. */
  #pair(row: readonly BlankField[], prefix: string, under: string): void {
    const narrow = 56;
    const height = Math.max(...row.map((field) => this.#heightOf(field)));
    let x = sheet.left;
    row.forEach((field, index) => {
      // There is no room for a hint between the two; it is said aloud and shown as a tooltip.
      this.#label(index === 0 ? field : { ...field, hint: '', required: false }, x);
      x += index === 0 ? labelWidth : 44;
      const width = index === 0 ? narrow : sheet.left + inner - x;
      const boxHeight = Math.min(this.#boxHeight(field), 23);
      const words = [under, field.label, field.hint].filter((part) => part !== '').join('　');
      this.#place(
        field,
        `${prefix}.${field.name}`,
        { x, y: this.#y - boxHeight, width, height: boxHeight },
        words,
      );
      x += width + 14;
    });
    this.#y -= height + rowGap;
  }

  #place(field: BlankField, name: string, box: Box, words: string): void {
    if (field.input === 'list') {
      const choices = field.choices.map(({ label }) => label);
      this.#fields.addList(this.#page, name, box, words, choices, field.value);
    } else {
      this.#fields.addText(this.#page, name, box, words, field.input === 'text', field.value);
    }
  }

  #ticks(field: BlankField, name: string, left: number, words: string): void {
    const ticks: { value: string; box: Box; words: string }[] = [];
    this.#tickRows(field).forEach((row, index) => {
      const y = this.#y - 19 - index * 21;
      for (const { x, choice } of row) {
        const box = { x: left + x, y, width: tickSize, height: tickSize };
        ticks.push({ value: choice.value, box, words: `${words}　${choice.label}` });
        this.#show(choice.label, left + x + tickSize + 5, y + 3, labelSize, this.#fonts.regular, 'P');
        this.#printed.push(choice.label);
      }
    });
    if (field.input === 'several') {
      this.#fields.addBoxes(this.#page, name, ticks);
    } else {
      this.#fields.addTicks(this.#page, name, ticks, words, field.value);
    }
  }

  #numberPages(): void {
    const pages = this.#document.getPages();
    const number = `${this.#form.words.formNumber}　${this.#form.identity.formId.slice(-8).toUpperCase()}`;
    pages.forEach((page, index) => {
      this.#page = page;
      const text = `${index + 1}／${pages.length}`;
      const width = this.#fonts.regular.widthOfTextAtSize(text, 10);
      this.#show(text, (sheet.width - width) / 2, 30, 10, this.#fonts.regular, null);
      this.#show(number, sheet.left, 30, 8.5, this.#fonts.regular, null);
    });
  }
}

/** Words with a box each to be ticked: one of them, or any number. */
function isTicked({ input }: BlankField): boolean {
  return input === 'choice' || input === 'several';
}

/** Page and place share a row. */
function rowsOf(fields: readonly BlankField[]): BlankField[][] {
  const rows: BlankField[][] = [];
  for (const field of fields) {
    const before = rows.at(-1);
    if (field.name === 'place' && before?.length === 1 && before[0]?.name === 'page') {
      before.push(field);
    } else {
      rows.push([field]);
    }
  }
  return rows;
}
