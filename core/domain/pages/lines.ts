import { boxAt, type LineAxis, type PageBox, type PageQuad, type PageText, unionOf } from './page-text.ts';

/** A printed line: the units [from, to) of the page's text, line end and spaces without place included. */
export interface PageLine {
  readonly from: number;
  readonly to: number;
  /** null when nothing of it has a place. */
  readonly quad: PageQuad | null;
}

/** Of the smaller of two characters, how much must lie beside the other to be on one line. */
const sharedPart = 0.5;
/** A gap wider than this many times the height of the line parts columns of a page. */
const widestGap = 4;

/** How much two stretches overlap, as a part of the shorter. */
function overlap(from1: number, to1: number, from2: number, to2: number): number {
  const shared = Math.min(to1, to2) - Math.max(from1, from2);
  return shared / Math.max(1e-6, Math.min(to1 - from1, to2 - from2));
}

function gapBetween(from1: number, to1: number, from2: number, to2: number): number {
  return Math.max(0, Math.max(from1, from2) - Math.min(to1, to2));
}

/** The axis on which `next` follows `last`, or null when it begins a line of its own. */
function axisBetween(last: PageBox, next: PageBox): LineAxis | null {
  const height = Math.min(last.top - last.bottom, next.top - next.bottom);
  const width = Math.min(last.right - last.left, next.right - next.left);
  if (
    overlap(last.bottom, last.top, next.bottom, next.top) >= sharedPart &&
    gapBetween(last.left, last.right, next.left, next.right) <= widestGap * height
  ) {
    return 'x';
  }
  if (
    overlap(last.left, last.right, next.left, next.right) >= sharedPart &&
    gapBetween(last.bottom, last.top, next.bottom, next.top) <= width
  ) {
    return 'y';
  }
  return null;
}

interface OpenLine {
  readonly from: number;
  quad: PageBox | null;
  axis: LineAxis | null;
  last: PageBox | null;
}

function isLowSurrogate(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Adds a character to the line; false when it belongs to another one. */
function take(line: OpenLine, box: PageBox): boolean {
  if (line.last !== null) {
    const axis = axisBetween(line.last, box);
    if (axis === null || (line.axis !== null && line.axis !== axis)) {
      return false;
    }
    line.axis = axis;
  }
  line.quad = line.quad === null ? box : unionOf(line.quad, box);
  line.last = box;
  return true;
}

/** Lines as they follow from the places alone; an axis is null where one character says nothing. */
function cutLines(page: PageText): OpenLine[] {
  const begin = (from: number): OpenLine => ({ from, quad: null, axis: null, last: null });
  const lines: OpenLine[] = [];
  let open = begin(0);
  for (let offset = 0; offset < page.text.length; offset += 1) {
    const box = boxAt(page, offset);
    if (box !== null && !isLowSurrogate(page.text, offset) && !take(open, box)) {
      lines.push(open);
      open = begin(offset);
      take(open, box);
    }
    if (page.text.charAt(offset) === '\n') {
      lines.push(open);
      open = begin(offset + 1);
    }
  }
  if (open.from < page.text.length) {
    lines.push(open);
  }
  return lines;
}

/** The printed lines of a page in the order of its text. They hold every unit of it. */
export function linesOf(page: PageText): PageLine[] {
  const cut = cutLines(page);
  const length = (axis: LineAxis): number =>
    cut.reduce(
      (sum, line, index) =>
        sum + (line.axis === axis ? (cut[index + 1]?.from ?? page.text.length) - line.from : 0),
      0,
    );
  // A line of one character goes the way of the page.
  const usual: LineAxis = length('y') > length('x') ? 'y' : 'x';
  return cut.map((line, index) => ({
    from: line.from,
    to: cut[index + 1]?.from ?? page.text.length,
    quad: line.quad === null ? null : { ...line.quad, axis: line.axis ?? usual },
  }));
}

/**
 * Where a range of the text stands on the page: one box for each line that it touches, in user space; horizontal and
 * vertical writing alike. Empty when nothing in the range has a place.
 * @param from @param to UTF-16 offsets into the text, [from, to)
 * @param lines `linesOf(page)`, to spare work when many ranges of one page are asked for
 */
export function quadsOfRange(
  page: PageText,
  from: number,
  to: number,
  lines: readonly PageLine[] = linesOf(page),
): PageQuad[] {
  const quads: PageQuad[] = [];
  for (const line of lines) {
    if (line.quad === null || line.to <= from || line.from >= to) {
      continue;
    }
    let union: PageBox | null = null;
    for (let offset = Math.max(from, line.from); offset < Math.min(to, line.to); offset += 1) {
      const box = boxAt(page, offset);
      if (box !== null) {
        union = union === null ? box : unionOf(union, box);
      }
    }
    if (union !== null) {
      quads.push({ ...union, axis: line.quad.axis });
    }
  }
  return quads;
}
