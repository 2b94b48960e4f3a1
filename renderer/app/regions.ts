/** Moves the focus to the next (or previous) part of the window: navigation, bar, document, margin. */
export function focusRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.getClientRects().length > 0 && entryOf(region) !== null,
  );
  if (regions.length === 0) {
    return;
  }
  const active = document.activeElement;
  // The margin lies inside the area that scrolls: the innermost region counts.
  const now = regions.findLastIndex((region) => region.contains(active));
  const from = now === -1 && direction === -1 ? 0 : now;
  const next = regions[(from + direction + regions.length) % regions.length];
  if (next !== undefined) {
    entryOf(next)?.focus();
  }
}

/** Where the focus enters a region: its current row or chosen note, else itself, else the first thing in it that takes the focus. */
function entryOf(region: HTMLElement): HTMLElement | null {
  const current = region.querySelector<HTMLElement>(
    'a[aria-current="page"], [data-note-head][aria-expanded="true"]',
  );
  if (current !== null) {
    return current;
  }
  if (region.hasAttribute('tabindex')) {
    return region;
  }
  const candidates = region.querySelectorAll<HTMLElement>(
    'a[href], button:not([disabled]), input, select, [tabindex="0"]',
  );
  return [...candidates].find((candidate) => candidate.getClientRects().length > 0) ?? null;
}
