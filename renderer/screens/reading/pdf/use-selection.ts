import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { copiedText } from '../../../../core/domain/pages/copied-text.ts';
import { offsetAt } from '../../../../core/domain/pages/offset-at.ts';
import { sentenceAround } from '../../../../core/domain/pages/sentence-around.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { type PageLayout, pageAt } from './page-layout.ts';
import type { PageStore } from './page-store.ts';
import {
  orderedEnds,
  rangesOfSelection,
  type TextPlace,
  type TextSelection,
  wordAround,
} from './selection.ts';
import { leftOf } from './use-page-scroll.ts';

/** Pixels that the view moves in a frame while the pointer is held beyond its edge. */
const fastestPull = 28;

interface SelectionParts {
  readonly areaRef: RefObject<HTMLElement | null>;
  readonly columnRef: RefObject<HTMLElement | null>;
  readonly layout: PageLayout;
  readonly store: PageStore;
  /** The whole text of a page, also of one that is not drawn; empty where nobody knows it yet. */
  readonly textOf: (page: number) => string;
}

/**
 * Selecting text with the mouse by the places of its characters: exact for every font, in columns too, and over pages
 * that are no longer drawn. The selection of the browser follows, and is followed where the browser itself selects (touch,
 * screen readers). Copying gives the text without the line ends and spaces of the layout.
 */
export function useSelection(parts: SelectionParts): {
  readonly selection: TextSelection | null;
  readonly select: (selection: TextSelection | null) => void;
} {
  const [selection, setSelection] = useState<TextSelection | null>(null);
  const latest = useRef<TextSelection | null>(null);
  const select = useCallback((next: TextSelection | null) => {
    latest.current = next;
    setSelection(next);
    followWithBrowser(next);
  }, []);

  const placeAt = useEffectEvent((clientX: number, clientY: number): TextPlace | null => {
    const { areaRef, columnRef, layout, store } = parts;
    if (areaRef.current === null || columnRef.current === null) {
      return null;
    }
    const origin = columnRef.current.getBoundingClientRect();
    const page = pageAt(layout, clientY - origin.top);
    const known = store.get(page);
    const frame = layout.frames[page];
    if (known === null || frame === undefined) {
      return null;
    }
    const point = frame.toPoints({
      x: clientX - origin.left - leftOf(columnRef.current, layout, page),
      y: clientY - origin.top - (layout.tops[page] ?? 0),
    });
    const offset = offsetAt(known.text, known.lines, point);
    return offset === null ? null : { page, offset };
  });

  const press = useEffectEvent((event: PointerEvent): boolean => {
    if (event.button !== 0 || event.pointerType === 'touch' || !isOnText(event.target)) {
      return false;
    }
    const place = placeAt(event.clientX, event.clientY);
    if (place === null) {
      select(null);
      return false;
    }
    const before = latest.current;
    select(event.shiftKey && before !== null ? { ...before, focus: place } : { anchor: place, focus: place });
    return true;
  });
  const widen = useEffectEvent((clicks: number, clientX: number, clientY: number) => {
    const place = placeAt(clientX, clientY);
    if (place !== null && clicks > 1) {
      const known = parts.store.get(place.page);
      const text = parts.textOf(place.page);
      const [from, to] =
        clicks > 2 && known !== null
          ? sentenceAround(known.text, known.lines, place.offset)
          : wordAround(text, place.offset);
      select({ anchor: { page: place.page, offset: from }, focus: { page: place.page, offset: to } });
    }
  });
  const drag = useEffectEvent((clientX: number, clientY: number) => {
    const place = placeAt(clientX, clientY);
    if (place !== null && latest.current !== null) {
      select({ ...latest.current, focus: place });
    }
  });
  const endDrag = useEffectEvent(() => {
    const now = latest.current;
    if (now !== null && now.anchor.page === now.focus.page && now.anchor.offset === now.focus.offset) {
      select(null);
    }
  });
  const copied = useEffectEvent((): string | null => {
    const now = latest.current;
    if (now === null) {
      return null;
    }
    const ranges = rangesOfSelection(
      now,
      (page) => parts.textOf(page).length,
      () => null,
    );
    return ranges
      .map(({ page, from, to }) => {
        const known = parts.store.get(page);
        const text = parts.textOf(page);
        return known === null
          ? copiedText({ text, boxes: new Float32Array() }, from, to)
          : copiedText(known.text, from, to, known.lines);
      })
      .join('\n');
  });
  const followBrowser = useEffectEvent(() => {
    const found = browserSelection();
    if (found !== null && !isSame(found, latest.current)) {
      latest.current = found;
      setSelection(found);
    }
  });
  const selectAll = useEffectEvent(() => {
    const last = parts.layout.frames.length - 1;
    select({ anchor: { page: 0, offset: 0 }, focus: { page: last, offset: parts.textOf(last).length } });
  });

  const { areaRef } = parts;
  useEffect(() => {
    const element = areaRef.current;
    if (element === null) {
      return;
    }
    let pulling = 0;
    let at: { x: number; y: number } | null = null;
    const pull = (): void => {
      if (at !== null) {
        const sight = element.getBoundingClientRect();
        const beyond = at.y < sight.top ? at.y - sight.top : Math.max(0, at.y - sight.bottom);
        if (beyond !== 0) {
          element.scrollTop += Math.max(-fastestPull, Math.min(fastestPull, beyond));
        }
        drag(at.x, at.y);
        pulling = window.requestAnimationFrame(pull);
      }
    };
    const move = (event: PointerEvent): void => {
      at = { x: event.clientX, y: event.clientY };
    };
    const stop = (): void => {
      at = null;
      window.cancelAnimationFrame(pulling);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
    };
    const up = (event: PointerEvent): void => {
      drag(event.clientX, event.clientY);
      stop();
      endDrag();
    };
    const down = (event: PointerEvent): void => {
      stop();
      if (press(event)) {
        move(event);
        pulling = window.requestAnimationFrame(pull);
        window.addEventListener('pointermove', move);
        window.addEventListener('pointerup', up);
        window.addEventListener('pointercancel', up);
      }
    };
    const mouseDown = (event: MouseEvent): void => {
      if (event.button !== 0 || !isOnText(event.target)) {
        return;
      }
      // The browser would select by the places of its own font.
      event.preventDefault();
      element.focus({ preventScroll: true });
      if (event.detail > 1) {
        stop();
        widen(event.detail, event.clientX, event.clientY);
      }
    };
    const isHere = (): boolean => {
      const { activeElement } = document;
      return activeElement === document.body || element.contains(activeElement);
    };
    const copy = (event: ClipboardEvent): void => {
      const text = isHere() ? copied() : null;
      if (text !== null && event.clipboardData !== null) {
        event.clipboardData.setData('text/plain', text);
        event.preventDefault();
      }
    };
    // Without a selection of its own, as on pages that are not drawn, the browser copies only when it is told so.
    const beforeCopy = (event: Event): void => {
      if (latest.current !== null && isHere()) {
        event.preventDefault();
      }
    };
    const key = (event: KeyboardEvent): void => {
      if (isComposingKey(event) || event.target !== element) {
        return;
      }
      if (event.key === 'Escape') {
        select(null);
      } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        selectAll();
      }
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('mousedown', mouseDown);
    document.addEventListener('copy', copy);
    document.addEventListener('beforecopy', beforeCopy);
    element.addEventListener('keydown', key);
    document.addEventListener('selectionchange', followBrowser);
    return () => {
      stop();
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('mousedown', mouseDown);
      document.removeEventListener('copy', copy);
      document.removeEventListener('beforecopy', beforeCopy);
      element.removeEventListener('keydown', key);
      document.removeEventListener('selectionchange', followBrowser);
    };
  }, [areaRef, select]);
  return { selection, select };
}

