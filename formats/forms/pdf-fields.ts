import {
  type PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { PdfStructure } from './pdf-structure.ts';

/** Bits of /Ff (ISO 32000-1, 12.7.4), counted from 0. */
const flags = { multiline: 1 << 12, radio: 1 << 15, combo: 1 << 17, edit: 1 << 18, readOnly: 1 } as const;
const printFlag = 4;
const hiddenFlag = 2;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const fieldFontSize = 11.5;
const padding = 3;

/** Form fields of a new document, with their appearance and what a screen reader says of them. */
export class PdfFields {
  readonly #context: PDFContext;
  readonly #structure: PdfStructure;
  readonly #font: PDFFont;
  readonly #form: PDFDict;
  readonly #fields: PDFArray;
  /** 「opinion1」 → the node that its fields hang on. */
  readonly #groups = new Map<string, { readonly ref: PDFRef; readonly kids: PDFArray }>();

  constructor(document: PDFDocument, structure: PdfStructure, font: PDFFont) {
    this.#context = document.context;
    this.#structure = structure;
    this.#font = font;
    this.#fields = this.#context.obj([]);
    const dingbats = this.#context.register(
      this.#context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'ZapfDingbats' }),
    );
    this.#form = this.#context.obj({
      DA: PDFString.of(`/BIZ ${fieldFontSize} Tf 0 g`),
      DR: { Font: { BIZ: font.ref, ZaDb: dingbats } },
    });
    this.#form.set(PDFName.of('Fields'), this.#fields);
    document.catalog.set(PDFName.of('AcroForm'), this.#context.register(this.#form));
  }

  /** A place for words; with more than one line of them breaks are kept. */
  addText(page: PDFPage, name: string, box: Box, words: string, multiline: boolean, value: string): void {
    const widget = this.#widget(page, box, words);
    widget.set(PDFName.of('FT'), PDFName.of('Tx'));
    widget.set(PDFName.of('Ff'), PDFNumber.of(multiline ? flags.multiline : 0));
    this.#dress(widget, box, value);
    this.#hang(page, name, widget, words);
  }

  /** A list to drop down, in which other words may be written as well. */
  addList(
    page: PDFPage,
    name: string,
    box: Box,
    words: string,
    choices: readonly string[],
    value: string,
  ): void {
    const widget = this.#widget(page, box, words);
    widget.set(PDFName.of('FT'), PDFName.of('Ch'));
    widget.set(PDFName.of('Ff'), PDFNumber.of(flags.combo | flags.edit));
    widget.set(PDFName.of('Opt'), this.#context.obj(choices.map((choice) => PDFHexString.fromText(choice))));
    this.#dress(widget, box, value);
    this.#hang(page, name, widget, words);
  }

  /** Boxes of which one can be ticked. `value` of each is what is stored. */
  addTicks(
    page: PDFPage,
    name: string,
    ticks: readonly { readonly value: string; readonly box: Box; readonly words: string }[],
    words: string,
    chosen: string,
  ): void {
    const field = this.#context.obj({ FT: 'Btn', Ff: flags.radio, TU: PDFHexString.fromText(words) });
    const kids = this.#context.obj([]);
    const ref = this.#register(name, field);
    field.set(PDFName.of('V'), PDFName.of(chosen === '' ? 'Off' : chosen));
    for (const tick of ticks) {
      const widget = this.#box(page, tick.value, tick.box, tick.words, tick.value === chosen);
      widget.set(PDFName.of('Parent'), ref);
      const widgetRef = this.#context.register(widget);
      kids.push(widgetRef);
      page.node.addAnnot(widgetRef);
      this.#structure.addField(page, widget, widgetRef, tick.words);
    }
    field.set(PDFName.of('Kids'), kids);
  }

  /** Boxes of which any number can be ticked: a field of its own each, 「name.value」. */
  addBoxes(
    page: PDFPage,
    name: string,
    ticks: readonly { readonly value: string; readonly box: Box; readonly words: string }[],
  ): void {
    for (const { value, box, words } of ticks) {
      const widget = this.#box(page, value, box, words, false);
      widget.set(PDFName.of('FT'), PDFName.of('Btn'));
      widget.set(PDFName.of('V'), PDFName.of('Off'));
      this.#hang(page, `${name}.${value}`, widget, words);
    }
  }

  /** Words that nobody sees and every program keeps. */
  addHidden(page: PDFPage, name: string, value: string): void {
    const widget = this.#widget(page, { x: 0, y: 0, width: 0, height: 0 }, '');
    widget.delete(PDFName.of('TU'));
    widget.set(PDFName.of('F'), PDFNumber.of(hiddenFlag));
    widget.set(PDFName.of('FT'), PDFName.of('Tx'));
    widget.set(PDFName.of('Ff'), PDFNumber.of(flags.readOnly));
    widget.set(PDFName.of('V'), PDFString.of(value));
    const ref = this.#register(name, widget);
    page.node.addAnnot(ref);
  }

  #box(page: PDFPage, value: string, box: Box, words: string, ticked: boolean): PDFDict {
    const widget = this.#widget(page, box, words);
    widget.set(PDFName.of('AS'), PDFName.of(ticked ? value : 'Off'));
    widget.set(PDFName.of('MK'), this.#context.obj({ BC: [0.3], BG: [1], CA: PDFString.of('4') }));
    widget.set(PDFName.of('DA'), PDFString.of('/ZaDb 0 Tf 0 g'));
    widget.set(
      PDFName.of('AP'),
      this.#context.obj({ N: { [value]: this.#tick(box, true), Off: this.#tick(box, false) } }),
    );
    return widget;
  }

  #widget(page: PDFPage, { x, y, width, height }: Box, words: string): PDFDict {
    const widget = this.#context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      Rect: [x, y, x + width, y + height].map((value) => Number(value.toFixed(2))),
      F: printFlag,
      P: page.ref,
    });
    widget.set(PDFName.of('TU'), PDFHexString.fromText(words));
    return widget;
  }

  /** What text fields and lists have in common: font, frame, and the words that stand there already. */
  #dress(widget: PDFDict, box: Box, value: string): void {
    widget.set(PDFName.of('DA'), PDFString.of(`/BIZ ${fieldFontSize} Tf 0 g`));
    widget.set(PDFName.of('MK'), this.#context.obj({ BC: [0.45], BG: [1, 0.99, 0.93] }));
    widget.set(PDFName.of('BS'), this.#context.obj({ W: 0.75, S: 'S' }));
    widget.set(PDFName.of('V'), PDFHexString.fromText(value));
    widget.set(PDFName.of('AP'), this.#context.obj({ N: this.#written(box, value) }));
  }

  #written({ width, height }: Box, value: string): PDFRef {
    const frame = `1 0.99 0.93 rg 0 0 ${number(width)} ${number(height)} re f 0.45 G 0.75 w 0.375 0.375 ${number(width - 0.75)} ${number(height - 0.75)} re S`;
    const base = Math.max(
      padding,
      height > 30 ? height - fieldFontSize - padding : (height - fieldFontSize) / 2 + 2,
    );
    const words =
      value === ''
        ? ''
        : `q BT /BIZ ${fieldFontSize} Tf 0 g ${padding} ${number(base)} Td ${this.#font.encodeText(value).toString()} Tj ET Q`;
    return this.#appearance(width, height, `${frame} /Tx BMC ${words} EMC`, {
      Font: { BIZ: this.#font.ref },
    });
  }

  #tick({ width, height }: Box, ticked: boolean): PDFRef {
    const frame = `1 g 0 0 ${number(width)} ${number(height)} re f 0.3 G 1 w 0.5 0.5 ${number(width - 1)} ${number(height - 1)} re S`;
    const mark = `0 G 1.8 w 1 J 1 j ${number(width * 0.22)} ${number(height * 0.52)} m ${number(width * 0.42)} ${number(height * 0.26)} l ${number(width * 0.8)} ${number(height * 0.78)} l S`;
    return this.#appearance(width, height, ticked ? `${frame} ${mark}` : frame, {});
  }

  #appearance(
    width: number,
    height: number,
    operators: string,
    resources: NonNullable<Parameters<PDFContext['flateStream']>[1]>,
  ): PDFRef {
    return this.#context.register(
      this.#context.flateStream(operators, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, Number(width.toFixed(2)), Number(height.toFixed(2))],
        Resources: resources,
      }),
    );
  }

  #hang(page: PDFPage, name: string, widget: PDFDict, words: string): void {
    const ref = this.#register(name, widget);
    page.node.addAnnot(ref);
    this.#structure.addField(page, widget, ref, words);
  }

  /** Puts a field below its group: 「opinion1.text」 is 「text」 of 「opinion1」. */
  #register(name: string, field: PDFDict): PDFRef {
    const ref = this.#context.register(field);
    const [group, own] = name.split('.', 2);
    if (group === undefined || own === undefined) {
      field.set(PDFName.of('T'), PDFString.of(name));
      this.#fields.push(ref);
      return ref;
    }
    const parent = this.#groups.get(group) ?? this.#makeGroup(group);
    field.set(PDFName.of('T'), PDFString.of(own));
    field.set(PDFName.of('Parent'), parent.ref);
    parent.kids.push(ref);
    return ref;
  }

  #makeGroup(name: string): { readonly ref: PDFRef; readonly kids: PDFArray } {
    const kids = this.#context.obj([]);
    const dict = PDFDict.withContext(this.#context);
    dict.set(PDFName.of('T'), PDFString.of(name));
    dict.set(PDFName.of('Kids'), kids);
    const made = { ref: this.#context.register(dict), kids };
    this.#groups.set(name, made);
    this.#fields.push(made.ref);
    return made;
  }
}

function number(value: number): string {
  return Number(value.toFixed(3)).toString();
}
