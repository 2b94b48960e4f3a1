import { type RefObject, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { PageSheet, QuarterTurn } from '../../../../core/domain/pages/page-frame.ts';
import {
  largestZoom,
  layOut,
  type PageLayout,
  pageGap,
  pixelsPerPointOnPaper,
  type Room,
  smallestZoom,
  steppedZoom,
  type ZoomChoice,
} from './page-layout.ts';
import type { PagesControl } from './pdf-pages.tsx';
import type { UnderPages } from './under-page.tsx';

/** A page wider than this is not comfortable to read, however wide the window is; in rem. */
const widestPage = 56;
/** Room that notes beside the pages take, in rem; the same as in the style sheet. */
const marginWidth = 20;
/** How fast the wheel changes the size: part of it for a pixel of the wheel. */
const wheelSpeed = 0.002;

/** The size of the pages: what the reader chose, and what it comes to in this window. */
export function useZoom({
  areaRef,
  controlRef,
  sheets,
  view,
  hasMargin,
  under,
}: {
  readonly areaRef: RefObject<HTMLElement | null>;
  readonly controlRef: RefObject<PagesControl | null>;
  readonly sheets: readonly PageSheet[];
  readonly view: QuarterTurn;
  readonly hasMargin: boolean;
  readonly under: UnderPages | null;
}): {
  /** null until the window has told its size. */
  readonly layout: PageLayout | null;
  readonly choice: ZoomChoice;
  /** The size of a page; 1 is the size on paper. */
  readonly zoomOf: (page: number) => number;
  readonly step: (direction: 1 | -1) => void;
  readonly fit: (fit: 'width' | 'page') => void;
  /** Tells which page the reader is at: a step begins at its size. */
  readonly follow: (page: number) => void;
} {
  const room = useRoom(areaRef, hasMargin);
  const [choice, setChoice] = useState<ZoomChoice>({ fit: 'width' });
  const current = useRef(0);
  const layout = useMemo(
    () => (room === null ? null : layOut(sheets, choice, view, room, under?.heightOf)),
    [sheets, choice, view, room, under],
  );
  const zoomOf = useCallback(
    (page: number) => (layout?.scales[page] ?? pixelsPerPointOnPaper) / pixelsPerPointOnPaper,
    [layout],
  );
  const step = useCallback(
    (direction: 1 | -1) => setChoice({ fit: null, zoom: steppedZoom(zoomOf(current.current), direction) }),
    [zoomOf],
  );
  const fit = useCallback((wanted: 'width' | 'page') => setChoice({ fit: wanted }), []);
  const follow = useCallback((page: number) => {
    current.current = page;
  }, []);
  const turnWheel = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey) {
      return;
    }
    event.preventDefault();
    // A wheel that counts in lines says so; one line is about a sixtieth of a usual step.
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    controlRef.current?.hold(event.clientX, event.clientY);
    const next = zoomOf(current.current) * Math.exp(-Math.max(-120, Math.min(120, pixels)) * wheelSpeed);
    setChoice({ fit: null, zoom: Math.min(largestZoom, Math.max(smallestZoom, next)) });
  });
  useEffect(() => {
    const element = areaRef.current;
    if (element === null) {
      return;
    }
    const turn = (event: WheelEvent): void => turnWheel(event);
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [areaRef]);
  return { layout, choice, zoomOf, step, fit, follow };
}

/** What a page may take of the area, in pixels. */
function useRoom(areaRef: RefObject<HTMLElement | null>, hasMargin: boolean): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    const element = areaRef.current;
    if (element === null) {
      return;
    }
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const taken = hasMargin ? marginWidth * rem : 0;
      const width = Math.max(200, Math.min(element.clientWidth - taken - 2 * pageGap, widestPage * rem));
      const height = Math.max(200, element.clientHeight - pageGap);
      setRoom((now) => (now?.width === width && now.height === height ? now : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [areaRef, hasMargin]);
  return room;
}
