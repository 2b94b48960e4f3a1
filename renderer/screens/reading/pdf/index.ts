/** What other screens use of the PDF viewer. */
export { engineProgram } from './engine-program.ts';
export type {
  PageOverlay,
  PageRange,
  PdfColumn,
  PdfViewer,
  PlacedText,
  ShownPage,
} from './page-overlay.ts';
export { type PdfAdditions, PdfView } from './pdf-view.tsx';
