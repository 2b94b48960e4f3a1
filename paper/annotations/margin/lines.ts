/** Characters that do not begin a line: they stay with the one before, even beyond its end. */
const hanging = /^[、。，．,.・：；:;）」』】〕》〉!?！？％%ー々)\]}]$/u;
/** Words and figures of half-width characters are not divided. */
const pieces = /[A-Za-z0-9.,/'’-]+|[\s\S]/gu;

/** Breaks a text at the width of a column, and at its own line ends. Widths are those of `measure`. */
export function breakIntoLines(text: string, width: number, measure: (piece: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const piece of piecesOf(paragraph, width, measure)) {
      const wide = measure(piece);
      if (line !== '' && used + wide > width && !hanging.test(piece)) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += piece;
      used += wide;
    }
    return [...lines, line];
  });
}

/** A word that is wider than the column is divided after all. */
function piecesOf(paragraph: string, width: number, measure: (piece: string) => number): string[] {
  return (paragraph.match(pieces) ?? []).flatMap((piece) =>
    piece.length > 1 && measure(piece) > width ? Array.from(piece) : [piece],
  );
}
