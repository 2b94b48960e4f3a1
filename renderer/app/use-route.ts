import { useMemo, useSyncExternalStore } from 'react';
import { hrefOf, type Route, routeOf } from './route.ts';

const listeners = new Set<() => void>();
let moved = false;

window.addEventListener('hashchange', () => {
  moved = true;
});

/** True once the reader has gone from the place where the window opened. */
export function hasMoved(): boolean {
  return moved;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('hashchange', listener);
    window.removeEventListener('popstate', listener);
  };
}

/** Where this window is. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => routeOf(hash), [hash]);
}

/** Goes to a place, which becomes a step that going back undoes. */
export function goTo(route: Route): void {
  window.location.hash = hrefOf(route);
}

/** Changes the present step: what is typed into the search field is not a step each. */
export function replaceRoute(route: Route): void {
  window.history.replaceState(window.history.state, '', hrefOf(route));
  for (const listener of listeners) {
    listener();
  }
}
