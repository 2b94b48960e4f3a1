import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { quadsOfRange } from '../../../../core/domain/pages/lines.ts';
import { frameOf, type PixelBox, type QuarterTurn } from '../../../../core/domain/pages/page-frame.ts';
import { PdfError } from '../../../../formats/pdf/pdf-error.ts';
import type { Pdfium } from '../../../../formats/pdf/pdfium/pdfium.ts';
import { type DrawnPage, ShownDocument } from '../../../../formats/pdf/pdfium/shown-document.ts';
import { encryptedPdf, plainPdf, turnedPdf } from '../fixtures.ts';
import { columnsPdf } from '../japanese-fixtures.ts';
import { corpusFiles, testPdfium } from '../support.ts';
import { scannedPdf, viewerPdf } from '../viewer-fixtures.ts';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await testPdfium();
});

function open(bytes: Uint8Array, password = ''): ShownDocument {
  const document = ShownDocument.open(pdfium, bytes, { password });
  onTestFinished(() => document.close());
  return document;
}

const turns = [0, 90, 180, 270] as const;

/** Part of the dark pixels of a drawing that lies inside the boxes, each a pixel wider on all sides. */
function inkInside({ width, height, pixels }: DrawnPage, boxes: readonly PixelBox[]): number {
  let inside = 0;
  let all = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((pixels[(y * width + x) * 4] ?? 255) < 128) {
        all += 1;
        const isIn = boxes.some(
          (box) =>
            x >= box.left - 1 &&
            x <= box.left + box.width + 1 &&
            y >= box.top - 1 &&
            y <= box.top + box.height + 1,
        );
        inside += isIn ? 1 : 0;
      }
    }
  }
  return all === 0 ? 0 : inside / all;
}

/** Boxes of a word in pixels of a drawing. */
function boxesOf(document: ShownDocument, word: string, scale: number, view: QuarterTurn): PixelBox[] {
  const page = document.text(0);
  const from = page.text.indexOf(word);
  const sheet = document.sheets[0];
  if (sheet === undefined || from < 0) {
    throw new Error(`${word} is on the page`);
  }
  const frame = frameOf(sheet, scale, view);
  return quadsOfRange(page, from, from + word.length).map((quad) => frame.boxToPixels(quad));
}

describe('a page as it is drawn', () => {
  it('is ink on white at the wanted size', async () => {
    const { width, height, pixels } = open(await plainPdf(['words'])).draw(0, {
      pixelsPerPoint: 1,
      view: 0,
      part: null,
    });
    expect([width, height]).toEqual([595, 842]);
    expect(pixels.length).toBe(width * height * 4);
    expect(Array.from(pixels.slice(0, 4))).toEqual([255, 255, 255, 255]);
    expect(pixels.filter((value, index) => index % 4 === 0 && value < 100).length).toBeGreaterThan(50);
  });

  it.each(turns.flatMap((angle) => turns.map((view) => [angle, view] as const)))(
    'has its ink where its words are said to be: page turned by %d, reader by %d',
    async (angle, view) => {
      const document = open(await turnedPdf('turned', angle));
      const drawn = document.draw(0, { pixelsPerPoint: 1.5, view, part: null });
      expect(inkInside(drawn, boxesOf(document, 'turned', 1.5, view))).toBe(1);
      expect(inkInside(drawn, boxesOf(document, 'tur', 1.5, view))).toBeLessThan(0.7);
    },
  );

  it('has its ink where its words are in vertical writing', async () => {
    const document = open(await columnsPdf(['地域福祉計画の素案', '委員の御意見']));
    const drawn = document.draw(0, { pixelsPerPoint: 2, view: 0, part: null });
    const { text } = document.text(0);
    expect(inkInside(drawn, boxesOf(document, text.split('\n')[0] ?? '', 2, 0))).toBeLessThan(0.7);
    const all = text.split('\n').flatMap((column) => boxesOf(document, column, 2, 0));
    expect(inkInside(drawn, all)).toBeGreaterThan(0.99);
  });

  it('is the same in part as as a whole', async () => {
    const document = open(await plainPdf(['words of a page']));
    const scale = 2;
    const whole = document.draw(0, { pixelsPerPoint: scale, view: 90, part: null });
    const part = { left: 300, top: 100, width: 400, height: 300 };
    const drawn = document.draw(0, { pixelsPerPoint: scale, view: 90, part });
    expect([drawn.width, drawn.height]).toEqual([400, 300]);
    let different = 0;
    for (let y = 0; y < part.height; y += 1) {
      for (let x = 0; x < part.width; x += 1) {
        const one = drawn.pixels[(y * part.width + x) * 4] ?? 0;
        const other = whole.pixels[((y + part.top) * whole.width + x + part.left) * 4] ?? 0;
        different += Math.abs(one - other) > 8 ? 1 : 0;
      }
    }
    expect(different).toBe(0);
  });

  it('shows what a scanner made, although it has no text', async () => {
    const document = open(await scannedPdf(1));
    expect(document.text(0).text).toBe('');
    const { pixels } = document.draw(0, { pixelsPerPoint: 0.5, view: 0, part: null });
    expect(pixels.filter((value, index) => index % 4 === 0 && value < 128).length).toBeGreaterThan(100);
  });

  it('is refused when there is no such page', async () => {
    const document = open(await plainPdf(['one']));
    expect(() => document.text(1)).toThrow(PdfError);
    expect(() => document.draw(7, { pixelsPerPoint: 1, view: 0, part: null })).toThrow(PdfError);
  });
});

