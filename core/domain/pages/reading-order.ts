import { linesOf, type PageLine } from './lines.ts';
import type { QuarterTurn } from './page-frame.ts';
import { boxAt, type PageQuad, type PageText } from './page-text.ts';

/** Columns whose first characters are this near in height, measured in widths of a column, begin side by side. */
const sameStart = 0.6;
/** Columns of one running text are at most this many widths apart; columns of a table usually more. */
const widestPitch = 3.5;
/** Of the characters of a page, how many must stand in columns for it to be a page in vertical writing. */
const verticalPart = 0.5;

interface Stretch {
  /** Without its line end. */
  readonly from: number;
  readonly to: number;
  /** Its one column, when it is just that. */
  readonly column: PageQuad | null;
}

/**
 * The page with columns that are read downwards in order from right to left: vertical writing, and lines on a page that is
 * shown turned to the right. The engine puts columns that begin at the same height in order from left to right, as if they
 * were words of one line. A page in horizontal writing comes back as it is, its vertical labels untouched.
 * @param rotation /Rotate of the page: the order is that of the page as shown
 */
export function inReadingOrder(page: PageText, rotation: QuarterTurn): PageText {
  const shown = asShown(page, rotation);
  const stretches = stretchesOf(shown);
  if (!isVertical(shown, stretches)) {
    return page;
  }
  const order = stretches.map((_, index) => index);
  for (let first = 0; first < order.length; first += 1) {
    let last = first;
    while (follows(stretches[last], stretches[last + 1])) {
      last += 1;
    }
    if (last > first) {
      const columns = order.slice(first, last + 1).reverse();
      order.splice(first, columns.length, ...columns);
      first = last;
    }
  }
  return reordered(page, stretches, order);
}

/** The page with boxes as on the shown page, y upwards. */
function asShown(page: PageText, rotation: QuarterTurn): PageText {
  if (rotation === 0) {
    return page;
  }
  const boxes = new Float32Array(page.boxes.length);
  for (let at = 0; at < boxes.length; at += 4) {
    const [left = 0, bottom = 0, right = 0, top = 0] = page.boxes.subarray(at, at + 4);
    boxes.set(turnedBox(left, bottom, right, top, rotation), at);
  }
  return { text: page.text, boxes };
}

/** left, bottom, right, top of a box after a turn to the right around the origin. */
export function turnedBox(
  left: number,
  bottom: number,
  right: number,
  top: number,
  rotation: QuarterTurn,
): readonly [number, number, number, number] {
  switch (rotation) {
    case 0:
      return [left, bottom, right, top];
    case 90:
      return [bottom, -right, top, -left];
    case 180:
      return [-right, -top, -left, -bottom];
    case 270:
      return [-top, left, -bottom, right];
  }
}

function stretchesOf(page: PageText): Stretch[] {
  const lines = linesOf(page).filter((line) => line.quad !== null);
  const stretches: Stretch[] = [];
  let from = 0;
  let next = 0;
  for (const text of page.text.split('\n')) {
    const to = from + text.length;
    const own: PageLine[] = [];
    for (let line = lines[next]; line !== undefined && line.from < to; line = lines[next]) {
      own.push(line);
      next += 1;
    }
    stretches.push({ from, to, column: columnOf(page, own) });
    from = to + 1;
  }
  return stretches;
}

/** The place of a stretch that is one line, read downwards. */
function columnOf(page: PageText, lines: readonly PageLine[]): PageQuad | null {
  const [line] = lines;
  if (lines.length !== 1 || line?.quad?.axis !== 'y') {
    return null;
  }
  for (let offset = line.from; offset < line.to; offset += 1) {
    const first = boxAt(page, offset);
    if (first !== null) {
      return first.top >= line.quad.top && first.bottom > line.quad.bottom ? line.quad : null;
    }
  }
  return null;
}

function isVertical(page: PageText, stretches: readonly Stretch[]): boolean {
  const inColumns = stretches.reduce(
    (sum, { from, to, column }) => sum + (column === null ? 0 : to - from),
    0,
  );
  return inColumns > 0 && inColumns >= verticalPart * page.text.length;
}

/** True when `next` is the column to the right of `now` and both begin at one height. */
function follows(now: Stretch | undefined, next: Stretch | undefined): boolean {
  const here = now?.column ?? null;
  const there = next?.column ?? null;
  if (here === null || there === null) {
    return false;
  }
  const width = Math.max(here.right - here.left, there.right - there.left);
  return (
    Math.abs(here.top - there.top) <= sameStart * width &&
    there.left > here.left &&
    there.left - here.left <= widestPitch * width
  );
}

function reordered(page: PageText, stretches: readonly Stretch[], order: readonly number[]): PageText {
  const boxes = new Float32Array(page.boxes.length);
  const texts: string[] = [];
  let at = 0;
  for (const index of order) {
    const { from, to } = stretches[index] ?? { from: 0, to: 0 };
    texts.push(page.text.slice(from, to));
    boxes.set(page.boxes.subarray(from * 4, to * 4), at * 4);
    at += to - from + 1;
  }
  return { text: texts.join('\n'), boxes };
}
