/**
 * Text of one page of a PDF, with the place of every UTF-16 unit. `text` is the text of the page's block: offsets into
 * one are offsets into the other.
 */
export interface PageText {
  readonly text: string;
  /**
   * Four numbers for each UTF-16 unit of `text`: left, bottom, right, top of its character in PDF user space. All four
   * are zero for what has no place: line ends, and spaces that nobody printed.
   */
  readonly boxes: Float32Array;
}

/** A rectangle in PDF user space: points from the page's origin, y upwards, before any rotation. */
export interface PageBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Along which axis of user space characters follow each other: `y` in vertical writing and on pages stored turned. */
export type LineAxis = 'x' | 'y';

/** A stretch of text on one line, with the box around it. */
export interface PageQuad extends PageBox {
  readonly axis: LineAxis;
}

/** Box of the unit at an offset; null for what has no place, and outside the text. */
export function boxAt(page: PageText, offset: number): PageBox | null {
  const at = offset * 4;
  const left = page.boxes[at] ?? 0;
  const bottom = page.boxes[at + 1] ?? 0;
  const right = page.boxes[at + 2] ?? 0;
  const top = page.boxes[at + 3] ?? 0;
  return right > left && top > bottom ? { left, bottom, right, top } : null;
}

/** The smallest box around both. */
export function unionOf(one: PageBox, other: PageBox): PageBox {
  return {
    left: Math.min(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
    top: Math.max(one.top, other.top),
  };
}
