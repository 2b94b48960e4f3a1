import { readUnits } from './destinations.ts';
import type { Pdfium } from './pdfium.ts';

/** The label of every page; null when the file has none, or only counts from 1. */
export function readLabels(pdfium: Pdfium, document: number, pageCount: number): string[] | null {
  const labels = Array.from({ length: pageCount }, (_, index) =>
    readUnits(pdfium, (address, length) =>
      pdfium.module.FPDF_GetPageLabel(document, index, address, length),
    ).trim(),
  );
  const counted = labels.every((label, index) => label === '' || label === String(index + 1));
  return counted ? null : labels;
}
