import { type Folded, fold } from '../../core/domain/blocks/fold.ts';

/** How many characters on either side of a page break are looked at for a word that runs across it. */
const boundaryLength = 40;

/** Text of a block as search sees it. Cells of a row stay apart; on a PDF page a tab is only white space. */
export function foldBlock(kind: string, text: string): Folded {
  return fold(text, { keepTabs: kind !== 'page' });
}

function tail(folded: string): string {
  return Array.from(folded.slice(-2 * boundaryLength))
    .slice(-boundaryLength)
    .join('');
}

function head(folded: string): string {
  return Array.from(folded.slice(0, 2 * boundaryLength))
    .slice(0, boundaryLength)
    .join('');
}

/** The folded text around the break between two pages, and where in it the break is. */
export function foldBoundary(page: string, next: string): { folded: string; at: number } {
  const before = tail(foldBlock('page', page).folded);
  return { folded: before + head(foldBlock('page', next).folded), at: before.length };
}

/** Place of a word that begins on one page and ends on the next, counted from the break; null when there is none. */
export function crossing(
  boundary: { folded: string; at: number },
  word: string,
): { before: number; after: number } | null {
  for (let from = boundary.folded.indexOf(word); from >= 0; from = boundary.folded.indexOf(word, from + 1)) {
    const to = from + word.length;
    if (from < boundary.at && to > boundary.at) {
      return { before: boundary.at - from, after: to - boundary.at };
    }
  }
  return null;
}
