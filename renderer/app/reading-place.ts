import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let heading: string | null = null;

/** Says under which heading the reader is now; null outside a document. */
export function setCurrentHeading(blockId: string | null): void {
  if (heading === blockId) {
    return;
  }
  heading = blockId;
  for (const listener of listeners) {
    listener();
  }
}

/** Block id of the heading under which the reader is. */
export function useCurrentHeading(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => heading,
  );
}

const placeListeners = new Set<(blockId: string) => void>();

/** Asks the paper in view to show a block, also when its address is the present one already. */
export function requestPlace(blockId: string): void {
  for (const listener of placeListeners) {
    listener(blockId);
  }
}

/** Calls `show` when a place of the paper in view is asked for; returns a function that stops it. */
export function onPlaceRequest(show: (blockId: string) => void): () => void {
  placeListeners.add(show);
  return () => placeListeners.delete(show);
}
