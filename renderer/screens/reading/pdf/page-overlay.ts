import type { ReactNode } from 'react';
import type { PageLine } from '../../../../core/domain/pages/lines.ts';
import type { PageFrame, PagePoint } from '../../../../core/domain/pages/page-frame.ts';
import type { PageText } from '../../../../core/domain/pages/page-text.ts';

/** What is read of a page: text whose offsets are those of the page's block, and its lines. */
export interface PlacedText {
  readonly text: PageText;
  readonly lines: readonly PageLine[];
  /** Offsets into the text are offsets into the text of the page's block. */
  readonly isBlockText: boolean;
}

/**
 * A page as it is shown now, for those who draw over it. `toPixels`, `toPoints` and their forms for boxes lead between
 * PDF user space and CSS pixels from the shown page's top left corner, whatever its crop box, turn and size.
 */
export interface ShownPage extends PageFrame {
  readonly index: number;
  /** Block of the page in the committee file; null where the file was stored without its text. */
  readonly blockId: string | null;
  /** As shown, so after any turn. */
  readonly widthPoints: number;
  readonly heightPoints: number;
  readonly pixelsPerPoint: number;
  /** null until the page has been read, and for a page that cannot be. */
  readonly placed: PlacedText | null;
}

/**
 * Draws over a page. Called for the pages near the view only; what it returns lies in a box of the page's size in pixels
 * that lets the pointer through unless its children take it (`pointer-events: auto`).
 */
export type PageOverlay = (page: ShownPage) => ReactNode;

/** The column of pages, for notes beside it. Lengths are CSS pixels from its top. */
export interface PdfColumn {
  readonly height: number;
  /** Where a page begins, or a place of it (user space) lies. */
  readonly topOf: (page: number, place?: PagePoint) => number;
  /** In a window of one column: room under the pages near the view, by page. Null where there is room beside them. */
  readonly under: {
    readonly rooms: ReadonlyMap<number, HTMLElement>;
    /** Brings something in these rooms into view. */
    readonly reveal: (element: Element) => void;
  } | null;
}

/** A selected stretch of one page's text; UTF-16 offsets, [from, to). */
export interface PageRange {
  readonly page: number;
  readonly blockId: string | null;
  readonly from: number;
  readonly to: number;
}

/** What others can ask of the viewer while it shows pages. */
export interface PdfViewer {
  /** Brings a page into view, and a place of it (user space) a little below the upper edge. */
  scrollToPage(index: number, place?: PagePoint): void;
  /** The text of a page with its places. Rejects with `PdfFailure` for a page that cannot be read. */
  placedText(index: number): Promise<PlacedText>;
  /** What the reader has selected, page by page; empty without a selection. */
  selection(): readonly PageRange[];
  clearSelection(): void;
}
