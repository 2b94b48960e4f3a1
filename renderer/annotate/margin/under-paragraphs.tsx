import { type ReactNode, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { signsOf } from '../mark-places.ts';
import type { MarginEntry } from './use-places.ts';

/** Elements whose children are of one kind: nothing else may stand between these. */
const closedLists = 'table, thead, tbody, tr, ul, ol, dl';
const hostClass = 'inline-notes';

/** Where entries stand in a window of one column: each in an element of its own under its paragraph. */
export interface ParagraphPlaces {
  /** Entries in the order of their places. */
  readonly groups: readonly { readonly host: HTMLElement; readonly keys: readonly string[] }[];
  /** Entries that have no place on the paper. */
  readonly left: readonly string[];
}

const nothing: ParagraphPlaces = { groups: [], left: [] };

/** Makes room under paragraphs for what belongs to them; gives it back when `active` ends. */
export function useParagraphPlaces(
  paper: RefObject<HTMLElement | null>,
  entries: readonly MarginEntry[],
  active: boolean,
): ParagraphPlaces {
  const [places, setPlaces] = useState(nothing);
  const arrange = useEffectEvent(() => {
    const sheet = paper.current;
    if (sheet === null || !active) {
      setPlaces(nothing);
      return;
    }
    const hosts = new Map<Element, { host: HTMLElement; keys: string[] }>();
    const left: string[] = [];
    const signs = signsOf(sheet);
    for (const { key, anchorIn } of entries) {
      const anchor = anchorIn(sheet, signs);
      if (anchor === null || !sheet.contains(anchor)) {
        left.push(key);
        continue;
      }
      const spot = spotOf(anchor);
      const group = hosts.get(spot) ?? { host: hostAt(spot), keys: [] };
      group.keys.push(key);
      hosts.set(spot, group);
    }
    const used = new Set([...hosts.values()].map(({ host }) => host));
    for (const host of sheet.querySelectorAll<HTMLElement>(`.${hostClass}`)) {
      if (!used.has(host)) {
        host.remove();
      }
    }
    setPlaces({ groups: [...hosts.values()], left });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other entries are another reason to arrange them
  useLayoutEffect(() => arrange(), [entries, active]);
  useEffect(() => {
    const sheet = paper.current;
    if (sheet === null || !active) {
      return;
    }
    // The paper draws other blocks, as when a chart shows its values.
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target, addedNodes }) => isOfPaper(target) && ![...addedNodes].some(isHost))) {
        arrange();
      }
    });
    observer.observe(sheet, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      for (const host of sheet.querySelectorAll(`.${hostClass}`)) {
        host.remove();
      }
    };
  }, [paper, active]);
  return places;
}

function isHost(node: Node): boolean {
  return node instanceof Element && node.classList.contains(hostClass);
}

function isOfPaper(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(`.${hostClass}`) == null && element?.closest('article') != null;
}

/** The element under which the notes of a place go; of a table, the whole. */
function spotOf(anchor: Element): Element {
  let spot = anchor.closest('[data-block-id]') ?? anchor;
  while (spot.parentElement?.matches(closedLists) === true && !spot.matches('li')) {
    spot = spot.parentElement;
  }
  return spot;
}

/** The element for notes at a spot: inside an item of a list, else behind it. */
function hostAt(spot: Element): HTMLElement {
  const before = spot.matches('li') ? spot.lastElementChild : spot.nextElementSibling;
  if (before instanceof HTMLElement && isHost(before)) {
    return before;
  }
  const host = document.createElement('div');
  host.className = hostClass;
  if (spot.matches('li')) {
    spot.append(host);
  } else {
    spot.after(host);
  }
  return host;
}

/** Draws entries where `useParagraphPlaces` made room. */
export function UnderParagraphs({
  places,
  draw,
}: {
  readonly places: ParagraphPlaces;
  readonly draw: (key: string) => ReactNode;
}): ReactNode {
  return places.groups.map(({ host, keys }) =>
    createPortal(
      keys.map((key) => (
        <div key={key} className="note-place">
          {draw(key)}
        </div>
      )),
      host,
      keys[0],
    ),
  );
}
