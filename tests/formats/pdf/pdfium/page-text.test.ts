import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { linesOf, quadsOfRange } from '../../../../core/domain/pages/lines.ts';
import type { PageText } from '../../../../core/domain/pages/page-text.ts';
import type { Pdfium } from '../../../../formats/pdf/pdfium/pdfium.ts';
import { extractPages, openPdf } from '../../../../formats/pdf/pdfium/pdfium-document.ts';
import { crowdedPdf, encryptedPdf, plainPdf, turnedPdf } from '../fixtures.ts';
import { columnsPdf, mappedPdf } from '../japanese-fixtures.ts';
import { corpusFiles, readBytes, root, testPdfium } from '../support.ts';
import { paragraphText, viewerPdf } from '../viewer-fixtures.ts';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await testPdfium();
});

/** The text that an import stores for each page, beside the text with places that the viewer shows. */
function bothReadings(bytes: Uint8Array, password?: string): { stored: string; shown: PageText }[] {
  const options = password === undefined ? {} : { password };
  const { pages } = extractPages(pdfium, bytes, options);
  const document = openPdf(pdfium, bytes, options);
  const readings = pages.map(({ text }, index) => ({ stored: text, shown: document.pageText(index) }));
  document.close();
  return readings;
}

function expectOneText(bytes: Uint8Array, password?: string): PageText[] {
  return bothReadings(bytes, password).map(({ stored, shown }) => {
    expect(shown.text).toBe(stored);
    expect(shown.boxes.length).toBe(stored.length * 4);
    const printed = Array.from(stored).filter((character) => character.trim() !== '');
    if (printed.length > 0) {
      expect(quadsOfRange(shown, 0, stored.length).length).toBeGreaterThan(0);
    }
    return shown;
  });
}

describe('the text of a page with its places', () => {
  it('is the stored text: plain, turned, crowded and locked pages', async () => {
    expectOneText(await plainPdf(['first page', 'material 4-\npage 3']));
    expectOneText(await turnedPdf('turned', 90));
    expectOneText(await crowdedPdf());
    expectOneText(await encryptedPdf('hidden words', 'geheim'), 'geheim');
    for (const page of expectOneText(readBytes(path.join(root, 'sample/survey-report.pdf')))) {
      expect(
        linesOf(page)
          .map(({ from, to }) => page.text.slice(from, to))
          .join(''),
      ).toBe(page.text);
    }
  });

  const files = corpusFiles();
  it.runIf(files.length > 0).each(files)('is the stored text of $name', (file) => {
    const readings = expectOneText(file.bytes());
    expect(readings.length).toBeGreaterThan(0);
  });

  it('puts columns of vertical writing in order, with their places', async () => {
    const columns = ['地域福祉計画の素案について、', '委員の皆様の御意見を', '「一つ一つ」うかがいます。'];
    const [page] = expectOneText(await columnsPdf(columns));
    expect(page?.text).toBe(columns.join('\n'));
    if (page !== undefined) {
      const lines = linesOf(page);
      expect(lines.map(({ quad }) => quad?.axis)).toEqual(['y', 'y', 'y']);
      const lefts = lines.map(({ quad }) => quad?.left ?? 0);
      expect(lefts).toEqual(lefts.toSorted((a, b) => b - a));
      const [quad] = quadsOfRange(page, 2, 4);
      expect((quad?.top ?? 0) - (quad?.bottom ?? 0)).toBeCloseTo(2 * 16, 0);
    }
  });

  it('puts the lines of a page that is shown turned in order', async () => {
    const pages = expectOneText(await viewerPdf());
    const lines = pages[5]?.text.split('\n') ?? [];
    expect(lines[0]).toMatch(/^3\s+計画の進め方$/u);
    expect(lines.slice(1).join('')).toBe(paragraphText);
  });

  it('gives both units of a character outside the basic plane its place', async () => {
    const [page] = expectOneText(await mappedPdf('D842DFB7'));
    const at = page?.text.indexOf('𠮷') ?? -1;
    expect(at).toBe(1);
    expect(page?.boxes.slice(4, 8)).toEqual(page?.boxes.slice(8, 12));
    expect(page === undefined ? [] : quadsOfRange(page, 1, 3).length).toBe(1);
  });

  it('leaves out control characters and gives a ligature a place for every letter', async () => {
    const [control] = expectOneText(await mappedPdf('0003'));
    expect(control?.text).not.toContain('\u0003');
    const [ligature] = expectOneText(await mappedPdf('FB01'));
    expect(ligature?.text).toContain('福fi計');
  });
});
