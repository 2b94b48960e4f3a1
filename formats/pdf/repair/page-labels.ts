import { type PDFDict, type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';

/** From this page on, labels are the prefix and a number. */
export interface PageLabelRange {
  /** Zero-based page of the document. */
  readonly page: number;
  readonly prefix: string;
  /** Number of that page. */
  readonly start: number;
}

/** Writes what viewers show as page numbers. The ranges are in order and the first begins at page 0. */
export function writePageLabels(document: PDFDocument, ranges: readonly PageLabelRange[]): void {
  const { context, catalog } = document;
  const numbers = ranges.flatMap(({ page, prefix, start }) => {
    const style: PDFDict = context.obj({ S: 'D', St: start });
    if (prefix !== '') {
      style.set(PDFName.of('P'), PDFHexString.fromText(prefix));
    }
    return [page, style];
  });
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: numbers }));
}