/** True on a page, but not on a link, a mark or another thing that takes the pointer itself. */
function isOnText(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('.pdf-page') !== null &&
    target.closest('button, a, input, textarea, [data-takes-pointer]') === null
  );
}

function isSame(one: TextSelection, other: TextSelection | null): boolean {
  if (other === null) {
    return false;
  }
  const [from1, to1] = orderedEnds(one);
  const [from2, to2] = orderedEnds(other);
  return (
    from1.page === from2.page &&
    from1.offset === from2.offset &&
    to1.page === to2.page &&
    to1.offset === to2.offset
  );
}

/** What the browser has selected in the text of pages; null when an end lies elsewhere, or nothing is selected. */
function browserSelection(): TextSelection | null {
  const chosen = document.getSelection();
  if (chosen === null || chosen.isCollapsed) {
    return null;
  }
  const anchor = placeOfNode(chosen.anchorNode, chosen.anchorOffset);
  const focus = placeOfNode(chosen.focusNode, chosen.focusOffset);
  return anchor === null || focus === null ? null : { anchor, focus };
}

function placeOfNode(node: Node | null, offset: number): TextPlace | null {
  const layer = node === null ? null : (node.parentElement?.closest<HTMLElement>('.pdf-text') ?? null);
  if (layer === null || !(node instanceof Text)) {
    return null;
  }
  let before = 0;
  for (const line of layer.children) {
    if (line.contains(node)) {
      return { page: Number(layer.dataset['page']), offset: before + offset };
    }
    before += line.textContent?.length ?? 0;
  }
  return null;
}

function nodeOfPlace({ page, offset }: TextPlace): readonly [Node, number] | null {
  const layer = document.querySelector(`.pdf-text[data-page="${page}"]`);
  let before = 0;
  for (const line of layer?.children ?? []) {
    const node = line.firstChild;
    const length = line.textContent?.length ?? 0;
    if (node !== null && offset <= before + length) {
      return [node, offset - before];
    }
    before += length;
  }
  return null;
}

/** Makes the browser select the same, as far as the pages are drawn, for screen readers and other programs. */
function followWithBrowser(selection: TextSelection | null): void {
  const chosen = document.getSelection();
  if (selection === null) {
    if (browserSelection() !== null) {
      chosen?.removeAllRanges();
    }
    return;
  }
  const anchor = nodeOfPlace(selection.anchor);
  const focus = nodeOfPlace(selection.focus);
  if (anchor !== null && focus !== null) {
    chosen?.setBaseAndExtent(anchor[0], anchor[1], focus[0], focus[1]);
  }
}