describe('what a file says about itself', () => {
  it('is its outline with the places that the entries lead to', async () => {
    const outline = open(await viewerPdf()).outline();
    expect(outline.map(({ title }) => title)).toEqual(['第1章 計画のあらまし', '第2章 地域の現状']);
    expect(outline[0]?.children.map(({ title, target }) => [title, target])).toEqual([
      ['1 計画の目的', { kind: 'page', page: 3, left: 0, top: 762 }],
      ['2 計画の期間', { kind: 'page', page: 4, left: 0, top: 515 }],
      ['3 計画の進め方', { kind: 'page', page: 5, left: 0, top: 920 }],
    ]);
  });

  it('is what it calls its pages, and nothing when it only counts them', async () => {
    expect(
      open(await viewerPdf())
        .labels()
        ?.slice(0, 4),
    ).toEqual(['i', 'ii', '1', '2']);
    expect(open(await plainPdf(['one', 'two'])).labels()).toBeNull();
  });

  it('are the links of its pages, opened or not', async () => {
    const document = open(await viewerPdf());
    expect(document.links(1).map(({ target }) => target)).toEqual([
      { kind: 'page', page: 2, left: 60, top: 762 },
      { kind: 'address', address: 'https://example.invalid/plan' },
      { kind: 'address', address: 'http://example.invalid/old' },
      { kind: 'file', file: 'form.exe' },
    ]);
    expect(document.links(1)[0]?.boxes).toEqual([{ left: 70, bottom: 684, right: 300, top: 708 }]);
    expect(document.links(0)).toEqual([]);
  });

  it('are addresses that stand in its text', async () => {
    const [link] = open(await plainPdf(['see https://example.invalid/plan today'])).links(0);
    expect(link?.target).toEqual({ kind: 'address', address: 'https://example.invalid/plan' });
    expect(link?.boxes.length).toBe(1);
  });
});

describe('opening', () => {
  it('takes the right password and refuses others', async () => {
    const bytes = await encryptedPdf('hidden words', 'geheim');
    expect(() => ShownDocument.open(pdfium, bytes)).toThrow('passwordNeeded');
    expect(() => ShownDocument.open(pdfium, bytes, { password: 'wrong' })).toThrow('wrongPassword');
    expect(open(bytes, 'geheim').text(0).text).toBe('hidden words');
  });

  it('refuses what is no PDF', () => {
    expect(() => ShownDocument.open(pdfium, new TextEncoder().encode('no PDF'))).toThrow('damaged');
  });

  const files = corpusFiles();
  it.runIf(files.length > 0).each(files)('shows every page of $name', (file) => {
    const document = open(file.bytes());
    const drawn = document.sheets.map((_, index) => {
      document.links(index);
      return document.draw(index, { pixelsPerPoint: 0.3, view: 0, part: null }).width;
    });
    expect(drawn.every((width) => width > 0)).toBe(true);
    document.outline();
    document.labels();
  });
});
