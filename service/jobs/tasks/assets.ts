import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadPdfium, type Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';
import type { StampFonts } from '../../../paper/assemble/packet.ts';

/** PDFium from the assets folder. */
export function pdfiumFrom(assetsFolder: string): Promise<Pdfium> {
  return loadPdfium(new Uint8Array(readFileSync(path.join(assetsFolder, 'pdfium.wasm'))));
}

function fontFrom(assetsFolder: string, name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(assetsFolder, 'fonts', name)));
}

export function stampFontsFrom(assetsFolder: string): StampFonts {
  return {
    regular: fontFrom(assetsFolder, 'BIZUDPGothic-Regular.ttf'),
    bold: fontFrom(assetsFolder, 'BIZUDPGothic-Bold.ttf'),
    figures: fontFrom(assetsFolder, 'BIZUDGothic-Regular.ttf'),
    figuresBold: fontFrom(assetsFolder, 'BIZUDGothic-Bold.ttf'),
  };
}
