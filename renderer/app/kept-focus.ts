import { useEffect } from 'react';

/** What takes the focus by keyboard. */
const stops =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';
/** So many places before it are remembered: those of its own row go with it. */
const remembered = 40;

/** Where the focus was. */
interface Standing {
  readonly element: Element;
  /** What it was called, to find it where it was drawn anew. */
  readonly name: string;
  /** The dialog or part of the window around it. */
  readonly around: HTMLElement | null;
  /** What took the focus before it, the nearest first. */
  readonly before: readonly HTMLElement[];
}

function stopsIn(around: HTMLElement | null): HTMLElement[] {
  return [...(around ?? document).querySelectorAll<HTMLElement>(stops)];
}

function nameOf(element: Element): string {
  return `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`;
}

function standingOf(element: Element): Standing {
  const around = element.closest<HTMLElement>('dialog, [data-region]');
  const all = stopsIn(around);
  const at = element instanceof HTMLElement ? all.indexOf(element) : -1;
  const before = at < 0 ? [] : all.slice(Math.max(0, at - remembered), at).reverse();
  return { element, name: nameOf(element), around, before };
}

/** The same control drawn anew, else what stands at its place now, else the part of the window it was in. */
function insteadOf({ name, around, before }: Standing): HTMLElement | null {
  if (around?.isConnected === false) {
    return null;
  }
  const all = stopsIn(around).filter((stop) => stop.getClientRects().length > 0);
  const same = all.filter((stop) => nameOf(stop) === name);
  const above = before.find((stop) => all.includes(stop));
  const at = above === undefined ? -1 : all.indexOf(above);
  return (same.length === 1 ? same[0] : undefined) ?? all[at + 1] ?? above ?? around;
}

/**
 * Keeps the focus in sight: where what held it is taken off the page, what stands there now takes it, unless the screen has
 * already put it elsewhere. A person at the keyboard, or one who hears the screen, is never sent back to its beginning.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let standing: Standing | null = null;
    const entered = (event: FocusEvent): void => {
      standing = event.target instanceof Element ? standingOf(event.target) : null;
    };
    // Going elsewhere with the mouse, or to another window, is no loss.
    const left = (event: FocusEvent): void => {
      if (event.target instanceof Element && event.target.isConnected && document.hasFocus()) {
        const { target } = event;
        queueMicrotask(() => {
          if (target.isConnected && document.activeElement === document.body) standing = null;
        });
      }
    };
    const recover = (): void => {
      const lost = standing;
      if (lost === null || lost.element.isConnected || document.activeElement !== document.body) {
        return;
      }
      standing = null;
      // What a person reads stays where it is: the page does not run to what happens to take the focus.
      insteadOf(lost)?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (standing !== null && !standing.element.isConnected) {
        // Screens that know better than this put the focus themselves, at the latest with the next picture.
        requestAnimationFrame(recover);
      }
    });
    document.addEventListener('focusin', entered);
    document.addEventListener('focusout', left);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', entered);
      document.removeEventListener('focusout', left);
      observer.disconnect();
    };
  }, []);
}
