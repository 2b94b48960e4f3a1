import type { Target } from '../../../../core/domain/annotations/annotation.ts';
import { quadsOfRange } from '../../../../core/domain/pages/lines.ts';
import type { PageBox } from '../../../../core/domain/pages/page-text.ts';
import type { MarkView } from '../../../annotate/model.ts';
import type { PlacedText, ShownPage } from '../pdf/page-overlay.ts';

/** Where a mark lies on one page: boxes in PDF user space. */
export function boxesOn(target: Target, page: Pick<ShownPage, 'blockId' | 'placed'>): PageBox[] {
  return target.parts.flatMap((part) => {
    if (part.blockId !== page.blockId) {
      return [];
    }
    if (part.quads !== null && part.quads.length > 0) {
      return part.quads.map(boxOfQuad);
    }
    const { placed } = page;
    return part.range === null || placed === null || !placed.isBlockText
      ? []
      : quadsOfRange(placed.text, part.range[0], part.range[1], placed.lines);
  });
}

function boxOfQuad(quad: readonly number[]): PageBox {
  const xs = quad.filter((_, index) => index % 2 === 0);
  const ys = quad.filter((_, index) => index % 2 === 1);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    bottom: Math.min(...ys),
    top: Math.max(...ys),
  };
}

/** A point of the page by which a mark is found: the top of what it marks; null where only the page is known. */
export function placeOf(target: Target): { x: number; y: number } | null {
  const { shape } = target;
  if (shape.type === 'rectangle' && shape.space === 'page') {
    return { x: shape.rectangle[0], y: shape.rectangle[1] + shape.rectangle[3] };
  }
  if (shape.type === 'ink' && shape.space === 'page') {
    const points = shape.strokes.flatMap((stroke) => stroke.points);
    return { x: points[0]?.[0] ?? 0, y: Math.max(...points.map(([, y]) => y)) };
  }
  const [quad] = target.parts[0]?.quads ?? [];
  return quad === undefined ? null : { x: quad[0] ?? 0, y: quad[1] ?? 0 };
}

/** Page on which a mark begins; null where it has no place. */
export function pageOf(mark: Pick<MarkView, 'target'>, pages: ReadonlyMap<string, number>): number | null {
  return pages.get(mark.target?.parts[0]?.blockId ?? '') ?? null;
}

/** Corners of a range of a page's text, as targets keep them. */
export function quadsOf(placed: PlacedText, from: number, to: number): number[][] {
  return quadsOfRange(placed.text, from, to, placed.lines).map(({ left, right, top, bottom }) => [
    left,
    top,
    right,
    top,
    left,
    bottom,
    right,
    bottom,
  ]);
}
