import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadPdfium, type Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';
import type { StampFonts } from '../../../paper/assemble/packet.ts';
import { type FontBook, openFontBook } from '../../../paper/fonts/font-book.ts';

interface Assets {
  pdfium?: Promise<Pdfium>;
  stampFonts?: StampFonts;
  fontBook?: Promise<FontBook>;
}

/** What this thread has loaded, by the folder it came from. */
const loaded = new Map<string, Assets>();

function assetsOf(folder: string): Assets {
  const assets = loaded.get(folder) ?? {};
  loaded.set(folder, assets);
  return assets;
}

/** After a job that failed: nobody knows what state it left PDFium in. */
export function forgetAssets(): void {
  loaded.clear();
}

/** PDFium from the assets folder. */
export function pdfiumFrom(assetsFolder: string): Promise<Pdfium> {
  const assets = assetsOf(assetsFolder);
  assets.pdfium ??= loadPdfium(new Uint8Array(readFileSync(path.join(assetsFolder, 'pdfium.wasm'))));
  return assets.pdfium;
}

function fontFrom(assetsFolder: string, name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(assetsFolder, 'fonts', name)));
}

export function stampFontsFrom(assetsFolder: string): StampFonts {
  const assets = assetsOf(assetsFolder);
  assets.stampFonts ??= {
    regular: fontFrom(assetsFolder, 'BIZUDPGothic-Regular.ttf'),
    bold: fontFrom(assetsFolder, 'BIZUDPGothic-Bold.ttf'),
    figures: fontFrom(assetsFolder, 'BIZUDGothic-Regular.ttf'),
    figuresBold: fontFrom(assetsFolder, 'BIZUDGothic-Bold.ttf'),
  };
  return assets.stampFonts;
}

/** Which characters the fonts of the assets folder can draw. */
export function fontBookFrom(assetsFolder: string): Promise<FontBook> {
  const assets = assetsOf(assetsFolder);
  assets.fontBook ??= openFontBook(path.join(assetsFolder, 'fonts'));
  return assets.fontBook;
}
