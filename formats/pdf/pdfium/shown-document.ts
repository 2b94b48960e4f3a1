import type { PageSheet, QuarterTurn } from '../../../core/domain/pages/page-frame.ts';
import { sizeOfSheet } from '../../../core/domain/pages/page-frame.ts';
import type { PageText } from '../../../core/domain/pages/page-text.ts';
import { PdfError } from '../pdf-error.ts';
import { type PageLink, readLinks } from './links.ts';
import { type OutlineEntry, readOutline } from './outline.ts';
import { readLabels } from './page-labels.ts';
import { readPageText } from './page-text.ts';
import { type Pdfium, withMemory } from './pdfium.ts';
import { type OpenOptions, PdfiumDocument, rotationOf } from './pdfium-document.ts';

/** A part of a page as it shall be drawn. All lengths are pixels of the drawing. */
export interface Drawing {
  readonly pixelsPerPoint: number;
  /** The turn that the reader added to the page's own. */
  readonly view: QuarterTurn;
  /** The wanted part of the page as shown at that scale; null for the whole page. */
  readonly part: { left: number; top: number; width: number; height: number } | null;
}

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  /** RGBA, on white. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

const bgra = 4;
const drawAnnotations = 0x01;
const rgbaOrder = 0x10;
const white = 0xffffffff;
/** FS box kinds of EPDF_GetPageBoxByIndex. */
const mediaBox = 0;
const cropBox = 1;
/** Pages kept parsed: what is drawn is read next, and drawn again when the size changes. */
const keptPages = 6;

interface KeptPage {
  readonly page: number;
  textPage: number;
}

/** A PDF open for showing. Close it; PDFium's memory is not collected by itself. */
export class ShownDocument {
  readonly sheets: readonly PageSheet[];
  readonly #pdfium: Pdfium;
  readonly #document: PdfiumDocument;
  readonly #formInfo: number;
  readonly #form: number;
  readonly #kept = new Map<number, KeptPage>();

