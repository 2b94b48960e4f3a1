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

/** The sentences of a text, or of the cells of a row; `offset` is where each begins, in UTF-16 units. */
export function sentencesOf(text: string): { sentence: string; offset: number }[] {
  let offset = 0;
  return text.split(/(?<=[。\t])/u).map((sentence) => {
    const start = offset;
    offset += sentence.length;
    return { sentence, offset: start };
  });
}

const clauseMarks = ['、', '。', '\t', '\n'];

/** Where the clause begins that a place of a text lies in. */
export function clauseStart(text: string, at: number): number {
  return at === 0 ? 0 : Math.max(...clauseMarks.map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
}

/** A figure of running text as a person would quote it: its clause, up to the next figure. */
export function clauseAround(text: string, from: number, to: number): string {
  const behind = /^[^、。（(\t\n\d]*/u.exec(text.slice(to))?.[0] ?? '';
  return text.slice(clauseStart(text, from), to + behind.length).trim();
}
