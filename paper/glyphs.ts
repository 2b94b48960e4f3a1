/** Which characters a set of fonts can draw. */
export interface Coverage {
  has(codePoint: number): boolean;
}

/** A character that cannot be drawn. `index` and `length` are UTF-16 offsets into the text it was found in. */
export interface MissingGlyph {
  readonly character: string;
  /** 「U+845B U+E0100」 */
  readonly codePoints: string;
  readonly index: number;
  readonly length: number;
}

/**
 * Characters of a text that the fonts cannot draw, in order, each with its place. A base character with a variation
 * selector (異体字) counts as one character: the fonts would silently draw the plain form, which for a name is wrong.
 */
export function missingGlyphs(text: string, coverage: Coverage): MissingGlyph[] {
  const missing: MissingGlyph[] = [];
  let index = 0;
  const characters = [...text];
  characters.forEach((character, position) => {
    const start = index;
    index += character.length;
    const codePoint = character.codePointAt(0) ?? 0;
    if (isSelector(codePoint)) return;
    const next = characters[position + 1] ?? '';
    const hasSelector = isSelector(next.codePointAt(0) ?? 0);
    if (!hasSelector && (needsNoGlyph(character) || coverage.has(codePoint))) return;
    const whole = hasSelector ? character + next : character;
    missing.push({ character: whole, codePoints: codePointsOf(whole), index: start, length: whole.length });
  });
  return missing;
}

/** Ideographic variation selectors, and those of standardised variants; not the two that choose emoji style. */
function isSelector(codePoint: number): boolean {
  return (codePoint >= 0xe0100 && codePoint <= 0xe01ef) || (codePoint >= 0xfe00 && codePoint <= 0xfe0d);
}

function needsNoGlyph(character: string): boolean {
  return /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]$/u.test(character);
}

function codePointsOf(text: string): string {
  return [...text]
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}
