import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import { fontFaceRules } from '../../../paper/fonts/faces.ts';
import { readSlices } from '../../../paper/fonts/fallback.ts';
import { type FontBook, openFontBook } from '../../../paper/fonts/font-book.ts';
import { missingGlyphs } from '../../../paper/glyphs.ts';
import { contents } from '../../fixtures/contents.ts';
import { copyFonts } from '../html/print-jobs.ts';

let folder: string;
let book: FontBook;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'shingi-fonts-'));
  book = await openFontBook(await copyFonts(folder));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('missingGlyphs', () => {
  const onlyBasic = { has: (codePoint: number) => codePoint < 0x10000 };

  it('gives the place of each character in UTF-16 units', () => {
    expect(missingGlyphs('委員𠮷田と𠮷川', onlyBasic)).toEqual([
      { character: '𠮷', codePoints: 'U+20BB7', index: 2, length: 2 },
      { character: '𠮷', codePoints: 'U+20BB7', index: 6, length: 2 },
    ]);
  });

  it('takes a kanji with a variation selector as one character that is missing', () => {
    expect(missingGlyphs('葛\u{e0100}城市', { has: () => true })).toEqual([
      { character: '葛\u{e0100}', codePoints: 'U+845B U+E0100', index: 0, length: 3 },
    ]);
  });

  it('asks for no glyph of spaces and controls', () => {
    expect(
      missingGlyphs('a\t\n\u200b\u3000b', { has: (codePoint) => codePoint > 0x40 && codePoint < 0x7f }),
    ).toEqual([]);
  });
});

describe('openFontBook', () => {
  it('finds every character of ordinary papers in the base fonts', async () => {
    const text = contents.flatMap((content) => toBlocks(content).map((block) => block.text)).join('\n');
    expect(await book.facesFor(text)).toEqual([]);
    expect(await book.missing(`${text}①⑳ⅠⅡⅢ㈱髙﨑○●◆■～「」`)).toEqual([]);
  });

  it('finds rare kanji in the fallback, in both weights', async () => {
    const faces = await book.facesFor('𠮷と槗');
    expect(faces.map((face) => face.weight).sort()).toEqual(expect.arrayContaining([400, 700]));
    expect(faces.every((face) => face.file.endsWith('.woff2') && face.family === 'Noto Sans JP')).toBe(true);
    expect(fontFaceRules('f/', faces)).toContain('unicode-range: U+20bb7');
    expect(await book.missing('𠮷と槗')).toEqual([]);
  });

  it('reports what no bundled font has', async () => {
    const missing = await book.missing('葛\u{e0100}と𓀀');
    expect(missing.map((glyph) => glyph.codePoints)).toEqual(['U+845B U+E0100', 'U+13000']);
  });

  it('rejects a folder without fonts', async () => {
    await expect(openFontBook(tmpdir())).rejects.toThrow();
  });
});

describe('readSlices', () => {
  it('reads files and ranges', () => {
    const css =
      '@font-face { src: url(./files/a.woff2) format("woff2"), url(./files/a.woff); unicode-range: U+20,U+30-39; }';
    expect(readSlices(css)).toEqual([
      {
        file: 'files/a.woff2',
        ranges: [
          [0x20, 0x20],
          [0x30, 0x39],
        ],
      },
    ]);
  });
});
