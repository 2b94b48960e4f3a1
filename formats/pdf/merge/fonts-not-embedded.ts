import { type PDFContext, PDFDict, PDFName } from '@cantoo/pdf-lib';
import { arrayAt, dictAt, nameAt } from '../objects/access.ts';

const files = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => PDFName.of(key));

/** How many fonts a document uses without holding their outlines. */
export function fontsNotEmbedded(context: PDFContext): number {
  return context
    .enumerateIndirectObjects()
    .filter(([, object]) => object instanceof PDFDict && isMissing(object)).length;
}

function isMissing(dict: PDFDict): boolean {
  if (nameAt(dict, 'Type') !== 'Font') {
    return false;
  }
  switch (nameAt(dict, 'Subtype') ?? '') {
    case 'Type0': {
      const descendants = arrayAt(dict, 'DescendantFonts');
      const descendant = descendants && dictAt(descendants, 0);
      return !descendant || !hasFile(descendant);
    }
    case 'Type1':
    case 'MMType1':
    case 'TrueType':
      return !hasFile(dict);
    default:
      // A Type 3 font is its own drawing; descendant fonts are counted with their font.
      return false;
  }
}

function hasFile(font: PDFDict): boolean {
  const descriptor = dictAt(font, 'FontDescriptor');
  return descriptor !== null && files.some((key) => descriptor.has(key));
}
