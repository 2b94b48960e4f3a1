import type { PageBox } from '../../../core/domain/pages/page-text.ts';
import { type LinkTarget, readUnits, targetOf } from './destinations.ts';
import { type Pdfium, withMemory } from './pdfium.ts';

/** A place of a page that leads elsewhere. */
export interface PageLink {
  /** In user space; one box for each line of the linked text. */
  readonly boxes: readonly PageBox[];
  readonly target: LinkTarget;
}

/** A page may claim any number. */
const mostLinks = 2000;

/** The links of a page: those that the file marks, then web addresses in its text that it does not mark. */
export function readLinks(pdfium: Pdfium, document: number, page: number, textPage: number): PageLink[] {
  const marked = markedLinks(pdfium, document, page);
  const taken = marked.flatMap(({ boxes }) => boxes);
  const found = textLinks(pdfium, textPage).filter(
    ({ boxes }) => !boxes.some((box) => taken.some((other) => touches(box, other))),
  );
  return [...marked, ...found];
}

function markedLinks(pdfium: Pdfium, document: number, page: number): PageLink[] {
  const { module } = pdfium;
  const links: PageLink[] = [];
  withMemory(pdfium, 40, (address) => {
    const numbers = (): Int32Array => new Int32Array(pdfium.memory().buffer, address, 2);
    numbers().fill(0);
    while (links.length < mostLinks && module.FPDFLink_Enumerate(page, address, address + 4)) {
      const link = numbers()[1] ?? 0;
      const destination = module.FPDFLink_GetDest(document, link);
      const target = targetOf(pdfium, document, destination, module.FPDFLink_GetAction(link));
      const boxes = boxesOfLink(pdfium, link, address + 8);
      if (target !== null && boxes.length > 0) {
        links.push({ boxes, target });
      }
    }
  });
  return links;
}

/** @param address 32 bytes */
function boxesOfLink(pdfium: Pdfium, link: number, address: number): PageBox[] {
  const { module } = pdfium;
  const boxes: PageBox[] = [];
  const count = Math.min(64, module.FPDFLink_CountQuadPoints(link));
  for (let index = 0; index < count; index += 1) {
    if (module.FPDFLink_GetQuadPoints(link, index, address)) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0, x4 = 0, y4 = 0] = new Float32Array(
        pdfium.memory().buffer,
        address,
        8,
      );
      boxes.push(around([x1, x2, x3, x4], [y1, y2, y3, y4]));
    }
  }
  if (boxes.length === 0 && module.FPDFLink_GetAnnotRect(link, address)) {
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.memory().buffer, address, 4);
    boxes.push(around([left, right], [top, bottom]));
  }
  return boxes.filter((box) => box.right > box.left && box.top > box.bottom);
}

function around(xs: readonly number[], ys: readonly number[]): PageBox {
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}

function textLinks(pdfium: Pdfium, textPage: number): PageLink[] {
  const { module } = pdfium;
  const found = module.FPDFLink_LoadWebLinks(textPage);
  if (found === 0) {
    return [];
  }
  const count = Math.min(mostLinks, module.FPDFLink_CountWebLinks(found));
  const links = withMemory(pdfium, 32, (at) =>
    Array.from({ length: count }, (_, index): PageLink => {
      // This one counts in units of two bytes.
      const address = readUnits(
        pdfium,
        (buffer, length) => module.FPDFLink_GetURL(found, index, buffer, length / 2) * 2,
      );
      const boxes = Array.from({ length: module.FPDFLink_CountRects(found, index) }, (_box, rect) => {
        module.FPDFLink_GetRect(found, index, rect, at, at + 8, at + 16, at + 24);
        const [left = 0, top = 0, right = 0, bottom = 0] = new Float64Array(pdfium.memory().buffer, at, 4);
        return around([left, right], [top, bottom]);
      });
      return { boxes, target: { kind: 'address', address } };
    }),
  );
  module.FPDFLink_CloseWebLinks(found);
  return links.filter(
    ({ boxes, target }) => boxes.length > 0 && target.kind === 'address' && target.address !== '',
  );
}

function touches(one: PageBox, other: PageBox): boolean {
  return one.left < other.right && other.left < one.right && one.bottom < other.top && other.bottom < one.top;
}
