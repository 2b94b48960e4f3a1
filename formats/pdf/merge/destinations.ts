import { PDFArray, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { dictAt, dictOf, textOf } from '../objects/access.ts';
import { nameTreeEntries } from '../objects/trees.ts';
import type { PdfSource } from './source.ts';

const nameD = PDFName.of('D');

/** A place in a source: the page, and the rest of the destination (/XYZ left top zoom, /Fit, …) unchanged. */
export interface Destination {
  readonly pageIndex: number;
  readonly view: readonly PDFObject[];
}

/** Finds where links, actions and bookmarks of one source lead to. */
export class DestinationFinder {
  readonly #source: PdfSource;
  readonly #named = new Map<string, PDFObject>();
  readonly #pageIndexes = new Map<PDFRef, number>();

  constructor(source: PdfSource) {
    this.#source = source;
    source.pages.forEach((page, index) => {
      if (page.ref) {
        this.#pageIndexes.set(page.ref, index);
      }
    });
    const tree = dictAt(dictAt(source.catalog, 'Names') ?? source.catalog, 'Dests');
    if (tree && tree !== dictAt(source.catalog, 'Dests')) {
      for (const [name, value] of nameTreeEntries(tree)) {
        this.#named.set(name, value);
      }
    }
    for (const [name, value] of dictAt(source.catalog, 'Dests')?.entries() ?? []) {
      this.#named.set(name.decodeText(), value);
    }
  }

  /** Names of all named destinations. */
  get names(): ReadonlySet<string> {
    return new Set(this.#named.keys());
  }

  named(name: string): Destination | null {
    const value = this.#named.get(name);
    return value === undefined ? null : this.#explicit(value);
  }

  /** Resolves a name, a dictionary with /D or an explicit array; null when it leads nowhere. */
  resolve(value: PDFObject | undefined): Destination | null {
    const object = this.#lookup(value);
    const name = textOf(object);
    return name === null ? this.#explicit(object) : this.named(name);
  }

  #explicit(value: PDFObject | undefined): Destination | null {
    const object = this.#lookup(value);
    const array = object instanceof PDFArray ? object : this.#lookup(dictOf(object)?.lookup(nameD));
    if (!(array instanceof PDFArray) || array.size() === 0) {
      return null;
    }
    const [target, ...view] = array.asArray();
    // Page numbers belong in destinations to other files only, but are written for the same file too.
    const pageIndex =
      target instanceof PDFRef
        ? this.#pageIndexes.get(target)
        : target instanceof PDFNumber
          ? target.asNumber()
          : undefined;
    return pageIndex !== undefined && pageIndex in this.#source.pages ? { pageIndex, view } : null;
  }

  #lookup(value: PDFObject | undefined): PDFObject | undefined {
    return this.#source.document.context.lookup(value);
  }
}
