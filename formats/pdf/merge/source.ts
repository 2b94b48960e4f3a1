import { type PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { dictAt, type Rectangle } from '../objects/access.ts';
import { collectPages, type SourcePage } from '../objects/pages.ts';
import { PdfError } from '../pdf-error.ts';
import type { Pdfium } from '../pdfium/pdfium.ts';
import { openPdf, type PdfiumDocument } from '../pdfium/pdfium-document.ts';

/** A PDF opened for merging. Close it after the merge. */
export interface PdfSource {
  readonly document: PDFDocument;
  readonly catalog: PDFDict;
  readonly pages: readonly SourcePage[];
  /** Null when the file is not tagged. */
  readonly structure: PDFDict | null;
  /** It had to be written anew before it could be read: encrypted, or its tables were damaged. */
  readonly rewritten: 'no' | 'encrypted' | 'damaged';
  /** True when the page shows any text that can be extracted. */
  hasText(pageIndex: number): boolean;
  /** Boxes of its visible characters, in user space. */
  textBoxes(pageIndex: number): readonly Rectangle[];
  close(): void;
}

/**
 * Opens a PDF. PDFium decides whether it can be read at all; what the object library cannot read as it stands
 * (encryption, broken tables) PDFium writes anew first. Throws PdfError.
 */
export async function openSource(pdfium: Pdfium, bytes: Uint8Array, password?: string): Promise<PdfSource> {
  const opened = openPdf(pdfium, bytes, password === undefined ? {} : { password });
  try {
    const { document, rewritten } = await loadDocument(opened, bytes);
    const { catalog } = document;
    const pages = collectPages(catalog);
    return {
      document,
      catalog,
      pages,
      structure: taggedStructure(catalog),
      rewritten,
      hasText: (pageIndex) => /\S/.test(opened.page(pageIndex).text),
      textBoxes: (pageIndex) =>
        opened.characters(pageIndex).flatMap(({ character, box }) => (/\S/.test(character) ? [box] : [])),
      close: () => opened.close(),
    };
  } catch (error) {
    opened.close();
    throw error;
  }
}

async function loadDocument(
  opened: PdfiumDocument,
  bytes: Uint8Array,
): Promise<{ document: PDFDocument; rewritten: PdfSource['rewritten'] }> {
  if (opened.encrypted) {
    return { document: await loadExactly(opened.rewritten(), opened.pageCount), rewritten: 'encrypted' };
  }
  try {
    return { document: await loadExactly(bytes, opened.pageCount), rewritten: 'no' };
  } catch {
    // The second attempt reports what is wrong with the file.
    return { document: await loadExactly(opened.rewritten(), opened.pageCount), rewritten: 'damaged' };
  }
}

async function loadExactly(bytes: Uint8Array, pageCount: number): Promise<PDFDocument> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: false,
      warnOnInvalidObjects: false,
      parseSpeed: 10_000,
    });
  } catch (error) {
    throw new PdfError('damaged', { cause: error });
  }
  if (collectPages(document.catalog).length !== pageCount) {
    throw new PdfError('damaged');
  }
  return document;
}

function taggedStructure(catalog: PDFDict): PDFDict | null {
  const structure = dictAt(catalog, 'StructTreeRoot');
  return structure?.has(PDFName.of('K')) ? structure : null;
}
