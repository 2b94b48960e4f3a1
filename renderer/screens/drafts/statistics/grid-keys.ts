import type { KeyboardEvent } from 'react';
import type { Direction } from './grid-state.ts';

/** Acts on the rows and columns of the selection, from keys and from the buttons above. */
export type GridAct =
  | 'addRow'
  | 'addPeriod'
  | 'rowUp'
  | 'rowDown'
  | 'periodLeft'
  | 'periodRight'
  | 'removeRows'
  | 'removePeriods'
  | 'provisional'
  | 'undecidedPeriod'
  | 'dash'
  | 'undecided'
  | 'blank';

/** What a key means in a cell. */
export type GridKey =
  | { readonly kind: 'move'; readonly direction: Direction; readonly extend: boolean; readonly far: boolean }
  | { readonly kind: 'order'; readonly step: 1 | -1 }
  | { readonly kind: 'line'; readonly step: 1 | -1 }
  | {
      readonly kind: 'edge';
      readonly side: 'start' | 'end';
      readonly whole: boolean;
      readonly extend: boolean;
    }
  | { readonly kind: 'edit' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'all' }
  | { readonly kind: 'act'; readonly act: GridAct };

/**
 * `ready`: keys go to the grid, and typing replaces the cell. `typing`: begun by typing, arrows still leave the cell.
 * `editing`: begun by F2 or a click into the text, arrows move the caret.
 */
export type CellMode = 'ready' | 'typing' | 'editing';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Null where the key belongs to the text of the cell, to the window, or to nobody. */
export function gridKeyOf(event: Press, mode: CellMode): GridKey | null {
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) return altKey(event, command);
  if (command) return commandKey(event, mode);
  const direction = directions[event.key];
  if (direction !== undefined) {
    const inText = mode === 'editing' && (direction === 'left' || direction === 'right');
    return inText
      ? null
      : { kind: 'move', direction, extend: event.shiftKey && mode === 'ready', far: false };
  }
  switch (event.key) {
    case 'Tab':
      return { kind: 'order', step: event.shiftKey ? -1 : 1 };
    case 'Enter':
      return { kind: 'line', step: event.shiftKey ? -1 : 1 };
    case 'F2':
      return { kind: 'edit' };
    case 'Escape':
      return { kind: 'leave' };
    case 'Delete':
    case 'Backspace':
      return mode === 'ready' ? { kind: 'clear' } : null;
    case 'Home':
    case 'End':
      return mode === 'ready'
        ? { kind: 'edge', side: event.key === 'Home' ? 'start' : 'end', whole: false, extend: event.shiftKey }
        : null;
    default:
      return null;
  }
}

function altKey(event: Press, command: boolean): GridKey | null {
  if (command) return null;
  if (event.key === 'ArrowUp' && !event.shiftKey) return { kind: 'act', act: 'rowUp' };
  if (event.key === 'ArrowDown' && !event.shiftKey) return { kind: 'act', act: 'rowDown' };
  // Without Shift these two go back and forward in the window.
  if (event.key === 'ArrowLeft' && event.shiftKey) return { kind: 'act', act: 'periodLeft' };
  if (event.key === 'ArrowRight' && event.shiftKey) return { kind: 'act', act: 'periodRight' };
  return null;
}

function commandKey(event: Press, mode: CellMode): GridKey | null {
  const direction = directions[event.key];
  if (direction !== undefined) {
    return mode === 'ready' ? { kind: 'move', direction, extend: event.shiftKey, far: true } : null;
  }
  switch (event.key) {
    case 'Home':
    case 'End':
      return mode === 'ready'
        ? { kind: 'edge', side: event.key === 'Home' ? 'start' : 'end', whole: true, extend: event.shiftKey }
        : null;
    case 'Enter':
      return { kind: 'act', act: event.shiftKey ? 'addPeriod' : 'addRow' };
    case 'Delete':
      return event.shiftKey ? { kind: 'act', act: 'removeRows' } : null;
    case 'a':
    case 'A':
      return mode === 'ready' ? { kind: 'all' } : null;
    default:
      return null;
  }
}
