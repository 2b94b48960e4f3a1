/** Space between two notes, in pixels. */
export const noteGap = 12;

export interface Stacked {
  /** Where the place that it belongs to is, in pixels from the top of the column. */
  readonly anchor: number;
  readonly height: number;
}

/**
 * Where notes go so that none covers another: each beside its place or, where that is taken, below the one before. The
 * chosen one stands exactly beside its place where the others can make room.
 * @param entries in the order of their anchors
 * @param start from where on the column is free
 * @returns the top of each
 */
export function stackNotes(entries: readonly Stacked[], start: number, chosen: number): number[] {
  const tops: number[] = [];
  let free = start;
  for (const { anchor, height } of entries) {
    const top = Math.max(free, anchor);
    tops.push(top);
    free = top + height + noteGap;
  }
  const wanted = entries[chosen];
  const now = tops[chosen];
  if (wanted === undefined || now === undefined || wanted.anchor >= now) {
    return tops;
  }
  // Those above move up as far as they can, and the chosen one follows.
  let room = start;
  for (const { height } of entries.slice(0, chosen)) {
    room += height + noteGap;
  }
  const top = Math.max(room, wanted.anchor);
  const moved = [...tops];
  moved[chosen] = top;
  let limit = top;
  for (let index = chosen - 1; index >= 0; index -= 1) {
    limit = Math.min(tops[index] ?? 0, limit - noteGap - (entries[index]?.height ?? 0));
    moved[index] = limit;
  }
  free = top + wanted.height + noteGap;
  for (let index = chosen + 1; index < entries.length; index += 1) {
    const next = Math.max(free, entries[index]?.anchor ?? 0);
    moved[index] = next;
    free = next + (entries[index]?.height ?? 0) + noteGap;
  }
  return moved;
}
