import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { humanText } from '../merge/structure-writer.ts';
import { dictAt, itemsOf, nameAt, numberAt, type Rectangle } from '../objects/access.ts';
import { nameTreeEntries, numberTreeEntries, writeNameTree, writeNumberTree } from '../objects/trees.ts';
import type { MarkedContent } from '../pdfium/marked-content.ts';

/** One piece of a note that is drawn on a page. */
export interface NotePart {
  readonly role: 'P' | 'Figure';
  /** What is read aloud in place of what is drawn; null where that is text. */
  readonly alternative: string | null;
}

/** Elements that may hold a note beside what they hold already. Not heads of tables: they are read out with every cell. */
const holders: ReadonlySet<string> = new Set([
  'Document',
  'Part',
  'Art',
  'Sect',
  'Div',
  'BlockQuote',
  'TD',
  'LBody',
]);

/** Puts what is drawn onto the pages of a tagged file into its structure, behind what it is about. Call `finish` at the end. */
export class NoteTagger {
  readonly #context: PDFContext;
  readonly #root: PDFDict;
  readonly #top: PDFRef;
  readonly #parents: Map<number, PDFObject>;
  readonly #ids: [string, PDFObject][] = [];
  /** The last note behind an element, so that the next one comes after it. */
  readonly #lastBehind = new Map<PDFRef, PDFRef>();
  #next: number;

  /** Null for a file without tags. */
  static of(document: PDFDocument): NoteTagger | null {
    const root = dictAt(document.catalog, 'StructTreeRoot');
    const tree = root === null ? null : dictAt(root, 'ParentTree');
    const [first] = root === null ? [] : itemsOf(document.context.lookup(root.get(PDFName.of('K'))));
    const top = first instanceof PDFRef ? first : root?.get(PDFName.of('K'));
    return root === null || tree === null || !(top instanceof PDFRef)
      ? null
      : new NoteTagger(document.context, root, tree, top);
  }

