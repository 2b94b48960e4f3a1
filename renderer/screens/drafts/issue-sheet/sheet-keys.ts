import type { KeyboardEvent } from 'react';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { commandOfDraftKey, type RowAct } from '../editing/draft-keys.ts';
import { pathOfKey } from '../editing/path-key.ts';
import { fieldOf, isOneLine, neighbourOf, rowKeyOf, type TextField } from '../editing/places.ts';
import { placeOf, pressBackspace, pressDelete, pressEnter } from './enter-key.ts';
import type { SheetActs } from './sheet-acts.ts';

export interface KeyTools {
  readonly editor: Element;
  readonly acts: SheetActs;
  readonly act: (act: RowAct) => void;
  readonly step: (act: 'undo' | 'redo') => void;
  readonly save: () => void;
  readonly print: () => void;
}

/** A key pressed anywhere in the editor. Keys of an input method belong to it alone. */
export function pressKey(event: KeyboardEvent, tools: KeyTools): void {
  if (event.defaultPrevented || isComposingKey(event.nativeEvent)) {
    return;
  }
  const command = commandOfDraftKey(event);
  if (command !== null) {
    event.preventDefault();
    if (command === 'undo' || command === 'redo') tools.step(command);
    else if (command === 'save') tools.save();
    else if (command === 'print') tools.print();
    else tools.act(command);
    return;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === '.') {
    event.preventDefault();
    // The tools stand above the sheet, and show the choice where the caret's row has a mark.
    document.querySelector<HTMLElement>('[data-mark-choice]')?.focus();
    return;
  }
  const field = fieldOf(event.target);
  if (field === null || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const { editor, acts } = tools;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    pressEnter(editor, field, acts);
  } else if (event.shiftKey) {
    return;
  } else if (event.key === 'Backspace' && pressBackspace(editor, field, acts)) {
    event.preventDefault();
  } else if (event.key === 'Delete' && pressDelete(field, acts)) {
    event.preventDefault();
  } else if (
    (event.key === 'ArrowUp' || event.key === 'ArrowDown') &&
    goVertically(editor, field, event.key, acts)
  ) {
    event.preventDefault();
  }
}

/** The arrows leave a field at its first and last line: in a table to the same column, else to the field before or behind. */
function goVertically(
  editor: Element,
  field: TextField,
  key: 'ArrowUp' | 'ArrowDown',
  acts: SheetActs,
): boolean {
  const direction = key === 'ArrowUp' ? -1 : 1;
  const edge = direction === -1 ? 0 : field.value.length;
  const isAtEdge = field.selectionStart === edge && field.selectionEnd === edge;
  if (!isAtEdge && !isOneLine(field)) {
    return false;
  }
  const target =
    sameColumn(field, direction, acts) ?? neighbourOf(editor, edgeOfRow(field, direction), direction, false);
  if (target === null) {
    return false;
  }
  const at = direction === -1 ? target.value.length : 0;
  target.focus();
  target.setSelectionRange(at, at);
  target.scrollIntoView({ block: 'nearest' });
  return true;
}

/** In a table the first or last field of the row, so that an arrow leaves it; elsewhere the field itself. */
function edgeOfRow(field: TextField, direction: -1 | 1): TextField {
  const row = field.closest<HTMLElement>('tr[data-row]');
  const fields = [...(row?.querySelectorAll<TextField>('textarea[data-field]') ?? [])];
  return (direction === -1 ? fields[0] : fields.at(-1)) ?? field;
}

function sameColumn(field: TextField, direction: -1 | 1, acts: SheetActs): TextField | null {
  const row = field.closest<HTMLElement>('tr[data-row]');
  const rowKey = rowKeyOf(field);
  if (row === null || rowKey === null) {
    return null;
  }
  const name = pathOfKey(field.dataset['field'] ?? '').at(-1) ?? '';
  const column = field.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const selector =
    column === undefined ? `textarea[data-field$="/${name}"]` : `[data-column="${column}"] textarea`;
  const { count } = placeOf(acts.content(), rowKey);
  let other: Element | null = row;
  for (let passed = 0; passed < count; passed += 1) {
    other = direction === -1 ? (other?.previousElementSibling ?? null) : (other?.nextElementSibling ?? null);
    // Rows under a merged cell have none of their own in that column.
    const found = other?.querySelector<TextField>(selector);
    if (found !== null && found !== undefined) {
      return found;
    }
  }
  return null;
}
