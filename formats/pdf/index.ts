/** What other parts of the program use of this folder. */
export type { FoundAnnotation, NewAnnotation } from './annotations/annotation.ts';
export { readAnnotations } from './annotations/read-annotations.ts';
export { writeAnnotations } from './annotations/write-annotations.ts';
export type { PdfNoticeKind } from './merge/notices.ts';
export { openSource, type PdfSource } from './merge/source.ts';
export { PdfError, type PdfFault } from './pdf-error.ts';
export type { CharacterBox } from './pdfium/page-text.ts';
export { loadPdfium, type Pdfium } from './pdfium/pdfium.ts';
export {
  extractCharacters,
  extractPages,
  type OpenOptions,
  openPdf,
  type PdfiumDocument,
  type PdfPageText,
  pageCount,
} from './pdfium/pdfium-document.ts';
export {
  compareText,
  type ExpectedText,
  type FoundText,
  type TextComparison,
} from './text/compare-text.ts';
