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

/** The whole text of a page; one call instead of one per character. */
export function readText(pdfium: Pdfium, textPage: number): string {
  const { module } = pdfium;
  const count = module.FPDFText_CountChars(textPage);
  if (count <= 0) {
    return '';
  }
  // A character outside the basic plane takes two units, and the text ends with a zero.
  const capacity = (count + 1) * 2;
  const text = withMemory(pdfium, capacity * 2, (address) => {
    const written = module.FPDFText_GetText(textPage, 0, count, address);
    const units = new Uint16Array(pdfium.memory().buffer, address, Math.max(0, written - 1));
    return decodeUnits(units);
  });
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\u0000', '');
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
