/**
 * Full-width letters, digits and brackets as half-width ones, the ideographic space as a space. The length stays the
 * same, so an offset into the result is an offset into the text.
 */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/gu, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** For comparing, never for showing: NFKC, no white space, one kind of dash, tilde and quotation mark. */
export function comparisonKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/[〜～∼]/gu, '~')
    .replace(/[『“”〝〟]/gu, '「')
    .replace(/』/gu, '」');
}

/** The text around a range, at most `width` characters on either side, for a quotation. */
export function around(text: string, from: number, to: number, width = 12): string {
  return text.slice(Math.max(0, from - width), Math.min(text.length, to + width)).trim();
}
