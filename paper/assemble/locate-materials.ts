import type { Pdfium } from '../../formats/pdf/pdfium/pdfium.ts';
import { openPdf } from '../../formats/pdf/pdfium/pdfium-document.ts';

export interface PageRange {
  /** Zero-based, half-open. */
  readonly from: number;
  readonly to: number;
}

/** Id of the element that a material begins with; a link to it somewhere in the HTML makes browsers write it down. */
export function materialAnchor(id: string): string {
  return `material-${id}`;
}

/**
 * Pages of every material in a PDF printed in one pass, by the named destinations of `material-<id>`. `ids` are in the
 * order of the document. Throws when one is not there, two share a page, or pages before the first belong to none:
 * then the HTML is wrong and no packet may be made of it.
 */
export function locateMaterials(
  pdfium: Pdfium,
  pdf: Uint8Array,
  ids: readonly string[],
): Map<string, PageRange> {
  const document = openPdf(pdfium, pdf);
  try {
    const starts = ids.map((id) => {
      const page = document.pageOfDestination(materialAnchor(id));
      if (page === null) {
        throw new RangeError(`the print has no destination ${materialAnchor(id)}`);
      }
      return { id, page };
    });
    if (starts[0] && starts[0].page !== 0) {
      throw new RangeError(`the first material begins on page ${starts[0].page + 1}`);
    }
    return new Map(
      starts.map(({ id, page }, index) => {
        const to = starts[index + 1]?.page ?? document.pageCount;
        if (to <= page) {
          throw new RangeError(`${materialAnchor(id)} does not begin on a page of its own`);
        }
        return [id, { from: page, to }];
      }),
    );
  } finally {
    document.close();
  }
}
