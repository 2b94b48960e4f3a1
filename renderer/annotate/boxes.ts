/** Boxes on the page and places in them. All lengths are CSS pixels, from the upper left corner of the paper. */
import type { Shape } from '../../core/domain/annotations/annotation.ts';
import { blockElement } from './text-dom.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of the window, as one of the paper. */
export function withinPaper(paper: Element, { left, top, width, height }: Box): Box {
  const origin = paper.getBoundingClientRect();
  return { left: left - origin.left, top: top - origin.top, width, height };
}

export function boxOf(paper: Element, element: Element): Box {
  return withinPaper(paper, element.getBoundingClientRect());
}

/** The box of a block; null when the paper does not show it. */
export function boxOfBlock(paper: Element, blockId: string): Box | null {
  const element = blockElement(paper, blockId);
  return element === null || element.getClientRects().length === 0 ? null : boxOf(paper, element);
}

/** A rectangle in fractions of a block's box, as the model stores it. */
export type Fractions = Extract<Shape, { type: 'rectangle' }>['rectangle'];

/** Fractions are kept to a hundred-thousandth: finer than a pixel of the widest page. */
export function rounded(value: number): number {
  return Math.round(value * 100_000) / 100_000;
}

export function fractionsOf(rectangle: Box, block: Box): Fractions {
  return [
    rounded((rectangle.left - block.left) / block.width),
    rounded((rectangle.top - block.top) / block.height),
    rounded(rectangle.width / block.width),
    rounded(rectangle.height / block.height),
  ];
}

export function boxOfFractions([x, y, width, height]: Fractions, block: Box): Box {
  return {
    left: block.left + x * block.width,
    top: block.top + y * block.height,
    width: width * block.width,
    height: height * block.height,
  };
}

/** The rectangle with two points as corners. */
export function boxBetween(a: Point, b: Point): Box {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** The box moved by the least that brings it into another one, its left and upper edge first. */
export function keptInside(box: Box, outer: Box): Box {
  const width = Math.min(box.width, outer.width);
  const height = Math.min(box.height, outer.height);
  return {
    left: Math.max(outer.left, Math.min(box.left, outer.left + outer.width - width)),
    top: Math.max(outer.top, Math.min(box.top, outer.top + outer.height - height)),
    width,
    height,
  };
}

/** The block at a point of the window: the one there, else the nearest one above or below. */
export function blockAt(paper: HTMLElement, clientX: number, clientY: number): string | null {
  for (const element of paper.ownerDocument.elementsFromPoint(clientX, clientY)) {
    const block = element.closest<HTMLElement>('[data-block-id]');
    if (block !== null && paper.contains(block)) {
      return block.dataset['blockId'] ?? null;
    }
  }
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const block of paper.querySelectorAll<HTMLElement>('[data-block-id]')) {
    const { top, bottom, width } = block.getBoundingClientRect();
    const distance = clientY < top ? top - clientY : clientY > bottom ? clientY - bottom : 0;
    if (width > 0 && distance < least) {
      least = distance;
      nearest = block.dataset['blockId'] ?? null;
    }
  }
  return nearest;
}
