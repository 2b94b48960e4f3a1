import { PdfError } from '../pdf-error.ts';
import { type Pdfium, withMemory } from './pdfium.ts';

/** FPDF_REMOVE_SECURITY of fpdf_save.h. */
const removeSecurity = 3;

/** Writes an open document as a whole, decrypted. Throws PdfError `damaged` when PDFium cannot. */
export function rewriteDocument(pdfium: Pdfium, handle: number): Uint8Array {
  const { module } = pdfium;
  const writer = module.PDFiumExt_OpenFileWriter();
  try {
    if (!module.FPDF_SaveAsCopy(handle, writer, removeSecurity)) {
      throw new PdfError('damaged');
    }
    const size = module.PDFiumExt_GetFileWriterSize(writer);
    return withMemory(pdfium, size, (address) => {
      module.PDFiumExt_GetFileWriterData(writer, address, size);
      return pdfium.memory().slice(address, address + size);
    });
  } finally {
    module.PDFiumExt_CloseFileWriter(writer);
  }
}
