import type { PageLine } from '../../../../core/domain/pages/lines.ts';
import { offsetAt } from '../../../../core/domain/pages/offset-at.ts';
import { boxAt, type PageBox } from '../../../../core/domain/pages/page-text.ts';
import { sentenceAround } from '../../../../core/domain/pages/sentence-around.ts';
import type { PlacedText } from './page-overlay.ts';
import { wordAround } from './selection.ts';

export type CaretUnit = 'character' | 'word' | 'sentence' | 'line';
export type CaretDirection = 1 | -1;

/** Where a step of the cursor leads: an offset into the text of the page, or over its end or beginning. */
export type CaretStep = number | 'next-page' | 'page-before';

const letters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** The letter at an offset with its end; empty at the end of the text. */
export function letterAt(text: string, offset: number): string {
  const [letter] = letters.segment(text.slice(offset, offset + 32));
  return letter?.segment ?? '';
}

function letterBefore(text: string, offset: number): string {
  return [...letters.segment(text.slice(Math.max(0, offset - 32), offset))].at(-1)?.segment ?? '';
}

/** Index of the printed line that holds an offset. */
export function lineAt(lines: readonly PageLine[], offset: number): number {
  const index = lines.findIndex(({ to }) => offset < to);
  return index === -1 ? lines.length - 1 : index;
}

/** The stretch around an offset, without blanks at its ends. */
export function stretchAround(page: PlacedText, offset: number, unit: CaretUnit): readonly [number, number] {
  const { text } = page.text;
  switch (unit) {
    case 'character':
      return [offset, offset + letterAt(text, offset).length];
    case 'word':
      return wordAround(text, offset);
    case 'sentence':
      return sentenceAround(page.text, page.lines, offset);
    case 'line': {
      const line = page.lines[lineAt(page.lines, offset)];
      return line === undefined ? [offset, offset] : [line.from, line.to];
    }
  }
}

/** One step from a place of a page. Steps by line keep the place along the line, in horizontal and vertical writing. */
export function stepFrom(
  page: PlacedText,
  offset: number,
  unit: CaretUnit,
  direction: CaretDirection,
): CaretStep {
  const { text } = page.text;
  switch (unit) {
    case 'character':
      if (direction === 1) {
        return offset >= text.length ? 'next-page' : offset + letterAt(text, offset).length;
      }
      return offset <= 0 ? 'page-before' : offset - letterBefore(text, offset).length;
    case 'word':
    case 'sentence':
      return direction === 1 ? beginningAfter(page, offset, unit) : beginningBefore(page, offset, unit);
    case 'line': {
      const now = lineAt(page.lines, offset);
      const next = page.lines[now + direction];
      if (next === undefined) {
        return direction === 1 ? 'next-page' : 'page-before';
      }
      const point = beginningOf(page, offset);
      return (point === null ? null : offsetAt(page.text, [next], point)) ?? next.from;
    }
  }
}

function beginningAfter(page: PlacedText, offset: number, unit: 'word' | 'sentence'): CaretStep {
  const { text } = page.text;
  const [, to] = stretchAround(page, offset, unit);
  let at = Math.max(to, offset + 1);
  while (at < text.length && text.charAt(at).trim() === '') {
    at += 1;
  }
  return at >= text.length && offset >= text.length ? 'next-page' : Math.min(at, text.length);
}

function beginningBefore(page: PlacedText, offset: number, unit: 'word' | 'sentence'): CaretStep {
  const { text } = page.text;
  let at = offset;
  while (at > 0 && text.charAt(at - 1).trim() === '') {
    at -= 1;
  }
  if (at === 0) {
    return offset === 0 ? 'page-before' : 0;
  }
  const [from] = stretchAround(page, at - 1, unit);
  return Math.min(from, at - 1);
}

/** The box of the letter after an offset, or of the last one before it. */
export function caretBox(page: PlacedText, offset: number): PageBox | null {
  const { lines } = page;
  const line = lines[lineAt(lines, offset)];
  for (let at = offset; at < (line?.to ?? 0); at += 1) {
    const box = boxAt(page.text, at);
    if (box !== null) {
      return box;
    }
  }
  for (let at = offset - 1; at >= 0; at -= 1) {
    const box = boxAt(page.text, at);
    if (box !== null) {
      return box;
    }
  }
  return null;
}

/** A point in the first half of the letter after an offset: a click there means this offset. */
function beginningOf(page: PlacedText, offset: number): { x: number; y: number } | null {
  const box = caretBox(page, offset);
  const { lines } = page;
  const line = lines[lineAt(lines, offset)];
  if (box === null || line === undefined) {
    return null;
  }
  const middle = (one: PageBox) => ({ x: (one.left + one.right) / 2, y: (one.bottom + one.top) / 2 });
  const ends = [boxAt(page.text, line.from), boxAt(page.text, Math.max(line.from, line.to - 2))];
  const [first, last] = ends.map((end) => middle(end ?? box));
  const { x, y } = middle(box);
  return line.quad?.axis === 'y'
    ? { x, y: y + ((box.top - box.bottom) / 4) * ((last?.y ?? 0) > (first?.y ?? 0) ? -1 : 1) }
    : { x: x - ((box.right - box.left) / 4) * ((last?.x ?? 0) < (first?.x ?? 0) ? -1 : 1), y };
}

/** Whether the line at an offset runs across the page as it is shown, rather than down. */
export function runsAcross(page: PlacedText, offset: number, rotation: number): boolean {
  const axis = page.lines[lineAt(page.lines, offset)]?.quad?.axis ?? 'x';
  return (axis === 'x') === (rotation % 180 === 0);
}

/** What an arrow means where the text runs across or, in vertical writing, down. */
export function arrowStep(
  key: string,
  across: boolean,
  withControl: boolean,
): { readonly unit: CaretUnit; readonly direction: CaretDirection } | null {
  const arrows: Readonly<Record<string, readonly ['along' | 'lines', CaretDirection]>> = across
    ? {
        ArrowRight: ['along', 1],
        ArrowLeft: ['along', -1],
        ArrowDown: ['lines', 1],
        ArrowUp: ['lines', -1],
      }
    : {
        ArrowDown: ['along', 1],
        ArrowUp: ['along', -1],
        ArrowLeft: ['lines', 1],
        ArrowRight: ['lines', -1],
      };
  const found = arrows[key];
  if (found === undefined) {
    return null;
  }
  const [way, direction] = found;
  const unit = way === 'along' ? (withControl ? 'word' : 'character') : withControl ? 'sentence' : 'line';
  return { unit, direction };
}
