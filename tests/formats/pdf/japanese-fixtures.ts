import path from 'node:path';
import { PDFDict, PDFDocument, type PDFFont, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { fontFolder, readBytes } from './load-pdfium.ts';

/** Small PDFs in Japanese made for the tests, each awkward in one way. */

const fontFile = path.join(fontFolder, 'biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf');

export interface Sheet {
  readonly document: PDFDocument;
  readonly font: PDFFont;
}

export async function japaneseDocument(features: Record<string, boolean> = {}): Promise<Sheet> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(readBytes(fontFile), {
    subset: true,
    customName: 'ABCDEF+BIZUDPGothic',
    features,
  });
  return { document, font };
}

/** Columns of vertical writing from right to left, each written in one piece from the same height. */
export async function columnsPdf(columns: readonly string[]): Promise<Uint8Array> {
  const { document, font } = await japaneseDocument({ vert: true });
  const page = document.addPage([595, 842]);
  for (const [index, column] of columns.entries()) {
    page.drawText(column, { x: 500 - index * 28, y: 780, size: 16, font });
  }
  await document.flush();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.get(PDFName.of('Subtype')) === PDFName.of('Type0')) {
      object.set(PDFName.of('Encoding'), PDFName.of('Identity-V'));
    }
  }
  return document.save();
}

/** 「福祉計」 whose second character the file says to be another one. @param unicode UTF-16BE in hexadecimal digits */
export async function mappedPdf(unicode: string): Promise<Uint8Array> {
  const { document, font } = await japaneseDocument();
  document.addPage([595, 842]).drawText('福祉計', { x: 100, y: 700, size: 16, font });
  await document.flush();
  const { context } = document;
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.get(PDFName.of('Subtype')) === PDFName.of('Type0')) {
      const name = PDFName.of('ToUnicode');
      const stream = object.lookup(name);
      if (!(stream instanceof PDFRawStream)) {
        throw new Error(`${String(reference)} has no map to Unicode`);
      }
      const map = new TextDecoder().decode(await decoded(stream)).replace(/<7949>/giu, `<${unicode}>`);
      object.set(name, context.register(context.flateStream(map)));
      expectChanged(map, unicode, String(reference));
    }
  }
  return document.save();
}

function expectChanged(map: string, unicode: string, where: string): void {
  if (!map.includes(`<${unicode}>`)) {
    throw new Error(`the map of ${where} does not know 祉`);
  }
}

async function decoded(stream: PDFRawStream): Promise<Uint8Array> {
  if (stream.dict.get(PDFName.of('Filter')) === undefined) {
    return stream.contents;
  }
  const inflated = new Blob([Uint8Array.from(stream.contents)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}
