import { type RefObject, useEffectEvent, useLayoutEffect, useState } from 'react';
import { type Box, boxOf, boxOfBlock } from './boxes.ts';
import { drawingOf } from './chart-points.ts';

/** Boxes of blocks, and of the drawings in figures; measured once for each layout, not while scrolling. */
export interface Boxes {
  readonly blocks: ReadonlyMap<string, Box>;
  readonly drawings: ReadonlyMap<string, Box>;
}

const none: Boxes = { blocks: new Map(), drawings: new Map() };

function sameBoxes(a: ReadonlyMap<string, Box>, b: ReadonlyMap<string, Box>): boolean {
  return (
    a.size === b.size &&
    [...a].every(([id, { left, top, width, height }]) => {
      const other = b.get(id);
      return (
        other !== undefined &&
        other.left === left &&
        other.top === top &&
        other.width === width &&
        other.height === height
      );
    })
  );
}

export function useBoxes(paper: RefObject<HTMLElement | null>, blockIds: readonly string[]): Boxes {
  const [boxes, setBoxes] = useState(none);
  const key = blockIds.join(' ');
  const measure = useEffectEvent(() => {
    const sheet = paper.current;
    if (sheet === null) {
      return;
    }
    const blocks = new Map<string, Box>();
    const drawings = new Map<string, Box>();
    for (const id of blockIds) {
      const box = boxOfBlock(sheet, id);
      if (box !== null) {
        blocks.set(id, box);
      }
      const drawing = drawingOf(sheet, id);
      if (drawing !== null) {
        drawings.set(id, boxOf(sheet, drawing));
      }
    }
    setBoxes((now) =>
      sameBoxes(now.blocks, blocks) && sameBoxes(now.drawings, drawings) ? now : { blocks, drawings },
    );
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other blocks are another reason to measure
  useLayoutEffect(() => {
    const sheet = paper.current;
    if (sheet === null) {
      return;
    }
    measure();
    const observer = new ResizeObserver(() => measure());
    observer.observe(sheet);
    // A wide table scrolls by itself, with what is drawn on its rows. Such events do not rise: they are met on their way down.
    const follow = (): void => measure();
    sheet.addEventListener('scroll', follow, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      sheet.removeEventListener('scroll', follow, { capture: true });
    };
  }, [paper, key]);
  return boxes;
}
