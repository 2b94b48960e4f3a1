import { PDFCrossRefStream, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';

interface EntryList {
  readonly entries: { readonly ref: PDFRef }[];
}

/**
 * The library looks for the place of every new cross-reference entry from the front, which makes saving quadratic in
 * the number of objects: 30 seconds for a packet of 1,000 pages. Entries nearly always come in order, so the place is
 * looked for from the back.
 */
function appendInOrder(this: EntryList, entry: { readonly ref: PDFRef }): void {
  let place = this.entries.length;
  while (place > 0 && (this.entries[place - 1]?.ref.objectNumber ?? 0) > entry.ref.objectNumber) {
    place -= 1;
  }
  this.entries.splice(place, 0, entry);
}

Object.defineProperty(PDFCrossRefStream.prototype, 'appendEntry', { value: appendInOrder, writable: true });

/** Bytes of a document, small objects packed together. Always save through this. */
export function saveDocument(document: PDFDocument): Promise<Uint8Array> {
  return document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: 2000,
  });
}
