/** One note of a page on its way into the margin: lines of one height, under each other. */
export interface MarginEntry {
  /** Where the place that it belongs to is, in points from the upper edge of the page. */
  readonly anchor: number;
  readonly lineCount: number;
}

export interface MarginRoom {
  /** Points from the upper edge of the page between which notes may stand. */
  readonly top: number;
  readonly bottom: number;
  readonly lineHeight: number;
  /** Between two notes. */
  readonly gap: number;
}

export interface LinePlace {
  readonly column: number;
  /** Upper edge of the line, in points from the upper edge of the page. */
  readonly top: number;
}

/**
 * Where the lines of notes go: each note beside its place or, where that is taken, below the one before, all of them moved
 * up where the foot of the page would cut them. What one column cannot hold flows on into as many as it takes.
 * @param entries in the order of their anchors
 * @returns for each note the places of its lines
 */
export function placeInColumns(entries: readonly MarginEntry[], room: MarginRoom): LinePlace[][] {
  const heights = entries.map(({ lineCount }) => lineCount * room.lineHeight);
  const total = heights.reduce((sum, height) => sum + height + room.gap, -room.gap);
  return total <= room.bottom - room.top ? inOneColumn(entries, heights, room) : flowing(entries, room);
}

function inOneColumn(
  entries: readonly MarginEntry[],
  heights: readonly number[],
  { top, bottom, gap, lineHeight }: MarginRoom,
): LinePlace[][] {
  const tops: number[] = [];
  let free = top;
  entries.forEach(({ anchor }, index) => {
    tops.push(Math.max(free, anchor));
    free = (tops[index] ?? 0) + (heights[index] ?? 0) + gap;
  });
  let limit = bottom;
  for (let index = tops.length - 1; index >= 0; index -= 1) {
    const highest = limit - (heights[index] ?? 0);
    tops[index] = Math.min(tops[index] ?? 0, highest);
    limit = (tops[index] ?? 0) - gap;
  }
  return entries.map(({ lineCount }, index) =>
    Array.from({ length: lineCount }, (_, line) => ({
      column: 0,
      top: (tops[index] ?? 0) + line * lineHeight,
    })),
  );
}

function flowing(
  entries: readonly MarginEntry[],
  { top, bottom, gap, lineHeight }: MarginRoom,
): LinePlace[][] {
  let column = 0;
  let at = top;
  return entries.map(({ lineCount }, index) => {
    at += index > 0 && at > top ? gap : 0;
    return Array.from({ length: lineCount }, () => {
      if (at + lineHeight > bottom && at > top) {
        column += 1;
        at = top;
      }
      const place = { column, top: at };
      at += lineHeight;
      return place;
    });
  });
}
