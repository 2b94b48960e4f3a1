import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PagePoint } from '../../../../core/domain/pages/page-frame.ts';
import { type PageLayout, pageAt, pageGap, pagesBetween } from './page-layout.ts';
import type { Urgency } from './pdf-client.ts';
import { Stillness } from './stillness.ts';

/** Space left above a place that was jumped to, in pixels. */
const spaceAbove = 48;
/** The page at this part of the view's height is the one that the reader is at. */
const readingLine = 0.35;

interface Span {
  readonly first: number;
  readonly last: number;
}

/** A place of a page and where in the view it is, so that it can stay there, or come back, when pages change their size. */
export interface Held {
  readonly page: number;
  readonly place: PagePoint;
  /** From the view's left and top edge, in pixels. */
  readonly x: number;
  readonly y: number;
}

export interface PageScroll {
  /** Pages that are drawn: those in view, and those a view's height around. */
  readonly near: Span;
  /** The page that the reader is at. */
  readonly current: number;
  readonly urgencyOf: (index: number) => Urgency;
  /** Resolves when nobody scrolls, at once where nobody does; rejects with the signal's reason. */
  readonly whenStill: (signal: AbortSignal) => Promise<void>;
  /** Brings a page into view; a place of it (user space) a little below the upper edge. */
  readonly scrollToPage: (index: number, place?: PagePoint) => void;
  /** Brings something that stands with the pages into view, so that it stays there when pages change their places. */
  readonly reveal: (element: Element) => void;
  /** Width of the column as it is now, in pixels. */
  readonly columnWidth: number;
  /** Call before pages change their size: the place under these window coordinates stays where it is. */
  readonly hold: (clientX: number, clientY: number) => void;
  /** What stands in the middle of the view. */
  readonly middle: () => Held | null;
  /** Brings a place to where it was in the view, whatever size the pages have by now. */
  readonly bringBack: (place: Held) => void;
}

/**
 * Follows the view over the column of pages. When the layout changes (size, turn, width of the window), the place in the
 * middle of the view stays in the middle.
 */
