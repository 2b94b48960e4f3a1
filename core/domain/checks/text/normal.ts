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
