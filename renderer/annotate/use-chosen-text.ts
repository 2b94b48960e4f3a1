import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { TargetPart } from '../../core/domain/annotations/annotation.ts';
import { type BlocksById, partsOfSlices } from './slices.ts';
import { slicesOf } from './text-dom.ts';

/** Handles of a touched selection rest this long before the tools come, in milliseconds. */
const rest = 300;

/**
 * Tells what text of the paper is selected, by pointer, touch or key, once the selection is made; an empty list when it went.
 * While `paused`, nothing is told.
 */
export function useChosenText({
  paper,
  blocks,
  paused,
  onChosen,
}: {
  readonly paper: RefObject<HTMLElement | null>;
  readonly blocks: BlocksById;
  readonly paused: boolean;
  readonly onChosen: (parts: readonly TargetPart[]) => void;
}): void {
  const read = useEffectEvent(() => {
    const sheet = paper.current;
    if (sheet !== null && !paused) {
      onChosen(selectedParts(sheet, blocks));
    }
  });
  useEffect(() => {
    let pressed = false;
    let timer = 0;
    const later = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(read, rest);
    };
    const down = (): void => {
      pressed = true;
    };
    const up = (): void => {
      pressed = false;
      // The selection is settled after the event.
      window.clearTimeout(timer);
      timer = window.setTimeout(read, 0);
    };
    const change = (): void => {
      if (!pressed) {
        later();
      }
    };
    document.addEventListener('pointerdown', down, true);
    document.addEventListener('pointerup', up, true);
    document.addEventListener('pointercancel', up, true);
    document.addEventListener('selectionchange', change);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('pointerdown', down, true);
      document.removeEventListener('pointerup', up, true);
      document.removeEventListener('pointercancel', up, true);
      document.removeEventListener('selectionchange', change);
    };
  }, []);
}

/** The selected text of the paper, in parts. */
export function selectedParts(paper: Element, blocks: BlocksById): TargetPart[] {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) {
    return [];
  }
  return partsOfSlices(slicesOf(selection.getRangeAt(0), paper), blocks);
}
