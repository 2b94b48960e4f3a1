import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { nameText } from '../objects/access.ts';

/** What becomes of one entry of a dictionary: a value of the target, `drop`, or undefined to copy it as it is. */
export type EntryRule = (dict: PDFDict, key: string, value: PDFObject) => PDFObject | 'drop' | undefined;

/** Copies objects of one document into another, each once, with a rule for entries that mean something else there. */
export class ObjectCopier {
  readonly source: PDFContext;
  readonly target: PDFContext;
  readonly #rule: EntryRule;
  readonly #refs = new Map<PDFRef, PDFRef | null>();
  readonly #waiting: [PDFRef, PDFObject][] = [];

  constructor(source: PDFContext, target: PDFContext, rule: EntryRule) {
    this.source = source;
    this.target = target;
    this.#rule = rule;
  }

  /** From now on `from` stands for `to`; null: it is not taken over, and references to it become null. */
  map(from: PDFRef, to: PDFRef | null): void {
    this.#refs.set(from, to);
  }

  /** The counterpart of a reference that has been mapped or copied. */
  mapped(from: PDFRef): PDFRef | null {
    return this.#refs.get(from) ?? null;
  }

  /** A copy for the target. Objects it refers to are copied by `drain`. */
  copy(object: PDFObject): PDFObject {
    if (object instanceof PDFRef) {
      return this.#copyRef(object);
    }
    if (object instanceof PDFArray) {
      const array = PDFArray.withContext(this.target);
      for (const item of object.asArray()) {
        array.push(this.copy(item));
      }
      return array;
    }
    if (object instanceof PDFDict) {
      return this.copyDict(object);
    }
    if (object instanceof PDFStream) {
      const dict = this.copyDict(object.dict);
      // Written by the library from the bytes; a referred length would stay behind as an orphan.
      dict.delete(PDFName.of('Length'));
      return PDFRawStream.of(dict, object.getContents());
    }
    return object;
  }

  copyDict(dict: PDFDict, skip: ReadonlySet<string> = new Set()): PDFDict {
    const copied = PDFDict.withContext(this.target);
    for (const [key, value] of dict.entries()) {
      const text = nameText(key);
      if (skip.has(text)) {
        continue;
      }
      const ruled = this.#rule(dict, text, value);
      if (ruled !== 'drop') {
        copied.set(key, ruled ?? this.copy(value));
      }
    }
    return copied;
  }

  /** Copies everything that copies made so far refer to. */
  drain(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const [ref, object] = next;
      this.target.assign(ref, this.copy(object));
    }
  }

  #copyRef(ref: PDFRef): PDFObject {
    const known = this.#refs.get(ref);
    if (known !== undefined) {
      return known ?? PDFNull;
    }
    const object = this.source.lookup(ref);
    if (object === undefined) {
      return PDFNull;
    }
    const type = object instanceof PDFDict ? object.get(PDFName.of('Type')) : undefined;
    // Pages that are taken over are mapped beforehand; all others, and what holds them, stay behind.
    if (type === PDFName.of('Catalog') || type === PDFName.of('Pages') || type === PDFName.of('Page')) {
      return PDFNull;
    }
    const copied = this.target.nextRef();
    this.#refs.set(ref, copied);
    this.#waiting.push([copied, object]);
    return copied;
  }
}
