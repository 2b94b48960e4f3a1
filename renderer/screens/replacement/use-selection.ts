import { type RefObject, useEffect, useState } from 'react';

/** Words selected on the new side: offsets into the joined text of the blocks of one row. */
export interface NewSideSelection {
  readonly blockIds: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What is selected on the new side of a comparison while a place is chosen; null for nothing, and for several rows. */
export function useNewSideSelection(
  area: RefObject<HTMLElement | null>,
  active: boolean,
): NewSideSelection | null {
  const [selection, setSelection] = useState<NewSideSelection | null>(null);
  useEffect(() => {
    if (!active) {
      setSelection(null);
      return;
    }
    const read = (): void => {
      const found = selectionIn(area.current);
      // Pressing a button takes the selection away in some engines; the last words stay what is meant.
      if (found !== null) {
        setSelection(found);
      }
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [area, active]);
  return selection;
}

function selectionIn(area: HTMLElement | null): NewSideSelection | null {
  const selected = document.getSelection();
  if (area === null || selected === null || selected.rangeCount === 0 || selected.isCollapsed) {
    return null;
  }
  const range = selected.getRangeAt(0);
  const [start, end] = [
    placeOf(range.startContainer, range.startOffset),
    placeOf(range.endContainer, range.endOffset),
  ];
  if (start === null || end === null || start.side !== end.side || !area.contains(start.side)) {
    return null;
  }
  const [from, to] = [Math.min(start.offset, end.offset), Math.max(start.offset, end.offset)];
  const blockIds = (start.side.dataset['blocks'] ?? '').split(' ').filter((id) => id !== '');
  return from < to ? { blockIds, from, to, text: selected.toString() } : null;
}

function placeOf(node: Node, offset: number): { side: HTMLElement; offset: number } | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const side = element?.closest<HTMLElement>('[data-side="after"]') ?? null;
  const run = element?.closest<HTMLElement>('[data-offset]') ?? null;
  if (side === null || run === null) {
    return null;
  }
  const within = node instanceof Text ? offset : 0;
  return { side, offset: Number(run.dataset['offset']) + within };
}
