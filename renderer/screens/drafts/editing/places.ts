import type { CaretTarget } from './editing-context.ts';

export type TextField = HTMLTextAreaElement;

/** The field that an event happened in. */
export function fieldOf(target: EventTarget | null): TextField | null {
  return target instanceof HTMLTextAreaElement && target.dataset['field'] !== undefined ? target : null;
}

/** Key of the innermost row around an element; null outside of every row. */
export function rowKeyOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null;
}

/** All fields of the editor in reading order; without those of printed words where only contents are wanted. */
export function fieldsIn(editor: Element, contentsOnly: boolean): TextField[] {
  const wanted = contentsOnly ? 'textarea[data-field]:not([data-label])' : 'textarea[data-field]';
  return [...editor.querySelectorAll<TextField>(wanted)];
}

/** The field before or behind another one. */
export function neighbourOf(
  editor: Element,
  field: Element,
  direction: -1 | 1,
  contentsOnly: boolean,
): TextField | null {
  const behind = direction === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const all = fieldsIn(editor, contentsOnly);
  const others = all.filter(
    (other) => other !== field && (field.compareDocumentPosition(other) & behind) !== 0,
  );
  return (direction === 1 ? others[0] : others.at(-1)) ?? null;
}

/**
 * Brings the whole field into sight, and its whole cell where its table is wider than the window: an engine is content with showing
 * the caret. One that is higher than the window stays as the caret has it.
 */
export function showWhole(field: TextField): void {
  const place = field.closest('td, th') ?? field;
  const area = field.closest('.scroll');
  const fits = area === null || place.getBoundingClientRect().height < area.clientHeight / 2;
  if (fits) {
    place.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

/** Puts the caret into a field, in sight. */
export function enter(field: TextField, caret: CaretTarget['caret']): void {
  field.focus();
  if (caret === 'all') {
    field.select();
  } else {
    const at = caret === 'end' ? field.value.length : Math.min(caret, field.value.length);
    field.setSelectionRange(at, at);
  }
  field.scrollIntoView({ block: 'nearest' });
}

function escaped(key: string): string {
  return CSS.escape(key);
}

/** Goes to a place; where it is gone, to the nearest place around it. @returns whether one was found */
export function goToPlace(editor: Element, { key, caret }: CaretTarget): boolean {
  const field = editor.querySelector<TextField>(`textarea[data-field="${escaped(key)}"]`);
  if (field !== null) {
    enter(field, caret);
    return true;
  }
  const row = editor.querySelector<HTMLElement>(`[data-row="${escaped(key)}"]`);
  const inRow = row === null ? undefined : (fieldsIn(row, true)[0] ?? fieldsIn(row, false)[0]);
  if (inRow !== undefined) {
    enter(inRow, caret);
    return true;
  }
  const act = editor.querySelector<HTMLElement>(`[data-list="${escaped(key)}"] button`);
  if (act !== null) {
    act.focus();
    return true;
  }
  // A whole row, a head or a label was exchanged: whatever stands inside the path, else around it.
  const inside = editor.querySelector<TextField>(`textarea[data-field^="${escaped(`${key}/`)}"]`);
  if (inside !== null) {
    enter(inside, caret);
    return true;
  }
  const at = key.lastIndexOf('/');
  return at > 0 && goToPlace(editor, { key: key.slice(0, at), caret });
}

/** True where the text of a field stands on one line of the page. */
export function isOneLine(field: TextField): boolean {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(field);
  const inner = field.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
  return inner < Number.parseFloat(lineHeight) * 1.6;
}
