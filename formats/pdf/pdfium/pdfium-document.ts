import type { QuarterTurn } from '../../../core/domain/pages/page-frame.ts';
import type { PageText } from '../../../core/domain/pages/page-text.ts';
import { PdfError } from '../pdf-error.ts';
import { type MarkedContent, readMarkedContent } from './marked-content.ts';
import { type CharacterBox, readCharacters, readPageText, readText } from './page-text.ts';
import type { Pdfium } from './pdfium.ts';
import { rewriteDocument } from './rewrite.ts';

export interface OpenOptions {
  /** User or owner password. Files whose password is empty need none. */
  readonly password?: string;
}

export interface PdfPageText {
  /** Text in the order of the page's content, lines ended by U+000A. */
  readonly text: string;
  /** As displayed, that is after rotation, in points. */
  readonly width: number;
  readonly height: number;
  /** Clockwise. */
  readonly rotation: QuarterTurn;
}

const lastErrorPassword = 4;

/** A PDF held open in PDFium. Close it; PDFium's memory is not collected by itself. */
export class PdfiumDocument {
  readonly pageCount: number;
  /** True when the file is encrypted, even with an empty password. */
  readonly encrypted: boolean;
  readonly #pdfium: Pdfium;
  readonly #handle: number;
  readonly #bytesAddress: number;
  #open = true;

  private constructor(pdfium: Pdfium, handle: number, bytesAddress: number) {
    this.#pdfium = pdfium;
    this.#handle = handle;
    this.#bytesAddress = bytesAddress;
    this.pageCount = pdfium.module.FPDF_GetPageCount(handle);
    this.encrypted = pdfium.module.EPDF_IsEncrypted(handle);
  }

  /** PDFium's handle, for the other files of this folder. */
  get handle(): number {
    this.#check();
    return this.#handle;
  }

  /** Throws PdfError `passwordNeeded`, `wrongPassword`, `damaged` or `noPages`. */
  static open(pdfium: Pdfium, bytes: Uint8Array, options: OpenOptions = {}): PdfiumDocument {
    const { module } = pdfium;
    const address = pdfium.reserve(Math.max(1, bytes.length));
    pdfium.memory().set(bytes, address);
    const handle = module.FPDF_LoadMemDocument(address, bytes.length, options.password ?? '');
    if (handle === 0) {
      const code = module.FPDF_GetLastError();
      pdfium.release(address);
      if (code === lastErrorPassword) {
        throw new PdfError(options.password ? 'wrongPassword' : 'passwordNeeded');
      }
      throw new PdfError('damaged');
    }
    const document = new PdfiumDocument(pdfium, handle, address);
    if (document.pageCount === 0) {
      document.close();
      throw new PdfError('noPages');
    }
    return document;
  }

  /** Text and size of one page. A page that cannot be read throws PdfError `damaged`. */
  page(index: number): PdfPageText {
    return this.#withPage(index, (page, textPage) => {
      const { module } = this.#pdfium;
      const rotation = this.#rotation(page);
      return {
        text: readText(this.#pdfium, textPage, rotation),
        width: module.FPDF_GetPageWidthF(page),
        height: module.FPDF_GetPageHeightF(page),
        rotation,
      };
    });
  }

  /** The text of a page, the same as in `page`, with the box of every UTF-16 unit. */
  pageText(index: number): PageText {
    return this.#withPage(index, (page, textPage) =>
      readPageText(this.#pdfium, textPage, this.#rotation(page)),
    );
  }

  /** What a tagged page draws under the numbers of its structure. */
  markedContent(index: number): MarkedContent[] {
    return this.#withPage(index, (page) => readMarkedContent(this.#pdfium, page));
  }

  /** Every character of a page with the box of its ink in PDF user space, in content order. */
  characters(index: number): CharacterBox[] {
    return this.#withPage(index, (_page, textPage) => readCharacters(this.#pdfium, textPage));
  }

  /** Page of a named destination; null when there is none of that name. */
  pageOfDestination(name: string): number | null {
    this.#check();
    const { module } = this.#pdfium;
    const destination = module.FPDF_GetNamedDestByName(this.#handle, name);
    const page = destination === 0 ? -1 : module.FPDFDest_GetDestPageIndex(this.#handle, destination);
    return page < 0 ? null : page;
  }

  /** The same document written anew: without encryption, with a sound cross-reference table. Tags are kept. */
  rewritten(): Uint8Array {
    this.#check();
    return rewriteDocument(this.#pdfium, this.#handle);
  }

  close(): void {
    if (this.#open) {
      this.#open = false;
      this.#pdfium.module.FPDF_CloseDocument(this.#handle);
      this.#pdfium.release(this.#bytesAddress);
    }
  }

  #rotation(page: number): QuarterTurn {
    return rotationOf(this.#pdfium.module.FPDFPage_GetRotation(page));
  }

  #check(): void {
    if (!this.#open) {
      throw new Error('the document is closed');
    }
  }

  #withPage<Value>(index: number, work: (page: number, textPage: number) => Value): Value {
    this.#check();
    const { module } = this.#pdfium;
    const page = module.FPDF_LoadPage(this.#handle, index);
    if (page === 0) {
      throw new PdfError('damaged');
    }
    const textPage = module.FPDFText_LoadPage(page);
    try {
      if (textPage === 0) {
        throw new PdfError('damaged');
      }
      return work(page, textPage);
    } finally {
      if (textPage !== 0) {
        module.FPDFText_ClosePage(textPage);
      }
      module.FPDF_ClosePage(page);
    }
  }
}

/** @param quarters as PDFium counts them */
export function rotationOf(quarters: number): QuarterTurn {
  const rotations = [0, 90, 180, 270] as const;
  return rotations[quarters] ?? 0;
}

/** Opens a PDF for several calls. Throws PdfError. */
export function openPdf(pdfium: Pdfium, bytes: Uint8Array, options: OpenOptions = {}): PdfiumDocument {
  return PdfiumDocument.open(pdfium, bytes, options);
}

function withPdf<Value>(
  pdfium: Pdfium,
  bytes: Uint8Array,
  options: OpenOptions,
  work: (document: PdfiumDocument) => Value,
): Value {
  const document = openPdf(pdfium, bytes, options);
  try {
    return work(document);
  } finally {
    document.close();
  }
}

/** Number of pages. Throws PdfError. */
export function pageCount(pdfium: Pdfium, bytes: Uint8Array, options: OpenOptions = {}): number {
  return withPdf(pdfium, bytes, options, (document) => document.pageCount);
}

/** Text and size of every page. Throws PdfError. */
export function extractPages(
  pdfium: Pdfium,
  bytes: Uint8Array,
  options: OpenOptions = {},
): { pages: PdfPageText[] } {
  return withPdf(pdfium, bytes, options, (document) => ({
    pages: Array.from({ length: document.pageCount }, (_, index) => document.page(index)),
  }));
}

/** Characters of one page with their boxes. Throws PdfError. */
export function extractCharacters(
  pdfium: Pdfium,
  bytes: Uint8Array,
  pageIndex: number,
  options: OpenOptions = {},
): CharacterBox[] {
  return withPdf(pdfium, bytes, options, (document) => document.characters(pageIndex));
}