  private constructor(context: PDFContext, root: PDFDict, tree: PDFDict, top: PDFRef) {
    this.#context = context;
    this.#root = root;
    this.#top = top;
    this.#parents = new Map(numberTreeEntries(tree));
    const highest = [...this.#parents.keys()].reduce((high, key) => Math.max(high, key), -1);
    this.#next = Math.max(highest + 1, numberAt(root, 'ParentTreeNextKey') ?? 0);
  }

  /** @param content what is marked on the page, and where */
  page(page: PDFPage, content: readonly MarkedContent[]): PageTagger {
    return new PageTagger(this, page, content, this.#elementsOf(page));
  }

  /** @internal A note element behind the one that has a place on a page, or at the end of all. @returns ids of its parts */
  add(
    page: PDFPage,
    elements: PDFArray,
    behind: PDFObject | null,
    id: string,
    title: string,
    parts: readonly NotePart[],
    nextContent: () => number,
  ): number[] {
    const place = this.#placeFor(behind);
    const note = this.#context.nextRef();
    const contents = parts.map(() => nextContent());
    const kids = parts.map(({ role, alternative }, index) => {
      const element = this.#context.obj({
        Type: 'StructElem',
        S: role,
        P: note,
        Pg: page.ref,
        K: contents[index] ?? 0,
      });
      if (alternative !== null) {
        element.set(PDFName.of(role === 'Figure' ? 'Alt' : 'ActualText'), humanText(alternative));
      }
      const ref = this.#context.register(element);
      setAt(elements, contents[index] ?? 0, ref);
      return ref;
    });
    const element = this.#context.obj({
      Type: 'StructElem',
      S: 'Note',
      P: place.parent,
      Pg: page.ref,
      K: kids,
    });
    element.set(PDFName.of('ID'), PDFString.of(id));
    element.set(PDFName.of('T'), humanText(title));
    this.#context.assign(note, element);
    this.#ids.push([id, note]);
    this.#insert(place.parent, place.behind, note);
    return contents;
  }

  finish(): void {
    const entries = [...this.#parents].sort(([a], [b]) => a - b);
    this.#root.set(PDFName.of('ParentTree'), writeNumberTree(this.#context, entries));
    this.#root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(this.#next));
    const known = dictAt(this.#root, 'IDTree');
    const ids = [...(known === null ? [] : nameTreeEntries(known)), ...this.#ids];
    if (this.#ids.length > 0) {
      this.#root.set(PDFName.of('IDTree'), writeNameTree(this.#context, ids));
    }
  }

  /** The elements of a page's marked contents, by their ids; made where the page has none. */
  #elementsOf(page: PDFPage): PDFArray {
    const key = numberAt(page.node, 'StructParents');
    const known = key === null ? undefined : this.#context.lookup(this.#parents.get(key));
    if (known instanceof PDFArray) {
      return known;
    }
    const made = PDFArray.withContext(this.#context);
    this.#parents.set(this.#next, this.#context.register(made));
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(this.#next));
    this.#next += 1;
    return made;
  }

  /** Upwards to where a note may stand: in an element that may hold it, behind one of its kids. */
  #placeFor(start: PDFObject | null): { parent: PDFRef; behind: PDFRef | null } {
    let at = start instanceof PDFRef ? start : null;
    let behind: PDFRef | null = null;
    const seen = new Set<PDFRef>();
    while (at !== null && !seen.has(at)) {
      seen.add(at);
      const element = this.#context.lookup(at);
      if (!(element instanceof PDFDict)) {
        break;
      }
      if (holders.has(this.#roleOf(element))) {
        return { parent: at, behind };
      }
      behind = at;
      const parent = element.get(PDFName.of('P'));
      at = parent instanceof PDFRef ? parent : null;
    }
    return { parent: this.#top, behind: null };
  }

  #roleOf(element: PDFDict): string {
    const own = nameAt(element, 'S') ?? '';
    const map = dictAt(this.#root, 'RoleMap');
    return (map === null ? null : nameAt(map, own)) ?? own;
  }

  #insert(parent: PDFRef, behind: PDFRef | null, note: PDFRef): void {
    const element = this.#context.lookup(parent, PDFDict);
    const old = element.get(PDFName.of('K'));
    const resolved = this.#context.lookup(old);
    const kids = resolved instanceof PDFArray ? [...resolved.asArray()] : old === undefined ? [] : [old];
    const after = behind === null ? null : (this.#lastBehind.get(behind) ?? behind);
    const index = after === null ? -1 : kids.indexOf(after);
    kids.splice(index < 0 ? kids.length : index + 1, 0, note);
    if (behind !== null) {
      this.#lastBehind.set(behind, note);
    }
    element.set(PDFName.of('K'), this.#context.obj(kids));
  }
}

/** The notes of one page. */
export class PageTagger {
  readonly #tagger: NoteTagger;
  readonly #page: PDFPage;
  readonly #content: readonly MarkedContent[];
  readonly #elements: PDFArray;
  #next: number;

  /** @internal */
  constructor(tagger: NoteTagger, page: PDFPage, content: readonly MarkedContent[], elements: PDFArray) {
    this.#tagger = tagger;
    this.#page = page;
    this.#content = content;
    this.#elements = elements;
    this.#next = Math.max(elements.size(), highestContent(page) + 1);
  }

  /**
   * A note about what lies at a place of the page (user space).
   * @param id unique in the file
   * @returns ids of marked content (MCID), one for each part: what is drawn of a part is to stand between
   *   `/P <</MCID n>> BDC` and `EMC`
   */
  add(place: Rectangle, id: string, title: string, parts: readonly NotePart[]): number[] {
    const nearest = nearestTo(this.#content, place);
    const element =
      nearest !== null && nearest.id < this.#elements.size() ? this.#elements.get(nearest.id) : null;
    return this.#tagger.add(this.#page, this.#elements, element, id, title, parts, () => {
      this.#next += 1;
      return this.#next - 1;
    });
  }
}

function nearestTo(content: readonly MarkedContent[], place: Rectangle): MarkedContent | null {
  let best: { content: MarkedContent; far: number } | null = null;
  for (const candidate of content) {
    const { left, right, bottom, top } = candidate.box;
    const far =
      Math.max(left - place.right, 0, place.left - right) +
      Math.max(bottom - place.top, 0, place.bottom - top);
    // Of several that it touches the last one: what a table cell holds is drawn after the cell.
    if (best === null || far <= best.far) {
      best = { content: candidate, far };
    }
  }
  return best?.content ?? null;
}

/** The highest id of marked content that a page uses, also where its structure does not know it; -1 for none. */
function highestContent(page: PDFPage): number {
  const { context } = page.node;
  let highest = -1;
  const properties = dictAt(page.node, 'Resources');
  const lists = properties === null ? null : dictAt(properties, 'Properties');
  for (const value of lists?.values() ?? []) {
    const list = context.lookup(value);
    highest = Math.max(highest, list instanceof PDFDict ? (numberAt(list, 'MCID') ?? -1) : -1);
  }
  const contents = page.node.lookup(PDFName.of('Contents'));
  for (const item of contents instanceof PDFArray ? contents.asArray() : [contents]) {
    const stream = context.lookup(item);
    if (stream instanceof PDFRawStream) {
      const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
      for (const [, digits] of text.matchAll(/\/MCID\s+(\d{1,7})/gu)) {
        highest = Math.max(highest, Number(digits));
      }
    }
  }
  return highest;
}

function setAt(array: PDFArray, index: number, value: PDFObject): void {
  while (array.size() < index) {
    array.push(PDFNull);
  }
  if (array.size() === index) {
    array.push(value);
  } else {
    array.set(index, value);
  }
}
