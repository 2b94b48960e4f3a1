import {
  type PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';
import { dictAt, nameAt, textAt } from '../objects/access.ts';
import type { Destination, DestinationFinder } from './destinations.ts';
import type { PdfSource } from './source.ts';

/** A bookmark of a source. */
export interface SourceBookmark {
  readonly title: string;
  readonly destination: Destination | null;
  readonly children: readonly SourceBookmark[];
}

/** A bookmark of the packet. */
export interface Bookmark {
  readonly title: string;
  readonly destination: PDFArray;
  /** Page of the packet. */
  readonly page: number;
  readonly children: readonly Bookmark[];
}

const deepest = 50;

/** The bookmarks of a source; those that lead nowhere and hold none are left out. */
export function readOutline(source: PdfSource, finder: DestinationFinder): SourceBookmark[] {
  const seen = new Set<PDFDict>();
  const read = (first: PDFDict | null, depth: number): SourceBookmark[] => {
    const bookmarks: SourceBookmark[] = [];
    for (let item = first; item && !seen.has(item) && depth < deepest; item = dictAt(item, 'Next')) {
      seen.add(item);
      const children = read(dictAt(item, 'First'), depth + 1);
      const destination = finder.resolve(targetOf(item));
      if (destination || children.length > 0) {
        bookmarks.push({ title: textAt(item, 'Title')?.trim() ?? '', destination, children });
      }
    }
    return bookmarks;
  };
  const root = dictAt(source.catalog, 'Outlines');
  return root ? read(dictAt(root, 'First'), 0) : [];
}

function targetOf(item: PDFDict): PDFObject | undefined {
  const action = dictAt(item, 'A');
  if (item.has(PDFName.of('Dest')) || !action) {
    return item.get(PDFName.of('Dest'));
  }
  return nameAt(action, 'S') === 'GoTo' ? action.get(PDFName.of('D')) : undefined;
}

/**
 * The bookmarks that lead to the chosen pages, in order. One whose own page is not among them gives way to its children.
 */
export function selectBookmarks<Kept>(
  bookmarks: readonly SourceBookmark[],
  keep: (bookmark: SourceBookmark, children: Kept[]) => Kept | null,
): Kept[] {
  return bookmarks.flatMap((bookmark) => {
    const children = selectBookmarks(bookmark.children, keep);
    const kept = keep(bookmark, children);
    return kept === null ? children : [kept];
  });
}

/** Writes the outline; the first level is open, deeper ones are closed. */
export function writeOutline(context: PDFContext, catalog: PDFDict, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) {
    return;
  }
  const root = context.nextRef();
  const write = (level: readonly Bookmark[], parent: PDFRef): { first: PDFRef; last: PDFRef } | null => {
    const refs = level.map(() => context.nextRef());
    level.forEach((bookmark, index) => {
      const ref = refs[index] ?? context.nextRef();
      const item = context.obj({ Parent: parent });
      item.set(PDFName.of('Title'), PDFHexString.fromText(bookmark.title));
      item.set(PDFName.of('Dest'), bookmark.destination);
      setLink(item, 'Prev', refs[index - 1]);
      setLink(item, 'Next', refs[index + 1]);
      const below = write(bookmark.children, ref);
      if (below) {
        setLink(item, 'First', below.first);
        setLink(item, 'Last', below.last);
        // Negative: closed.
        item.set(PDFName.of('Count'), context.obj(-bookmark.children.length));
      }
      context.assign(ref, item);
    });
    const [first] = refs;
    const last = refs.at(-1);
    return first && last ? { first, last } : null;
  };
  const ends = write(bookmarks, root);
  const outline = PDFDict.withContext(context);
  outline.set(PDFName.of('Type'), PDFName.of('Outlines'));
  setLink(outline, 'First', ends?.first);
  setLink(outline, 'Last', ends?.last);
  outline.set(PDFName.of('Count'), context.obj(bookmarks.length));
  context.assign(root, outline);
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function setLink(dict: PDFDict, key: string, ref: PDFRef | undefined): void {
  if (ref instanceof PDFRef) {
    dict.set(PDFName.of(key), ref);
  }
}
