/** Columns that a sign takes whose width depends on the font: 2 in Japanese documents, 1 on many terminals. */
export type AmbiguousWidth = 1 | 2;

/** Columns of a character as typewriters and plain-text editors show it. */
export function widthOfCharacter(code: number, ambiguous: AmbiguousWidth): number {
  if (code < 0x80) return 1;
  if (code < 0x2e80) return isLatin(code) ? 1 : ambiguous;
  // Half-width kana and forms.
  return (code >= 0xff61 && code <= 0xffdc) || (code >= 0xffe8 && code <= 0xffee) ? 1 : 2;
}

function isLatin(code: number): boolean {
  return code < 0x250 && code !== 0xd7 && code !== 0xf7 && code !== 0xb1 && code !== 0xb0 && code !== 0xa7;
}

/** Columns of a text. */
export function displayWidth(text: string, ambiguous: AmbiguousWidth = 2): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character.codePointAt(0) ?? 0, ambiguous);
  return width;
}
