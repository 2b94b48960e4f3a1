import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { create } from 'fontkit';
import { type Coverage, type MissingGlyph, missingGlyphs } from '../glyphs.ts';
import { baseFaces, type FontFace } from './faces.ts';
import { type FallbackSlice, fallbackFaces, readSlices } from './fallback.ts';

/** What the bundled fonts can draw, and which further files a text needs. */
export interface FontBook {
  /** Characters that neither the base fonts nor the fallback can draw. */
  missing(text: string): Promise<MissingGlyph[]>;
  /** Fallback faces for what the base fonts lack; empty for ordinary text. */
  facesFor(text: string): Promise<FontFace[]>;
}

const FALLBACK = 'noto-sans-jp';

/**
 * Reads the character tables of a folder of fonts: the files of `baseFaces`, and beside them `noto-sans-jp/400.css`,
 * `700.css` and `files/`. Rejects when a file is not there or is no font.
 */
export async function openFontBook(directory: string): Promise<FontBook> {
  // Figures come from a font of their own, but only those; what the text fonts of both weights have is drawable.
  const text = baseFaces.filter((face) => face.unicodeRange === null);
  const sets = await Promise.all(
    text.map(async (face) => charactersOf(await readFile(path.join(directory, face.file)))),
  );
  const base: Coverage = { has: (codePoint) => sets.every((set) => set.has(codePoint)) };
  const weights = [400, 700] as const;
  const slices = await Promise.all(
    weights.map(async (weight) =>
      readSlices(await readFile(path.join(directory, FALLBACK, `${weight}.css`), 'utf8')),
    ),
  );
  const characters = new Map<string, Promise<ReadonlySet<number>>>();
  const read = (file: string): Promise<ReadonlySet<number>> => {
    const known = characters.get(file) ?? readFile(path.join(directory, file)).then(charactersOf);
    characters.set(file, known);
    return known;
  };

  async function fallback(textToDraw: string): Promise<{ faces: FontFace[]; has: Set<number> }> {
    const wanted = missingGlyphs(textToDraw, base)
      .filter((glyph) => !glyph.codePoints.includes(' '))
      .map((glyph) => glyph.character.codePointAt(0) ?? 0);
    const faces = weights.flatMap((weight, index) =>
      fallbackFaces(slices[index] ?? ([] as FallbackSlice[]), weight, wanted, `${FALLBACK}/`),
    );
    const has = new Set<number>();
    for (const face of faces) {
      const available = await read(face.file);
      for (const codePoint of wanted) if (available.has(codePoint)) has.add(codePoint);
    }
    return { faces, has };
  }

  return {
    async missing(textToDraw) {
      const { has } = await fallback(textToDraw);
      return missingGlyphs(textToDraw, { has: (codePoint) => base.has(codePoint) || has.has(codePoint) });
    },
    async facesFor(textToDraw) {
      return (await fallback(textToDraw)).faces;
    },
  };
}

function charactersOf(bytes: Uint8Array): ReadonlySet<number> {
  const font = create(Buffer.from(bytes));
  if (!('characterSet' in font)) throw new Error('a collection of fonts cannot be used as a font');
  return new Set(font.characterSet);
}
