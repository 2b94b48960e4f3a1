import type { PageLine } from './lines.ts';
import type { PagePoint } from './page-frame.ts';
import { boxAt, type PageBox, type PageText } from './page-text.ts';

/** How far a point lies outside a box, and 0 inside it. Beside a line counts less than above or below it. */
function distance(box: PageBox, axis: 'x' | 'y', { x, y }: PagePoint): number {
  const beside = Math.max(box.left - x, 0, x - box.right);
  const above = Math.max(box.bottom - y, 0, y - box.top);
  return axis === 'x' ? above * 3 + beside : above + beside * 3;
}

/**
 * The place between two characters that is nearest to a point of the page: what a click there means.
 * @param point in user space
 * @returns a UTF-16 offset into the text; null on a page without text
 */
export function offsetAt(page: PageText, lines: readonly PageLine[], point: PagePoint): number | null {
  let nearest: PageLine | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const far = line.quad === null ? Number.POSITIVE_INFINITY : distance(line.quad, line.quad.axis, point);
    if (far < least) {
      nearest = line;
      least = far;
    }
  }
  return nearest === null ? null : offsetInLine(page, nearest, point);
}

function offsetInLine(page: PageText, line: PageLine, point: PagePoint): number {
  const along = (box: PageBox): number =>
    line.quad?.axis === 'y' ? (box.bottom + box.top) / 2 : (box.left + box.right) / 2;
  const wanted = line.quad?.axis === 'y' ? point.y : point.x;
  const placed: { offset: number; middle: number }[] = [];
  for (let offset = line.from; offset < line.to; offset += 1) {
    const box = boxAt(page, offset);
    // Both halves of a pair have the same box; the place is before the first.
    if (box !== null && !isLow(page.text, offset)) {
      placed.push({ offset, middle: along(box) });
    }
  }
  const first = placed[0];
  const last = placed.at(-1);
  if (first === undefined || last === undefined) {
    return line.from;
  }
  const forward = last.middle > first.middle || (last.middle === first.middle && line.quad?.axis !== 'y');
  const direction = forward ? 1 : -1;
  const next = placed.find(({ middle }) => (middle - wanted) * direction > 0);
  return next?.offset ?? endOf(page.text, last.offset);
}

function isLow(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function endOf(text: string, offset: number): number {
  return offset + (isLow(text, offset + 1) ? 2 : 1);
}
