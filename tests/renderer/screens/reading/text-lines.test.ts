import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PdfiumFile } from '../../../../renderer/screens/reading/pdf/pdfium-file.ts';
import { boxesOf, textPieces } from '../../../../renderer/screens/reading/pdf/text-lines.ts';

const require = createRequire(import.meta.url);
const report = path.resolve(import.meta.dirname, '../../../../sample/survey-report.pdf');
let module: Awaited<ReturnType<typeof PdfiumFile.start>>;
let file: PdfiumFile;

beforeAll(async () => {
  const wasm = readFileSync(require.resolve('@embedpdf/pdfium/pdfium.wasm'));
  module = await PdfiumFile.start(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  file = PdfiumFile.open(module, readFileSync(report), '');
});

describe('a PDF in the window', () => {
  it('has its pages in their sizes', () => {
    expect(file.pages.length).toBeGreaterThan(1);
    expect(Math.round(file.pages[0]?.width ?? 0)).toBe(595);
    expect(Math.round(file.pages[0]?.height ?? 0)).toBe(842);
  });

  it('is drawn with ink on white', () => {
    const { width, height, pixels } = file.draw(0, 1);
    expect([width, height]).toEqual([595, 842]);
    expect(pixels.length).toBe(width * height * 4);
    expect(Array.from(pixels.slice(0, 4))).toEqual([255, 255, 255, 255]);
    const dark = pixels.filter((value, index) => index % 4 === 0 && value < 100).length;
    expect(dark).toBeGreaterThan(500);
  });

  it('gives its text in pieces that lie inside the page, in reading order', () => {
    const characters = file.read(0);
    const pieces = textPieces(characters);
    const text = pieces.map((piece) => piece.text + (piece.endsLine ? '\n' : '')).join('');
    expect(text.replaceAll(/\s/gu, '')).toBe(
      characters
        .map(({ character }) => character)
        .join('')
        .replaceAll(/\s/gu, ''),
    );
    expect(text).toMatch(/福祉に関する\s*\n/u);
    for (const piece of pieces) {
      expect(piece.left).toBeGreaterThanOrEqual(0);
      expect(piece.left + piece.width).toBeLessThanOrEqual(595);
      expect(piece.top).toBeGreaterThanOrEqual(0);
      expect(piece.width).toBeGreaterThan(0);
    }
  });

  it('has boxes for a found word, one per line', () => {
    const characters = file.read(0);
    const text = characters.map(({ character }) => character).join('');
    const from = text.indexOf('アンケート');
    const boxes = boxesOf(characters, [[from, from + 5]]);
    expect(boxes.length).toBe(1);
    expect(boxes[0]?.width).toBeGreaterThan((boxes[0]?.height ?? 0) * 3);
  });

  it('refuses what is no PDF', () => {
    expect(() => PdfiumFile.open(module, new TextEncoder().encode('no PDF'), '')).toThrow('damaged');
  });
});