  private constructor(pdfium: Pdfium, document: PdfiumDocument) {
    const { module } = pdfium;
    this.#pdfium = pdfium;
    this.#document = document;
    this.#formInfo = module.PDFiumExt_OpenFormFillInfo();
    this.#form = module.PDFiumExt_InitFormFillEnvironment(document.handle, this.#formInfo);
    this.sheets = Array.from({ length: document.pageCount }, (_, index) => this.#sheet(index));
  }

  /** Throws PdfError `passwordNeeded`, `wrongPassword`, `damaged` or `noPages`. */
  static open(pdfium: Pdfium, bytes: Uint8Array, options: OpenOptions = {}): ShownDocument {
    return new ShownDocument(pdfium, PdfiumDocument.open(pdfium, bytes, options));
  }

  /** Throws PdfError `damaged` for a page that cannot be read, RangeError where memory does not suffice. */
  draw(index: number, { pixelsPerPoint, view, part }: Drawing): DrawnPage {
    const { module } = this.#pdfium;
    const size = sizeOfSheet(this.#sheetAt(index), view);
    const whole = {
      width: Math.max(1, Math.round(size.width * pixelsPerPoint)),
      height: Math.max(1, Math.round(size.height * pixelsPerPoint)),
    };
    const { left, top, width, height } = part ?? { left: 0, top: 0, ...whole };
    const { page } = this.#page(index);
    return withMemory(this.#pdfium, width * height * 4, (address) => {
      const bitmap = module.FPDFBitmap_CreateEx(width, height, bgra, address, width * 4);
      module.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      const flags = drawAnnotations | rgbaOrder;
      const turns = view / 90;
      module.FPDF_RenderPageBitmap(bitmap, page, -left, -top, whole.width, whole.height, turns, flags);
      module.FPDF_FFLDraw(this.#form, bitmap, page, -left, -top, whole.width, whole.height, turns, flags);
      const pixels = new Uint8ClampedArray(width * height * 4);
      pixels.set(this.#pdfium.memory().subarray(address, address + pixels.length));
      module.FPDFBitmap_Destroy(bitmap);
      return { width, height, pixels };
    });
  }

  /** The text of a page, the same as that of its block, with its places. Throws PdfError `damaged`. */
  text(index: number): PageText {
    const { rotation } = this.#sheetAt(index);
    return readPageText(this.#pdfium, this.#textPage(index), rotation);
  }

  /** Links of a page, also addresses that merely stand in its text. Throws PdfError `damaged`. */
  links(index: number): PageLink[] {
    const { page } = this.#page(index);
    return readLinks(this.#pdfium, this.#document.handle, page, this.#textPage(index));
  }

  /** Table of contents that the file brings along; empty for most files. */
  outline(): OutlineEntry[] {
    return readOutline(this.#pdfium, this.#document.handle);
  }

  /** What the file calls its pages (ⅰ, ⅱ, 1, 2 …); null when it only counts them. */
  labels(): string[] | null {
    return readLabels(this.#pdfium, this.#document.handle, this.sheets.length);
  }

  close(): void {
    for (const index of this.#kept.keys()) {
      this.#drop(index);
    }
    this.#pdfium.module.PDFiumExt_ExitFormFillEnvironment(this.#form);
    this.#pdfium.module.PDFiumExt_CloseFormFillInfo(this.#formInfo);
    this.#document.close();
  }

  #sheetAt(index: number): PageSheet {
    const sheet = this.sheets[index];
    if (sheet === undefined) {
      throw new PdfError('damaged');
    }
    return sheet;
  }

  /** Box and turn of a page, without parsing what is on it. */
  #sheet(index: number): PageSheet {
    const { module } = this.#pdfium;
    const { handle } = this.#document;
    return withMemory(this.#pdfium, 16, (address) => {
      const boxOf = (kind: number): PageSheet['box'] | null => {
        if (!module.EPDF_GetPageBoxByIndex(handle, index, kind, address)) {
          return null;
        }
        const [left = 0, top = 0, right = 0, bottom = 0] = this.#floats(address, 4);
        return right > left && top > bottom ? { left, bottom, right, top } : null;
      };
      const rotation = rotationOf(module.EPDF_GetPageRotationByIndex(handle, index));
      module.FPDF_GetPageSizeByIndexF(handle, index, address);
      const [width = 0, height = 0] = this.#floats(address, 2);
      const upright = rotation % 180 === 0 ? { width, height } : { width: height, height: width };
      const media = boxOf(mediaBox);
      const crop = boxOf(cropBox);
      const shown = crop !== null && media !== null ? (sharedBox(crop, media) ?? media) : (crop ?? media);
      const right = (shown?.left ?? 0) + Math.max(1, upright.width);
      const top = (shown?.bottom ?? 0) + Math.max(1, upright.height);
      return { box: { left: shown?.left ?? 0, bottom: shown?.bottom ?? 0, right, top }, rotation };
    });
  }

  #floats(address: number, count: number): Float32Array {
    return new Float32Array(this.#pdfium.memory().buffer, address, count).slice();
  }

  #page(index: number): KeptPage {
    const known = this.#kept.get(index);
    if (known !== undefined) {
      this.#kept.delete(index);
      this.#kept.set(index, known);
      return known;
    }
    const page = this.#pdfium.module.FPDF_LoadPage(this.#document.handle, index);
    if (page === 0) {
      throw new PdfError('damaged');
    }
    this.#pdfium.module.FORM_OnAfterLoadPage(page, this.#form);
    const kept = { page, textPage: 0 };
    this.#kept.set(index, kept);
    for (const oldest of [...this.#kept.keys()].slice(0, -keptPages)) {
      this.#drop(oldest);
    }
    return kept;
  }

  #textPage(index: number): number {
    const kept = this.#page(index);
    if (kept.textPage === 0) {
      kept.textPage = this.#pdfium.module.FPDFText_LoadPage(kept.page);
    }
    if (kept.textPage === 0) {
      throw new PdfError('damaged');
    }
    return kept.textPage;
  }

  #drop(index: number): void {
    const kept = this.#kept.get(index);
    this.#kept.delete(index);
    if (kept === undefined) {
      return;
    }
    const { module } = this.#pdfium;
    if (kept.textPage !== 0) {
      module.FPDFText_ClosePage(kept.textPage);
    }
    module.FORM_OnBeforeClosePage(kept.page, this.#form);
    module.FPDF_ClosePage(kept.page);
  }
}

function sharedBox(one: PageSheet['box'], other: PageSheet['box']): PageSheet['box'] | null {
  const shared = {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
  return shared.right > shared.left && shared.top > shared.bottom ? shared : null;
}
