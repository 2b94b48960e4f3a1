import { type ReactNode, type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { withinPaper } from './boxes.ts';

/** Space between what is chosen and what floats beside it, in pixels. */
const gap = 12;

interface Place {
  readonly left: number;
  readonly top: number;
}

/**
 * Something that stands by a place of the paper and scrolls with it: below, or above where there is no room in sight below.
 * @param rects of the place, in the window; in reading order
 */
export function Floating({
  paper,
  rects,
  placeKey,
  children,
}: {
  readonly paper: RefObject<HTMLElement | null>;
  readonly rects: () => readonly DOMRect[];
  /** Says that another place is meant. */
  readonly placeKey: string;
  /** `placed`: it stands where it belongs, and may take the focus. */
  readonly children: (placed: boolean) => ReactNode;
}): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const findPlace = useEffectEvent(() => {
    const sheet = paper.current;
    const floating = element.current;
    const at = rects();
    const first = at[0];
    const last = at.at(-1);
    if (sheet === null || floating === null || first === undefined || last === undefined) {
      return;
    }
    const scrolls = sheet.closest('.scroll');
    const area = scrolls?.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = floating;
    const roomBelow = (area?.bottom ?? window.innerHeight) - last.bottom - gap;
    const roomAbove = first.top - (area?.top ?? 0) - gap;
    const below = roomBelow >= offsetHeight || roomAbove < offsetHeight;
    const start = withinPaper(sheet, below ? last : first);
    const left = Math.round(Math.max(0, Math.min(start.left, sheet.clientWidth - offsetWidth)));
    // Signs stand above what is marked.
    const top = Math.round(below ? start.top + start.height + gap : start.top - gap * 1.5 - offsetHeight);
    if (place === null && below && scrolls !== null && roomBelow < offsetHeight) {
      // No room in sight on either side: as much of the paper goes up as leaves the place itself in sight.
      scrolls.scrollTop += Math.min(offsetHeight - roomBelow, Math.max(0, roomAbove - gap));
    }
    setPlace((now) => (now !== null && now.left === left && now.top === top ? now : { left, top }));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another reason to look
  useLayoutEffect(() => {
    const sheet = paper.current;
    const floating = element.current;
    if (sheet === null || floating === null) {
      return;
    }
    findPlace();
    const observer = new ResizeObserver(() => findPlace());
    observer.observe(sheet);
    observer.observe(floating);
    return () => observer.disconnect();
  }, [paper, placeKey]);
  return (
    <div
      ref={element}
      className="floating"
      style={place === null ? { visibility: 'hidden' } : { left: place.left, top: place.top }}
    >
      {children(place !== null)}
    </div>
  );
}
