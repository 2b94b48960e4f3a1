import {
  frameOf,
  type PageFrame,
  type PageSheet,
  type QuarterTurn,
  sizeOfSheet,
} from '../../../../core/domain/pages/page-frame.ts';

/** Space above each page, below the last one, and beside the widest, in pixels. */
export const pageGap = 24;

/** Where each page of a PDF lies in the column of pages. Lengths are CSS pixels from the top of the column. */
export interface PageLayout {
  readonly frames: readonly PageFrame[];
  /** CSS pixels for a point, page by page. */
  readonly scales: readonly number[];
  readonly tops: readonly number[];
  readonly width: number;
  readonly height: number;
}

/**
 * @param view the turn that the reader added
 * @param room what a page may take, in pixels
 * @param under what else stands below a page, in pixels
 */
export function layOut(
  sheets: readonly PageSheet[],
  choice: ZoomChoice,
  view: QuarterTurn,
  room: Room,
  under: (page: number) => number = () => 0,
): PageLayout {
  const scales = sheets.map((sheet) => zoomFor(choice, sheet, view, room) * pixelsPerPointOnPaper);
  const frames = sheets.map((sheet, index) => frameOf(sheet, scales[index] ?? 1, view));
  const tops: number[] = [];
  let top = pageGap;
  let width = 0;
  frames.forEach((frame, page) => {
    tops.push(top);
    top += Math.ceil(frame.heightPixels) + under(page) + pageGap;
    width = Math.max(width, frame.widthPixels);
  });
  return { frames, scales, tops, width, height: top };
}

/** The page at a height of the column: the last one that begins at or above it. */
export function pageAt({ tops }: PageLayout, y: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return Math.max(0, low);
}

/** First and last page of which something lies between two heights. */
export function pagesBetween(
  layout: PageLayout,
  top: number,
  bottom: number,
): { first: number; last: number } {
  const first = pageAt(layout, top);
  // What stands below a page belongs to it.
  const end = (layout.tops[first + 1] ?? layout.height) - pageGap;
  const last = pageAt(layout, bottom);
  return { first: Math.min(last, end < top ? first + 1 : first), last };
}

/** Sizes that the buttons step through; 1 is the size on paper. */
const zoomSteps = [0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5] as const;
/** A step changes the size by at least this part of it: one press shall be seen. */
const smallestStep = 0.14;
/** CSS pixels for a point at the size on paper. */
export const pixelsPerPointOnPaper = 96 / 72;

export const smallestZoom = zoomSteps[0];
export const largestZoom = 5;

/** The next size above or below; the same at either end. */
export function steppedZoom(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? zoomSteps : zoomSteps.toReversed();
  // A size that fits a window lies anywhere between two steps.
  return steps.find((step) => (step / zoom - 1) * direction > smallestStep) ?? steps.at(-1) ?? zoom;
}

/** How the size is chosen: by the reader, the same for all pages, or by what each page has to fit. */
export type ZoomChoice = { readonly fit: 'width' | 'page' } | { readonly fit: null; readonly zoom: number };

/** What a page may take, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A small page that has to fit is not made larger than this; 1 is the size on paper. */
const largestFit = 2.5;

/** The size of a page for a choice; 1 is the size on paper. */
export function zoomFor(choice: ZoomChoice, sheet: PageSheet, view: QuarterTurn, room: Room): number {
  if (choice.fit === null) {
    return choice.zoom;
  }
  const size = sizeOfSheet(sheet, view);
  const byWidth = room.width / (size.width * pixelsPerPointOnPaper);
  const byHeight = room.height / (size.height * pixelsPerPointOnPaper);
  return Math.min(largestFit, choice.fit === 'width' ? byWidth : Math.min(byWidth, byHeight));
}
