import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** What stands under pages in a window of one column. */
export interface UnderPages {
  /** Pixels that a page has below it; 0 where nothing belongs to it. */
  readonly heightOf: (page: number) => number;
  readonly measured: (page: number, height: number) => void;
}

/** @param guess height of what belongs under a page until it was drawn; 0 for nothing. Undefined where nothing stands there. */
export function useUnderPages(guess: ((page: number) => number) | undefined): UnderPages | null {
  const [heights, setHeights] = useState<ReadonlyMap<number, number>>(new Map());
  const measured = useCallback((page: number, height: number) => {
    setHeights((now) => (now.get(page) === height ? now : new Map(now).set(page, height)));
  }, []);
  return useMemo(
    () =>
      guess === undefined
        ? null
        : {
            heightOf: (page) => {
              const guessed = guess(page);
              return guessed === 0 ? 0 : (heights.get(page) ?? guessed);
            },
            measured,
          },
    [guess, heights, measured],
  );
}

/** Room under one page; others draw into it. */
export function UnderPage({
  page,
  top,
  label,
  isRegion,
  onElement,
  onHeight,
}: {
  readonly page: number;
  readonly top: number;
  readonly label: string;
  /** Whether F6 leads there: only where the reader is. */
  readonly isRegion: boolean;
  /** Told the element while it is there, then null. */
  readonly onElement: (page: number, element: HTMLElement | null) => void;
  readonly onHeight: (page: number, height: number) => void;
}): ReactNode {
  const outer = useRef<HTMLElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [room, filled] = [outer.current, inner.current];
    if (room === null || filled === null) {
      return;
    }
    onElement(page, filled);
    const observer = new ResizeObserver(() => onHeight(page, Math.ceil(room.getBoundingClientRect().height)));
    observer.observe(room);
    return () => {
      observer.disconnect();
      onElement(page, null);
    };
  }, [page, onElement, onHeight]);
  return (
    <aside
      ref={outer}
      className="pdf-under"
      style={{ top }}
      aria-label={label}
      data-region={isRegion ? 'margin' : undefined}
    >
      <div ref={inner} className="pdf-under-notes" />
    </aside>
  );
}
