import type { PageBox } from './page-text.ts';

/** Clockwise, in degrees. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** A point: in PDF user space with y upwards, on the screen with y downwards from the page's top left corner. */
export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** A rectangle on the screen, in pixels from the shown page's top left corner. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What of a page is shown, and how it is turned by the file itself. */
export interface PageSheet {
  /** The visible part of the page (CropBox inside MediaBox), in user space. */
  readonly box: PageBox;
  /** /Rotate of the page. */
  readonly rotation: QuarterTurn;
}

/** The sum of two turns. */
export function turned(one: QuarterTurn, other: QuarterTurn): QuarterTurn {
  const turns = [0, 90, 180, 270] as const;
  return turns[((one + other) / 90) % 4] ?? 0;
}

/** Width and height of a page as shown, in points. `view` is the turn that the reader added. */
export function sizeOfSheet(sheet: PageSheet, view: QuarterTurn = 0): { width: number; height: number } {
  const width = sheet.box.right - sheet.box.left;
  const height = sheet.box.top - sheet.box.bottom;
  return turned(sheet.rotation, view) % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The way between user space and the pixels of a page as it is shown now. */
export interface PageFrame {
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** Whole turn of the page as shown: its own and the reader's. */
  readonly rotation: QuarterTurn;
  readonly toPixels: (point: PagePoint) => PagePoint;
  readonly toPoints: (pixel: PagePoint) => PagePoint;
  readonly boxToPixels: (box: PageBox) => PixelBox;
  readonly boxToPoints: (box: PixelBox) => PageBox;
}

/**
 * @param pixelsPerPoint CSS pixels for a point at the zoom of now
 * @param view the turn that the reader added to the page's own
 */
export function frameOf(sheet: PageSheet, pixelsPerPoint: number, view: QuarterTurn = 0): PageFrame {
  const { left, bottom, right, top } = sheet.box;
  const rotation = turned(sheet.rotation, view);
  const size = sizeOfSheet(sheet, view);
  const scale = pixelsPerPoint;
  const toPixels = ({ x, y }: PagePoint): PagePoint => {
    switch (rotation) {
      case 0:
        return { x: (x - left) * scale, y: (top - y) * scale };
      case 90:
        return { x: (y - bottom) * scale, y: (x - left) * scale };
      case 180:
        return { x: (right - x) * scale, y: (y - bottom) * scale };
      case 270:
        return { x: (top - y) * scale, y: (right - x) * scale };
    }
  };
  const toPoints = ({ x, y }: PagePoint): PagePoint => {
    switch (rotation) {
      case 0:
        return { x: left + x / scale, y: top - y / scale };
      case 90:
        return { x: left + y / scale, y: bottom + x / scale };
      case 180:
        return { x: right - x / scale, y: bottom + y / scale };
      case 270:
        return { x: right - y / scale, y: top - x / scale };
    }
  };
  return {
    widthPixels: size.width * scale,
    heightPixels: size.height * scale,
    rotation,
    toPixels,
    toPoints,
    boxToPixels: (box) => {
      const one = toPixels({ x: box.left, y: box.bottom });
      const other = toPixels({ x: box.right, y: box.top });
      return {
        left: Math.min(one.x, other.x),
        top: Math.min(one.y, other.y),
        width: Math.abs(other.x - one.x),
        height: Math.abs(other.y - one.y),
      };
    },
    boxToPoints: (box) => {
      const one = toPoints({ x: box.left, y: box.top });
      const other = toPoints({ x: box.left + box.width, y: box.top + box.height });
      return {
        left: Math.min(one.x, other.x),
        bottom: Math.min(one.y, other.y),
        right: Math.max(one.x, other.x),
        top: Math.max(one.y, other.y),
      };
    },
  };
}
