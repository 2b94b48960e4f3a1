import { deflateSync } from 'node:zlib';
import {
  PDFContext,
  PDFCrossRefStream,
  type PDFDocument,
  PDFName,
  PDFObjectStream,
  type PDFRef,
} from '@cantoo/pdf-lib';

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

/** The library's own compression is written in JavaScript and takes several times as long as that of Node. */
const packed = new WeakMap<PDFObjectStream, Uint8Array>();

function packedContents(this: PDFObjectStream): Uint8Array {
  const known = packed.get(this);
  if (known) {
    return known;
  }
  const contents = this.getUnencodedContents();
  const bytes = this.dict.has(PDFName.of('Filter')) ? new Uint8Array(deflateSync(contents)) : contents;
  packed.set(this, bytes);
  return bytes;
}

Object.defineProperties(PDFObjectStream.prototype, {
  getContents: { value: packedContents, writable: true },
  getContentsSize: {
    value(this: PDFObjectStream): number {
      return packedContents.call(this).length;
    },
    writable: true,
  },
});

function packedStream(
  this: PDFContext,
  contents: string | Uint8Array,
  dict: Parameters<PDFContext['flateStream']>[1] = {},
): ReturnType<PDFContext['flateStream']> {
  const bytes = typeof contents === 'string' ? Buffer.from(contents, 'latin1') : contents;
  return this.stream(new Uint8Array(deflateSync(bytes)), { ...dict, Filter: 'FlateDecode' });
}

Object.defineProperty(PDFContext.prototype, 'flateStream', { value: packedStream, writable: true });

/** The library lets other work pass now and then. A merge has a thread to itself. */
const withoutPause = 1_000_000;

/** Bytes of a document, small objects packed together. Always save through this. */
export function saveDocument(document: PDFDocument): Promise<Uint8Array> {
  return document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: withoutPause,
  });
}
