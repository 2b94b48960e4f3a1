import type { KeyboardEvent } from 'react';

/** Acts on the row that holds the caret, from keys and from the buttons above the sheet. */
export type RowAct = 'add' | 'addOuter' | 'up' | 'down' | 'merge' | 'remove';

/** Which key means what in a paper that is written; `command` is Ctrl, on a Mac ⌘. */
export function commandOfDraftKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): RowAct | 'undo' | 'redo' | 'save' | 'print' | null {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey && !command) {
    return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null;
  }
  if (!command || event.altKey) {
    return null;
  }
  switch (key) {
    case 'z':
      return event.shiftKey ? 'redo' : 'undo';
    case 'y':
      return event.shiftKey ? null : 'redo';
    case 's':
      return 'save';
    case 'p':
      return 'print';
    case 'm':
      return event.shiftKey ? null : 'merge';
    case 'Enter':
      return event.shiftKey ? 'addOuter' : 'add';
    case 'Delete':
      return event.shiftKey ? 'remove' : null;
    default:
      return null;
  }
}
