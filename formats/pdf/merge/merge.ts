import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { type Rectangle, textAt } from '../objects/access.ts';
import { type RepairWords, repairStructure } from '../repair/accessibility.ts';
import { ObjectCopier } from './copier.ts';
import { type Destination, DestinationFinder } from './destinations.ts';
import { pageEntryRule, writeDestination } from './entry-rules.ts';
import { FormMerger } from './form-fields.ts';
import { LayerMerger } from './layers.ts';
import { addNotice, type NoticeCounts } from './notices.ts';
import { type Bookmark, readOutline, selectBookmarks, writeOutline } from './outline.ts';
import { copyPage } from './page-copy.ts';
import type { PdfSource } from './source.ts';
import { noteSource } from './source-notices.ts';
import type { StructureElement } from './structure-model.ts';
import { newElement } from './structure-model.ts';
import { readStructure } from './structure-reader.ts';
import { splitByPart } from './structure-split.ts';
import { StructureWriter } from './structure-writer.ts';
import { partElement, tagWholePage } from './untagged-page.ts';

/** Pages [from, to) of a source, which follow one another in the merged document. */
export interface MergePart {
  readonly source: PdfSource;
  readonly from: number;
  readonly to: number;
  /** Title of the part in the structure tree, and of its bookmark. */
  readonly title: string;
  readonly bookmark: string;
  /** Alternative text of a page without any text, by its number within the part, from 1. */
  imageAlternative(page: number): string;
}

export interface MergedPage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  /** Boxes of its characters, in user space. */
  textBoxes(): readonly Rectangle[];
}

export interface MergedPart {
  readonly pages: readonly MergedPage[];
  /** True when its content carries the tags of its source. */
  readonly tagged: boolean;
  readonly notices: NoticeCounts;
}

export interface MergedDocument {
  readonly document: PDFDocument;
  readonly parts: readonly MergedPart[];
  readonly bookmarks: readonly Bookmark[];
}

/**
 * Puts parts of several PDFs together into one document, with their tags, links, annotations, bookmarks, fields and
 * layers. No page of a source may be taken twice; open the source a second time for that.
 */
export function mergePdfs(
  parts: readonly MergePart[],
  language: string,
  words: RepairWords,
): Promise<MergedDocument> {
  return PDFDocument.create({ updateMetadata: false }).then((document) =>
    new Merger(document, parts, words).merge(language),
  );
}

interface PartState {
  readonly part: MergePart;
  readonly notices: NoticeCounts;
  pages: MergedPage[];
  readonly refs: PDFRef[];
  elements: StructureElement[];
}

interface SourceState {
  readonly source: PdfSource;
  readonly index: number;
  readonly copier: ObjectCopier;
  readonly finder: DestinationFinder;
  /** By page of the source. */
  readonly places: Map<number, { part: number; page: PDFRef }>;
  readonly parts: number[];
}

class Merger {
  readonly #document: PDFDocument;
  readonly #words: RepairWords;
  readonly #parts: PartState[];
  readonly #sources: SourceState[] = [];
  readonly #pageNumbers = new Map<PDFRef, number>();

