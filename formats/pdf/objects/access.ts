import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

/**
 * Reading that never throws: in files from elsewhere any value may be missing or of another type, and then it is
 * simply not there.
 */

type Holder = PDFDict | PDFArray;

function lookup(holder: Holder, key: string | number): PDFObject | undefined {
  if (holder instanceof PDFDict) {
    return typeof key === 'string' ? holder.lookup(PDFName.of(key)) : undefined;
  }
  return typeof key === 'number' && key >= 0 && key < holder.size() ? holder.lookup(key) : undefined;
}

const texts = new Map<PDFName, string>();

/** Text of a name. There is one object per name, and decoding it time and again would take a tenth of a merge. */
export function nameText(name: PDFName): string {
  const known = texts.get(name);
  if (known !== undefined) {
    return known;
  }
  const text = name.decodeText();
  texts.set(name, text);
  return text;
}

export function dictOf(object: PDFObject | undefined): PDFDict | null {
  if (object instanceof PDFDict) {
    return object;
  }
  return object instanceof PDFStream ? object.dict : null;
}

/** A dictionary, or the dictionary of a stream. */
export function dictAt(holder: Holder, key: string | number): PDFDict | null {
  return dictOf(lookup(holder, key));
}

export function arrayAt(holder: Holder, key: string | number): PDFArray | null {
  const object = lookup(holder, key);
  return object instanceof PDFArray ? object : null;
}

export function numberAt(holder: Holder, key: string | number): number | null {
  const object = lookup(holder, key);
  return object instanceof PDFNumber ? object.asNumber() : null;
}

export function nameAt(holder: Holder, key: string | number): string | null {
  const object = lookup(holder, key);
  return object instanceof PDFName ? nameText(object) : null;
}

export function textAt(holder: Holder, key: string | number): string | null {
  return textOf(lookup(holder, key));
}

export function refAt(holder: Holder, key: string | number): PDFRef | null {
  const object =
    holder instanceof PDFDict
      ? holder.get(PDFName.of(String(key)))
      : typeof key === 'number' && key < holder.size()
        ? holder.get(key)
        : undefined;
  return object instanceof PDFRef ? object : null;
}

/** Text of a string or a name: UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding. */
export function textOf(object: PDFObject | undefined): string | null {
  if (object instanceof PDFName) {
    return nameText(object);
  }
  if (!(object instanceof PDFString || object instanceof PDFHexString)) {
    return null;
  }
  const bytes = object.asBytes();
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return new TextDecoder('utf-8').decode(bytes.subarray(3));
  }
  return object.decodeText();
}

/** The items of an array as they stand, references unresolved; a single value counts as an array of one. */
export function itemsOf(object: PDFObject | undefined): PDFObject[] {
  if (object === undefined) {
    return [];
  }
  return object instanceof PDFArray ? object.asArray() : [object];
}

/** All four numbers of a rectangle with its corners in order, or null. */
export function rectangleAt(holder: PDFDict, key: string): Rectangle | null {
  const array = arrayAt(holder, key);
  if (!array) {
    return null;
  }
  const [x0, y0, x1, y1] = [0, 1, 2, 3].map((index) => numberAt(array, index));
  if (x0 == null || y0 == null || x1 == null || y1 == null) {
    return null;
  }
  return { left: Math.min(x0, x1), bottom: Math.min(y0, y1), right: Math.max(x0, x1), top: Math.max(y0, y1) };
}

/** In points of PDF user space. */
export interface Rectangle {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}
