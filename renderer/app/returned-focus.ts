import { useEffect } from 'react';

/** What a person went on from: which control of a screen, by what it leads to or is called, and which of those. */
interface Departure {
  readonly selector: 'a[href]' | 'button';
  readonly name: string;
  readonly nth: number;
}

/** By the number of the step in the window's history. */
const departures = new Map<number, Departure>();
let steps = 0;

/** The number of the present step, given to it on its first use; it stays with the step when going back comes to it. */
function presentStep(): number {
  const state: unknown = window.history.state;
  const known =
    typeof state === 'object' && state !== null && 'step' in state && typeof state.step === 'number'
      ? state.step
      : null;
  if (known !== null) {
    steps = Math.max(steps, known);
    return known;
  }
  steps += 1;
  window.history.replaceState({ step: steps }, '');
  return steps;
}

function nameOf(element: Element, selector: Departure['selector']): string {
  return selector === 'a[href]'
    ? (element.getAttribute('href') ?? '')
    : (element.getAttribute('aria-label') ?? element.textContent);
}

function sameOnes(selector: Departure['selector'], name: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`main ${selector}`)].filter(
    (element) => nameOf(element, selector) === name,
  );
}

function departureFrom(target: EventTarget | null): Departure | null {
  const element = target instanceof Element ? target.closest('main a[href], main button') : null;
  // A dialog is gone by the time that anybody comes back.
  if (element === null || element.closest('dialog') !== null) return null;
  const selector = element.tagName === 'A' ? 'a[href]' : 'button';
  const name = nameOf(element, selector);
  return { selector, name, nth: sameOnes(selector, name).indexOf(element as HTMLElement) };
}

/** Puts the focus where it was when the screen was left. False while the screen does not show that. */
function goTo({ selector, name, nth }: Departure): boolean {
  const element = sameOnes(selector, name)[nth];
  if (element === undefined) return false;
  for (
    let around = element.closest('details');
    around !== null;
    around = around.parentElement?.closest('details') ?? null
  ) {
    around.open = true;
  }
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
  return true;
}

/**
 * Going back leads to the very link or button that a person had gone on from, in sight and with the focus, as soon as the screen
 * shows it: whoever works through a list goes on where it was left. A key or a click in the meantime says otherwise.
 */
export function useReturnedFocus(): void {
  useEffect(() => {
    let stopWaiting = (): void => undefined;
    const left = (event: MouseEvent): void => {
      const departure = departureFrom(event.target);
      if (departure !== null) departures.set(presentStep(), departure);
    };
    const arrived = (): void => {
      stopWaiting();
      const departure = departures.get(presentStep());
      if (departure === undefined) return;
      let frame = 0;
      const look = (): void => {
        cancelAnimationFrame(frame);
        // Screens put the focus themselves while they are drawn; this comes after.
        frame = requestAnimationFrame(() => {
          if (goTo(departure)) stopWaiting();
        });
      };
      const observer = new MutationObserver(look);
      const stop = (): void => {
        observer.disconnect();
        cancelAnimationFrame(frame);
        window.removeEventListener('keydown', stop, true);
        window.removeEventListener('pointerdown', stop, true);
      };
      stopWaiting = stop;
      observer.observe(document.body, { childList: true, subtree: true });
      window.addEventListener('keydown', stop, true);
      window.addEventListener('pointerdown', stop, true);
      look();
    };
    presentStep();
    window.addEventListener('click', left, true);
    window.addEventListener('hashchange', arrived);
    return () => {
      stopWaiting();
      window.removeEventListener('click', left, true);
      window.removeEventListener('hashchange', arrived);
    };
  }, []);
}
