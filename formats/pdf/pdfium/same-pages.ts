import { PdfError } from '../pdf-error.ts';
import type { Pdfium } from './pdfium.ts';
import { ShownDocument } from './shown-document.ts';

/** Enough to see a changed figure or stamp, and little enough for hundreds of pages. */
const pixelsPerPoint = 0.5;
/** Two drawings of the same thing differ in the smoothing of edges only. */
const visibleStep = 48;
const visibleShare = 0.0005;

/**
 * Whether two PDFs show the same: page by page the same text, size and picture. A file that was merely saved again by another
 * program does. Files that cannot be opened are not the same.
 */
export function samePages(
  pdfium: Pdfium,
  before: Uint8Array,
  after: Uint8Array,
  passwords: readonly [string | null, string | null] = [null, null],
): boolean {
  const opened: ShownDocument[] = [];
  try {
    for (const [index, bytes] of [before, after].entries()) {
      const password = passwords[index] ?? null;
      opened.push(ShownDocument.open(pdfium, bytes, password === null ? {} : { password }));
    }
    const [a, b] = opened;
    return (
      a !== undefined &&
      b !== undefined &&
      a.sheets.length === b.sheets.length &&
      a.sheets.every((_, index) => samePage(a, b, index))
    );
  } catch (error) {
    if (error instanceof PdfError) {
      return false;
    }
    throw error;
  } finally {
    for (const document of opened) {
      document.close();
    }
  }
}

function samePage(a: ShownDocument, b: ShownDocument, index: number): boolean {
  if (a.text(index).text !== b.text(index).text) {
    return false;
  }
  const drawing = { pixelsPerPoint, view: 0, part: null } as const;
  const [one, other] = [a.draw(index, drawing), b.draw(index, drawing)];
  if (one.width !== other.width || one.height !== other.height) {
    return false;
  }
  let different = 0;
  for (let at = 0; at < one.pixels.length; at += 1) {
    if (Math.abs((one.pixels[at] ?? 0) - (other.pixels[at] ?? 0)) > visibleStep) {
      different += 1;
    }
  }
  return different <= one.pixels.length * visibleShare;
}
