import type { Slice, TableGeometry } from './geometry.ts';

/** Rows drawn above and below those in view, so that scrolling finds them ready. */
const spare = 8;
/** The first and last drawn row are moved in steps of so many: most scrolling draws nothing anew. */
const stride = 4;

/** Which rows are drawn. */
export interface Drawn {
  readonly from: number;
  /** The row after the last one. */
  readonly to: number;
  /** The first drawn row when the table was last at rest. */
  readonly rest: number;
  /** How many rows are drawn where there are enough; never fewer than before, so that elements are only handed on. */
  readonly slots: number;
}

export const drawnFirst: Drawn = { from: 0, to: 32, rest: 0, slots: 32 };

/**
 * The rows to be drawn for a view of the table.
 * @param top and `height` of the view, in pixels
 * @param moving whether the reader is scrolling
 * @returns `before` where nothing has changed
 */
export function drawnAround(
  geometry: TableGeometry,
  { top, height }: { readonly top: number; readonly height: number },
  before: Drawn,
  moving: boolean,
): Drawn {
  const first = geometry.rowAt(top);
  const last = geometry.rowAt(top + height);
  const from = Math.max(0, Math.floor((first - spare) / stride) * stride);
  const needed = Math.ceil((last + 1 + spare - (first - spare) + stride) / stride) * stride;
  const slots = Math.max(before.slots, needed);
  const to = Math.min(geometry.total, from + slots);
  const rest = moving ? before.rest : from;
  const isSame = before.from === from && before.to === to && before.rest === rest && before.slots === slots;
  return isSame ? before : { from, to, rest, slots };
}

/** A row that scrolls out hands its elements to the one that scrolls in at the other end: the name of these elements. */
export function slotOf(index: number, { slots }: Drawn): string {
  return `slot ${index % slots}`;
}

/**
 * In the order in which their elements stand: that of the rows while the table is at rest, for those who have it read out.
 * While it scrolls, elements stay where they are, because one that is moved must be laid out from nothing.
 */
export function inOrderOf(slices: readonly Slice[], { rest, slots }: Drawn): Slice[] {
  const placeOf = ({ index }: Slice): number => (((index - rest) % slots) + slots) % slots;
  return slices.toSorted((a, b) => placeOf(a) - placeOf(b));
}
