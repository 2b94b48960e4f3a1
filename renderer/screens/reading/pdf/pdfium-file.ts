import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { PageCharacter, PageSize, PdfFault } from './messages.ts';

/** PDFium's number for "a password is needed or wrong". */
const passwordError = 4;
const bgra = 4;
const drawAnnotations = 0x01;
const rgbaOrder = 0x10;
const white = 0xffffffff;
/** PDFium reports a hyphen that ends a line as one of these. */
const hyphenMarks: ReadonlySet<number> = new Set([0x02, 0xfffe]);
/** The largest drawing of one page, in pixels: beyond it the page is drawn coarser. */
const largestDrawing = 16_000_000;

/** The engine's whole memory as it is now; it moves when it grows, so it is never kept over a call. */
function memoryOf(module: WrappedPdfiumModule): Uint8Array<ArrayBuffer> {
  // The package's typings take this member from typings of Emscripten that it does not bring along.
  return (module.pdfium as unknown as { readonly HEAPU8: Uint8Array<ArrayBuffer> }).HEAPU8;
}

export class PdfRefused extends Error {
  readonly fault: PdfFault;
  constructor(fault: PdfFault) {
    super(fault);
    this.fault = fault;
  }
}

/** One PDF file, open in PDFium. */
export class PdfiumFile {
  private readonly module: WrappedPdfiumModule;
  private readonly document: number;
  private readonly form: number;
  readonly pages: readonly PageSize[];

  private constructor(module: WrappedPdfiumModule, document: number) {
    this.module = module;
    this.document = document;
    this.form = module.PDFiumExt_InitFormFillEnvironment(document, module.PDFiumExt_OpenFormFillInfo());
    const count = module.FPDF_GetPageCount(document);
    this.pages = Array.from({ length: count }, (_, index) => this.sizeOf(index));
  }

  /** @param wasm bytes of PDFium */
  static async start(wasm: ArrayBuffer): Promise<WrappedPdfiumModule> {
    const module = await init({ wasmBinary: wasm });
    module.PDFiumExt_Init();
    return module;
  }

  /** Throws `PdfRefused`. */
  static open(module: WrappedPdfiumModule, bytes: Uint8Array, password: string): PdfiumFile {
    const address = module.pdfium.wasmExports.malloc(Math.max(1, bytes.length));
    memoryOf(module).set(bytes, address);
    const document = module.FPDF_LoadMemDocument(address, bytes.length, password);
    if (document === 0) {
      const wrong = module.FPDF_GetLastError() === passwordError;
      module.pdfium.wasmExports.free(address);
      throw new PdfRefused(wrong ? (password === '' ? 'password-needed' : 'wrong-password') : 'damaged');
    }
    if (module.FPDF_GetPageCount(document) < 1) {
      throw new PdfRefused('damaged');
    }
    return new PdfiumFile(module, document);
  }

  /** The page as RGBA pixels on white. */
  draw(
    index: number,
    pixelsPerPoint: number,
  ): { width: number; height: number; pixels: Uint8ClampedArray<ArrayBuffer> } {
    const { module } = this;
    const size = this.pages[index] ?? { width: 1, height: 1 };
    const wanted = size.width * size.height * pixelsPerPoint ** 2;
    const scale = pixelsPerPoint * Math.min(1, Math.sqrt(largestDrawing / Math.max(1, wanted)));
    const width = Math.max(1, Math.round(size.width * scale));
    const height = Math.max(1, Math.round(size.height * scale));
    return this.withPage(index, (page) => {
      const bytes = width * height * 4;
      const address = module.pdfium.wasmExports.malloc(bytes);
      const bitmap = module.FPDFBitmap_CreateEx(width, height, bgra, address, width * 4);
      module.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      module.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawAnnotations | rgbaOrder);
      module.FPDF_FFLDraw(this.form, bitmap, page, 0, 0, width, height, 0, drawAnnotations | rgbaOrder);
      const pixels = new Uint8ClampedArray(bytes);
      pixels.set(memoryOf(module).subarray(address, address + bytes));
      module.FPDFBitmap_Destroy(bitmap);
      module.pdfium.wasmExports.free(address);
      return { width, height, pixels };
    });
  }

  /** Characters of the page in content order, with their boxes as displayed. */
  read(index: number): PageCharacter[] {
    const { module } = this;
    const size = this.pages[index] ?? { width: 1, height: 1 };
    // Whole device units of a hundredth of a point.
    const fine = 100;
    return this.withPage(index, (page) => {
      const text = module.FPDFText_LoadPage(page);
      const address = module.pdfium.wasmExports.malloc(48);
      const characters: PageCharacter[] = [];
      const toDevice = (x: number, y: number): [number, number] => {
        module.FPDF_PageToDevice(
          page,
          0,
          0,
          Math.round(size.width * fine),
          Math.round(size.height * fine),
          0,
          x,
          y,
          address + 32,
          address + 36,
        );
        const [deviceX = 0, deviceY = 0] = new Int32Array(memoryOf(module).buffer, address + 32, 2);
        return [deviceX / fine, deviceY / fine];
      };
      const count = module.FPDFText_CountChars(text);
      for (let at = 0; at < count; at += 1) {
        const code = module.FPDFText_GetUnicode(text, at);
        if (code === 0) {
          continue;
        }
        module.FPDFText_GetCharBox(text, at, address, address + 8, address + 16, address + 24);
        const [left = 0, right = 0, bottom = 0, top = 0] = new Float64Array(
          memoryOf(module).buffer,
          address,
          4,
        );
        const [x1, y1] = toDevice(left, top);
        const [x2, y2] = toDevice(right, bottom);
        characters.push({
          character: hyphenMarks.has(code) ? '-' : String.fromCodePoint(code),
          left: Math.min(x1, x2),
          right: Math.max(x1, x2),
          top: Math.min(y1, y2),
          bottom: Math.max(y1, y2),
        });
      }
      module.pdfium.wasmExports.free(address);
      module.FPDFText_ClosePage(text);
      return characters;
    });
  }

  private sizeOf(index: number): PageSize {
    const { module } = this;
    const address = module.pdfium.wasmExports.malloc(8);
    module.FPDF_GetPageSizeByIndexF(this.document, index, address);
    const [width = 0, height = 0] = new Float32Array(memoryOf(module).buffer, address, 2);
    module.pdfium.wasmExports.free(address);
    return { width: Math.max(1, width), height: Math.max(1, height) };
  }

  private withPage<T>(index: number, act: (page: number) => T): T {
    const page = this.module.FPDF_LoadPage(this.document, index);
    if (page === 0) {
      throw new PdfRefused('damaged');
    }
    this.module.FORM_OnAfterLoadPage(page, this.form);
    try {
      return act(page);
    } finally {
      this.module.FORM_OnBeforeClosePage(page, this.form);
      this.module.FPDF_ClosePage(page);
    }
  }
}
