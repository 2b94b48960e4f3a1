import { beforeAll, describe, expect, it } from 'vitest';
import { PdfError } from '../../../../formats/pdf/pdf-error.ts';
import type { Pdfium } from '../../../../formats/pdf/pdfium/pdfium.ts';
import {
  extractCharacters,
  extractPages,
  openPdf,
  pageCount,
} from '../../../../formats/pdf/pdfium/pdfium-document.ts';
import { encryptedPdf, plainPdf, turnedPdf } from '../fixtures.ts';
import { corpusFiles, hasTool, runOnFile, testPdfium } from '../support.ts';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await testPdfium();
});

const faultOf = (bytes: Uint8Array, password?: string) => {
  try {
    pageCount(pdfium, bytes, password === undefined ? {} : { password });
  } catch (error) {
    return error instanceof PdfError ? error.fault : error;
  }
  return null;
};

describe('reading PDFs', () => {
  it('gives text and size of every page', async () => {
    const { pages } = extractPages(pdfium, await plainPdf(['first page', 'second page']));
    expect(pages).toEqual([
      { text: 'first page', width: 595, height: 842, rotation: 0 },
      { text: 'second page', width: 595, height: 842, rotation: 0 },
    ]);
  });

  it.each([90, 180, 270])('gives the size as displayed of a page turned by %d degrees', async (angle) => {
    const { pages } = extractPages(pdfium, await turnedPdf('turned', angle));
    const upright = angle === 180;
    expect(pages).toEqual([
      { text: 'turned', width: upright ? 595 : 842, height: upright ? 842 : 595, rotation: angle },
    ]);
  });

  it('keeps a hyphen at the end of a line', async () => {
    const { pages } = extractPages(pdfium, await plainPdf(['material 4-\npage 3']));
    expect(pages[0]?.text.replaceAll(/\s/g, '')).toBe('material4-page3');
  });

  it('gives the box of every character', async () => {
    const characters = extractCharacters(pdfium, await plainPdf(['Box']), 0);
    expect(characters.map(({ character }) => character).join('')).toBe('Box');
    const [first, second] = characters;
    expect(first?.box.left).toBeGreaterThan(71);
    expect(first?.box.bottom).toBeCloseTo(642, 0);
    expect(first?.box.top).toBeGreaterThan(650);
    expect(second?.box.left).toBeGreaterThan(first?.box.right ?? Number.POSITIVE_INFINITY);
  });

  it('asks for a password, refuses a wrong one and takes the right one', async () => {
    const bytes = await encryptedPdf('hidden words', 'geheim');
    expect(faultOf(bytes)).toBe('passwordNeeded');
    expect(faultOf(bytes, 'wrong')).toBe('wrongPassword');
    expect(extractPages(pdfium, bytes, { password: 'geheim' }).pages[0]?.text).toBe('hidden words');
  });

  it('refuses what is no PDF', () => {
    expect(faultOf(new Uint8Array())).toBe('damaged');
    expect(faultOf(new TextEncoder().encode('# a text, not a PDF'))).toBe('damaged');
    expect(faultOf(Uint8Array.from({ length: 5000 }, (_, index) => (index * 131) % 256))).toBe('damaged');
  });

  it('refuses or reads a truncated file, but never fails otherwise', async () => {
    const bytes = await plainPdf(['one', 'two', 'three']);
    const faults = [0.2, 0.5, 0.9].map((part) => faultOf(bytes.slice(0, Math.floor(bytes.length * part))));
    expect(faults.every((fault) => fault === null || fault === 'damaged' || fault === 'noPages')).toBe(true);
    expect(faults).toContain('damaged');
  });

  it.runIf(hasTool('qpdf'))('writes an encrypted file anew without its encryption', async () => {
    const document = openPdf(pdfium, await encryptedPdf('hidden', 'geheim'), { password: 'geheim' });
    expect(document.encrypted).toBe(true);
    const rewritten = document.rewritten();
    document.close();
    expect(runOnFile('qpdf', ['--show-encryption'], rewritten)).toContain('not encrypted');
  });

  const files = corpusFiles();
  it.runIf(files.length > 0).each(files)('opens $name, or says why not', (file) => {
    const document = openPdf(pdfium, file.bytes());
    for (let index = 0; index < document.pageCount; index += 1) {
      expect(document.page(index).width).toBeGreaterThan(0);
    }
    document.close();
  });
});
