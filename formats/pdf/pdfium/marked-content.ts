import type { PageBox } from '../../../core/domain/pages/page-text.ts';
import { type Pdfium, withMemory } from './pdfium.ts';

/** Something on a page that belongs to its structure. */
export interface MarkedContent {
  /** MCID: the number by which the structure knows it. */
  readonly id: number;
  readonly box: PageBox;
}

/** What is drawn on a page under a number of its structure, in the order of drawing. Forms count as a whole. */
export function readMarkedContent(pdfium: Pdfium, page: number): MarkedContent[] {
  const { module } = pdfium;
  return withMemory(pdfium, 16, (address) => {
    const found: MarkedContent[] = [];
    const count = module.FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index += 1) {
      const object = module.FPDFPage_GetObject(page, index);
      const id = object === 0 ? -1 : module.FPDFPageObj_GetMarkedContentID(object);
      if (id >= 0 && module.FPDFPageObj_GetBounds(object, address, address + 4, address + 8, address + 12)) {
        const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(
          pdfium.memory().buffer,
          address,
          4,
        );
        found.push({ id, box: { left, bottom, right, top } });
      }
    }
    return found;
  });
}
