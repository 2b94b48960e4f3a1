import { type AmbiguousWidth, widthOfCharacter } from './display-width.ts';

/** Text between two gaps of a line. */
export interface Segment {
  readonly text: string;
  /** Display columns: the first, and the one behind the last. */
  readonly start: number;
  readonly end: number;
  /** Where its text stands in the line. */
  readonly from: number;
  readonly to: number;
}

/** Longer lines are no rows: their cells would be paragraphs. */
const longestRow = 2000;
const mostSegments = 60;

/** True for a line with a gap behind its first word: a full-width space, or two half-width ones. */
export function hasGap(line: string): boolean {
  if (line.length > longestRow) return false;
  let isBehindWord = false;
  let gap = 0;
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charCodeAt(at);
    if (unit === 0x20 || unit === 0x3000) gap += unit === 0x20 ? 1 : 2;
    else {
      if (isBehindWord && gap > 1) return true;
      isBehindWord = true;
      gap = 0;
    }
  }
  return false;
}

/**
 * The segments of a line. Letters that are spread over a cell, each a full-width space from the next (「氏　名」), are one.
 * @returns none for a line that is too long or has too many gaps
 */
export function segmentsOf(line: string, ambiguous: AmbiguousWidth): Segment[] {
  return spreadJoined(wordsOf(line, ambiguous), line);
}

/** As segmentsOf, with letters that are spread left apart. */
export function wordsOf(line: string, ambiguous: AmbiguousWidth): Segment[] {
  if (line.length > longestRow) return [];
  const found: Segment[] = [];
  let column = 0;
  let index = 0;
  let open: { from: number; start: number } | null = null;
  let to = 0;
  let end = 0;
  let gap = '';
  for (const character of line) {
    if (character === ' ' || character === '\u3000') {
      gap += character;
    } else {
      if (open !== null && isGap(gap)) {
        found.push({ ...open, text: line.slice(open.from, to), to, end });
        open = null;
      }
      open ??= { from: index, start: column };
      gap = '';
      to = index + character.length;
      end = column + widthOfCharacter(character.codePointAt(0) ?? 0, ambiguous);
    }
    column += widthOfCharacter(character.codePointAt(0) ?? 0, ambiguous);
    index += character.length;
    if (found.length > mostSegments) return [];
  }
  if (open !== null) found.push({ ...open, text: line.slice(open.from, to), to, end });
  return found;
}

function isGap(white: string): boolean {
  return white.length > 1 || white === '\u3000';
}

function spreadJoined(segments: readonly Segment[], line: string): Segment[] {
  const found: Segment[] = [];
  let isSpread = false;
  for (const segment of segments) {
    const before = found.at(-1);
    const isLetter = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(segment.text);
    if (before !== undefined && isLetter && isSpread && line.slice(before.to, segment.from) === '\u3000') {
      found[found.length - 1] = joinedSegments(before, segment, line);
    } else {
      found.push(segment);
      isSpread = isLetter;
    }
  }
  return found;
}

/** Two segments and what stands between them as one. */
export function joinedSegments(first: Segment, last: Segment, line: string): Segment {
  return { ...first, text: line.slice(first.from, last.to), to: last.to, end: last.end };
}
