import { enumerator } from '../blocks/to-blocks/parts.ts';
import { withValue } from '../materials/content-editing.ts';
import { type DraftPath, isObject, jsonOf, valueAt } from '../materials/draft-operation.ts';
import type { IssueSheetContent } from './issue-sheet-content.ts';

/*
 * The mark before a line. A pure mark (・ ○ ※) stands beside the text; a number belongs to it, as papers that are read keep
 * it: 「(1) 担い手を…」.
 */

/** Marks to choose from, in the order they are offered; the first of a numbering stands for it. */
export const lineMarks = [
  '',
  '・',
  '○',
  '●',
  '◎',
  '◇',
  '◆',
  '□',
  '■',
  '※',
  '＊',
  '－',
  '①',
  '(1)',
  '1.',
  '(ア)',
  'ア',
];

const kana = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ';
const pureMark = /^(?:[・･•●○〇◯◎◆◇■□▪▫▶▷★☆※＊*－]|[ア-ン](?=[\s\u3000．.、]))[\s\u3000．.、]*/u;

interface MarkedLine {
  readonly marker: string;
  readonly text: string;
}

/** The mark of a line, wherever it is kept; empty for a line without one. */
export function markOf({ marker, text }: MarkedLine): string {
  return marker === '' ? splitMark(text).mark : marker;
}

/** A mark or number at the start of a text, and what follows it. */
export function splitMark(text: string): { readonly mark: string; readonly rest: string } {
  const length = enumerator(text);
  if (length > 0) return { mark: text.slice(0, length).trim(), rest: text.slice(length) };
  const pure = /^(?:・・|○○|〇〇|◯◯)/u.test(text) ? '' : (pureMark.exec(text)?.[0] ?? '');
  return pure === '' || pure.length === text.length
    ? { mark: '', rest: text }
    : { mark: pure.charAt(0), rest: text.slice(pure.length) };
}

/** The line with another mark; empty takes it away. */
export function withMark<Line extends MarkedLine>(line: Line, mark: string): Line {
  const { rest } = splitMark(line.text);
  const text = line.marker === '' ? rest : line.text;
  return enumerator(`${mark} 文`) > 0
    ? { ...line, marker: '', text: `${mark} ${text}` }
    : { ...line, marker: mark, text };
}

/** The mark of the line that follows one with this mark: the next number, else the same. */
export function markAfter(mark: string): string {
  if (/^[①-⑲]$/u.test(mark)) return String.fromCodePoint((mark.codePointAt(0) ?? 0) + 1);
  const digits = /[0-9０-９]+/u.exec(mark)?.[0];
  if (digits !== undefined) {
    const next = String(Number(digits.normalize('NFKC')) + 1);
    const isWide = /[０-９]/u.test(digits);
    const wide = (text: string): string =>
      text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    return mark.replace(digits, isWide ? wide(next) : next);
  }
  const sign = /[ア-ホ]/u.exec(mark)?.[0] ?? '';
  const at = sign === '' ? -1 : kana.indexOf(sign);
  return at < 0 || at + 1 >= kana.length ? mark : mark.replace(sign, kana.charAt(at + 1));
}

/** True for a row that stands behind a mark: a line, or a policy. */
export function hasMark(content: IssueSheetContent, rowPath: DraftPath): boolean {
  return markedRow(content, rowPath) !== null;
}

/** The mark and the words of a row: a line's text, or a policy's name; null for a row without a mark. */
function markedRow(content: IssueSheetContent, rowPath: DraftPath) {
  const row = valueAt(jsonOf(content), rowPath);
  if (!isObject(row)) return null;
  const name = 'text' in row ? 'text' : 'policy';
  const { marker, [name]: text } = row;
  return typeof marker === 'string' && typeof text === 'string' ? { row, name, marker, text } : null;
}

/** The mark of the row at a path; empty for a row that has none. */
export function markAt(content: IssueSheetContent, rowPath: DraftPath): string {
  const found = markedRow(content, rowPath);
  return found === null ? '' : markOf(found);
}

/** Gives the row at a path another mark. */
export function withMarkAt(content: IssueSheetContent, rowPath: DraftPath, mark: string): IssueSheetContent {
  const found = markedRow(content, rowPath);
  if (found === null) return content;
  const { marker, text } = withMark({ marker: found.marker, text: found.text }, mark);
  return withValue(content, rowPath, jsonOf({ ...found.row, marker, [found.name]: text }));
}
