import {
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** Kinds of structure that a form has. */
export type StructureTag = 'H1' | 'H2' | 'P' | 'Form';

/**
 * Structure of a new document for screen readers: headings, paragraphs and form fields in the order in which they are
 * added. Text is marked on its page; a field is pointed to.
 */
export class PdfStructure {
  readonly #document: PDFDocument;
  readonly #context: PDFContext;
  readonly #root: PDFRef;
  readonly #body: PDFRef;
  readonly #kids: PDFRef[] = [];
  /** Key of the parent tree → element, or the elements of a page by the number of their mark. */
  readonly #parents = new Map<number, PDFRef | PDFRef[]>();
  readonly #pages = new Map<PDFPage, { readonly key: number; readonly elements: PDFRef[] }>();

  constructor(document: PDFDocument) {
    this.#document = document;
    this.#context = document.context;
    this.#root = this.#context.nextRef();
    this.#body = this.#context.nextRef();
  }

  /** A stretch of text on a page; what it draws must be between `/tag <</MCID n>> BDC` and `EMC`. */
  mark(page: PDFPage, tag: Exclude<StructureTag, 'Form'>): number {
    const known = this.#pages.get(page) ?? { key: this.#nextKey(), elements: [] };
    this.#pages.set(page, known);
    this.#parents.set(known.key, known.elements);
    const number = known.elements.length;
    const element = this.#element(tag, { Pg: page.ref, K: PDFNumber.of(number) });
    known.elements.push(element);
    return number;
  }

  /** A form field; its widget is given the key that leads back here. `words`: what it is, said aloud. */
  addField(page: PDFPage, widget: PDFDict, ref: PDFRef, words: string): void {
    const key = this.#nextKey();
    const object = this.#context.obj({ Type: 'OBJR', Obj: ref, Pg: page.ref });
    const element = this.#element('Form', { Pg: page.ref, K: object, Alt: PDFHexString.fromText(words) });
    this.#parents.set(key, element);
    widget.set(PDFName.of('StructParent'), PDFNumber.of(key));
  }

  /** Writes the tree. Nothing may be added afterwards. */
  finish(language: string, title: string): void {
    const { catalog } = this.#document;
    for (const [page, { key }] of this.#pages) {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(key));
      page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    }
    this.#context.assign(
      this.#body,
      this.#context.obj({
        Type: 'StructElem',
        S: 'Document',
        P: this.#root,
        K: this.#kids,
        Lang: PDFString.of(language),
      }),
    );
    const numbers = [...this.#parents]
      .sort(([a], [b]) => a - b)
      .flatMap(([key, value]) => [
        PDFNumber.of(key),
        Array.isArray(value) ? this.#context.obj(value) : value,
      ]);
    const parentTree = this.#context.register(this.#context.obj({ Nums: numbers }));
    this.#context.assign(
      this.#root,
      this.#context.obj({
        Type: 'StructTreeRoot',
        K: this.#body,
        ParentTree: parentTree,
        ParentTreeNextKey: this.#parents.size,
      }),
    );
    catalog.set(PDFName.of('StructTreeRoot'), this.#root);
    catalog.set(PDFName.of('MarkInfo'), this.#context.obj({ Marked: true }));
    catalog.set(PDFName.of('Lang'), PDFString.of(language));
    catalog.set(PDFName.of('ViewerPreferences'), this.#context.obj({ DisplayDocTitle: true }));
    this.#document.setTitle(title, { showInWindowTitleBar: true });
  }

  #nextKey(): number {
    return this.#parents.size;
  }

  #element(tag: StructureTag, members: Record<string, PDFRef | PDFNumber | PDFDict | PDFHexString>): PDFRef {
    const dict = PDFDict.withContext(this.#context);
    dict.set(PDFName.of('Type'), PDFName.of('StructElem'));
    dict.set(PDFName.of('S'), PDFName.of(tag));
    dict.set(PDFName.of('P'), this.#body);
    for (const [name, value] of Object.entries(members)) {
      dict.set(PDFName.of(name), value);
    }
    const ref = this.#context.register(dict);
    this.#kids.push(ref);
    return ref;
  }
}
