import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { type Drawn, drawnAround, drawnFirst } from './drawn.ts';
import type { Heights, TableGeometry } from './geometry.ts';

/** Milliseconds without scrolling after which the table is at rest. */
const restAfter = 200;

/** Heights of the style sheet in pixels; they follow the size of the text and the width of the table. */
export function useHeights(areaRef: RefObject<HTMLDivElement | null>): Heights {
  const [heights, setHeights] = useState<Heights>({ row: 60, heading: 52 });
  useLayoutEffect(() => {
    const area = areaRef.current;
    if (area === null) {
      return;
    }
    const measure = (): void => {
      const style = getComputedStyle(area);
      const read = (name: string): number => {
        const value = Number.parseFloat(style.getPropertyValue(name));
        const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        return Math.round(value * rem);
      };
      const [row, heading] = [read('--row-height'), read('--heading-height')];
      setHeights((before) => (before.row === row && before.heading === heading ? before : { row, heading }));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(area);
    return () => watch.disconnect();
  }, [areaRef]);
  return heights;
}

/** The rows to be drawn, as the reader scrolls. */
export function useDrawn(areaRef: RefObject<HTMLDivElement | null>, geometry: TableGeometry): Drawn {
  const [drawn, setDrawn] = useState(drawnFirst);
  const measure = useCallback(
    (moving: boolean) => {
      const area = areaRef.current;
      if (area !== null) {
        const view = { top: area.scrollTop, height: area.clientHeight };
        setDrawn((before) => drawnAround(geometry, view, before, moving));
      }
    },
    [areaRef, geometry],
  );
  useLayoutEffect(() => measure(false), [measure]);
  useEffect(() => {
    const area = areaRef.current;
    if (area === null) {
      return;
    }
    let resting: ReturnType<typeof setTimeout> | undefined;
    const scrolled = (): void => {
      measure(true);
      clearTimeout(resting);
      resting = setTimeout(() => measure(false), restAfter);
    };
    area.addEventListener('scroll', scrolled, { passive: true });
    const watch = new ResizeObserver(() => measure(false));
    watch.observe(area);
    return () => {
      clearTimeout(resting);
      area.removeEventListener('scroll', scrolled);
      watch.disconnect();
    };
  }, [areaRef, measure]);
  return drawn;
}
