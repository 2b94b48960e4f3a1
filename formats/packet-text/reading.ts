import type { NewId } from '../../core/domain/ids.ts';
import type { Element, TextElement, Warn } from './elements.ts';
import type { Row } from './table.ts';

/** What every recogniser is handed: ids to give, and where to report what it found odd. */
export interface Reading {
  readonly newId: NewId;
  readonly warn: Warn;
  /** Reports a line that is kept although nothing in the field's forms has a place for it. */
  readonly notUnderstood: (line: number, text: string) => void;
}

/** A line of text as printed, with its bullet. */
export function printedText(element: TextElement): string {
  return element.marker + element.text;
}

/** A text of its own with an id, the shape that notes have in every content. */
export interface Note {
  readonly id: string;
  readonly text: string;
}

/** What no recogniser claims of an element, as texts with their lines. Nothing of it is left out. */
export function leftOver(element: Element): { readonly line: number; readonly text: string }[] {
  switch (element.type) {
    case 'text':
      return [{ line: element.line, text: printedText(element) }];
    case 'figure':
      return [{ line: element.line, text: element.text }];
    case 'table':
      return element.table.rows.flatMap(leftOverRow);
  }
}

export function leftOverRow(row: Row): { readonly line: number; readonly text: string }[] {
  const text = row.cells
    .map((cell) => cell.text)
    .filter((one) => one !== '')
    .join('　');
  return text === '' ? [] : [{ line: row.line, text }];
}

/** Keeps elements as notes and reports each line that is no ordinary note (※, 注). */
export function notesOf(elements: readonly Element[], reading: Reading): Note[] {
  return elements.flatMap(leftOver).map(({ line, text }) => {
    if (!isNote(text)) reportLeftOver(reading, line, text);
    return { id: reading.newId(), text };
  });
}

export function reportLeftOver(reading: Reading, line: number, text: string): void {
  reading.warn(line, 'textNotUnderstood', { text: shortened(text) });
  reading.notUnderstood(line, text);
}

/** 「※…」, 「注）…」, 「(注1) …」 */
export function isNote(text: string): boolean {
  return /^(?:[※＊*]|[（(［[〔]?注(?:釈|記|意)?\s*[0-9０-９]{0,2}\s*[)）\]］〕:：.．、\s]|備考[:：])/u.test(
    text,
  );
}

/** The beginning of a text, for a message. */
export function shortened(text: string, longest = 40): string {
  const flat = text
    .slice(0, longest * 2)
    .replace(/\s+/gu, ' ')
    .trim();
  return flat.length > longest ? `${flat.slice(0, longest)}…` : flat;
}
