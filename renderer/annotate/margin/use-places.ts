import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { stackNotes } from './stack.ts';

/** Something that stands in the margin beside a place of the paper. */
export interface MarginEntry {
  readonly key: string;
  /** The element it stands beside; null where the paper does not show it. */
  readonly anchorIn: (paper: HTMLElement) => HTMLElement | null;
  /** Where it belongs, in pixels from the top of the column, when that is known without an element; null when not. */
  readonly top?: () => number | null;
  /** Height until it has been drawn once, in pixels. */
  readonly guess: number;
}

export interface MarginPlaces {
  /** Key → top in pixels from the top of the column. */
  readonly tops: ReadonlyMap<string, number>;
  /** What is near enough to the window to be drawn, in the order of the places. */
  readonly near: readonly string[];
  /** Height that all of them take. */
  readonly height: number;
  /** For the element of each entry that is drawn. */
  readonly measured: (key: string) => (element: HTMLElement | null) => void;
}

const nothing: Pick<MarginPlaces, 'tops' | 'near' | 'height'> = { tops: new Map(), near: [], height: 0 };
/** How far above and below the window entries are drawn, in pixels; they are drawn anew after half of it. */
const reach = 1600;

/** Places entries beside what they belong to, and tells which are near. Measures on layout, never while scrolling. */
export function useMarginPlaces({
  column,
  paper,
  area,
  entries,
  chosenKey,
}: {
  readonly column: RefObject<HTMLElement | null>;
  readonly paper: RefObject<HTMLElement | null>;
  readonly area: RefObject<HTMLElement | null>;
  readonly entries: readonly MarginEntry[];
  readonly chosenKey: string | null;
}): MarginPlaces {
  const heights = useRef(new Map<string, number>());
  const elements = useRef(new Map<string, HTMLElement>());
  const drawnAt = useRef(0);
  const [places, setPlaces] = useState(nothing);

  const place = useEffectEvent(() => {
    const [margin, sheet, scroller] = [column.current, paper.current, area.current];
    if (margin === null || sheet === null || scroller === null) {
      return;
    }
    const origin = margin.getBoundingClientRect().top;
    const head = margin.querySelector('.margin-head')?.getBoundingClientRect().bottom ?? origin;
    const placed = entries
      .map((entry) => ({
        key: entry.key,
        anchor: entry.top?.() ?? (entry.anchorIn(sheet)?.getBoundingClientRect().top ?? head) - origin,
        height: heights.current.get(entry.key) ?? entry.guess,
      }))
      .sort((a, b) => a.anchor - b.anchor);
    const chosen = placed.findIndex(({ key }) => key === chosenKey);
    const stacked = stackNotes(placed, head - origin + 8, chosen).map(Math.round);
    const top = scroller.getBoundingClientRect().top - origin - reach;
    const bottom = top + scroller.clientHeight + 2 * reach;
    drawnAt.current = scroller.scrollTop;
    const near = placed.flatMap(({ key, height }, index) => {
      const at = stacked[index] ?? 0;
      return (at + height > top && at < bottom) || key === chosenKey ? [key] : [];
    });
    const last = placed.length - 1;
    const height = last < 0 ? 0 : (stacked[last] ?? 0) + (placed[last]?.height ?? 0);
    const tops = new Map(placed.map(({ key }, index) => [key, stacked[index] ?? 0]));
    setPlaces((now) => (samePlaces(now, { tops, near, height }) ? now : { tops, near, height }));
  });

  const remeasure = useEffectEvent(() => {
    let changed = false;
    for (const [key, element] of elements.current) {
      const height = element.offsetHeight;
      if (height > 0 && heights.current.get(key) !== height) {
        heights.current.set(key, height);
        changed = true;
      }
    }
    if (changed) {
      place();
    }
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: other entries are another reason to place them
  useLayoutEffect(() => place(), [entries, chosenKey]);
  // What was drawn has its true height now.
  useLayoutEffect(() => remeasure());

  useEffect(() => {
    const [margin, sheet, scroller] = [column.current, paper.current, area.current];
    if (margin === null || sheet === null || scroller === null) {
      return;
    }
    const observer = new ResizeObserver(() => {
      remeasure();
      place();
    });
    observer.observe(sheet);
    observer.observe(margin);
    const scrolled = (): void => {
      if (Math.abs(scroller.scrollTop - drawnAt.current) > reach / 2) {
        place();
      }
    };
    scroller.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', scrolled);
    };
  }, [column, paper, area]);

  const measured = useCallback(
    (key: string) => (element: HTMLElement | null) => {
      if (element === null) {
        elements.current.delete(key);
      } else {
        elements.current.set(key, element);
      }
    },
    [],
  );
  return { ...places, measured };
}

function samePlaces(
  a: Pick<MarginPlaces, 'tops' | 'near' | 'height'>,
  b: Pick<MarginPlaces, 'tops' | 'near' | 'height'>,
): boolean {
  return (
    a.height === b.height &&
    a.near.length === b.near.length &&
    a.near.every((key, index) => key === b.near[index]) &&
    a.tops.size === b.tops.size &&
    [...a.tops].every(([key, top]) => b.tops.get(key) === top)
  );
}
