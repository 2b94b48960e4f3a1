import { ideographOfRadical } from '../blocks/radicals.ts';
import { linesOf, type PageLine } from './lines.ts';
import { boxAt, type PageQuad, type PageText } from './page-text.ts';

/** Gaps in multiples of the size of the characters beside them. A smaller one was made by the layout. */
const smallestSpace = 0.6;
/** A line that ends this much before the others of its paragraph ends the paragraph. */
const shortBy = 2.2;
/** Neighbouring lines of a paragraph begin at most this far apart: its first line is set in. */
const widestIndent = 2.4;
/** Lines of a paragraph are at most this far apart, measured from line to line. */
const widestPitch = 2.6;
/** Lines of one column begin at most this far apart. */
const widestColumnStart = 4;
/** Lines shorter than this are entries of a list rather than text that was broken. */
const shortestMeasure = 8;
/** A line this long was broken even if it is the only one. */
const longEnough = 12;
/** Without places: shorter lines end where the author ended them. */
const shortestBrokenLine = 15;
const sameSize = 1.2;

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u;
const endsSentence = /[。．！？：」』）】〉》]$/u;
const endsAlways = /[。！？]$/u;
/** A line that ends so goes on, however short it is; 「計画とは」 may be a heading. */
const goesOn = /(?:[、，をがのにへ]|[^と]は)$/u;
/** How an item, a note or a new paragraph begins. */
const beginsAnew =
  /^(?:[\s\u3000]|[・○●◎◇◆□■△▲▽▼※★☆→➡▶•‣–—＊*]|[①-⑳⑴-⒇㈠-㈩ⅰ-ⅹⅠ-Ⅹ]|[(（][\p{N}\p{Script=Katakana}\p{Script=Hiragana}a-zA-Z]{1,3}[)）]|\p{N}{1,3}[.．、)）\s\u3000]|第[\p{N}一二三四五六七八九十]+[章節条項回])/u;
const radical = /[\u2e80-\u2fdf]/gu;

interface Piece {
  readonly text: string;
  readonly line: PageLine;
}

/**
 * A stretch of a page's text as a person would type it: sentences without the line ends and spaces that come from the
 * layout, paragraphs and items on lines of their own, kanji instead of look-alike radicals.
 * @param page the page with its places, or with no boxes where only its text is known
 * @param from @param to UTF-16 offsets into the text, [from, to)
 */
export function copiedText(
  page: PageText,
  from: number,
  to: number,
  lines: readonly PageLine[] = linesOf(page),
): string {
  const pieces: Piece[] = [];
  for (const line of lines) {
    const start = Math.max(from, line.from);
    const end = Math.min(to, line.to);
    if (end > start) {
      const text = withoutLayoutSpaces(page, start, end);
      if (text !== '') {
        pieces.push({ text, line });
      }
    }
  }
  let copied = '';
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    copied += before === undefined ? piece.text : between(page, before, piece, lines) + piece.text;
  }
  return copied.replace(radical, (sign) => ideographOfRadical.get(sign) ?? sign);
}

function isWide(character: string): boolean {
  return wide.test(character);
}

/** The text of a stretch inside one line: spaces only where words or columns are apart. */
function withoutLayoutSpaces(page: PageText, from: number, to: number): string {
  const source = page.text.slice(from, to).replace(/[\n\r]+$/u, '');
  let result = '';
  const spaces = /[ \t\u00a0\u2000-\u200b]+/gu;
  let at = 0;
  for (const found of source.matchAll(spaces)) {
    const before = source.charAt(found.index - 1);
    const after = source.charAt(found.index + found[0].length);
    result += source.slice(at, found.index);
    at = found.index + found[0].length;
    if (before !== '' && after !== '' && isRealSpace(page, from + found.index, from + at, before, after)) {
      result += ' ';
    }
  }
  return result + source.slice(at);
}

/** Between two letters a space is a space. Beside kana and kanji it is one only where the gap is wide. */
function isRealSpace(page: PageText, from: number, to: number, before: string, after: string): boolean {
  if (!isWide(before) && !isWide(after)) {
    return true;
  }
  const left = boxAt(page, from - 1);
  const right = boxAt(page, to);
  if (left === null || right === null) {
    return false;
  }
  const size = Math.min(sizeOf(left, 'x'), sizeOf(right, 'x'));
  const across = Math.max(right.left - left.right, left.left - right.right);
  const along = Math.max(right.bottom - left.top, left.bottom - right.top);
  return Math.max(across, along) >= smallestSpace * size;
}

