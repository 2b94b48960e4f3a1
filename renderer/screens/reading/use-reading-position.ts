import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { setCurrentHeading } from '../../app/reading-place.ts';
import { useAsk } from '../../data/session.tsx';

/** Pause in scrolling after which the place is kept, in milliseconds. */
const keepAfter = 1200;
/** A block counts as the current one while it begins above this distance from the top, in pixels. */
const readingLine = 140;
const endSlack = 48;
/** Space left above a place that was jumped to, in pixels. */
const spaceAbove = 24;

/** Top of an element inside a scrolling area, in pixels from the area's top edge. */
function topWithin(area: HTMLElement, element: Element): number {
  return element.getBoundingClientRect().top - area.getBoundingClientRect().top;
}

/** Scrolls the area so that the element begins a little below its top edge. */
export function scrollToElement(area: HTMLElement, element: Element): void {
  area.scrollTop += topWithin(area, element) - spaceAbove;
}

/** Brings a place into sight and marks it until the next one. `takesFocus`: whoever does not see it is led there too. */
export function arriveAt(
  area: HTMLElement,
  element: HTMLElement,
  { takesFocus = false }: { readonly takesFocus?: boolean } = {},
): void {
  for (const old of area.querySelectorAll('[data-arrived]')) {
    old.removeAttribute('data-arrived');
  }
  element.setAttribute('data-arrived', '');
  scrollToElement(area, element);
  if (takesFocus) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
}

/** The element of a block, or null when the document does not show it. */
export function elementOfBlock(area: ParentNode, blockId: string): HTMLElement | null {
  return area.querySelector<HTMLElement>(`[data-block-id="${CSS.escape(blockId)}"]`);
}

/**
 * Follows where the reader is: tells the navigation the heading, keeps the last block, and says once when the end was
 * reached.
 */
export function useReadingPosition({
  area,
  versionId,
  headingIds,
  finished,
  onEnd,
}: {
  readonly area: RefObject<HTMLElement | null>;
  readonly versionId: string;
  readonly headingIds: readonly string[];
  readonly finished: boolean;
  readonly onEnd: () => void;
}): void {
  const ask = useAsk();
  const headings = useRef<Headings>({ ids: [], elements: [] });
  const tellHeading = useEffectEvent((element: HTMLElement) => {
    const known = headings.current;
    if (known.ids !== headingIds || known.elements.some((heading) => !heading.isConnected)) {
      headings.current = headingsIn(element, headingIds);
    }
    setCurrentHeading(currentHeading(element, headings.current.elements));
  });
  const end = useEffectEvent(() => {
    if (!finished) {
      onEnd();
    }
  });
  const keep = useEffectEvent((blockId: string) => {
    ask('markReading', { versionId, lastBlockId: blockId, finished }).catch((error: unknown) =>
      console.error(error),
    );
  });
  useEffect(() => {
    const element = area.current;
    if (element === null) {
      return;
    }
    let timer = 0;
    let kept: string | null = null;
    let reachedEnd = false;
    let lastTop = element.scrollTop;
    const follow = (): void => {
      tellHeading(element);
      const top = element.scrollTop;
      const down = top > lastTop;
      lastTop = top;
      if (down && !reachedEnd && element.scrollHeight - element.clientHeight - top < endSlack) {
        reachedEnd = true;
        end();
      }
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const blockId = firstBlockInSight(element);
        if (blockId !== null && blockId !== kept && !reachedEnd) {
          kept = blockId;
          keep(blockId);
        }
      }, keepAfter);
    };
    tellHeading(element);
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      element.removeEventListener('scroll', follow);
      window.clearTimeout(timer);
      setCurrentHeading(null);
    };
  }, [area]);
}

interface Headings {
  readonly ids: readonly string[];
  /** Those that the document shows, in reading order. */
  readonly elements: readonly HTMLElement[];
}

/** The elements of headings, in one walk over the document. */
function headingsIn(area: HTMLElement, ids: readonly string[]): Headings {
  const wanted = new Set(ids);
  const elements = [...area.querySelectorAll<HTMLElement>('[data-block-id]')].filter((element) =>
    wanted.has(element.dataset['blockId'] ?? ''),
  );
  return { ids, elements };
}

/** The last heading above the reading line, by halving: papers have hundreds, and this runs while scrolling. */
function currentHeading(area: HTMLElement, headings: readonly HTMLElement[]): string | null {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = headings[middle];
    if (element !== undefined && topWithin(area, element) <= readingLine) low = middle + 1;
    else high = middle;
  }
  return headings[low - 1]?.dataset['blockId'] ?? null;
}

function firstBlockInSight(area: HTMLElement): string | null {
  for (const element of area.querySelectorAll<HTMLElement>('[data-block-id]')) {
    if (element.getBoundingClientRect().bottom - area.getBoundingClientRect().top > readingLine / 2) {
      return element.dataset['blockId'] ?? null;
    }
  }
  return null;
}
