import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { signsOf } from '../mark-places.ts';
import { stackNotes } from './stack.ts';

/** Something that stands in the margin beside a place of the paper. */
export interface MarginEntry {
  readonly key: string;
  /** The element it stands beside; null where the paper does not show it. `signs`: those of the paper by their marks. */
  readonly anchorIn: (paper: HTMLElement, signs: ReadonlyMap<string, HTMLElement>) => HTMLElement | null;
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

interface Stack {
  /** In the order of their places. */
  readonly keys: readonly string[];
  readonly tops: ReadonlyMap<string, number>;
  /** As the keys. */
  readonly heights: readonly number[];
}

/** Where entries belong, from the top of the column, in the order of these places. */
interface Anchors {
  /** From where on the column is free. */
  readonly start: number;
  readonly placed: readonly { readonly key: string; readonly guess: number; readonly anchor: number }[];
}

const emptyStack: Stack = { keys: [], tops: new Map(), heights: [] };
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

  const anchors = useRef<Anchors>({ start: 0, placed: [] });
  const stack = useRef(emptyStack);

  /** What is near the window of all that has its place: scrolling moves no place. */
  const show = useEffectEvent(() => {
    const [margin, scroller] = [column.current, area.current];
    if (margin === null || scroller === null) {
      return;
    }
    const { keys, tops, heights: tall } = stack.current;
    const top = scroller.getBoundingClientRect().top - margin.getBoundingClientRect().top - reach;
    const bottom = top + scroller.clientHeight + 2 * reach;
    drawnAt.current = scroller.scrollTop;
    const near = keys.filter((key, index) => {
      const at = tops.get(key) ?? 0;
      return (at + (tall[index] ?? 0) > top && at < bottom) || key === chosenKey;
    });
    const height = keys.length === 0 ? 0 : (tops.get(keys.at(-1) ?? '') ?? 0) + (tall.at(-1) ?? 0);
    setPlaces((now) => (samePlaces(now, { tops, near, height }) ? now : { tops, near, height }));
  });

  /** After notes have got their true height: their anchors are where they were. */
  const restack = useEffectEvent(() => {
    const { start, placed: anchored } = anchors.current;
    const placed = anchored.map(({ key, guess, anchor }) => ({
      key,
      anchor,
      height: heights.current.get(key) ?? guess,
    }));
    const chosen = placed.findIndex(({ key }) => key === chosenKey);
    const stacked = stackNotes(placed, start, chosen).map(Math.round);
    stack.current = {
      keys: placed.map(({ key }) => key),
      tops: new Map(placed.map(({ key }, index) => [key, stacked[index] ?? 0])),
      heights: placed.map(({ height }) => height),
    };
    show();
  });

  const place = useEffectEvent(() => {
    const [margin, sheet] = [column.current, paper.current];
    if (margin === null || sheet === null) {
      return;
    }
    const signs = signsOf(sheet);
    const origin = margin.getBoundingClientRect().top;
    const head = footOfHead(margin);
    anchors.current = {
      start: head - origin + 8,
      placed: entries
        .map(({ key, guess, top, anchorIn }) => ({
          key,
          guess,
          anchor: top?.() ?? (anchorIn(sheet, signs)?.getBoundingClientRect().top ?? head) - origin,
        }))
        .sort((a, b) => a.anchor - b.anchor),
    };
    restack();
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
      restack();
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
    let known = '';
    const observer = new ResizeObserver(() => {
      remeasure();
      // The column itself grows with its notes; only its width says where lines of the paper are.
      const head = footOfHead(margin) - margin.getBoundingClientRect().top;
      const sizes = [sheet.offsetWidth, sheet.offsetHeight, margin.offsetWidth, Math.round(head)].join(' ');
      if (sizes !== known) {
        known = sizes;
        place();
      }
    });
    observer.observe(sheet);
    observer.observe(margin);
    const scrolled = (): void => {
      if (Math.abs(scroller.scrollTop - drawnAt.current) > reach / 2) {
        show();
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

/** Lower edge of what stands above the notes: what is said of the paper, and the tools for the notes, which grow when they are opened. */
function footOfHead(margin: HTMLElement): number {
  const heads = [...margin.querySelectorAll('.margin-head, .note-tools')];
  return heads.reduce(
    (foot, element) => Math.max(foot, element.getBoundingClientRect().bottom),
    margin.getBoundingClientRect().top,
  );
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
    (a.tops === b.tops || [...a.tops].every(([key, top]) => b.tops.get(key) === top))
  );
}