function sizeOf(box: { left: number; bottom: number; right: number; top: number }, axis: 'x' | 'y'): number {
  return Math.max(0.1, axis === 'x' ? box.top - box.bottom : box.right - box.left);
}

/** True when the text of a line goes on in the next one: the layout broke it, not the author. */
export function goesOnAfter(page: PageText, lines: readonly PageLine[], index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  const piece = (own: PageLine): Piece => ({ text: withoutLayoutSpaces(page, own.from, own.to), line: own });
  return line !== undefined && next !== undefined && isBroken(page, piece(line), piece(next), lines);
}

/** What stands between two printed lines when they are written as text. */
function between(page: PageText, before: Piece, after: Piece, lines: readonly PageLine[]): '' | ' ' | '\n' {
  if (!isBroken(page, before, after, lines)) {
    return '\n';
  }
  const last = before.text.at(-1) ?? '';
  const first = after.text.at(0) ?? '';
  return isWide(last) || isWide(first) || last === '-' ? '' : ' ';
}

/** True when the layout broke the line, not the author. */
function isBroken(page: PageText, before: Piece, after: Piece, lines: readonly PageLine[]): boolean {
  if (beginsAnew.test(after.text)) {
    return false;
  }
  const here = before.line.quad;
  const there = after.line.quad;
  if (here === null || there === null) {
    return before.text.length >= shortestBrokenLine && !endsSentence.test(before.text);
  }
  const size = sizeOf(here, here.axis);
  const ratio = size / sizeOf(there, there.axis);
  if (here.axis !== there.axis || !belongTogether(here, there)) {
    // Upright figures in a column, and columns that go on at the top of the next one.
    return here.axis !== there.axis && size < 40 && !endsAlways.test(before.text);
  }
  if (ratio > sameSize || ratio < 1 / sameSize) {
    return false;
  }
  return goesOn.test(before.text) || endsAtTheEdge(page, here, lines);
}

/**
 * True when a line reaches as far as the others of its column do. A single long line says little about where the column
 * ends: it must be long, or one of several that go on.
 */
function endsAtTheEdge(page: PageText, quad: PageQuad, lines: readonly PageLine[]): boolean {
  const size = sizeOf(quad, quad.axis);
  const column = lines.flatMap((other, index) => {
    const own = other.quad;
    const isAlike =
      own !== null &&
      own.axis === quad.axis &&
      Math.max(size / sizeOf(own, own.axis), sizeOf(own, own.axis) / size) <= sameSize &&
      Math.abs(startOf(own) - startOf(quad)) <= widestColumnStart * size;
    return isAlike ? [{ own, next: lines[index + 1] }] : [];
  });
  const edge = Math.max(...column.map(({ own }) => endOf(own)));
  const isAtEdge = (own: PageQuad): boolean => edge - endOf(own) <= shortBy * size;
  if (!isAtEdge(quad)) {
    return false;
  }
  const goingOn = column.filter(
    ({ own, next }) =>
      isAtEdge(own) && next !== undefined && !beginsAnew.test(page.text.slice(next.from, next.to)),
  );
  const length = endOf(quad) - startOf(quad);
  return length >= longEnough * size || (goingOn.length > 1 && length >= shortestMeasure * size);
}

/** Where a line begins and ends along its own direction, larger being further on. */
function startOf(quad: PageQuad | null): number {
  return quad === null ? 0 : quad.axis === 'x' ? quad.left : -quad.top;
}
function endOf(quad: PageQuad | null): number {
  return quad === null ? 0 : quad.axis === 'x' ? quad.right : -quad.bottom;
}

/** True for lines one below (in columns: beside) the other that begin at about the same place. */
function belongTogether(one: PageQuad, other: PageQuad): boolean {
  const size = Math.max(sizeOf(one, one.axis), sizeOf(other, other.axis));
  const middle = (quad: PageQuad): number =>
    quad.axis === 'x' ? (quad.bottom + quad.top) / 2 : (quad.left + quad.right) / 2;
  return (
    Math.abs(startOf(one) - startOf(other)) <= widestIndent * size &&
    Math.abs(middle(one) - middle(other)) <= widestPitch * size
  );
}