  constructor(document: PDFDocument, parts: readonly MergePart[], words: RepairWords) {
    this.#document = document;
    this.#words = words;
    this.#parts = parts.map((part) => ({ part, notices: new Map(), pages: [], refs: [], elements: [] }));
    this.#parts.forEach((state, index) => {
      this.#plan(state, index);
    });
  }

  merge(language: string): MergedDocument {
    const { context, catalog } = this.#document;
    this.#copyPages();
    const form = new FormMerger(context);
    const layers = new LayerMerger(context);
    for (const state of this.#sources) {
      const first = this.#parts[state.parts[0] ?? 0];
      if (first) {
        form.add(state.source, state.index, state.copier, first.notices);
        layers.add(state.source, first.part.title, state.copier);
        noteSource(state.source, first.notices);
      }
    }
    form.finish(catalog);
    layers.finish(catalog);
    this.#writeStructure(language);
    const bookmarks = this.#parts.map((state) => this.#bookmarkOf(state));
    writeOutline(context, catalog, bookmarks);
    catalog.set(PDFName.of('Lang'), PDFString.of(language));
    const parts = this.#parts.map((state) => ({
      pages: state.pages,
      tagged: state.part.source.structure !== null,
      notices: state.notices,
    }));
    return { document: this.#document, parts, bookmarks };
  }

  #plan(state: PartState, index: number): void {
    const { source, from, to } = state.part;
    const known = this.#sources.find((other) => other.source === source);
    const plan = known ?? this.#addSource(source, state.notices);
    plan.parts.push(index);
    for (let page = from; page < to; page += 1) {
      const ref = this.#document.context.nextRef();
      const sourceRef = source.pages[page]?.ref;
      if (sourceRef) {
        plan.copier.map(sourceRef, ref);
      }
      plan.places.set(page, { part: index, page: ref });
      this.#pageNumbers.set(ref, this.#pageNumbers.size);
      state.refs.push(ref);
    }
  }

  /** What is noticed about a file as a whole is told of its first part. */
  #addSource(source: PdfSource, notices: NoticeCounts): SourceState {
    const finder = new DestinationFinder(source);
    const places: SourceState['places'] = new Map();
    const copier: ObjectCopier = new ObjectCopier(
      source.document.context,
      this.#document.context,
      pageEntryRule({
        destinations: finder,
        notices,
        pageRef: (page) => places.get(page)?.page ?? null,
        copier: () => copier,
      }),
    );
    const state = { source, index: this.#sources.length, copier, finder, places, parts: [] };
    this.#sources.push(state);
    return state;
  }

  #copyPages(): void {
    const { context, catalog } = this.#document;
    const root = catalog.get(PDFName.of('Pages'));
    if (!(root instanceof PDFRef)) {
      throw new TypeError('a new document has a page tree');
    }
    for (const state of this.#parts) {
      const { source, from } = state.part;
      const copier = this.#sourceOf(state).copier;
      state.refs.forEach((ref, offset) => {
        const page = source.pages[from + offset];
        if (!page) {
          throw new RangeError(`no page ${from + offset}`);
        }
        copyPage(page, ref, root, copier, state.notices);
      });
      copier.drain();
      state.pages = state.refs.flatMap((ref, offset) => {
        const dict = context.lookup(ref);
        const textBoxes = () => source.textBoxes(from + offset);
        return dict instanceof PDFDict ? [{ ref, dict, textBoxes }] : [];
      });
    }
    const kids = PDFArray.withContext(context);
    for (const ref of this.#pageNumbers.keys()) {
      kids.push(ref);
    }
    const tree = context.lookup(root, PDFDict);
    tree.set(PDFName.of('Kids'), kids);
    tree.set(PDFName.of('Count'), PDFNumber.of(kids.size()));
  }

  #sourceOf(state: PartState): SourceState {
    const found = this.#sources.find(({ source }) => source === state.part.source);
    if (!found) {
      throw new Error('every part has a planned source');
    }
    return found;
  }

  #writeStructure(language: string): void {
    const { context, catalog } = this.#document;
    for (const state of this.#sources) {
      this.#readStructure(state);
    }
    const writer = new StructureWriter(context);
    const document = newElement('Document');
    document.entries.set('Lang', PDFString.of(language));
    const scopes = new Map(
      this.#sources.map(({ source, index, copier }) => [source, writer.scope(index, source, copier)]),
    );
    writer.finish(catalog, document, (parent) =>
      this.#parts.flatMap((state) => {
        const scope = scopes.get(state.part.source);
        const element = partElement(state.part.title, state.elements);
        const own = textAt(state.part.source.catalog, 'Lang');
        if (own !== null && own !== '' && own !== language) {
          element.entries.set('Lang', PDFString.of(own));
        }
        return scope ? [writer.write(element, parent, scope)] : [];
      }),
    );
    for (const { copier } of this.#sources) {
      copier.drain();
    }
  }

  #readStructure(state: SourceState): void {
    const { source, copier } = state;
    if (source.structure) {
      const indexes = new Map(source.pages.flatMap((page, index) => (page.ref ? [[page.ref, index]] : [])));
      const placeOf = (page: PDFRef) => state.places.get(indexes.get(page) ?? -1) ?? null;
      const roots = readStructure(source, { placeOf }, copier);
      for (const [part, elements] of splitByPart(roots, state.parts)) {
        const target = this.#parts[part];
        if (target) {
          repairStructure(elements, this.#document.context, this.#words);
          target.elements = elements;
        }
      }
      return;
    }
    for (const index of state.parts) {
      const target = this.#parts[index];
      if (target) {
        addNotice(target.notices, 'untagged');
        target.elements = target.pages.flatMap(({ ref, dict }, offset) =>
          tagWholePage(dict, ref, index, {
            hasText: source.hasText(target.part.from + offset),
            alternative: target.part.imageAlternative(offset + 1),
          }),
        );
        repairStructure(target.elements, this.#document.context, this.#words);
      }
    }
  }

  #bookmarkOf(state: PartState): Bookmark {
    const { finder, copier, places, source } = this.#sourceOf(state);
    const part = this.#parts.indexOf(state);
    const target = (destination: Destination | null) => {
      const place = destination && places.get(destination.pageIndex);
      return destination && place?.part === part
        ? { destination: writeDestination(copier, place.page, destination), page: this.#numberOf(place.page) }
        : null;
    };
    const children = selectBookmarks<Bookmark>(readOutline(source, finder), (bookmark, below) => {
      const place = target(bookmark.destination);
      return place && bookmark.title !== '' ? { title: bookmark.title, ...place, children: below } : null;
    });
    copier.drain();
    const [first] = state.refs;
    if (!first) {
      throw new RangeError('a part has at least one page');
    }
    const destination = this.#document.context.obj([first, PDFName.of('XYZ'), null, null, null]);
    return {
      title: state.part.bookmark,
      destination,
      page: this.#numberOf(first),
      children: withoutEcho(children, state.part.title),
    };
  }

  #numberOf(page: PDFRef): number {
    return this.#pageNumbers.get(page) ?? 0;
  }
}

/** A single heading that only repeats the title of the material gives way to what is below it. */
function withoutEcho(children: readonly Bookmark[], title: string): readonly Bookmark[] {
  const [only, ...others] = children;
  const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');
  return only && others.length === 0 && plain(only.title) === plain(title) ? only.children : children;
}
