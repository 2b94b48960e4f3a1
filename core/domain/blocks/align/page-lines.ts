import type { Block, BlockOf, TextRange } from '../block.ts';
import { foldKey } from '../fold.ts';
import { sentencesOf } from './sentences.ts';

/** Text of a page that belongs together, in the order of reading. Ranges are offsets into the text of the page. */
export interface PagePiece {
  readonly block: number;
  readonly range: TextRange;
}

export interface PagePassage {
  /** One that runs over the end of a page has a piece on each. */
  readonly pieces: readonly PagePiece[];
  /** Ended by a short line only, so that the sentence may go on in the next one. */
  readonly open: boolean;
}

export interface PageText {
  /** Sentences and lines. */
  readonly passages: readonly PagePassage[];
  /** Heads, feet and page numbers, page by page. */
  readonly running: readonly PagePiece[];
}

interface Line {
  readonly block: number;
  readonly range: TextRange;
  readonly text: string;
  /** First or last of its page. */
  readonly edge: 'outer' | 'near' | null;
  readonly side: 'head' | 'foot';
}

type Page = BlockOf<'page'>;

/** Lines that far from the edge of a page may be its head or foot. */
const edgeLines = 2;
const pageNumber =
  /^[\s\-‐‑–—―−－~～/・|p.]*\d{1,4}(?:\s*[/／]\s*\d{1,4})?\s*(?:頁|ページ)?[\s\-‐‑–—―−－~～/・|]*$/iu;
const listMark =
  /^\s*(?:[・●○◎◆◇■□▶►▷※★☆✓•‣◦]|[(（]?[0-9０-９]{1,2}(?:[)）]|[.．](?![0-9０-９])|[ \u3000])|[①-⑳]|[(（][ア-ンa-z][)）]|第[0-9０-９]+)/u;
/** Columns, or two figures side by side: a row of a table. */
const tabular =
  /\S(?:[ \t]{2,}|\u3000{2,})\S|(?:^|[\s\u3000\t])[▲△\-−]?[\d０-９][\d０-９,，.．]*\S{0,3}[\s\u3000\t]+[▲△\-−]?[\d０-９]/u;

/**
 * Which lines at the edges of pages repeat from page to page, digits aside. Both versions are looked at together, so that a
 * line counts as the same thing in both.
 */
export function repeatedEdges(versions: readonly (readonly Block[])[]): ReadonlySet<string> {
  const repeated = new Set<string>();
  for (const blocks of versions) {
    const counts = new Map<string, number>();
    let pages = 0;
    for (const [index, block] of blocks.entries()) {
      if (block.kind !== 'page') continue;
      pages += 1;
      const keys = linesOf(block, index).flatMap((line) => (line.edge === null ? [] : [edgeKey(line)]));
      for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) {
      const least = key.startsWith('outer')
        ? Math.max(Math.min(3, pages), pages / 5)
        : Math.max(3, pages * 0.6);
      if (pages > 1 && count >= least) repeated.add(key);
    }
  }
  return repeated;
}

/** Pages read in one go: running lines set aside, lines of a paragraph joined over the ends of pages. */
export function pageText(
  pages: readonly { readonly block: Page; readonly index: number }[],
  repeated: ReadonlySet<string>,
): PageText {
  const running: PagePiece[] = [];
  const lines: Line[] = [];
  for (const { block, index } of pages) {
    for (const line of linesOf(block, index)) {
      const isRunning =
        (line.edge !== null && repeated.has(edgeKey(line))) ||
        (line.edge === 'outer' && pageNumber.test(line.text));
      if (isRunning) running.push({ block: line.block, range: line.range });
      else lines.push(line);
    }
  }
  const widths = lines.map((line) => printedWidth(line.text)).sort((a, b) => a - b);
  const fullWidth = widths[Math.floor(widths.length * 0.95)] ?? 0;
  return { passages: joined(lines, fullWidth), running };
}

function joined(lines: readonly Line[], fullWidth: number): PagePassage[] {
  const passages: PagePassage[] = [];
  let pieces: PagePiece[] = [];
  const close = (open: boolean): void => {
    if (pieces.length > 0) passages.push({ pieces, open });
    pieces = [];
  };
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const sentences = sentencesOf(line.text);
    sentences.forEach(([from, to], number) => {
      pieces.push({ block: line.block, range: [line.range[0] + from, line.range[0] + to] });
      if (number < sentences.length - 1) close(false);
    });
    const hangs = next === undefined ? 'ends' : hold(line.text, next.text, fullWidth);
    if (hangs !== 'goesOn') close(hangs === 'mayGoOn');
  });
  return passages;
}

const endOfSentence = /。[」』）)】]*\s*$/u;
/** A figure with its unit alone on a line: a cell of a row that came out cell by cell. */
const figureAlone = /^\s*[(（▲△+＋\-－−約]?[\d０-９][\d０-９,，.．]*[^\d０-９\s。、]{0,4}\s*$/u;
/** Lines of a column are at least this wide, in half-width columns, when they are broken at its edge. */
const narrow = 20;
const narrowest = 12;

/**
 * How a line holds on to the one below it. A line that was broken at the edge of its page or column is full, or about as
 * wide as the next one.
 */
function hold(text: string, next: string, fullWidth: number): 'goesOn' | 'mayGoOn' | 'ends' {
  if (endOfSentence.test(text) || tabular.test(text) || tabular.test(next) || listMark.test(next))
    return 'ends';
  if (figureAlone.test(next)) return 'mayGoOn';
  const width = printedWidth(text);
  const nextWidth = printedWidth(next);
  if (width >= fullWidth * 0.8 || (width >= narrow && width >= nextWidth - 4)) return 'goesOn';
  return width >= narrowest && width >= nextWidth - 8 ? 'mayGoOn' : 'ends';
}

function linesOf(page: Page, block: number): Line[] {
  const ranges: TextRange[] = [];
  let from = 0;
  for (const text of page.text.split('\n')) {
    if (text.trim() !== '') ranges.push([from, from + text.length]);
    from += text.length + 1;
  }
  return ranges.map((range, index): Line => {
    const distance = Math.min(index, ranges.length - 1 - index);
    const edge = distance === 0 ? 'outer' : distance < edgeLines ? 'near' : null;
    const side = index * 2 < ranges.length ? 'head' : 'foot';
    return { block, range, text: page.text.slice(...range), edge, side };
  });
}

/** A head is never a foot. */
function edgeKey(line: Line): string {
  return `${line.edge ?? ''} ${line.side} ${foldKey(line.text).replace(/\d+/gu, '0')}`;
}

/** In half-width columns. */
function printedWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < 0x1100 ? 1 : 2;
  return width;
}
