import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';
import { arrayAt, dictAt, nameAt } from '../objects/access.ts';
import type { ObjectCopier } from './copier.ts';
import type { PdfSource } from './source.ts';

/** Layers (optional content) of all files, each shown or hidden as in its own file. */
export class LayerMerger {
  readonly #context: PDFContext;
  readonly #groups: PDFRef[] = [];
  readonly #hidden: PDFRef[] = [];
  readonly #order: PDFObject[] = [];
  readonly #usages: PDFObject[] = [];

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** Takes over the layers that the copied pages use. */
  add(source: PdfSource, title: string, copier: ObjectCopier): void {
    const properties = dictAt(source.catalog, 'OCProperties');
    const settings = properties && dictAt(properties, 'D');
    if (!properties || !settings) {
      return;
    }
    const all = refsOf(arrayAt(properties, 'OCGs'));
    const shown = new Set(refsOf(arrayAt(settings, 'ON')));
    const listed = new Set(refsOf(arrayAt(settings, 'OFF')));
    const hidden =
      nameAt(settings, 'BaseState') === 'OFF'
        ? all.filter((group) => !shown.has(group))
        : all.filter((g) => listed.has(g));
    const taken = all.flatMap((group) => copier.mapped(group) ?? []);
    if (taken.length === 0) {
      return;
    }
    this.#groups.push(...taken);
    this.#hidden.push(...hidden.flatMap((group) => copier.mapped(group) ?? []));
    // A text followed by groups is a heading with its layers.
    const order = PDFArray.withContext(this.#context);
    order.push(PDFHexString.fromText(title));
    for (const group of taken) {
      order.push(group);
    }
    this.#order.push(order);
    for (const item of arrayAt(settings, 'AS')?.asArray() ?? []) {
      this.#usages.push(copier.copy(item));
    }
    copier.drain();
  }

  finish(catalog: PDFDict): void {
    if (this.#groups.length === 0) {
      return;
    }
    const context = this.#context;
    const settings = context.obj({ Order: this.#order, OFF: this.#hidden, AS: this.#usages });
    const properties = context.obj({ OCGs: this.#groups });
    properties.set(PDFName.of('D'), settings);
    catalog.set(PDFName.of('OCProperties'), context.register(properties));
  }
}

function refsOf(array: PDFArray | null): PDFRef[] {
  return (array?.asArray() ?? []).filter((item) => item instanceof PDFRef);
}
