import type { PDFDocument, PDFFont, PDFRef } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { ShingiError } from '../../core/contract/errors.ts';
import type { StampFonts } from './packet.ts';

/** Six capitals that mark a font as a subset; readers take fonts without such a tag for whole ones. */
const subsetTag = 'SHINGI';
const figures = /^[0-9%]$/;

export type StampWeight = 'regular' | 'bold';

export interface StampLine {
  readonly text: string;
  readonly weight: StampWeight;
}

interface StampFace {
  readonly bytes: Uint8Array;
  readonly face: fontkit.Font;
}

interface StampFont {
  readonly resource: string;
  readonly font: PDFFont;
  /** What has been set, by its text: the same few words stand on every page. */
  readonly known: Map<string, TextRun>;
}

/** A stretch of text in one font. */
export interface TextRun {
  readonly resource: string;
  /** The glyphs as a PDF string. */
  readonly encoded: string;
  /** At size 1. */
  readonly width: number;
}

/** The fonts of the stamps in one document, each embedded as the subset of what is set in it. */
export class StampFontSet {
  readonly #faces: Readonly<Record<StampWeight, readonly StampFace[]>>;
  readonly #embedded = new Map<StampFace, StampFont>();

  private constructor(fonts: StampFonts) {
    const fallbacks = (fonts.fallbacks ?? []).map(openFace);
    this.#faces = {
      regular: [openFace(fonts.figures), openFace(fonts.regular), ...fallbacks],
      bold: [openFace(fonts.figuresBold), openFace(fonts.bold), ...fallbacks],
    };
  }

  /**
   * Embeds the fonts that these lines need; only these lines may then be set. `resourceName` begins the names that pages
   * know them by, and must be a name of its own for each set. Throws ShingiError
   * `character-without-font` {character, text} when no font has a character.
   */
  static async embed(
    document: PDFDocument,
    fonts: StampFonts,
    lines: Iterable<StampLine>,
    resourceName = 'ShingiStamp',
  ): Promise<StampFontSet> {
    document.registerFontkit(openedOnce);
    const set = new StampFontSet(fonts);
    for (const line of lines) {
      for (const { face } of set.#pieces(line)) {
        if (!set.#embedded.has(face)) {
          const font = await document.embedFont(face.bytes, {
            subset: true,
            customName: `${subsetTag}+${face.face.postscriptName}`,
          });
          const resource = `${resourceName}${set.#embedded.size + 1}`;
          set.#embedded.set(face, { resource, font, known: new Map() });
        }
      }
    }
    return set;
  }

  /** Resource names and references of the embedded fonts. */
  get resources(): ReadonlyMap<string, PDFRef> {
    return new Map([...this.#embedded.values()].map(({ resource, font }) => [resource, font.ref]));
  }

  /** Sets a line of text. */
  runs(line: StampLine): TextRun[] {
    return this.#pieces(line).map((piece) => {
      const embedded = this.#embedded.get(piece.face);
      if (!embedded) {
        throw new Error(`the font for ${piece.text} was not embedded`);
      }
      const { resource, font, known } = embedded;
      const run = known.get(piece.text) ?? {
        resource,
        encoded: font.encodeText(piece.text).toString(),
        width: font.widthOfTextAtSize(piece.text, 1),
      };
      known.set(piece.text, run);
      return run;
    });
  }

  #pieces({ text, weight }: StampLine): { readonly face: StampFace; readonly text: string }[] {
    const pieces: { face: StampFace; text: string }[] = [];
    for (const character of text.normalize('NFC')) {
      const face = faceFor(character, this.#faces[weight]);
      if (!face) {
        throw new ShingiError('character-without-font', { character, text });
      }
      const last = pieces.at(-1);
      if (last?.face === face) {
        last.text += character;
      } else {
        pieces.push({ face, text: character });
      }
    }
    return pieces;
  }
}

/** A character that no font has is printed as 〓, the printer's sign for a missing type. */
export function drawableText(fonts: StampFonts, text: string): string {
  const faces = [fonts.figures, fonts.regular, ...(fonts.fallbacks ?? [])].map(openFace);
  return Array.from(text.normalize('NFC'), (character) =>
    character === '\n' || faceFor(character, faces) !== undefined ? character : '〓',
  ).join('');
}

/** The first of the faces is for figures only. */
function faceFor(character: string, faces: readonly StampFace[]): StampFace | undefined {
  const [figureFace, ...textFaces] = faces;
  if (figures.test(character)) {
    return figureFace;
  }
  return textFaces.find(({ face }) => face.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

/** Fonts as opened, as long as whoever handed in their bytes keeps these: reading their tables takes long. */
const opened = new WeakMap<Uint8Array, fontkit.Font>();

/** The library opens the fonts that it embeds itself; it is given those that are open already. */
const openedOnce = { ...fontkit, create: openFont };

function openFont(bytes: Uint8Array): fontkit.Font {
  const known = opened.get(bytes);
  if (known) {
    return known;
  }
  const font = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!('postscriptName' in font)) {
    throw new TypeError('a font file with a single font is needed');
  }
  opened.set(bytes, font);
  return font;
}

function openFace(bytes: Uint8Array): StampFace {
  return { bytes, face: openFont(bytes) };
}