export function usePageScroll({
  areaRef,
  columnRef,
  layout,
}: {
  readonly areaRef: RefObject<HTMLElement | null>;
  readonly columnRef: RefObject<HTMLElement | null>;
  readonly layout: PageLayout;
}): PageScroll {
  const [near, setNear] = useState<Span>({ first: 0, last: 0 });
  const [current, setCurrent] = useState(0);
  const [columnWidth, setColumnWidth] = useState(0);
  const seen = useRef<Span>({ first: 0, last: 0 });
  const shown = useRef(layout);
  const held = useRef<Held | null>(null);
  const [stillness] = useState(() => new Stillness());

  const follow = useCallback(() => {
    const element = areaRef.current;
    if (element === null || columnRef.current === null) {
      return;
    }
    setColumnWidth(columnRef.current.clientWidth);
    const top = element.scrollTop - columnRef.current.offsetTop;
    const height = element.clientHeight;
    seen.current = pagesBetween(shown.current, top, top + height);
    const around = pagesBetween(shown.current, top - height, top + 2 * height);
    setNear((now) => (now.first === around.first && now.last === around.last ? now : around));
    setCurrent(pageAt(shown.current, top + height * readingLine));
    held.current = heldAt(element, columnRef.current, shown.current, element.clientWidth / 2, height / 2);
  }, [areaRef, columnRef]);

  const bringBack = useCallback(
    ({ page, place, x, y }: Held) => {
      const [element, column] = [areaRef.current, columnRef.current];
      const frame = shown.current.frames[page];
      if (element !== null && column !== null && frame !== undefined) {
        const pixels = frame.toPixels(place);
        element.scrollTop = column.offsetTop + (shown.current.tops[page] ?? 0) + pixels.y - y;
        element.scrollLeft = leftOf(column, shown.current, page) + pixels.x - x;
      }
      follow();
    },
    [areaRef, columnRef, follow],
  );

  useEffect(() => {
    const element = areaRef.current;
    if (element === null) {
      return;
    }
    let frame = 0;
    const later = (): void => {
      stillness.moved();
      window.cancelAnimationFrame(frame);
      frame = window.requestAnimationFrame(follow);
    };
    follow();
    element.addEventListener('scroll', later, { passive: true });
    const observer = new ResizeObserver(later);
    observer.observe(element);
    return () => {
      window.cancelAnimationFrame(frame);
      element.removeEventListener('scroll', later);
      observer.disconnect();
    };
  }, [areaRef, follow, stillness]);

  useLayoutEffect(() => {
    const element = areaRef.current;
    if (shown.current === layout || element === null || columnRef.current === null) {
      return;
    }
    shown.current = layout;
    if (held.current === null) {
      follow();
    } else {
      bringBack(held.current);
    }
  }, [layout, areaRef, columnRef, follow, bringBack]);

  const urgencyOf = useCallback(
    (index: number): Urgency =>
      index >= seen.current.first && index <= seen.current.last ? 'sight' : 'near',
    [],
  );

  const scrollToPage = useCallback(
    (index: number, place?: PagePoint) => {
      const element = areaRef.current;
      const frame = shown.current.frames[index];
      if (element === null || columnRef.current === null || frame === undefined) {
        return;
      }
      const pageTop = columnRef.current.offsetTop + (shown.current.tops[index] ?? 0);
      if (place === undefined) {
        element.scrollTop = pageTop - pageGap / 2;
        // At once: should pages change their size before the next frame, this is the place to keep.
        follow();
        return;
      }
      const pixels = frame.toPixels(place);
      element.scrollTop = pageTop + Math.max(0, Math.min(pixels.y, frame.heightPixels)) - spaceAbove;
      const x = leftOf(columnRef.current, shown.current, index) + pixels.x;
      if (x < element.scrollLeft || x > element.scrollLeft + element.clientWidth) {
        element.scrollLeft = x - element.clientWidth / 3;
      }
      follow();
    },
    [areaRef, columnRef, follow],
  );

  const reveal = useCallback(
    (element: Element) => {
      const [box, sight] = [element.getBoundingClientRect(), areaRef.current?.getBoundingClientRect()];
      if (sight !== undefined && (box.top < sight.top || box.bottom > sight.bottom)) {
        element.scrollIntoView({ block: box.height > sight.height ? 'start' : 'center' });
        follow();
      }
    },
    [areaRef, follow],
  );

  const hold = useCallback(
    (clientX: number, clientY: number) => {
      if (areaRef.current !== null && columnRef.current !== null) {
        const sight = areaRef.current.getBoundingClientRect();
        held.current = heldAt(
          areaRef.current,
          columnRef.current,
          shown.current,
          clientX - sight.left,
          clientY - sight.top,
        );
      }
    },
    [areaRef, columnRef],
  );
  const whenStill = useCallback((signal: AbortSignal) => stillness.wait(signal), [stillness]);
  const middle = useCallback(() => {
    // The last scrolling may not have come to a picture yet.
    follow();
    return held.current;
  }, [follow]);
  return {
    near,
    current,
    columnWidth,
    urgencyOf,
    whenStill,
    scrollToPage,
    reveal,
    hold,
    middle,
    bringBack,
  };
}

/** Where a page begins from the left edge of the column: on a whole pixel, so that its picture stays sharp. */
export function pageLeft(columnWidth: number, pageWidth: number): number {
  return Math.max(0, Math.floor((columnWidth - pageWidth) / 2));
}

/** The same for a page of a layout, in pixels. */
export function leftOf(column: HTMLElement, layout: PageLayout, index: number): number {
  return pageLeft(column.clientWidth, layout.frames[index]?.widthPixels ?? 0);
}

function heldAt(
  area: HTMLElement,
  column: HTMLElement,
  layout: PageLayout,
  x: number,
  y: number,
): Held | null {
  const top = area.scrollTop - column.offsetTop + y;
  const page = pageAt(layout, top);
  const frame = layout.frames[page];
  if (frame === undefined) {
    return null;
  }
  const place = frame.toPoints({
    x: area.scrollLeft + x - leftOf(column, layout, page),
    y: top - (layout.tops[page] ?? 0),
  });
  return { page, place, x, y };
}
