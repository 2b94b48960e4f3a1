import type { QuarterTurn } from '../../../core/domain/pages/page-frame.ts';
import type { PageText } from '../../../core/domain/pages/page-text.ts';
import { inReadingOrder, turnedBox } from '../../../core/domain/pages/reading-order.ts';
import { type Pdfium, withMemory } from './pdfium.ts';

export interface CharacterBox {
  /** One code point. */
  readonly character: string;
  /** PDF user space of the page: points from the lower left corner, before rotation. All zero for a made-up space. */
  readonly box: {
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
    readonly top: number;
  };
}

/** PDFium reports a hyphen at the end of a line, which it takes for a syllable break, as one of these. */
const hyphenMarks: ReadonlySet<number> = new Set([0x0002, 0xfffe]);
const hyphen = 0x002d;

/** The text of a page as PDFium has it: lines end with U+000D U+000A. One call instead of one per character. */
function rawText(pdfium: Pdfium, textPage: number): string {
  const { module } = pdfium;
  const count = module.FPDFText_CountChars(textPage);
  if (count <= 0) {
    return '';
  }
  // A character outside the basic plane takes two units, and the text ends with a zero.
  const capacity = (count + 1) * 2;
  return withMemory(pdfium, capacity * 2, (address) => {
    const written = module.FPDFText_GetText(textPage, 0, count, address);
    const units = new Uint16Array(pdfium.memory().buffer, address, Math.max(0, written - 1));
    return decodeUnits(units);
  });
}

function withPlainLineEnds(raw: string): string {
  return raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\u0000', '');
}

function decodeUnits(units: Uint16Array): string {
  const restored = Array.from(units, (unit) => (hyphenMarks.has(unit) ? hyphen : unit));
  const pieces: string[] = [];
  // String.fromCharCode takes a limited number of arguments.
  for (let start = 0; start < restored.length; start += 8192) {
    pieces.push(String.fromCharCode(...restored.slice(start, start + 8192)));
  }
  return pieces.join('');
}

/**
 * The whole text of a page: the `text` of `readPageText`, without the work for its boxes where the order of the text does
 * not hang on them.
 * @param rotation /Rotate of the page
 */
export function readText(pdfium: Pdfium, textPage: number, rotation: QuarterTurn): string {
  const raw = rawText(pdfium, textPage);
  return hasColumns(pdfium, textPage, raw, rotation)
    ? readPageText(pdfium, textPage, rotation).text
    : withPlainLineEnds(raw);
}

/** True when some line goes down the page as shown, judged by its first two printed characters. */
function hasColumns(pdfium: Pdfium, textPage: number, raw: string, rotation: QuarterTurn): boolean {
  const { module } = pdfium;
  return withMemory(pdfium, 16, (address) => {
    const firsts: { bottom: number; top: number }[] = [];
    let index = 0;
    for (const character of raw) {
      if (character === '\n') {
        firsts.length = 0;
      } else if (firsts.length < 2) {
        const box = looseBox(
          pdfium,
          textPage,
          module.FPDFText_GetCharIndexFromTextIndex(textPage, index),
          address,
        );
        if (box !== null) {
          const [, bottom, , top] = turnedBox(box.left, box.bottom, box.right, box.top, rotation);
          firsts.push({ bottom, top });
        }
        const [first, second] = firsts;
        if (first !== undefined && second !== undefined && middle(second) < first.bottom) {
          return true;
        }
      }
      index += 1;
    }
    return false;
  });
}

function middle({ bottom, top }: { bottom: number; top: number }): number {
  return (bottom + top) / 2;
}

/** Advance by line height of a character, so that neighbours touch; null for what has no area. Needs 16 bytes. */
function looseBox(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  address: number,
): { left: number; bottom: number; right: number; top: number } | null {
  const { module } = pdfium;
  if (index < 0 || module.FPDFText_IsGenerated(textPage, index) === 1) {
    return null;
  }
  if (!module.FPDFText_GetLooseCharBox(textPage, index, address)) {
    return null;
  }
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.memory().buffer, address, 4);
  const isBox =
    right > left && top > bottom && Number.isFinite(right - left) && Number.isFinite(top - bottom);
  return isBox ? { left, bottom, right, top } : null;
}

/** The text of a page with the box of every UTF-16 unit. @param rotation /Rotate of the page */
export function readPageText(pdfium: Pdfium, textPage: number, rotation: QuarterTurn): PageText {
  const raw = rawText(pdfium, textPage);
  const text = withPlainLineEnds(raw);
  const boxes = new Float32Array(text.length * 4);
  const places = placesOf(raw);
  const { module } = pdfium;
  withMemory(pdfium, 16, (address) => {
    const count = Math.max(0, module.FPDFText_CountChars(textPage));
    for (let index = 0; index < count; index += 1) {
      const place = places[module.FPDFText_GetTextIndexFromCharIndex(textPage, index)];
      const box = place === undefined ? null : looseBox(pdfium, textPage, index, address);
      if (place !== undefined && box !== null) {
        for (let offset = place.from; offset < place.to; offset += 1) {
          boxes.set([box.left, box.bottom, box.right, box.top], offset * 4);
        }
      }
    }
  });
  return inReadingOrder({ text, boxes }, rotation);
}

/** For each character of the raw text: the UTF-16 units that it takes in the text with plain line ends. */
function placesOf(raw: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  let from = 0;
  let at = 0;
  for (const character of raw) {
    at += character.length;
    const isDropped = character === '\u0000' || (character === '\r' && raw.charAt(at) === '\n');
    const to = isDropped ? from : from + character.length;
    places.push({ from, to });
    from = to;
  }
  return places;
}

/** Every character with its box, in content order, spaces that PDFium made up included. */
export function readCharacters(pdfium: Pdfium, textPage: number): CharacterBox[] {
  const { module } = pdfium;
  const count = Math.max(0, module.FPDFText_CountChars(textPage));
  return withMemory(pdfium, 32, (address) => {
    const characters: CharacterBox[] = [];
    for (let index = 0; index < count; index += 1) {
      const unicode = module.FPDFText_GetUnicode(textPage, index);
      if (unicode === 0) {
        continue;
      }
      const known = module.FPDFText_GetCharBox(
        textPage,
        index,
        address,
        address + 8,
        address + 16,
        address + 24,
      );
      const [left = 0, right = 0, bottom = 0, top = 0] = known
        ? new Float64Array(pdfium.memory().buffer, address, 4)
        : [];
      characters.push({
        character: hyphenMarks.has(unicode) ? '-' : String.fromCodePoint(unicode),
        box: { left, bottom, right, top },
      });
    }
    return characters;
  });
}
